"""A finished site of which only the texts of some documents changed: their pages are exchanged, all else stays."""

import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from portal.course import Course
from portal.ground import keep_records, load_ground, load_records
from portal.index.site import build_index
from portal.leaks import leaks_in
from portal.load.documents import FOLDER
from portal.model.order import Built, Order
from portal.model.site import Artifact, SearchRecord
from portal.model.withheld import Withheld
from portal.problems import has_errors
from portal.rewrite import Rewritten
from portal.standing import Standing, look_at, remember_again
from portal.touch import Touch, Touched
from portal.write import replace_file, staging_folder, swap

_INDEX = re.compile(rf"{FOLDER}/\d{{4}}/(\d{{4}}-\d{{5}})(?:/index\.md)?")
_SEARCH = "search/"


def show_touched(order: Order, touch: Touch, changed: Iterable[Path]) -> bool:
    """Whether nothing but the texts of public documents changed, and their pages in the output now show them.

    This is for a preview, which builds the whole site soon after: the search does not follow.
    """
    numbers = _numbers(order.root, changed)
    touched = touch.apply(numbers) if numbers else None
    if touched is None or has_errors(touched.problems):
        return False
    for page in touched.pages:
        replace_file(order.output, page)
    return True


def renew_site(order: Order, standing: Standing, course: Course) -> Built | None:
    """What a build makes of what stands when only texts of public documents changed; None where all is to be built.

    So it is too where the rules now say otherwise of these documents than they did.
    """
    course.enter("load")
    look = look_at(order)
    numbers = _numbers(order.root, map(Path, standing.look.stamps.differing(look.stamps) or ()))
    ground = load_ground(order) if numbers else None
    records = load_records(order) if order.search else []
    if ground is None or records is None:
        return None
    course.enter("render")
    touched = Touch(order, ground).apply(numbers)
    if touched is None or not _says_the_same(touched, standing):
        return None
    if not _exchange(order, ground.unsaid, touched.pages, _with(touched.records, records), course):
        return None
    remember_again(order, standing, look)
    return standing.built


def _numbers(root: Path, changed: Iterable[Path]) -> frozenset[str]:
    """The documents whose Markdown files or folders these are; none where one is anything else."""
    inner = [path.relative_to(root.resolve()).as_posix() for path in changed if path.is_relative_to(root.resolve())]
    found = [_INDEX.fullmatch(path) for path in inner]
    return frozenset(each[1] for each in found if each) if all(found) else frozenset()


def _says_the_same(touched: Touched, standing: Standing) -> bool:
    before = tuple(problem for problem in standing.built.warnings if problem.where.path in touched.paths)
    return touched.problems == before


def _with(touched: Iterable[SearchRecord], records: Iterable[SearchRecord]) -> list[SearchRecord]:
    now = {record.address: record for record in touched}
    return [now.get(record.address, record) for record in records]


def _exchange(
    order: Order, unsaid: Withheld, pages: Iterable[Artifact], records: Sequence[SearchRecord], course: Course
) -> bool:
    """Put a site in the output's place with these pages and a search of these records, if nothing unsaid is in them."""
    with staging_folder(order.output) as staging:
        site = Rewritten(order.output, staging)
        for page in pages:
            site.write(page)
        if order.search:
            site.write_all(_SEARCH, course.through("index", build_index(records, order.root), of=len(records)))
        course.enter("verify")
        if any(leaks_in(staging, site.written, frozenset(), unsaid)):
            return False
        course.enter("swap")
        site.close()
        swap(staging, order.output)
    if order.search:
        keep_records(order, records)
    return True
