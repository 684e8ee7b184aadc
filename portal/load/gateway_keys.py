"""The keys of gateway.toml and what each may hold."""

import re
from collections.abc import Callable, Mapping
from datetime import time
from ipaddress import ip_network
from typing import Any

from portal.load.values import is_web_address

_HIGHEST_PORT = 2**16 - 1
_MOST = 2**31
_MAIL = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+")
_ORIGIN = re.compile(r"https?://[^/\s]+")
_GAPS = re.compile(r"\{(?!form\}|number\})|(?<!\{form)(?<!\{number)\}")
SECURITY = ("tls", "starttls", "none")

# What a key holds: the rule that says so when it does not, and the test.
Kind = tuple[str, Callable[[Any], bool]]


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def _is_whole(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 < value < _MOST


def _is_time(value: object) -> bool:
    try:
        return isinstance(value, str) and time.fromisoformat(value).tzinfo is None
    except ValueError:
        return False


def _is_network(value: str) -> bool:
    try:
        ip_network(value, strict=False)
    except ValueError:
        return False
    return True


def _all(test: Callable[[str], bool]) -> Callable[[Any], bool]:
    return lambda value: isinstance(value, list) and all(isinstance(item, str) and test(item) for item in value)


TEXT: Kind = ("setting-not-text", _is_text)
WHOLE: Kind = ("gateway-not-a-number", _is_whole)
PORT: Kind = ("gateway-port", lambda value: _is_whole(value) and value <= _HIGHEST_PORT)
ADDRESS: Kind = ("gateway-address", lambda value: _is_text(value) and is_web_address(value))
MAIL: Kind = ("gateway-mail-address", lambda value: _is_text(value) and bool(_MAIL.fullmatch(value)))
TIME: Kind = ("gateway-time", _is_time)
SUBJECT: Kind = ("gateway-subject", lambda value: _is_text(value) and "{number}" in value and not _GAPS.search(value))
ORIGINS: Kind = ("gateway-origins", _all(lambda item: bool(_ORIGIN.fullmatch(item))))
PROXIES: Kind = ("gateway-proxies", _all(_is_network))
ENCRYPTION: Kind = ("gateway-security", lambda value: value in SECURITY)
COLOUR: Kind = ("accent", lambda value: _is_text(value) and bool(re.fullmatch(r"#[0-9a-fA-F]{6}", value)))

_ROUTE: Mapping[str, Kind] = {
    "host": TEXT,
    "port": PORT,
    "security": ENCRYPTION,
    "user": TEXT,
    "password_env": TEXT,
    "password_file": TEXT,
    "ca_file": TEXT,
    "size_mb": WHOLE,
    "per_hour": WHOLE,
}
KEYS: Mapping[str, Mapping[str, Kind]] = {
    "office": {**dict.fromkeys(("organ", "name", "address", "phone", "postcode", "hours", "fax"), TEXT), "email": MAIL},
    "public": {"site": ADDRESS, "address": ADDRESS, "origins": ORIGINS, "accent": COLOUR},
    "listen": {"host": TEXT, "port": PORT, "proxies": PROXIES},
    "store": {
        **dict.fromkeys(("folder", "secret_env", "key_env", "key_file"), TEXT),
        **dict.fromkeys(("retention_days", "reserve_mb"), WHOLE),
    },
    "mail": {"mailbox": MAIL, "sender": MAIL, "subject": SUBJECT, "digest_at": TIME},
    "route": _ROUTE,
    "second_route": _ROUTE,
    "limits": dict.fromkeys(("request_mb", "files", "block", "form", "total", "refuse"), WHOLE),
}
REQUIRED: Mapping[str, tuple[str, ...]] = {
    "office": ("organ", "name", "address", "phone"),
    "public": ("site", "address"),
    "mail": ("mailbox", "sender"),
    "route": ("host", "port"),
}
