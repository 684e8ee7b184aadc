"""The documents of a site as a reviewer needs them: what would be public, what the scan finds, who reviewed them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from portal.checks.personal_data import personal_data, waived_finds
from portal.digest import document_digest
from portal.load.tree import load_tree
from portal.model.settings import ReviewStep
from portal.model.source import Entry, SourceDocument, SourceFile, SourcePassage, SourceTree
from portal.problems import Problem, has_errors, reject_if_any
from portal.schema.fields import REVIEWERS

_PROPERTIES = "文件属性"


@dataclass(frozen=True, slots=True)
class PaperFile:
    """A file beside a document: its size in bytes, what the scan could read of it, and how the public gets it.

    ``hidden`` names the places whose text an ordinary reader of the file does not see.
    """

    name: str
    size: int
    passages: int
    characters: int
    hidden: tuple[str, ...]
    stripped: bool


@dataclass(frozen=True, slots=True)
class Paper:
    """A document for review.

    ``finds`` are what the scan found, ``waived`` what a law lets stand, each with that law. ``named`` says who did
    what in the last review, by field or by the step signed for; where there was none, what the document tells.
    ``steps`` are the bureau's, or where it names none those that were signed for.
    """

    number: str
    file: Path
    title: str
    published_at: datetime | None
    files: tuple[PaperFile, ...]
    digest: str
    recorded_digest: str
    reviewed: date | None
    named: Mapping[str, str]
    signed: Mapping[str, date]
    finds: tuple[Problem, ...]
    waived: tuple[tuple[Problem, str], ...]
    steps: tuple[ReviewStep, ...]

    @property
    def is_bound(self) -> bool:
        """Whether the recorded review is of exactly this content."""
        return self.recorded_digest == self.digest

    @property
    def may_not_pass(self) -> bool:
        """Whether the scan found what nobody may approve."""
        return has_errors(self.finds)


def papers_of(root: Path, as_of: datetime) -> tuple[Paper, ...]:
    """The documents of the site for review, by number. Raises ``SiteRejected`` when one cannot be read."""
    tree, unreadable = load_tree(root, as_of)
    reject_if_any(unreadable)
    found, waived = tuple(personal_data(tree)), tuple(waived_finds(tree))
    papers = (_paper(document, root, tree, found, waived) for document in tree.documents)
    return tuple(sorted(papers, key=lambda paper: paper.number))


def _paper(
    document: SourceDocument,
    root: Path,
    tree: SourceTree,
    found: Iterable[Problem],
    waived: Iterable[tuple[Problem, str]],
) -> Paper:
    review = document.entry.entry("review")
    folder = f"{document.path.rpartition('/')[0]}/"
    return Paper(
        number=document.number,
        file=root / document.path,
        title=document.entry.text("title"),
        published_at=document.entry.moment("published_at"),
        files=tuple(_file(file) for file in document.files),
        digest=document_digest(document),
        recorded_digest=review.text("digest") if review else "",
        reviewed=review.day("date") if review else None,
        named=_named(document),
        signed=_signed(document),
        finds=tuple(sorted(problem for problem in found if problem.where.path.startswith(folder))),
        waived=tuple(sorted(each for each in waived if each[0].where.path.startswith(folder))),
        steps=tree.settings.review_steps or tuple(ReviewStep(name) for name in _signatures(review)),
    )


def _named(document: SourceDocument) -> dict[str, str]:
    review = document.entry.entry("review")
    if review is None:
        return {"unit": document.entry.text("responsible_unit")}
    return {**{field: review.text(field) for field in REVIEWERS}, **_signatures(review)}


def _signatures(review: Entry | None) -> dict[str, str]:
    """Who signed for each step."""
    signatures = review.entries("signatures") if review else ()
    return {signature.text("step"): signature.text("by") for signature in signatures}


def _signed(document: SourceDocument) -> dict[str, date]:
    """The day of each step signed for that has one."""
    review = document.entry.entry("review")
    signatures = review.entries("signatures") if review else ()
    return {signature.text("step"): day for signature in signatures if (day := signature.day("date"))}


def _file(file: SourceFile) -> PaperFile:
    return PaperFile(
        name=file.name,
        size=file.size,
        passages=len(file.passages),
        characters=sum(len(passage.text.strip()) for passage in file.passages),
        hidden=tuple(dict.fromkeys(_place(passage) for passage in file.passages if passage.hidden)),
        stripped=file.public_sha256 != file.sha256,
    )


def _place(passage: SourcePassage) -> str:
    """Where a passage stands; the many properties of an Office file are one place."""
    return _PROPERTIES if passage.where.startswith(_PROPERTIES) else passage.where
