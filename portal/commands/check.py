"""``check``: everything ``build`` would refuse, and the warnings."""

import argparse
import sys
from collections.abc import Sequence

from portal.commands.bar import course, timings
from portal.commands.hook import install_hook
from portal.commands.order import add_common, make_order
from portal.commands.showing import FORMATS, show_lines, status_of
from portal.course import Course
from portal.messages import Language, say
from portal.model.order import Order
from portal.problems import Problem
from portal.render.templates import compiling_ahead, template_folders


def add_arguments(parser: argparse.ArgumentParser, language: Language) -> None:
    """The options of ``check``."""
    add_common(parser, language)
    parser.add_argument("--staged", action="store_true", help=say("option-staged", language))
    parser.add_argument("--install-hook", action="store_true", help=say("option-install-hook", language))
    parser.add_argument("--timings", action="store_true", help=say("option-timings", language))
    parser.add_argument("--format", choices=("text", *FORMATS), default="text", help=say("option-format", language))


def run(arguments: argparse.Namespace, language: Language) -> int:
    """Show every problem in the form asked for."""
    order = make_order(arguments)
    if arguments.install_hook:
        print(say("hook-installed", language, {"path": install_hook(order.root)}), file=sys.stderr)
        return 0
    with course(language) as run_through:
        problems = _staged(order) if arguments.staged else _checked(order, run_through)
    if arguments.format in FORMATS:
        print(FORMATS[arguments.format](problems, language))
    else:
        show_lines(problems, language)
        if not problems:
            print(say("checked-clean", language), file=sys.stderr)
    for line in timings(run_through, language) if arguments.timings else ():
        print(line, file=sys.stderr)
    return status_of(problems)


def _staged(order: Order) -> Sequence[Problem]:
    from portal.pipeline import check_staged  # noqa: PLC0415 - as below

    return check_staged(order.root, order.as_of)


def _checked(order: Order, run_through: Course) -> Sequence[Problem]:
    with compiling_ahead(template_folders(order.root), order.jobs):
        from portal.pipeline import check_site  # noqa: PLC0415 - loaded while the templates are compiled

        return check_site(order, run_through)
