"""``next-change``: when the site next changes by itself, so that a timer can build it then."""

import argparse
import sys

from portal.commands.order import add_common, make_order
from portal.messages import Language, say
from portal.pipeline import next_change


def add_arguments(parser: argparse.ArgumentParser, language: Language) -> None:
    """The options of ``next-change``."""
    add_common(parser, language)


def run(arguments: argparse.Namespace, language: Language) -> int:
    """Print the moment on stdout; nothing where there is none."""
    order = make_order(arguments)
    moment = next_change(order.root, order.as_of)
    if moment is None:
        print(say("no-next-change", language), file=sys.stderr)
    else:
        print(moment.isoformat(timespec="minutes"))
    return 0
