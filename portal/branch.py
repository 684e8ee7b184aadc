"""What a branch would change in public: the site at a base and the site here, built and compared."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from difflib import SequenceMatcher
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from portal.load.revision import lay_out_revision
from portal.model.order import Order
from portal.papers import Paper, papers_of
from portal.pipeline import build_site
from portal.problems import Problem, SiteRejected
from portal.words import text_blocks

_ARTICLE = re.compile(r"<article\b.*</article>", re.DOTALL)
_NEAR = 1  # equal blocks shown on either side of a change


@dataclass(frozen=True, slots=True)
class Row:
    """A block of text as it was and as it will be; ``kind`` is equal, changed, added, removed or skipped."""

    kind: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Change:
    """What happens to one document in public: ``kind`` is appears, changes, withdrawn or disappears.

    ``files`` are its attachments that are new, other or gone, each with its kind. ``paper`` is None where the branch
    no longer has the document.
    """

    kind: str
    number: str
    title: str
    column: str
    doc_no: str
    published_at: str
    rows: tuple[Row, ...]
    files: tuple[tuple[str, str], ...]
    paper: Paper | None
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Branch:
    """What a branch changes, looked at when all of it is public; ``other_pages`` are addresses beside documents'."""

    commit: str
    as_of: datetime
    seen_at: datetime
    base_is_sound: bool
    changes: tuple[Change, ...]
    other_pages: tuple[tuple[str, str], ...]


def compare_branch(order: Order, base: str) -> Branch:
    """What merging the folder as it is now changes, against the revision ``base``. Raises ``SiteRejected``."""
    papers = {paper.number: paper for paper in papers_of(order.root, order.as_of)}
    moments = (paper.published_at for paper in papers.values() if paper.published_at)
    seen_at = max((order.as_of, *moments))
    with TemporaryDirectory(prefix="gongkai-branch-") as folder:
        before_root = Path(folder, "base")
        commit = lay_out_revision(order.root, base, before_root)
        _share_cache(order.root, before_root)
        before = _built(replace(order, root=before_root, as_of=seen_at), Path(folder, "before"))
        after = Path(folder, "after")
        warnings = _build(replace(order, as_of=seen_at), after)
        changes = _changes(before, after, papers, warnings)
        return Branch(commit, order.as_of, seen_at, before is not None, tuple(changes), tuple(_pages(before, after)))


def _share_cache(root: Path, other: Path) -> None:
    """Let the base find what the scan read of attachments before; without it that is read again."""
    cache = root / ".gongkai" / "cache"
    with suppress(OSError):
        (other / ".gongkai").mkdir(parents=True)
        (other / ".gongkai" / "cache").symlink_to(cache, target_is_directory=True)


def _built(order: Order, output: Path) -> Path | None:
    """The site at the base; None where that cannot be built."""
    try:
        _build(order, output)
    except SiteRejected:
        return None
    return output


def _build(order: Order, output: Path) -> tuple[Problem, ...]:
    return build_site(replace(order, output=output, search=False)).warnings


def _changes(
    before: Path | None, after: Path, papers: Mapping[str, Paper], warnings: Sequence[Problem]
) -> Iterator[Change]:
    old, new = _documents(before), _documents(after)
    for number in sorted(old.keys() | new.keys()):
        rows = tuple(_rows(_blocks(before, number), _blocks(after, number)))
        files = tuple(_files(old.get(number), new.get(number)))
        if number in old and number in new and not rows and not files:
            continue
        facts = new.get(number) or old[number]
        paper = papers.get(number)
        yield Change(
            kind=_kind(number, old, new, after),
            number=number,
            title=facts["title"],
            column=facts["column"],
            doc_no=facts["doc_no"] or "",
            published_at=facts["published_at"],
            rows=rows if number in new else (),
            files=files,
            paper=paper,
            problems=tuple(problem for problem in warnings if f"/{number}/" in f"/{problem.where.path}"),
        )


def _kind(number: str, old: Mapping[str, Any], new: Mapping[str, Any], after: Path) -> str:
    if number in new:
        return "changes" if number in old else "appears"
    return "withdrawn" if (after / "d" / f"{number}.html").exists() else "disappears"


def _documents(output: Path | None) -> dict[str, Any]:
    if output is None:
        return {}
    catalogue = json.loads((output / "catalogue.json").read_bytes())
    return {row["number"]: row for row in catalogue["documents"] if row["number"]}


def _blocks(output: Path | None, number: str) -> tuple[str, ...]:
    page = output / "d" / f"{number}.html" if output else None
    found = _ARTICLE.search(page.read_text("utf-8")) if page and page.exists() else None
    return text_blocks(found[0]) if found else ()


def _rows(before: Sequence[str], after: Sequence[str]) -> Iterator[Row]:
    """The blocks side by side, what is far from any change left out; nothing where nothing differs."""
    if before == after:
        return
    for kind, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind == "equal":
            yield from _equal(before[a:b], at_start=a == 0, at_end=b == len(before))
        else:
            pairs = max(b - a, d - c)
            left, right = [*before[a:b], *[""] * (pairs - (b - a))], [*after[c:d], *[""] * (pairs - (d - c))]
            for one, other in zip(left, right, strict=True):
                yield Row("changed" if one and other else "removed" if one else "added", one, other)


def _equal(blocks: Sequence[str], *, at_start: bool, at_end: bool) -> Iterator[Row]:
    head, tail = 0 if at_start else _NEAR, 0 if at_end else _NEAR
    skipped = len(blocks) - head - tail
    if skipped <= 1:
        yield from (Row("equal", block, block) for block in blocks)
        return
    yield from (Row("equal", block, block) for block in blocks[:head])
    yield Row("skipped", str(skipped), str(skipped))
    yield from (Row("equal", block, block) for block in blocks[len(blocks) - tail :])


def _files(before: Mapping[str, Any] | None, after: Mapping[str, Any] | None) -> Iterator[tuple[str, str]]:
    old = {file["name"]: file["sha256"] for file in (before or {}).get("attachments", ())}
    new = {file["name"]: file["sha256"] for file in (after or {}).get("attachments", ())}
    for name in sorted(old.keys() | new.keys()):
        if old.get(name) != new.get(name):
            yield name, "removed" if name not in new else "changed" if name in old else "added"


def _pages(before: Path | None, after: Path) -> Iterator[tuple[str, str]]:
    """Pages beside the documents' that differ, with how."""
    old, new = _digests(before), _digests(after)
    for address in sorted(old.keys() | new.keys()):
        if not address.startswith("d/") and old.get(address) != new.get(address):
            yield address, "removed" if address not in new else "changed" if address in old else "added"


def _digests(output: Path | None) -> dict[str, str]:
    if output is None:
        return {}
    files = json.loads((output / "manifest.json").read_bytes())["files"]
    return {address: digest for address, digest in files.items() if address.endswith(".html")}
