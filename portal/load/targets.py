"""The tables [publish.NAME] of site.toml become targets."""

import re
from collections.abc import Mapping
from typing import Any

from portal.load.report import Report
from portal.load.toml import note_unknown_setting, place
from portal.load.values import is_web_address
from portal.model.settings import Target

PUBLISH = "publish"
_KINDS: Mapping[str, tuple[str, ...]] = {"folder": ("path",), "ssh": ("host", "path"), "rclone": ("remote",)}
_TYPES: Mapping[str, type] = {
    **dict.fromkeys(("kind", "path", "host", "remote", "url", "signing_key"), str),
    **dict.fromkeys(("keep", "vanish"), int),
    "brotli": bool,
}
_RANGES = {"keep": range(1, 101), "vanish": range(101)}
_PATH = re.compile(r"(?:/|[A-Za-z]:[\\/])[^\s\"'$;{}\\]*")
_HOST = re.compile(r"[A-Za-z0-9_][\w.@-]*", re.ASCII)
_REMOTE = re.compile(r"[\w][\w .-]*:[^\s]*")
_FORMS = {"path": _PATH, "host": _HOST, "remote": _REMOTE}


def load_targets(tables: Mapping[str, Any], text: str, report: Report) -> tuple[Target, ...]:
    """The targets that could be read; every problem of the others is noted."""
    targets = tables.get(PUBLISH, {})
    if not isinstance(targets, dict):
        report.error("setting-not-a-table", *place(text, "", PUBLISH), key=PUBLISH)
        return ()
    return tuple(target for name, table in targets.items() if (target := _target(name, table, text, report)))


def _target(name: str, table: object, text: str, report: Report) -> Target | None:
    heading = f"{PUBLISH}.{name}"
    if not isinstance(table, dict):
        report.error("setting-not-a-table", *place(text, PUBLISH, name), key=heading)
        return None
    met = len(report.problems)
    for key, value in table.items():
        _check_value(heading, key, value, text, report)
    _check_kind(heading, table, text, report)
    if len(report.problems) > met:
        return None
    url = table.get("url", "")
    return Target(name, **{**table, **({"url": url if url.endswith("/") else f"{url}/"} if url else {})})


def _check_value(heading: str, key: str, value: object, text: str, report: Report) -> None:
    where = place(text, heading, key)
    if key not in _TYPES:
        note_unknown_setting(key, where, _TYPES, report)
    elif type(value) is not _TYPES[key]:
        report.error(
            {str: "setting-not-text", int: "setting-not-a-number", bool: "setting-not-a-flag"}[_TYPES[key]],
            *where,
            key=key,
        )
    elif key in _RANGES and value not in _RANGES[key]:
        report.error("setting-range", *where, key=key, least=_RANGES[key].start, most=_RANGES[key].stop - 1)
    elif key in _FORMS and not _FORMS[key].fullmatch(str(value)):
        report.error(f"publish-{key}", *where, value=value)
    elif key == "url" and not is_web_address(str(value)):
        report.error("setting-address", *where, key=key, value=value)


def _check_kind(heading: str, table: Mapping[str, Any], text: str, report: Report) -> None:
    kind = str(table.get("kind", ""))
    if kind and kind not in _KINDS:
        report.error("publish-kind", *place(text, heading, "kind"), value=kind)
    for key in ("kind", *_KINDS.get(kind, ())):
        if not table.get(key):
            report.error("publish-missing", *place(text, "", heading), key=key, target=heading)
