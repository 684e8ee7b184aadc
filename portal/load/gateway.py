"""The [gateway] table of site.toml: where a form's answers go, and that they may go there."""

import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from portal.load.report import Report
from portal.load.toml import place
from portal.load.values import is_web_address
from portal.model.settings import PRESETS, Gateway, OtherName

_TABLE = "gateway"
_POSTS_TO_ADDRESS = frozenset({"self", "custom"})
_NEEDS_ADDRESS = frozenset({"self", "custom", "portal"})
_LOSES = {
    "portal": "gateway-loses-portal",
    "custom": "gateway-loses-custom",
    "mailto": "gateway-loses-mailto",
    "off": "gateway-loses-off",
}
_HOST = re.compile(r"[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(?::\d{1,5})?|[^\x00-\x7f][^\s/:]*", re.IGNORECASE)
_OWN_MACHINE = frozenset({"localhost", "127.0.0.1", "::1"})


def read_gateway(table: Mapping[str, Any], text: str, report: Report) -> Gateway:
    """The table as settings, after noting what would send answers nowhere, unprotected or abroad."""
    gateway = Gateway(
        preset=table.get("preset", "off"),
        url=table.get("url", ""),
        name=table.get("name", ""),
        allowed_hosts=tuple(table.get("allowed_hosts", ())),
        fields=tuple(
            OtherName(ours, theirs, *place(text, f"{_TABLE}.fields", ours))
            for ours, theirs in table.get("fields", {}).items()
        ),
    )
    if gateway.preset not in PRESETS:
        report.error("gateway-preset", *_at("preset", text), value=gateway.preset, known="、".join(PRESETS))
        return gateway
    for host in gateway.allowed_hosts:
        if not _HOST.fullmatch(host):
            report.error("gateway-host-form", *_at("allowed_hosts", text), value=host)
    if not gateway.url and gateway.preset in _NEEDS_ADDRESS:
        report.error("gateway-no-url", *_at("preset", text), preset=gateway.preset)
    elif is_web_address(gateway.url) and gateway.preset in _POSTS_TO_ADDRESS:
        _check_target(gateway, text, report)
    if "preset" in table and gateway.preset in _LOSES:
        report.warning(_LOSES[gateway.preset], *_at("preset", text))
    return gateway


def _check_target(gateway: Gateway, text: str, report: Report) -> None:
    parts = urlsplit(gateway.url)
    hosts = {host.lower() for host in gateway.allowed_hosts}
    if parts.scheme != "https" and parts.hostname not in _OWN_MACHINE:
        report.error("gateway-not-https", *_at("url", text), value=gateway.url)
    if not hosts & {parts.hostname, parts.netloc.lower()}:
        report.error("gateway-host", *_at("url", text), host=parts.netloc)


def _at(key: str, text: str) -> tuple[int, int]:
    return place(text, _TABLE, key)
