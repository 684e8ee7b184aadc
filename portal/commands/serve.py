"""``serve``: build, show the site in the browser, build again at every change."""

import argparse
import re
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from portal.commands.order import WrongCommandLine, add_common, make_order, moment
from portal.commands.showing import as_line, due_this_week, failure, show_lines
from portal.course import Course
from portal.ground import load_ground
from portal.load.settings import load_settings
from portal.messages import Language, say
from portal.model.order import Built, Order
from portal.pipeline import build_and_keep
from portal.preview import Preview, Rebuilt, preview
from portal.problems import SETTINGS_FILE, CannotFinish, Problem, SiteRejected
from portal.render.templates import OUR_TEMPLATES
from portal.renewal import renew_site, show_touched
from portal.standing import what_stands
from portal.touch import Touch

if TYPE_CHECKING:
    from portal.commands.local_gateway import LocalGateway

_HOST = "127.0.0.1"  # this computer only
_DEFAULT_PORT = "8000"
_HIGHEST_PORT = 2**16 - 1


def add_arguments(parser: argparse.ArgumentParser, language: Language) -> None:
    """The options of ``serve``."""
    add_common(parser, language)
    parser.add_argument("--port", metavar="N", default=_DEFAULT_PORT, help=say("option-port", language))


def run(arguments: argparse.Namespace, language: Language) -> int:
    """Preview the site until Ctrl-C."""
    from portal.commands.local_gateway import local_gateway  # noqa: PLC0415 - a web server takes time builds can save

    order = make_order(arguments)
    watched = {order.root / "content", order.root / "templates", order.root / SETTINGS_FILE, OUR_TEMPLATES}
    port = _port(arguments.port)
    with local_gateway(order.root, arguments.as_of) as gateway:
        rebuild = _Rebuild(order, arguments.as_of, language, gateway)
        preview(
            Preview(
                watched=sorted(watched),
                output=order.output,
                rebuild=rebuild,
                touch=rebuild.touch,
                address=(_HOST, port),
                tell=_tell,
                language=language,
            )
        )
    return 0


class _Rebuild:
    """Builds the site as of the moment it is called, and shows the warnings that the last build had not."""

    def __init__(self, order: Order, as_of: str | None, language: Language, gateway: "LocalGateway | None") -> None:
        self._order = order
        self._as_of = as_of
        self._language = language
        self._gateway = gateway
        self._warnings: frozenset[Problem] | None = None
        self._touch: Touch | None = None

    def __call__(self) -> Rebuilt:
        base_path = urlsplit(load_settings(self._order.root)[0].base_url).path or "/"
        return Rebuilt(self._build(), base_path, self._gateway.look() if self._gateway else None)

    def touch(self, changed: frozenset[Path]) -> bool:
        """Whether the pages that changed could be made anew by themselves."""
        try:
            return self._touch is not None and show_touched(self._touch, changed)
        except (CannotFinish, OSError):
            return False  # the build that follows says why

    def _build(self) -> list[str]:
        self._touch = None
        try:
            built = self._built(replace(self._order, as_of=moment(self._as_of), jobs=1))
        except SiteRejected as rejection:
            self._show([problem for problem in rejection.problems if problem.severity == "warning"])
            return [as_line(problem, self._language) for problem in rejection.problems if problem.severity == "error"]
        except CannotFinish as fault:
            return [failure(fault, self._language)]
        self._show(built.warnings)
        return []

    def _built(self, order: Order) -> Built:
        standing = what_stands(order)
        stands = standing.built if standing and standing.is_current else None
        built = stands or (renew_site(order, standing, Course()) if standing else None)
        built, ground = (built, load_ground(order)) if built else build_and_keep(order, Course())
        self._touch = Touch(order, ground) if ground else None
        return built

    def _show(self, warnings: Sequence[Problem]) -> None:
        known = self._warnings or frozenset()
        show_lines((warning for warning in warnings if warning not in known), self._language)
        if self._warnings is None:
            _tell(due_this_week(warnings, moment(self._as_of).date(), self._language))
        self._warnings = frozenset(warnings)


def _tell(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


def _port(text: str) -> int:
    if not re.fullmatch(r"[0-9]{1,5}", text) or not 0 < int(text) <= _HIGHEST_PORT:
        raise WrongCommandLine("bad-port", value=text)
    return int(text)
