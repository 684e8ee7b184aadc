"""site.toml becomes Settings; a key is found again in the text to name its place."""

import difflib
import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from portal.load.report import Report
from portal.load.text import read_text
from portal.load.values import is_web_address
from portal.model.settings import Gateway, Host, Settings
from portal.problems import SETTINGS_FILE, Problem

_TEXT, _TEXTS = "text", "texts"
_KEYS: Mapping[str, Mapping[str, str]] = {
    "site": dict.fromkeys(
        ("name", "organ", "organ_code", "domain", "id_code", "base_url", "error_report_url", "accent"), _TEXT
    ),
    "host": dict.fromkeys(
        ("name", "url", "header", "sponsor", "contact", "icp", "police", "mark_image", "mark_url"), _TEXT
    ),
    "gateway": {"preset": _TEXT, "url": _TEXT, "allowed_hosts": _TEXTS},
}
_REQUIRED = ("name", "organ", "organ_code")
_ADDRESSES = (("site", "base_url"), ("site", "error_report_url"), ("host", "url"), ("gateway", "url"))
_PRESETS = ("self", "portal", "custom", "mailto", "off")
_CODE = re.compile(r"[0-9A-Za-z][0-9A-Za-z-]*")
_SITE_ID = re.compile(r"bm\d{8}|[A-Z]\d{9}|\d{10}")
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
_SYNTAX_PLACE = re.compile(r"\(at line (\d+), column (\d+)\)")


def load_settings(root: Path) -> tuple[Settings, list[Problem]]:
    """The settings, with stand-ins where they could not be read, and every problem met."""
    report = Report(SETTINGS_FILE)
    tables, text = _tables(root, report)
    for name, table in tables.items():
        _check_table(name, table, text, report)
    site = {key: value for key, value in _known(tables, "site").items() if isinstance(value, str)}
    if tables or not report.problems:
        _check_site(site, text, report)
    _check_addresses(tables, text, report)
    _check_gateway(_known(tables, "gateway"), text, report)
    return _settings(tables, site), report.problems


def _tables(root: Path, report: Report) -> tuple[dict[str, Any], str]:
    if not (root / SETTINGS_FILE).exists():
        report.error("no-settings")
        return {}, ""
    text = read_text(root / SETTINGS_FILE, report, 200_000) or ""
    try:
        return tomllib.loads(text), text
    except tomllib.TOMLDecodeError as fault:
        found = _SYNTAX_PLACE.search(str(fault))
        report.error("toml-syntax", *((int(found[1]), int(found[2])) if found else (len(text.splitlines()), 1)))
        return {}, text


def _check_table(name: str, table: object, text: str, report: Report) -> None:
    if name not in _KEYS:
        near = difflib.get_close_matches(name, _KEYS, n=1, cutoff=0.5)
        report.error("unknown-setting", *_place(text, "", name), key=name, near=near[0] if near else "、".join(_KEYS))
        return
    if not isinstance(table, dict):
        report.error("setting-not-a-table", *_place(text, "", name), key=name)
        return
    for key, value in table.items():
        if key not in _KEYS[name]:
            near = difflib.get_close_matches(key, _KEYS[name], n=1, cutoff=0.5)
            known = near[0] if near else "、".join(_KEYS[name])
            report.error("unknown-setting", *_place(text, name, key), key=key, near=known)
        elif not _fits(value, _KEYS[name][key]):
            report.error("setting-not-text", *_place(text, name, key), key=key)


def _fits(value: object, kind: str) -> bool:
    if kind == _TEXTS:
        return isinstance(value, list) and all(isinstance(item, str) for item in value)
    return isinstance(value, str)


def _known(tables: Mapping[str, Any], name: str) -> dict[str, Any]:
    table = tables.get(name, {})
    if not isinstance(table, dict):
        return {}
    return {key: value for key, value in table.items() if _fits(value, _KEYS[name].get(key, ""))}


def _check_site(site: Mapping[str, str], text: str, report: Report) -> None:
    for key in _REQUIRED:
        if not site.get(key, "").strip():
            report.error("missing-setting", *_place(text, "", "site"), key=key)
    if site.get("organ_code") and not _CODE.fullmatch(site["organ_code"]):
        report.error("organ-code", *_place(text, "site", "organ_code"), value=site["organ_code"])
    if site.get("id_code") and not _SITE_ID.fullmatch(site["id_code"]):
        report.warning("site-id-code", *_place(text, "site", "id_code"), value=site["id_code"])
    if "accent" in site and not _COLOUR.fullmatch(site["accent"]):
        report.error("accent", *_place(text, "site", "accent"), value=site["accent"])


def _check_addresses(tables: Mapping[str, Any], text: str, report: Report) -> None:
    for table, key in _ADDRESSES:
        value = _known(tables, table).get(key, "")
        if value and not is_web_address(value):
            report.error("setting-address", *_place(text, table, key), key=key, value=value)


def _check_gateway(gateway: Mapping[str, Any], text: str, report: Report) -> None:
    preset = gateway.get("preset", "off")
    if preset not in _PRESETS:
        report.error("gateway-preset", *_place(text, "gateway", "preset"), value=preset, known="、".join(_PRESETS))


def _settings(tables: Mapping[str, Any], site: Mapping[str, str]) -> Settings:
    base_url = site.get("base_url", "")
    gateway = _known(tables, "gateway")
    known = {key: value for key, value in site.items() if key in _KEYS["site"]}
    return Settings(
        **{
            **dict.fromkeys(_REQUIRED, ""),
            **known,
            "base_url": base_url if not base_url or base_url.endswith("/") else f"{base_url}/",
        },
        host=Host(**_known(tables, "host")),
        gateway=Gateway(gateway.get("preset", "off"), gateway.get("url", ""), tuple(gateway.get("allowed_hosts", ()))),
    )


def _place(text: str, table: str, key: str) -> tuple[int, int]:
    """Line and column of a key, or of a table's heading when ``table`` is empty."""
    current = ""
    for number, line in enumerate(text.splitlines(), start=1):
        heading = re.match(r"\s*\[\s*([\w.-]+)\s*\]", line)
        if heading:
            current = heading[1]
            if not table and current == key:
                return number, line.index("[") + 1
        found = re.match(r"""(\s*)["']?([\w.-]+)["']?\s*=""", line)
        if found and current == table and found[2] == key:
            return number, len(found[1]) + 1
    return 1, 1
