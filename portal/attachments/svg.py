"""SVG drawings: their words, and whatever would run or be fetched when a page shows them."""

import re
from collections.abc import Iterator, Mapping

from portal.attachments.limits import Scope
from portal.attachments.markup import events
from portal.attachments.reading import Finding, Passage

_ACTIVE = frozenset({"script", "foreignObject", "iframe", "object", "embed", "handler", "listener", "link"})
_SEEN = frozenset({"text", "tspan", "textPath", "title"})
_FETCHED = re.compile(r"\s*(?:#|data:image/(?:png|jpeg|gif|webp)[;,])", re.IGNORECASE)
_STYLE_FETCHES = re.compile(
    r"@import|url\(\s*['\"]?(?!\s*['\"]?(?:#|data:(?:image/(?:png|jpeg|gif|webp)|font/)))", re.IGNORECASE
)
_STYLE_HIDES = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|opacity\s*:\s*0(?:\.0*)?(?:;|$)")


def read_svg(data: bytes, scope: Scope) -> Iterator[Finding]:
    """Each text of the drawing; an error for each thing in it that is no drawing."""
    open_names: list[str] = []
    hidden_from = 0
    for kind, name, attributes in events(data, scope.budget, doctype=True):
        if kind == "start":
            open_names.append(name)
            yield from _active(name, attributes, scope)
            if not hidden_from and _hides(attributes):
                hidden_from = len(open_names)
        elif kind == "end":
            hidden_from = 0 if hidden_from == len(open_names) else hidden_from
            open_names.pop()
        elif kind == "instruction":
            if name.startswith("xml-stylesheet"):
                yield scope.fault("attachment-svg-active", found="xml-stylesheet")
        elif kind == "comment":
            yield Passage("注释", name.strip(), hidden=True)
        else:
            yield from _text(name, open_names, scope, hidden=bool(hidden_from))


def _active(name: str, attributes: Mapping[str, str], scope: Scope) -> Iterator[Finding]:
    if name in _ACTIVE:
        yield scope.fault("attachment-svg-active", found=f"<{name}>")
    for key, value in attributes.items():
        leads_out = key in {"href", "src"} and not _FETCHED.match(value) and not (name == "a" and _is_web(value))
        animates = key == "attributeName" and value in {"href", "xlink:href"}
        if key.lower().startswith("on") or leads_out or animates or (key == "style" and _STYLE_FETCHES.search(value)):
            yield scope.fault("attachment-svg-active", found=f"{key}={value[:80]}")
        elif len(value) > 1 and key in {"label", "title", "desc", "alt", "docname", "author", "href"}:
            yield Passage(f"属性“{key}”", value[:2000], hidden=True)


def _text(text: str, names: list[str], scope: Scope, *, hidden: bool) -> Iterator[Finding]:
    if names[-1] == "style":
        if _STYLE_FETCHES.search(text):
            yield scope.fault("attachment-svg-active", found="<style>")
    elif text.strip():
        seen = names[-1] in _SEEN and "metadata" not in names and "defs" not in names and not hidden
        yield Passage(f"<{names[-1]}>", text.strip(), hidden=not seen)


def _hides(attributes: Mapping[str, str]) -> bool:
    return (
        attributes.get("display") == "none"
        or attributes.get("visibility") == "hidden"
        or bool(_STYLE_HIDES.search(attributes.get("style", "")))
    )


def _is_web(address: str) -> bool:
    return address.lower().startswith(("http://", "https://", "mailto:", "tel:"))
