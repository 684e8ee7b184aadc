"""``new``: a document's folder with the next number, every field of its type explained."""

import argparse
import re
import sys
from datetime import datetime
from pathlib import Path

from portal.commands.order import WrongCommandLine, add_common, make_order
from portal.messages import Language, say
from portal.model.order import Order
from portal.pipeline import Facts, facts_of
from portal.problems import CannotFinish
from portal.scaffold import FOLDER, draft, make_document, next_number, renumber
from portal.schema.types import DOCUMENT_TYPES, DocumentType
from portal.schema.words import INCIDENT_LEVEL

_RESPONSE = "response"


def add_arguments(parser: argparse.ArgumentParser, language: Language) -> None:
    """The options of ``new``."""
    add_common(parser, language)
    parser.add_argument("type", metavar="TYPE", nargs="?", help=say("option-type", language))
    parser.add_argument("title", metavar="TITLE", nargs="?", help=say("option-title", language))
    parser.add_argument("--urgent", metavar="TITLE", help=say("option-urgent", language))
    parser.add_argument("--renumber", metavar="FOLDER", type=Path, help=say("option-renumber", language))


def run(arguments: argparse.Namespace, language: Language) -> int:
    """Make the document, or renumber the one named, and say where it is."""
    order = make_order(arguments)
    facts = facts_of(order.root, order.as_of)
    try:
        if arguments.renumber:
            return _renumber(order, arguments.renumber, facts, language)
        given = _urgent(arguments.type or "", order.as_of) if arguments.urgent else {}
        asked = arguments.type or "", arguments.urgent or arguments.title or ""
        return _create(order, asked, given, facts, language)
    except OSError as fault:
        raise CannotFinish("disk", path=fault.filename, reason=fault.strerror or type(fault).__name__) from fault


def _urgent(word: str, now: datetime) -> dict[str, str]:
    """What is known of a response that must be out within the hour: it is being written now."""
    if _type(word).id != _RESPONSE:
        raise WrongCommandLine("urgent-response-only")
    return {
        "level": INCIDENT_LEVEL["extraordinary"],
        "first_heard_at": f"{now:%Y-%m-%d %H:%M}",
        "written_date": f"{now:%Y-%m-%d}",
        "published_at": f"{now:%Y-%m-%d %H:%M}",
    }


def _create(order: Order, asked: tuple[str, str], given: dict[str, str], facts: Facts, language: Language) -> int:
    kind, title = _type(asked[0]), asked[1]
    if not title.strip():
        raise WrongCommandLine("no-title")
    columns = [name for name, types in facts.columns if kind.id in types]
    if not columns:
        raise WrongCommandLine("no-column-for-type", type=kind.name)
    number = _next(order, facts)
    file = make_document(order.root, number, draft(kind, " ".join(title.split()), columns, facts.organ, given))
    print(say("created", language, {"path": file.relative_to(order.root).as_posix()}), file=sys.stderr)
    return 0


def _type(word: str) -> DocumentType:
    for kind in DOCUMENT_TYPES.values():
        if word in {kind.id, kind.name}:
            return kind
    known = "、".join(f"{kind.id}（{kind.name}）" for kind in DOCUMENT_TYPES.values())
    raise WrongCommandLine("unknown-type", value=word, known=known)


def _renumber(order: Order, folder: Path, facts: Facts, language: Language) -> int:
    folder = folder if folder.is_absolute() else order.root / folder
    inside = folder.resolve().is_relative_to(order.root / FOLDER)
    if not folder.is_dir() or not inside or not re.fullmatch(r"\d{4}-\d{5}.*", folder.name):
        raise WrongCommandLine("not-a-document-folder", path=folder)
    target = renumber(folder, _next(order, facts))
    print(say("renumbered", language, {"before": folder.name, "after": target.name}), file=sys.stderr)
    return 0


def _next(order: Order, facts: Facts) -> str:
    number = next_number(order.root, order.as_of.year, facts.retired)
    if not number:
        raise CannotFinish("numbers-used-up", year=order.as_of.year)
    return number
