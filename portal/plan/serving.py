"""How the site is to be served: what is gone, what has moved, and the headers of each answer."""

from urllib.parse import urlsplit

from portal.model.public import Release
from portal.model.site import Serving
from portal.plan.addresses import document_page

_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "SAMEORIGIN",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}
_SENT_TO = frozenset({"self", "custom"})


def serving_of(release: Release) -> Serving:
    """What a server must know of the site beside its files."""
    return Serving(
        base_path=urlsplit(release.settings.base_url).path or "/",
        gone=tuple(sorted(document_page(item.number) for item in release.withdrawn)),
        moved={
            alias: document_page(document.number)
            for document in sorted(release.documents, key=lambda document: document.number)
            for alias in document.aliases
        },
        policy=_policy(release),
        headers=_HEADERS,
    )


def _policy(release: Release) -> str:
    """Nothing but the site's own files, no inline script or style; forms go to the gateway alone (PIPL 第三十六条)."""
    allowed = " ".join(("'self'", *_gateways(release)))
    return (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; media-src 'self'; "
        f"connect-src {allowed}; form-action {allowed}; base-uri 'none'; frame-ancestors 'self'"
    )


def _gateways(release: Release) -> list[str]:
    gateway = release.settings.gateway
    parts = urlsplit(gateway.url)
    return [f"{parts.scheme}://{parts.netloc}"] if gateway.preset in _SENT_TO and parts.netloc else []
