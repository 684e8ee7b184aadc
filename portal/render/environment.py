"""What every template knows, the assets beside the templates, and where a fault of one is."""

import hashlib
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import jinja2
from markupsafe import Markup

from portal.model.site import Frame
from portal.problems import Location, Problem, error
from portal.render.templates import environment_of

_FINGERPRINT = 10
_QUOTED = re.compile("'([^']+)'")


def make_environment(folders: tuple[Path, ...], frame: Frame, assets: Mapping[str, str]) -> jinja2.Environment:
    """Templates from the first folder that has them; ``assets`` gives the address of each asset by its name."""
    environment = environment_of(folders)

    def asset(name: str) -> str:
        if name not in assets:
            raise jinja2.TemplateRuntimeError(f"assets/{name}")
        return assets[name]

    environment.globals.update(frame=frame, asset=asset)

    @cache
    def part(name: str, root: str) -> Markup:
        return Markup(environment.get_template(f"partials/{name}.html").render(root=root))  # noqa: S704 - autoescaped

    environment.globals["part"] = part
    return environment


def load_assets(folders: tuple[Path, ...], accent: str) -> dict[str, tuple[str, bytes]]:
    """Each asset's address, with a fingerprint of its bytes, and those bytes, by its name."""
    found: dict[str, tuple[str, bytes]] = {}
    for folder in reversed(folders):
        for file in sorted((folder / "assets").glob("*")):
            if file.is_file() and not file.name.startswith("."):
                content = file.read_bytes()
                if file.name == "style.css":
                    content += f":root{{--accent:{accent}}}\n".encode()
                fingerprint = hashlib.sha256(content).hexdigest()[:_FINGERPRINT]
                found[file.name] = (f"assets/{file.stem}.{fingerprint}{file.suffix}", content)
    return found


def template_problem(fault: Exception, template: str, folders: tuple[Path, ...]) -> Problem:
    """The fault at the line of the template that has it. Raises the fault again when no template is to blame."""
    if isinstance(fault, jinja2.TemplateSyntaxError):
        return error(Location(f"templates/{fault.name or template}", fault.lineno), "template", reason=fault.message)
    if isinstance(fault, jinja2.TemplateNotFound):
        return error(Location(f"templates/{template}"), "template-missing", name=fault.name or template)
    name, line = _last_frame(fault, folders)
    if not name:
        raise fault
    where = Location(f"templates/{name}", line)
    if isinstance(fault, jinja2.UndefinedError) and (quoted := _QUOTED.findall(str(fault))):
        return error(where, "template-undefined", name=quoted[-1])
    return error(where, "template", reason=str(fault) or type(fault).__name__)


def _last_frame(fault: Exception, folders: tuple[Path, ...]) -> tuple[str, int]:
    """The template and its line that the fault came through last."""
    name, line = "", 0
    trace = fault.__traceback__
    while trace is not None:
        file = Path(trace.tb_frame.f_code.co_filename)
        folder = next((folder for folder in folders if file.is_relative_to(folder)), None)
        if folder is not None:
            name, line = file.relative_to(folder).as_posix(), trace.tb_lineno
        trace = trace.tb_next
    return name, line
