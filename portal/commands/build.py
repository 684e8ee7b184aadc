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
from portal.standing import what_stands


def add_arguments(parser: argparse.ArgumentParser, language: Language) -> None:
    """The options of ``build``."""
    add_common(parser, language)
    parser.add_argument("--timings", action="store_true", help=say("option-timings", language))


def run(arguments: argparse.Namespace, language: Language) -> int:
    """Build the site and say where to look."""
    started = time.monotonic()
    order = make_order(arguments)
    standing = what_stands(order)
    with course(language) as run_through:
        built = standing or _build(order, run_through)
    show_lines(built.warnings, language)
    seconds = f"{time.monotonic() - started:.1f}"
    facts = {"documents": built.documents, "files": built.files, "seconds": seconds}
    done = say("built-already" if standing else "built", language, facts)
    print(done, file=sys.stderr)
    for line in timings(run_through, language) if arguments.timings else ():
        print(line, file=sys.stderr)
    print(say("look-at", language, {"path": order.output}), file=sys.stderr)
    return 0


def _build(order: Order, run_through: Course) -> Built:
    from portal.pipeline import build_site  # noqa: PLC0415 - loading it takes longer than finding nothing to do

    return build_site(order, run_through)
