"""The words of what is not public: embargoed, withdrawn and hidden documents, stubs, penalties that were overturned.

条例 第十四条至第十六条, 行政处罚法 第四十八条.
"""

from collections.abc import Iterator
from pathlib import Path

from portal.model.leaves import texts_of
from portal.model.overturned import as_shown, overturned_of, taken_back
from portal.model.source import SourceDocument, SourceStub, SourceTree, index_no
from portal.model.visibility import Visibility, has_public_title, visibility
from portal.model.withheld import Withheld
from portal.runs import telling_runs

_TITLE_LINE = ("title", "type", "column", "issuer")
_CODES = ("decision_no", "credit_code")
_PROGRAM_TEXTS = frozenset({".py", ".html", ".xml", ".js", ".yaml"})


def withheld_of(tree: SourceTree) -> Withheld:
    """What may not be found in the site at the tree's moment, unless ``public_texts`` say it as well."""
    words: dict[str, str] = {}
    numbers: dict[str, str] = {}
    files: dict[str, str] = {}
    shown: set[str] = set()
    for document in tree.documents:
        state = visibility(document, tree.as_of)
        if state is not Visibility.PUBLIC:
            words.update((run, document.path) for text in _texts_of_document(document) for run in telling_runs(text))
            own = {document.entry.text("doc_no"), index_no(document, tree.settings)}
            own |= {document.number} if state is not Visibility.WITHDRAWN else set()  # whose page says so
            numbers.update(dict.fromkeys(own - {""}, document.path))
            digests = (digest for file in document.files for digest in (file.sha256, file.public_sha256))
            files.update(dict.fromkeys(digests, document.path))
        for decision in overturned_of(document):
            texts = texts_of(tuple(taken_back(decision).values()))
            words.update((run, document.path) for text in texts for run in telling_runs(text))
            codes = {decision.text(name) for name in _CODES}
            numbers.update(dict.fromkeys(codes - {""}, document.path))
        for file in document.files if state is Visibility.PUBLIC else ():
            shown.update((file.sha256, file.public_sha256))
    for stub in tree.stubs:
        words.update((run, stub.entry.path) for text in _texts_of_stub(stub) for run in telling_runs(text))
        own = {stub.number, stub.entry.text("doc_no"), stub.entry.text("index_no")}
        numbers.update(dict.fromkeys(own - {""}, stub.entry.path))
    return Withheld(words, numbers, {digest: path for digest, path in files.items() if digest not in shown})


def public_texts(tree: SourceTree, program: tuple[Path, ...]) -> Iterator[str]:
    """All that the site may say: by public documents, the bureau's tables, and the folders of the program."""
    for document in tree.documents:
        state = visibility(document, tree.as_of)
        if state is Visibility.PUBLIC:
            yield from _texts_of_document(as_shown(document))
        elif state is Visibility.WITHDRAWN and (withdrawal := document.entry.entry("withdrawn")) is not None:
            yield withdrawal.text("reason")
    for stub in tree.stubs:
        if has_public_title(stub):
            yield from (stub.entry.text(name) for name in _TITLE_LINE)
    yield from texts_of((*tree.columns, *tree.negative_list, *((tree.bureau,) if tree.bureau else ())))
    yield from (repr(tree.settings), repr(tree.forms))
    for folder in program:
        yield from (file.read_text("utf-8") for file in folder.rglob("*") if file.suffix in _PROGRAM_TEXTS)


def _texts_of_document(document: SourceDocument) -> Iterator[str]:
    yield from texts_of(tuple(value for name, value in document.entry.values.items() if name != "withdrawn"))
    yield document.body
    for file in document.files:
        yield file.name
        yield from (passage.text for passage in file.passages)


def _texts_of_stub(stub: SourceStub) -> Iterator[str]:
    shown = frozenset(_TITLE_LINE) if has_public_title(stub) else frozenset()
    yield from texts_of(tuple(value for name, value in stub.entry.values.items() if name not in shown))
