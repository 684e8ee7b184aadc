"""gateway.toml becomes the settings of the gateway; secrets come from the environment or from files it names."""

from collections.abc import Mapping
from datetime import time
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from portal.load.gateway_keys import KEYS, REQUIRED
from portal.load.gateway_secrets import Secrets
from portal.load.nearest import nearest
from portal.load.report import Report
from portal.load.text import read_text
from portal.load.toml import load_tables, note_unknown_setting, place
from portal.model.gateway import GatewaySettings, Limits, Office, Route
from portal.problems import GATEWAY_FILE, Problem

_LIMIT = 200_000
_MEGABYTE = 1_000_000
_HERE = frozenset({"127.0.0.1", "localhost", "::1"})
_STORE = ".gongkai/gateway"
_Tables = Mapping[str, Mapping[str, Any]]


def load_gateway(root: Path, environ: Mapping[str, str] | None) -> tuple[GatewaySettings | None, list[Problem]]:
    """The settings, None when anything is wrong with them, and every problem met; no secrets without ``environ``."""
    report = Report(GATEWAY_FILE)
    if not (root / GATEWAY_FILE).exists():
        report.error("gateway-no-settings")
        return None, report.problems
    text = read_text(root / GATEWAY_FILE, report, _LIMIT, "table-too-large") or ""
    tables = load_tables(text, report)
    if tables is None:
        return None, report.problems
    _check(tables, text, report)
    if report.problems:
        return None, report.problems
    settings = _settings(root, tables, text, Secrets(root, text, environ, report))
    return (None if report.problems else settings), report.problems


def _check(tables: Mapping[str, Any], text: str, report: Report) -> None:
    for name, table in tables.items():
        if name not in KEYS:
            note_unknown_setting(name, place(text, "", name), KEYS, report)
        elif not isinstance(table, dict):
            report.error("setting-not-a-table", *place(text, "", name), key=name)
        else:
            for key, value in table.items():
                _check_key(name, key, value, text, report)
    for name, keys in REQUIRED.items():
        table = tables.get(name, {})
        for key in keys if isinstance(table, dict) else ():
            if key not in table and not any(key in nearest(word, KEYS[name]) for word in table):
                report.error("gateway-missing-setting", *place(text, "", name), table=name, key=key)


def _check_key(table: str, key: str, value: object, text: str, report: Report) -> None:
    where = place(text, table, key)
    if key == "password":
        report.error("gateway-password", *where)
    elif key not in KEYS[table]:
        note_unknown_setting(key, where, KEYS[table], report)
    elif isinstance(value, str) and not value.strip() and key in REQUIRED.get(table, ()):
        report.error("empty-setting", *where, key=key)
    elif not KEYS[table][key][1](value):
        report.error(KEYS[table][key][0], *where, key=key, value=value)


def _settings(root: Path, tables: _Tables, text: str, secrets: Secrets) -> GatewaySettings:
    public, listen, store, mail = (tables.get(name, {}) for name in ("public", "listen", "store", "mail"))
    site, address = _with_slash(public["site"]), _with_slash(public["address"])
    folder = root / store.get("folder", _STORE)
    mailing = {name: mail[name] for name in ("subject",) if name in mail}
    if "digest_at" in mail:
        mailing["digest_at"] = time.fromisoformat(mail["digest_at"])
    return GatewaySettings(
        office=Office(**tables["office"]),
        site=site,
        address=address,
        mailbox=mail["mailbox"],
        sender=mail["sender"],
        routes=tuple(_route(name, tables[name], text, secrets) for name in ("route", "second_route") if name in tables),
        store=folder,
        origins=tuple(dict.fromkeys((_origin(site), _origin(address), *public.get("origins", ())))),
        accent=public.get("accent", ""),
        secret=secrets.from_environment("store", "secret_env", store),
        seals="key_env" in store or "key_file" in store,
        keys=secrets.keys(store, folder),
        limits=_limits(tables.get("limits", {})),
        **{name: listen[name] for name in ("host", "port") if name in listen},
        proxies=tuple(listen.get("proxies", ())),
        **({"retention_days": store["retention_days"]} if "retention_days" in store else {}),
        **({"reserve": store["reserve_mb"] * _MEGABYTE} if "reserve_mb" in store else {}),
        **mailing,
    )


def _route(name: str, table: Mapping[str, Any], text: str, secrets: Secrets) -> Route:
    if table.get("security") == "none" and table["host"] not in _HERE:
        secrets.report.error("gateway-no-tls", *place(text, name, "security"), host=table["host"])
    password = secrets.password(name, table)
    known = {key: table[key] for key in ("host", "port", "security", "user", "ca_file", "per_hour") if key in table}
    size = {"size": table["size_mb"] * _MEGABYTE} if "size_mb" in table else {}
    return Route(**known, **size, password=password)


def _limits(table: Mapping[str, int]) -> Limits:
    known = {key: value for key, value in table.items() if not key.endswith("_mb")}
    sizes = {key.removesuffix("_mb"): value * _MEGABYTE for key, value in table.items() if key.endswith("_mb")}
    return Limits(**known, **sizes)


def _with_slash(address: str) -> str:
    return address if address.endswith("/") else f"{address}/"


def _origin(address: str) -> str:
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}"
