"""What a document must carry for its openness (条例 第十四至十六条; design.md §3)."""

from collections.abc import Iterator

from portal.model.source import Entry, SourceDocument, SourceStub, SourceTree
from portal.problems import Location, Problem, error, warning
from portal.schema.words import GROUNDS, OUTSIDE, OUTSIDE_NAME, STATE_SECRET

_OUTSIDE_WORDS = frozenset({"", OUTSIDE, OUTSIDE_NAME})


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
    for key, label in (("published_at", "发布日期"), ("review", "保密审查")):
        if key not in entry.called:
            yield error(entry.where, "missing-key", key=label, name="主动公开的文件")
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
        if not openness:
            continue
        yield from _missing(entry, ("reason", "理由"), ("review", "保密审查"))
        yield from _unfit_for_stub(stub)
        yield from _negative_list(entry, items)
        if openness == "withheld":
            yield from _withheld(entry, items)


def _missing(entry: Entry, *keys: tuple[str, str]) -> Iterator[Problem]:
    for key, label in keys:
        if key not in entry.values and key not in entry.called:
            yield error(entry.where, "missing-key", key=label, name="登记条目")


def _unfit_for_stub(stub: SourceStub) -> Iterator[Problem]:
    for key in ("attachments", "aliases", "withdrawn"):
        if key in stub.entry.called:
            yield error(stub.entry.place(key), "key-not-in-register", key=stub.entry.called[key])


def _negative_list(entry: Entry, items: dict[str, Entry]) -> Iterator[Problem]:
    code = entry.text("negative_list")
    if code in _OUTSIDE_WORDS:
        if "negative_list" not in entry.called and entry.text("openness") == "withheld":
            yield error(entry.where, "missing-key", key="负面清单", name="不予公开的登记条目")
        elif entry.text("openness") == "withheld":
            yield error(entry.place("negative_list"), "withheld-outside-list")
        elif "negative_list" in entry.called:
            yield warning(entry.place("negative_list"), "on-request-outside-list")
    elif code not in items:
        known = "、".join(items) or "（negative-list.yaml 里还没有条目）"
        yield error(entry.place("negative_list"), "unknown-negative-item", value=code, known=known)


def _withheld(entry: Entry, items: dict[str, Entry]) -> Iterator[Problem]:
    yield from _missing(entry, ("explain", "说明"), ("next_review", "下次审查"))
    reason = entry.text("reason")
    where = entry.place("reason")
    if reason == STATE_SECRET:
        yield error(where, "state-secret-in-register")
    elif reason and reason not in GROUNDS:
        yield error(where, "unknown-ground", value=reason, known=_known_grounds())
    item = items.get(entry.text("negative_list"))
    if item and reason in GROUNDS and item.text("ground") and item.text("ground") != reason:
        yield error(
            Location(where.path, where.line, where.column),
            "ground-disagrees",
            value=reason,
            code=item.text("code"),
            ground=item.text("ground"),
        )


def _known_grounds() -> str:
    return "、".join(f"{code} {ground.name}" for code, ground in GROUNDS.items() if code != STATE_SECRET)
