"""The options that several verbs share, and the order to the pipeline they make."""

import argparse
import os
import re
from datetime import datetime, timedelta, timezone
from pathlib import Path

from portal.messages import Language, say
from portal.model.order import Order

CHECKOUT = Path(__file__).resolve().parent.parent.parent
SHANGHAI = timezone(timedelta(hours=8), "Asia/Shanghai")
_MOST_JOBS = 256


class WrongCommandLine(Exception):
    """The command line asks for something that cannot be; ``key`` names the sentence."""

    def __init__(self, key: str, **values: object) -> None:
        """Keep the sentence's key and what fills its gaps."""
        self.key, self.values = key, values
        super().__init__(key)


def add_common(parser: argparse.ArgumentParser, language: Language) -> None:
    """The options every verb has that looks at a site."""
    parser.add_argument("--root", metavar="DIR", type=Path, default=CHECKOUT, help=say("option-root", language))
    parser.add_argument("--output", metavar="DIR", type=Path, help=say("option-output", language))
    parser.add_argument("--as-of", metavar="DATETIME", help=say("option-as-of", language))
    parser.add_argument("--jobs", metavar="N", help=say("option-jobs", language))
    parser.add_argument("--no-search", action="store_true", help=say("option-no-search", language))


def make_order(arguments: argparse.Namespace) -> Order:
    """The order the arguments give. Raises ``WrongCommandLine``."""
    root = arguments.root.resolve()
    if not root.is_dir():
        raise WrongCommandLine("no-such-root", path=arguments.root)
    output = arguments.output.absolute() if arguments.output else root / "output"
    jobs = _jobs(arguments.jobs)
    return Order(root, output, moment(arguments.as_of), jobs, search=not arguments.no_search)


def moment(text: str | None) -> datetime:
    """The moment ``--as-of`` names, in Asia/Shanghai unless it says otherwise; now without it."""
    if text is None:
        return datetime.now(SHANGHAI)
    try:
        found = datetime.fromisoformat(text.strip())
        return found.replace(tzinfo=SHANGHAI) if found.tzinfo is None else found.astimezone(SHANGHAI)
    except (ValueError, OverflowError):
        raise WrongCommandLine("bad-as-of", value=text) from None


def _jobs(text: str | None) -> int:
    if text is None:
        return os.cpu_count() or 1  # as many processes as there are processors
    if not re.fullmatch(r"[1-9][0-9]{0,2}", text) or int(text) > _MOST_JOBS:
        raise WrongCommandLine("bad-jobs", value=text)
    return int(text)
