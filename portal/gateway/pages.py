"""The gateway's own pages and the texts of its mails, made from templates/gateway."""

import hashlib
from collections.abc import Sequence
from datetime import date, datetime
from functools import partial
from pathlib import Path

import jinja2

from portal.forms.privacy import privacy_told
from portal.gateway.shown import in_words
from portal.gateway.wording import STATES
from portal.model.gateway import GatewaySettings

_WEEKDAYS = "一二三四五六日"


class Pages:
    """Fills templates; the first folder that has one gives it."""

    def __init__(self, settings: GatewaySettings, folders: Sequence[Path]) -> None:
        self._environment = jinja2.Environment(
            loader=jinja2.FileSystemLoader([str(folder) for folder in folders]),
            autoescape=jinja2.select_autoescape(["html"]),
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
        )
        self._environment.filters.update(moment=moment, day=day, size=in_words)
        self.assets = dict(_assets(folders, settings.accent))
        office = settings.office
        names = {address.partition(".")[0]: address for address in self.assets}
        self._environment.globals.update(
            settings=settings,
            office=office,
            states=STATES,
            privacy=partial(privacy_told, organ=office.organ, phone=office.phone, online=True),
            style=names["style"],
            form_style=names["form"],
            icon=names["favicon"],
        )

    def page(self, name: str, path: str, **values: object) -> str:
        """The page for the address ``path``, from which its links are reckoned."""
        base = "../" * (path.count("/") - 1)
        return self._environment.get_template(f"gateway/{name}.html").render(base=base, **values)

    def text(self, name: str, **values: object) -> str:
        """The text of a mail."""
        return self._environment.get_template(f"gateway/mails/{name}.txt").render(**values)


def moment(at: datetime) -> str:
    """A moment as the office writes it."""
    return f"{at.year}年{at.month}月{at.day}日 {at:%H:%M}"


def day(on: date) -> str:
    """A day with its day of the week."""
    return f"{on.year}年{on.month}月{on.day}日（星期{_WEEKDAYS[on.weekday()]}）"


def _assets(folders: Sequence[Path], accent: str) -> list[tuple[str, bytes]]:
    """The style sheets and the icon by addresses with a fingerprint, which may be kept for ever."""
    found = []
    for name in ("style.css", "form.css", "favicon.svg"):
        file = next(place for folder in folders if (place := folder / "assets" / name).exists())
        content = file.read_bytes()
        if accent and name == "style.css":
            content += f":root{{--accent:{accent}}}\n".encode()
        found.append((f"{file.stem}.{hashlib.sha256(content).hexdigest()[:10]}{file.suffix}", content))
    return found
