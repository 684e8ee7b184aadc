"""The command line: arguments, dispatch, what is said of failure, exit status."""

import argparse
import gc
import os
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from types import ModuleType
from typing import NoReturn

from portal.bootstrap import OPTIONS_WITH_VALUE
from portal.commands.order import WrongCommandLine
from portal.commands.showing import failure, show_lines, status_of
from portal.messages import Language, language_of, say
from portal.messages.argparse import in_chinese
from portal.problems import CannotFinish, SiteRejected

VERBS = ("build", "check", "serve", "new", "review", "publish", "next-change", "verify", "gateway", "test")
_COLLECTIONS = (100_000, 50, 100)  # a build makes many objects and no rubbish in circles: 15 % less processor time
WRONG_COMMAND_LINE, CANNOT_FINISH, INTERRUPTED = 2, 3, 130


class _Parser(argparse.ArgumentParser):
    """An argument parser that says what is wrong in our words."""

    def error(self, message: str) -> NoReturn:
        """Say it in one line and end with status 2."""
        print(say("usage-error", language_of(os.environ), {"message": message}), file=sys.stderr)
        sys.exit(WRONG_COMMAND_LINE)


def main(arguments: Sequence[str]) -> int:
    """Run the verb the arguments name (``build`` without one); the exit status."""
    gc.set_threshold(*_COLLECTIONS)
    language = language_of(os.environ)
    if language == "zh":
        argparse._ = in_chinese  # type: ignore[attr-defined]
    words = _with_verb(arguments)
    parsed = _parser(words[0], language).parse_args(words)
    try:
        status = _guarded(_module(parsed.verb).run, parsed, language)
        sys.stdout.flush()
    except BrokenPipeError:  # whoever read our output has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        status = CANNOT_FINISH
    except KeyboardInterrupt:
        status = INTERRUPTED
    return status


def _with_verb(arguments: Sequence[str]) -> list[str]:
    """The arguments with the verb first, which is ``build`` where none is named."""
    before = ("", *arguments)
    for place, (option, word) in enumerate(zip(before, arguments, strict=False)):
        if not word.startswith("-") and option not in OPTIONS_WITH_VALUE:
            return [word, *arguments[:place], *arguments[place + 1 :]]
    return [*arguments] if {"-h", "--help"} & set(arguments) else ["build", *arguments]


def _module(verb: str) -> ModuleType:
    """The verb's module; the others are not loaded, for loading takes longer than a build that has nothing to do."""
    return import_module(f"portal.commands.{verb.replace('-', '_')}")


def _parser(named: str, language: Language) -> argparse.ArgumentParser:
    """A parser that knows every verb, and the arguments of the one that is named."""
    wheelhouse = f"--wheelhouse DIR  {say('option-wheelhouse', language)}"
    parser = _Parser(prog="build.py", description=say("about", language), epilog=wheelhouse)
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERB", parser_class=_Parser)
    for name in VERBS:
        about = say(f"about-{name}", language)
        verb = verbs.add_parser(name, help=about, description=about)
        if name == named:
            _module(name).add_arguments(verb, language)
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


def _count(rejection: SiteRejected, language: Language) -> str:
    errors = sum(problem.severity == "error" for problem in rejection.problems)
    counts = say("problem-count", language, {"errors": errors, "warnings": len(rejection.problems) - errors})
    return f"{counts}{'。' if language == 'zh' else '. '}{say('not-built', language)}"
