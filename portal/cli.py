"""The command line: arguments, dispatch, what is said of failure, exit status."""

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from types import ModuleType
from typing import NoReturn

from portal.commands import build, check, new, test
from portal.commands.order import WrongCommandLine
from portal.commands.showing import show_lines, status_of
from portal.messages import CATALOGUE, Language, language_of, say
from portal.messages.argparse import in_chinese
from portal.problems import CannotFinish, SiteRejected

VERBS: dict[str, ModuleType] = {"build": build, "check": check, "new": new, "test": test}
WRONG_COMMAND_LINE, CANNOT_FINISH = 2, 3


class _Parser(argparse.ArgumentParser):
    """An argument parser that says what is wrong in our words."""

    def error(self, message: str) -> NoReturn:
        """Say it in one line and end with status 2."""
        print(say("usage-error", language_of(os.environ), {"message": message}), file=sys.stderr)
        sys.exit(WRONG_COMMAND_LINE)


def main(arguments: Sequence[str]) -> int:
    """Run the verb the arguments name (``build`` without one); the exit status."""
    language = language_of(os.environ)
    if language == "zh":
        argparse._ = in_chinese  # type: ignore[attr-defined]
    parsed = _parser(language).parse_args(_with_verb(arguments))
    run: Callable[[argparse.Namespace, Language], int] = VERBS[parsed.verb].run
    return _guarded(run, parsed, language)


def _with_verb(arguments: Sequence[str]) -> list[str]:
    named = any(argument in VERBS for argument in arguments) or {"-h", "--help"} & set(arguments)
    misspelt = arguments and not arguments[0].startswith("-")
    return [*arguments] if named or misspelt else ["build", *arguments]


def _parser(language: Language) -> argparse.ArgumentParser:
    parser = _Parser(prog="build.py", description=say("about", language))
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERB", parser_class=_Parser)
    for name, verb in VERBS.items():
        about = say(f"about-{name}", language)
        verb.add_arguments(verbs.add_parser(name, help=about, description=about), language)
    return parser


def _guarded(run: Callable[[argparse.Namespace, Language], int], parsed: argparse.Namespace, language: Language) -> int:
    try:
        return run(parsed, language)
    except SiteRejected as rejection:
        show_lines(rejection.problems, language)
        print(_count(rejection, language), file=sys.stderr)
        return status_of(rejection.problems)
    except WrongCommandLine as fault:
        print(say(fault.key, language, fault.values), file=sys.stderr)
        return WRONG_COMMAND_LINE
    except CannotFinish as fault:
        print(failure(fault, language), file=sys.stderr)
        return CANNOT_FINISH


def failure(fault: CannotFinish, language: Language) -> str:
    """What kept the command from finishing, and what to do."""
    hint = CATALOGUE[fault.key].hint(language).format_map(fault.values)
    sentence = say(fault.key, language, fault.values)
    return f"{sentence}{'，' if language == 'zh' else '; '}{hint}" if hint else sentence


def _count(rejection: SiteRejected, language: Language) -> str:
    errors = sum(problem.severity == "error" for problem in rejection.problems)
    counts = say("problem-count", language, {"errors": errors, "warnings": len(rejection.problems) - errors})
    return f"{counts}{'。' if language == 'zh' else '. '}{say('not-built', language)}"
