"""What a document must carry for its openness (条例 第十四至十六条; design.md §3)."""

from collections.abc import Iterator

from portal.model.source import Entry, SourceDocument, SourceStub, SourceTree
from portal.problems import Problem, error, warning
from portal.schema.words import GROUNDS, OPENNESS, OUTSIDE, OUTSIDE_NAME, STATE_SECRET

_OUTSIDE_WORDS = frozenset({"", OUTSIDE, OUTSIDE_NAME})
_SECRETS = frozenset({STATE_SECRET, STATE_SECRET.lower(), "国家秘密", "工作秘密"})
_GROUND_WORDS = frozenset(word for code, ground in GROUNDS.items() for word in (code, code.lower(), ground.name))
NEGATIVE_LIST_FILE = "content/negative-list.yaml"


def negative_items(tree: SourceTree) -> Iterator[Problem]:
    """A code names one item of the negative list."""
    seen: dict[str, int] = {}
    for item in tree.negative_list:
        code, where = item.text("code"), item.place("code")
        first = seen.setdefault(code, where.line) if code else where.line
        if first != where.line:
            yield error(where, "duplicate-negative-item", value=code, first=first)


def openness_of_documents(tree: SourceTree) -> Iterator[Problem]:
    """content/documents holds proactive documents only: reviewed, dated, outside the negative list."""
    for document in tree.documents:
        entry = document.entry
        openness = entry.text("openness")
        if openness in {"on_request", "withheld"}:
            yield error(entry.place("openness"), "not-proactive-in-documents")
        elif openness == "proactive":
            yield from _proactive(document)


def _proactive(document: SourceDocument) -> Iterator[Problem]:
    entry = document.entry
    yield from _missing(entry, "主动公开的文件", ("published_at", "发布日期"), ("review", "保密审查"))
    if entry.text("negative_list") not in _OUTSIDE_WORDS:
        yield error(entry.place("negative_list"), "proactive-on-negative-list", value=entry.text("negative_list"))


def openness_of_stubs(tree: SourceTree) -> Iterator[Problem]:
    """content/register holds what is not proactive, each with its reason and the leader's review."""
    items = {item.text("code"): item for item in tree.negative_list}
    for stub in tree.stubs:
        entry = stub.entry
        openness = entry.text("openness")
        if openness == "proactive":
            yield error(entry.place("openness"), "proactive-in-register")
            continue
        if entry.text("reason") in _SECRETS:
            yield error(entry.place("reason"), "state-secret-in-register")
            continue
        if not openness:
            continue
        name = f"{OPENNESS[openness]}的登记条目"
        yield from _missing(entry, name, ("reason", "理由"), ("review", "保密审查"))
        yield from _unfit_for_stub(stub)
        yield from _negative_list(entry, items, tree)
        if openness == "withheld":
            yield from _missing(entry, name, ("explain", "说明"), ("next_review", "下次审查"))
            yield from _withheld(entry, items)
        elif entry.text("reason").strip() in _GROUND_WORDS:
            yield error(entry.place("reason"), "on-request-ground", value=entry.text("reason"))


def _missing(entry: Entry, name: str, *keys: tuple[str, str]) -> Iterator[Problem]:
    for key, label in keys:
        if key not in entry.called:
            yield error(entry.where, "missing-key", key=label, name=name)
        elif key in entry.empty:
            yield error(entry.place(key), "empty-value", key=entry.called[key])


def _unfit_for_stub(stub: SourceStub) -> Iterator[Problem]:
    for key in ("attachments", "aliases", "withdrawn"):
        if key in stub.entry.called:
            yield error(stub.entry.place(key), "key-not-in-register", key=stub.entry.called[key])


def _negative_list(entry: Entry, items: dict[str, Entry], tree: SourceTree) -> Iterator[Problem]:
    code = entry.text("negative_list")
    withheld = entry.text("openness") == "withheld"
    if code not in _OUTSIDE_WORDS:
        if code not in items and NEGATIVE_LIST_FILE not in tree.unreadable:
            rule = "unknown-negative-item" if items else "no-negative-list"
            yield error(entry.place("negative_list"), rule, value=code, known="、".join(items))
    elif withheld and code:
        yield error(entry.place("negative_list"), "withheld-outside-list")
    elif withheld:
        yield from _missing(entry, "不予公开的登记条目", ("negative_list", "负面清单"))
    elif code:
        yield warning(entry.place("negative_list"), "on-request-outside-list")


def reviews_due(tree: SourceTree) -> Iterator[Problem]:
    """Withheld and on-request information is looked at again by the day named for it (条例 第十八条)."""
    for stub in tree.stubs:
        day = stub.entry.day("next_review")
        if day and day < tree.as_of.date():
            yield warning(stub.entry.place("next_review"), "stub-review-due", date=day)


def _withheld(entry: Entry, items: dict[str, Entry]) -> Iterator[Problem]:
    if entry.flag("title_public"):
        yield error(entry.place("title_public"), "title-of-withheld")
    reason = entry.text("reason")
    if not reason:
        return
    if reason not in GROUNDS:
        near = next((code for code, ground in GROUNDS.items() if reason in (code.lower(), ground.name)), "")
        rule = "unknown-ground-near" if near else "unknown-ground"
        yield error(entry.place("reason"), rule, value=reason, near=near, known=_known_grounds())
        return
    item = items.get(entry.text("negative_list"))
    if item and item.text("ground") and item.text("ground") != reason:
        code, ground = item.text("code"), item.text("ground")
        yield error(entry.place("reason"), "ground-disagrees", value=reason, code=code, ground=ground)


def _known_grounds() -> str:
    return "；".join(f"{code} {ground.name}" for code, ground in GROUNDS.items() if code != STATE_SECRET)
