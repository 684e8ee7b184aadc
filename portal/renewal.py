"""A finished site of which only some documents changed: what they reach is made anew, all else stays."""

import re
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

from portal.course import Course
from portal.family import Family, Grown, Remade, read_family
from portal.ground import Ground, keep_ground, keep_records, load_ground, load_records
from portal.index.site import build_index
from portal.leaks import leaks_in
from portal.listed import keep_changed, load_listed
from portal.load.documents import FOLDER
from portal.model.order import Built, Order
from portal.model.site import SearchRecord
from portal.reach import reach_of
from portal.rewrite import Rewritten
from portal.standing import Standing, look_at, remember_again
from portal.touch import Touch
from portal.verify import check_links
from portal.write import replace_file, staging_folder, swap

_DOCUMENT = re.compile(rf"{FOLDER}(?:/\d{{4}}(?:/(\d{{4}}-\d{{5}})(?:/.*)?)?)?")
_SEARCH = "search/"


def show_touched(touch: Touch, changed: Iterable[Path]) -> bool:
    """Whether nothing but the texts of public documents changed, and their pages in the output now show them.

    This is for a preview, which builds the whole site soon after: the search does not follow.
    """
    numbers = _numbers(touch.order.root, changed)
    family = read_family(touch.order, touch.ground, numbers) if numbers else None
    remade = touch.apply(family) if family and family.texts_only else None
    if remade is None:
        return False
    for page in remade.artifacts:
        replace_file(touch.order.output, page)
    return True


def renew_site(order: Order, standing: Standing, course: Course) -> Built | None:
    """What a build makes of what stands when only public documents changed; None where all is to be built.

    So it is too where the rules now say otherwise of these documents than they did.
    """
    course.enter("load")
    look = look_at(order)
    numbers = _numbers(order.root, map(Path, standing.look.stamps.differing(look.stamps)))
    ground = load_ground(order) if numbers else None
    records = load_records(order) if order.search else []
    if ground is None or records is None:
        return None
    family = read_family(order, ground, numbers)
    if family is None or not _says_the_same(family, standing):
        return None
    course.enter("render")
    remade = (
        Touch(order, ground).apply(family, records) if family.texts_only else _reach(order, ground, family, records)
    )
    files = _exchange(order, ground, remade, course) if remade else 0
    if remade is None or not files:
        return None
    built = replace(standing.built, files=files)
    if remade.grown:
        keep_ground(order, remade.grown.ground, remade.records)
        documents = remade.grown.listed.release.documents
        keep_changed(order, (document for document in documents if document.number in numbers))
        built = replace(built, documents=len(documents))
    elif order.search:
        keep_records(order, remade.records)
    remember_again(order, standing, look, built)
    return built


def _reach(order: Order, ground: Ground, family: Family, records: Iterable[SearchRecord]) -> Remade | None:
    listed = load_listed(order)
    return reach_of(order, Grown(ground, listed), family, records) if listed else None


def _numbers(root: Path, changed: Iterable[Path]) -> frozenset[str]:
    """The documents whose files or folders these are; none where one is anything else."""
    inner = [path.relative_to(root.resolve()).as_posix() for path in changed if path.is_relative_to(root.resolve())]
    found = [_DOCUMENT.fullmatch(path) for path in inner]
    return frozenset(each[1] for each in found if each and each[1]) if all(found) else frozenset()


def _says_the_same(family: Family, standing: Standing) -> bool:
    before = tuple(problem for problem in standing.built.warnings if problem.where.path in family.paths)
    return family.problems == before


def _exchange(order: Order, ground: Ground, remade: Remade, course: Course) -> int:
    """Put a site in the output's place with what was made anew, if nothing unsaid is in it; how many files it has.

    0, and nothing is put in place, where something is wrong with it.
    """
    with staging_folder(order.output) as staging:
        site = Rewritten(order.output, staging)
        for artifact in remade.artifacts:
            site.write(artifact)
        are_sound = all(site.copy(copy) for copy in remade.copies)
        if order.search:
            index = build_index(remade.records, order.root)
            site.write_all(_SEARCH, course.through("index", index, of=len(remade.records)))
        course.enter("verify")
        copied = frozenset(copy.address for copy in remade.copies)
        base_path = urlsplit(ground.frame.settings.base_url).path or "/"
        pages = sorted(address for address in site.written if address.endswith(".html"))
        if (
            not are_sound
            or any(check_links(staging, pages, site.addresses, base_path))
            or any(leaks_in(staging, site.written, copied, ground.unsaid))
        ):
            return 0
        course.enter("swap")
        site.close()
        swap(staging, order.output)
    return len(site.addresses) + 1
