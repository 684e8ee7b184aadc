"""What a branch would change in public: the site at a base and the site here, built and compared."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from portal.branch.built import blocks_of, documents_of, files_between, pages_between
from portal.branch.rows import Row, rows_between
from portal.load.revision import lay_out_revision
from portal.model.order import Order
from portal.papers import Paper, papers_of
from portal.pipeline import build_site
from portal.problems import Problem, SiteRejected


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
        return Branch(
            commit, order.as_of, seen_at, before is not None, tuple(changes), tuple(pages_between(before, after))
        )


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
    old, new = documents_of(before), documents_of(after)
    for number in sorted(old.keys() | new.keys()):
        rows = tuple(rows_between(blocks_of(before, number), blocks_of(after, number)))
        files = tuple(files_between(old.get(number), new.get(number)))
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
