"""``check``: everything ``build`` would refuse, and the warnings."""

import argparse
import sys

from portal.commands.order import add_common, make_order
from portal.commands.showing import FORMATS, show_lines, status_of
from portal.messages import Language, say
from portal.pipeline import check_site


def add_arguments(parser: argparse.ArgumentParser, language: Language) -> None:
    """The options of ``check``."""
    add_common(parser, language)
    parser.add_argument("--format", choices=("text", *FORMATS), default="text", help=say("option-format", language))


def run(arguments: argparse.Namespace, language: Language) -> int:
    """Show every problem in the form asked for."""
    problems = check_site(make_order(arguments))
    if arguments.format in FORMATS:
        print(FORMATS[arguments.format](problems, language))
    else:
        show_lines(problems, language)
        if not problems:
            print(say("checked-clean", language), file=sys.stderr)
    return status_of(problems)
