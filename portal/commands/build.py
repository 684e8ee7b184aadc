"""``build``: check, then build output/ completely or leave it as it was."""

import argparse
import sys
import time

from portal.commands.bar import course, timings
from portal.commands.order import add_common, make_order
from portal.commands.showing import show_lines
from portal.course import Course
from portal.messages import Language, say
from portal.model.order import Built, Order
from portal.standing import Standing, what_stands


def add_arguments(parser: argparse.ArgumentParser, language: Language) -> None:
    """The options of ``build``."""
    add_common(parser, language)
    parser.add_argument("--timings", action="store_true", help=say("option-timings", language))


def run(arguments: argparse.Namespace, language: Language) -> int:
    """Build the site and say where to look."""
    started = time.monotonic()
    order = make_order(arguments)
    standing = what_stands(order)
    is_done = standing is not None and standing.is_current
    with course(language) as run_through:
        built = standing.built if standing is not None and is_done else _build(order, standing, run_through)
    show_lines(built.warnings, language)
    seconds = f"{time.monotonic() - started:.1f}"
    facts = {"documents": built.documents, "files": built.files, "seconds": seconds}
    done = say("built-already" if is_done else "built", language, facts)
    print(done, file=sys.stderr)
    for line in timings(run_through, language) if arguments.timings else ():
        print(line, file=sys.stderr)
    print(say("look-at", language, {"path": order.output}), file=sys.stderr)
    return 0


def _build(order: Order, standing: Standing | None, run_through: Course) -> Built:
    """Build what is to be built. Loading what does it takes longer than finding nothing to do."""
    from portal.render.templates import compiling_ahead, template_folders  # noqa: PLC0415 - as above

    with compiling_ahead(template_folders(order.root), order.jobs):
        if standing is not None:
            from portal.renewal import renew_site  # noqa: PLC0415 - as above

            if renewed := renew_site(order, standing, run_through):
                return renewed
        from portal.pipeline import build_site  # noqa: PLC0415 - as above

        return build_site(order, run_through)
