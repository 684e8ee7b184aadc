"""site.toml becomes Settings."""

import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from portal.load.gateway import read_gateway
from portal.load.nearest import nearest
from portal.load.report import Report
from portal.load.steps import check_steps, read_steps
from portal.load.targets import PUBLISH, load_targets
from portal.load.text import read_text
from portal.load.toml import load_tables, note_unknown_setting, place
from portal.load.values import is_web_address
from portal.model.settings import DRAFT_DAYS, Host, Settings
from portal.problems import SETTINGS_FILE, Problem

_TEXT, _TEXTS, _FLAG, _NAMES, _DAYS = "text", "texts", "flag", "names", "days"
_KEYS: Mapping[str, Mapping[str, str]] = {
    "site": {
        **dict.fromkeys(
            ("name", "organ", "organ_code", "domain", "id_code", "base_url", "error_report_url", "accent"), _TEXT
        ),
        "doc_no_codes": _TEXTS,
    },
    "host": dict.fromkeys(
        ("name", "url", "header", "sponsor", "contact", "icp", "police", "mark_image", "mark_url"), _TEXT
    ),
    "gateway": {"preset": _TEXT, "url": _TEXT, "name": _TEXT, "allowed_hosts": _TEXTS, "fields": _NAMES},
    "review": {"bound": _FLAG, "steps": _TEXTS},
    "terms": {"draft_days": _DAYS},
}
_MISFITS = {
    _TEXT: "setting-not-text",
    _TEXTS: "setting-not-texts",
    _FLAG: "setting-not-a-flag",
    _NAMES: "setting-not-names",
    _DAYS: "setting-not-a-number",
}
_LIMIT = 200_000
_RANGE = range(366)
_REQUIRED = ("name", "organ", "organ_code")
_ADDRESSES = (("site", "base_url"), ("site", "error_report_url"), ("host", "url"), ("gateway", "url"))
_CODE = re.compile(r"[0-9A-Za-z][0-9A-Za-z-]*")
_SITE_ID = re.compile(r"bm\d{8}|[A-Z]\d{9}|\d{10}", re.ASCII)
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")


def load_settings(root: Path) -> tuple[Settings, list[Problem]]:
    """The settings, with stand-ins where they could not be read, and every problem met."""
    report = Report(SETTINGS_FILE)
    tables, text = _tables(root, report)
    targets = load_targets(tables, text, report)
    for name, table in tables.items():
        if name != PUBLISH:
            _check_table(name, table, text, report)
    if tables or not report.problems:
        _check_required(tables, text, report)
    _check_site(_known(tables, "site"), text, report)
    _check_addresses(tables, text, report)
    check_steps(_known(tables, "review").get("steps", ()), text, report)
    gateway = read_gateway(_known(tables, "gateway"), text, report)
    return replace(_settings(tables), gateway=gateway, targets=targets), report.problems


def _tables(root: Path, report: Report) -> tuple[dict[str, Any], str]:
    if not (root / SETTINGS_FILE).exists():
        report.error("no-settings")
        return {}, ""
    text = read_text(root / SETTINGS_FILE, report, _LIMIT, "table-too-large") or ""
    return load_tables(text, report) or {}, text


def _check_table(name: str, table: object, text: str, report: Report) -> None:
    where = place(text, "", name)
    if name not in _KEYS and not isinstance(table, dict) and name in _KEYS["site"]:
        report.error("setting-outside", *where, key=name)
    elif name not in _KEYS:
        note_unknown_setting(name, where, (*_KEYS, PUBLISH), report)
    elif not isinstance(table, dict):
        report.error("setting-not-a-table", *where, key=name)
    else:
        for key, value in table.items():
            _check_setting(name, key, value, text, report)


def _check_setting(table: str, key: str, value: object, text: str, report: Report) -> None:
    kind = _KEYS[table].get(key)
    if kind is None:
        note_unknown_setting(key, place(text, table, key), _KEYS[table], report)
    elif not _fits(value, kind):
        report.error(_MISFITS[kind], *place(text, table, key), key=key)
    elif kind == _DAYS and value not in _RANGE:
        report.error("setting-range", *place(text, table, key), key=key, least=_RANGE.start, most=_RANGE.stop - 1)


def _fits(value: object, kind: str) -> bool:
    if kind == _FLAG:
        return isinstance(value, bool)
    if kind == _DAYS:
        return isinstance(value, int) and not isinstance(value, bool)
    if kind == _TEXTS:
        return isinstance(value, list) and all(isinstance(item, str) for item in value)
    if kind == _NAMES:
        return isinstance(value, dict) and all(isinstance(item, str) for item in value.values())
    return isinstance(value, str)


def _known(tables: Mapping[str, Any], name: str) -> dict[str, Any]:
    table = tables.get(name, {})
    if not isinstance(table, dict):
        return {}
    return {key: value for key, value in table.items() if key in _KEYS[name] and _fits(value, _KEYS[name][key])}


def _check_required(tables: Mapping[str, Any], text: str, report: Report) -> None:
    """What [site] must say is there; where [site] itself or the key is miswritten, that was said already."""
    site = tables.get("site", {})
    if not isinstance(site, dict) or ("site" not in tables and any("site" in nearest(name, _KEYS) for name in tables)):
        return
    meant = {near for key in site if key not in _KEYS["site"] for near in nearest(key, _KEYS["site"])}
    for key in _REQUIRED:
        if key not in site and key not in meant and key not in tables:
            report.error("missing-setting", *place(text, "", "site"), key=key)
        elif isinstance(site.get(key), str) and not site[key].strip():
            report.error("empty-setting", *place(text, "site", key), key=key)


def _check_site(site: Mapping[str, Any], text: str, report: Report) -> None:
    for key, form, rule in (("organ_code", _CODE, "organ-code"), ("accent", _COLOUR, "accent")):
        if site.get(key) and not form.fullmatch(site[key]):
            report.error(rule, *place(text, "site", key), value=site[key])
    if site.get("id_code") and not _SITE_ID.fullmatch(site["id_code"]):
        report.warning("site-id-code", *place(text, "site", "id_code"), value=site["id_code"])


def _check_addresses(tables: Mapping[str, Any], text: str, report: Report) -> None:
    for table, key in _ADDRESSES:
        value = _known(tables, table).get(key, "")
        if value and not is_web_address(value):
            report.error("setting-address", *place(text, table, key), key=key, value=value)
        elif key == "base_url" and (urlsplit(value).query or urlsplit(value).fragment):
            report.error("base-url-with-query", *place(text, table, key), value=value)


def _settings(tables: Mapping[str, Any]) -> Settings:
    site = _known(tables, "site")
    base_url = site.get("base_url", "")
    known = {
        **dict.fromkeys(_REQUIRED, ""),
        **site,
        "base_url": base_url if not base_url or base_url.endswith("/") else f"{base_url}/",
        "doc_no_codes": tuple(site.get("doc_no_codes", ())),
    }
    if not known.get("accent"):
        known.pop("accent", None)
    return Settings(
        **known,
        host=Host(**_known(tables, "host")),
        review_bound=_known(tables, "review").get("bound", bool(tables)),
        draft_days=_known(tables, "terms").get("draft_days", DRAFT_DAYS),
        review_steps=read_steps(_known(tables, "review").get("steps", ())),
    )
