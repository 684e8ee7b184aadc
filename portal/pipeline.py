"""The order of the stages; no other module knows it."""

import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

from portal.checks import check_tree
from portal.checks.columns import all_columns
from portal.checks.openness import openness_of_documents, openness_of_stubs
from portal.checks.personal_data import marks_without_finds, personal_data
from portal.course import Course
from portal.gate import release
from portal.ground import Ground, ground_of, keep_ground
from portal.index.site import build_index
from portal.leaks import Leak, leaks_in
from portal.listed import Listed, keep_listed, names_taken
from portal.load.scanned import keep_scanned, load_scanned
from portal.load.settings import load_settings
from portal.load.staged import lay_out_staged
from portal.load.tree import load_tree
from portal.model.leaves import moments_of
from portal.model.order import Built, Order
from portal.model.public import Release
from portal.model.settings import Target
from portal.model.site import SearchRecord, SitePlan, Written
from portal.model.source import SourceTree
from portal.model.withheld import Withheld
from portal.origin import told_at_origin
from portal.plan.site import plan_site
from portal.problems import CannotFinish, Location, Problem, SiteRejected, error, reject_if_any, sorted_problems
from portal.processes import meanwhile
from portal.render.site import planned_addresses, render_site, with_blocks
from portal.render.templates import template_folders
from portal.standing import look_at, remember
from portal.verify import check_files, check_links
from portal.withheld import public_texts, withheld_of
from portal.write import Stage, copy_files, mend_output, refuse_strange_output, staging_folder, swap, write_file

OUR_PROGRAM = Path(__file__).resolve().parent


def clear_site(root: Path, as_of: datetime) -> tuple[Release, tuple[Problem, ...]]:
    """What may be shown, and the warnings met. Raises ``SiteRejected`` with every problem."""
    tree, warnings = _sound_tree(Order(root, root / "output", as_of), Course())
    return release(tree), warnings


def _sound_tree(order: Order, course: Course) -> tuple[SourceTree, tuple[Problem, ...]]:
    """What was filed, when there is no error in it, and the warnings met. Raises ``SiteRejected``."""
    course.enter("load")
    tree, unreadable = load_tree(order.root, order.as_of)
    tree = replace(tree, scanned=load_scanned(order.root))
    if order.reviewing:
        tree = _as_if_reviewed(tree)
    course.enter("check")
    problems = sorted_problems((*unreadable, *check_tree(tree)))
    reject_if_any(problems)
    return tree, problems


def _as_if_reviewed(tree: SourceTree) -> SourceTree:
    """The tree with a review on every document, bound to nothing, of any steps: the one being made is not written."""
    entries = ((document, document.entry) for document in tree.documents)
    documents = (
        replace(document, entry=replace(entry, called={"review": "review", **entry.called}))
        for document, entry in entries
    )
    return replace(
        tree, documents=tuple(documents), settings=replace(tree.settings, review_bound=False, review_steps=())
    )


def check_site(order: Order, course: Course) -> tuple[Problem, ...]:
    """Every problem a build of the site would meet, errors and warnings; nothing of the site is touched."""
    try:
        tree, warnings = _sound_tree(order, course)
        with tempfile.TemporaryDirectory(prefix="gongkai-") as folder:
            _stage(tree, replace(order, search=False), Path(folder), course)
    except SiteRejected as rejection:
        return rejection.problems
    except OSError as fault:
        path = fault.filename or tempfile.gettempdir()
        raise CannotFinish("disk", path=path, reason=fault.strerror or type(fault).__name__) from fault
    return warnings


def check_staged(root: Path, as_of: datetime) -> tuple[Problem, ...]:
    """What must not enter history, of what git is about to commit: unreadable, not reviewed, personal or secret."""
    with tempfile.TemporaryDirectory(prefix="gongkai-staged-") as folder:
        staged = lay_out_staged(root, Path(folder))
        tree, unreadable = load_tree(Path(folder), as_of)
        found = (*unreadable, *openness_of_documents(tree), *openness_of_stubs(tree), *personal_data(tree))
        return sorted_problems(problem for problem in found if problem.where.path in staged)


def build_site(order: Order, course: Course | None = None) -> Built:
    """Build the site into its output, or leave the output exactly as it was."""
    return build_and_keep(order, course or Course())[0]


def build_and_keep(order: Order, course: Course) -> tuple[Built, Ground]:
    """The same, and what the site stands on."""
    mend_output(order.output)
    look = look_at(order)
    tree, warnings = _sound_tree(order, course)
    refuse_strange_output(order.output)
    with staging_folder(order.output) as staging:
        made = _stage(tree, order, staging, course)
        course.enter("swap")
        swap(staging, order.output)
        built, ground = (
            Built(len(made.released.documents), made.files, warnings),
            ground_of(tree, made.plan, made.unsaid),
        )
        if not order.reviewing:
            keep_scanned(order.root, marks_without_finds(tree, warnings))
            keep_ground(order, ground, made.records)
            keep_listed(order, Listed(made.released, names_taken(tree)))
            remember(order, look, _holds_until(tree), tree.deleted, built)
    return built, ground


def _holds_until(tree: SourceTree) -> datetime:
    """The first moment at which the same sources may make another site: the next publication, or the next day."""
    midnight = datetime.combine(tree.as_of.date() + timedelta(days=1), time(), tree.as_of.tzinfo)
    published = (document.entry.moment("published_at") for document in tree.documents)
    return min((midnight, *(moment for moment in published if moment is not None and moment > tree.as_of)))


@dataclass(frozen=True, slots=True)
class _Staged:
    """A site in the staging folder: what it shows, its plan, what its search is made of, what nobody in it says."""

    released: Release
    plan: SitePlan
    records: list[SearchRecord]
    unsaid: Withheld
    files: int


def _stage(tree: SourceTree, order: Order, staging: Path, course: Course) -> _Staged:
    """Write the whole site into the staging folder and verify it."""
    course.enter("gate")
    released = release(tree)
    course.enter("plan")
    plan = plan_site(released, search=order.search)
    stage = Stage(staging)
    made = render_site(plan, template_folders(order.root), order.jobs, partial(write_file, staging))
    written, problems = _noted(course.through("render", made, of=len(plan.pages)), stage)
    course.enter("copy")
    problems += copy_files(plan.copies, stage)
    reject_if_any(problems)
    records = [*with_blocks(plan.records, written)]
    base_path = urlsplit(plan.frame.settings.base_url).path or "/"
    pages = sorted(address for address in stage.digests if address.endswith(".html"))
    with meanwhile(partial(check_links, staging, pages, frozenset(stage.digests), base_path), order.jobs) as dead_links:
        if order.search:
            index = build_index(records, order.root)
            for artifact in course.through("index", index, of=len(records)):
                stage.write(artifact)
        course.enter("verify")
        withheld = withheld_of(tree)
        copied = frozenset(copy.address for copy in plan.copies)
        leaks = [*leaks_in(staging, stage.digests, copied, withheld)]
        found = (*check_files(staging, _planned(plan, stage)), *dead_links())
    reject_if_any((*told_at_origin(found, released.documents), *_unsaid(leaks, tree, order.root)))
    stage.close(plan.serving)
    unsaid = withheld.without({leak.found for leak in leaks})
    return _Staged(released, plan, records, unsaid, len(stage.digests) + 1)


def _unsaid(leaks: Sequence[Leak], tree: SourceTree, root: Path) -> list[Problem]:
    """What was written although it is not public, and neither a public document nor the program itself says it."""
    said = "\n".join(public_texts(tree, (OUR_PROGRAM, *template_folders(root)))) if leaks else ""
    unsaid = frozenset(found for found in {leak.found for leak in leaks} if found not in said)
    real = dict.fromkeys((leak.address, leak.source) for leak in leaks if leak.found in unsaid)
    return [error(Location(f"output/{address}"), "leak", source=source) for address, source in real]


def _noted(made: Iterable[Written | Problem], stage: Stage) -> tuple[list[Written], list[Problem]]:
    """Note what was written as it comes; all of it, and the problems."""
    written: list[Written] = []
    problems: list[Problem] = []
    for one in made:
        if isinstance(one, Problem):
            problems.append(one)
        else:
            stage.note(one)
            written.append(one)
    return written, problems


def _planned(plan: SitePlan, stage: Stage) -> frozenset[str]:
    ours = (address for address in stage.digests if address.startswith(("assets/", "search/")))
    return frozenset((*planned_addresses(plan), *ours))


@dataclass(frozen=True, slots=True)
class Facts:
    """What a new document needs to know of its site: the organ, the columns with their types, numbers not to return."""

    organ: str
    columns: tuple[tuple[str, tuple[str, ...]], ...]
    retired: tuple[str, ...]


def facts_of(root: Path, as_of: datetime) -> Facts:
    """The site's facts, as far as they can be read."""
    tree, _ = load_tree(root, as_of)
    return Facts(
        organ=tree.settings.organ,
        columns=tuple((column.text("name"), column.texts("types")) for column in all_columns(tree)),
        retired=(*(entry.text("number") for entry in tree.retired), *sorted(tree.deleted)),
    )


def targets_of(root: Path) -> tuple[Target, ...]:
    """Where site.toml says the site is published to. Raises ``SiteRejected`` when it cannot be read."""
    settings, problems = load_settings(root)
    reject_if_any(problems)
    return settings.targets


def next_change(root: Path, as_of: datetime) -> datetime | None:
    """When the site next changes by itself; None when nothing in it is set for later.

    Every day and moment named in what was filed counts, its end as well as its beginning: a build too many costs
    nothing, one too few is a document not published in time.
    """
    tree, unreadable = load_tree(root, as_of)
    reject_if_any(unreadable)
    return min((moment for moment in moments_of(tree) if moment > as_of), default=None)
