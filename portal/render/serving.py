"""How the site is served, as static hosts read it: ``_headers`` and ``_redirects``."""

from collections.abc import Iterator
from urllib.parse import quote

from portal.model.site import Artifact, Serving

_FOR_EVER, _SHORT = "public, max-age=31536000, immutable", "public, max-age=60"


def render_serving(serving: Serving) -> Iterator[Artifact]:
    """The two files; hosts that do not know them serve them as what they are, plain text."""
    yield Artifact("_headers", _headers(serving).encode())
    yield Artifact("_redirects", _redirects(serving).encode())


def _headers(serving: Serving) -> str:
    base = serving.base_path
    rules = [(f"{base}*", {**serving.headers, "Cache-Control": _SHORT, "Content-Security-Policy": serving.policy})]
    rules.append((f"{base}assets/*", {"! Cache-Control": "", "Cache-Control": _FOR_EVER}))
    return "\n".join(_rule(path, headers) for path, headers in rules)


def _rule(path: str, headers: dict[str, str]) -> str:
    """A path with its headers; ``! Name`` takes away what a wider rule has set."""
    lines = (f"  {name}: {value}" if value else f"  {name}" for name, value in headers.items())
    return "\n".join((path, *lines, ""))


def _redirects(serving: Serving) -> str:
    base = serving.base_path
    moved = (f"{base}{quote(old)} {base}{new} 301" for old, new in sorted(serving.moved.items()))
    gone = (f"{base}{address} {base}{address} 410" for address in serving.gone)
    return "\n".join((*moved, *gone, ""))
