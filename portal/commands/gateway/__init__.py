"""``gateway``: the e-mail gateway and its ledger."""

import argparse
from collections.abc import Mapping
from pathlib import Path

from portal.commands.gateway.keying import make_key
from portal.commands.order import CHECKOUT
from portal.messages import Language, say

# The actions, and what each takes besides the options that all have.
ACTIONS: Mapping[str, tuple[str, ...]] = {
    "serve": (),
    "check": ("--no-mail",),
    "key": ("file",),
    "backup": ("folder",),
    "list": ("--format",),
    "show": ("number", "--files"),
    "digest": (),
    "export": ("file", "--year", "--format"),
    "confirm": ("number", "--by"),
    "extend": ("number", "--day", "--reason"),
    "supplement": ("number", "--day", "--back"),
    "third-party": ("number", "--day", "--back"),
    "answer": ("number", "kind", "--day"),
    "release": ("number",),
    "purge": (),
}


def add_arguments(parser: argparse.ArgumentParser, language: Language) -> None:
    """The actions of ``gateway`` and their options."""
    _add_common(parser, language, CHECKOUT)
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION", parser_class=type(parser))
    for name, takes in ACTIONS.items():
        about = say(f"action-{name}", language)
        action = actions.add_parser(name, help=about, description=about)
        for word in takes:
            _add(action, word, language)
        _add_common(action, language, argparse.SUPPRESS)


def _add_common(parser: argparse.ArgumentParser, language: Language, root: Path | str) -> None:
    """The options that may stand before the action or behind it."""
    nothing = None if isinstance(root, Path) else argparse.SUPPRESS
    parser.add_argument("--root", metavar="DIR", type=Path, default=root, help=say("option-root", language))
    parser.add_argument("--as-of", metavar="DATETIME", default=nothing, help=say("option-as-of", language))


def _add(action: argparse.ArgumentParser, word: str, language: Language) -> None:
    about = say(f"takes-{word.removeprefix('--')}", language)
    match word:
        case "--format":
            action.add_argument(word, choices=("text", "json"), default="text", help=about)
        case "--by":
            action.add_argument(word, choices=("phone",), help=about)
        case "--back" | "--no-mail":
            action.add_argument(word, action="store_true", help=about)
        case "--files":
            action.add_argument(word, metavar="DIR", type=Path, help=about)
        case "folder":
            action.add_argument(word, metavar="DIR", type=Path, help=about)
        case "file" | "kind":
            action.add_argument(word, nargs="?", metavar=word.upper(), default="", help=about)
        case _:
            action.add_argument(word, metavar=word.removeprefix("--").upper(), help=about)


def run(arguments: argparse.Namespace, language: Language) -> int:
    """Do what was asked with the gateway of the site; a key is made before there are settings that name it."""
    if arguments.action == "key":
        return make_key(arguments, language)
    from portal.commands.gateway.actions import act  # noqa: PLC0415 - a web server takes time that a build can save

    return act(arguments, language)
