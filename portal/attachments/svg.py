"""SVG drawings: their words, and whatever would run or be fetched when a page shows them."""

import base64
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from portal.attachments.limits import Scope
from portal.attachments.markup import events
from portal.attachments.reading import Finding, Passage

_ACTIVE = frozenset({"script", "foreignObject", "iframe", "object", "embed", "handler", "listener", "link"})
_SEEN = frozenset({"text", "tspan", "textPath", "title"})
_FETCHED = re.compile(r"\s*(?:#|data:image/(?:png|jpeg|gif|webp)[;,])", re.IGNORECASE)
_STYLE_FETCHES = re.compile(
    r"@import|url\(\s*['\"]?(?!\s*['\"]?(?:#|data:(?:image/(?:png|jpeg|gif|webp)|font/)))", re.IGNORECASE
)
_STYLE_COMMENT = re.compile(r"/\*(.*?)(?:\*/|\Z)", re.DOTALL)
_PACKED = re.compile(r"\s*data:image/(png|jpeg|gif|webp)[^,]{0,99},", re.IGNORECASE)
_TOLD = frozenset({"label", "title", "desc", "alt", "docname", "author", "href"})
_DRAWN = frozenset({"d", "points", "transform", "viewBox", "values", "style", "class", "font-family"})
_TELLING = re.compile(r"[\u3400-\u9fff@]|\d{11}")
_STYLE_HIDES = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|opacity\s*:\s*0(?:\.0*)?(?:;|$)")


def read_svg(data: bytes, scope: Scope) -> Iterator[Finding]:
    """Each text of the drawing; an error for each thing in it that is no drawing."""
    drawing = _Drawing()
    for kind, name, attributes in events(data, scope.budget, doctype=True):
        if kind == "start":
            drawing.open(name, attributes)
            yield from _active(name, attributes, scope)
        elif kind == "end":
            yield from drawing.close(name)
        elif kind == "text":
            drawing.pieces.append(name.strip())
            yield from _text(name, drawing.names, scope, hidden=bool(drawing.hidden_from))
        else:
            yield Passage("注释", name.strip(), hidden=True)
            if kind == "instruction" and name.startswith("xml-stylesheet"):
                yield scope.fault("attachment-svg-active", found="xml-stylesheet")


@dataclass(slots=True)
class _Drawing:
    """Which elements are open, from which depth nothing is shown, and the pieces of a text so far."""

    names: list[str] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)
    hidden_from: int = 0

    def open(self, name: str, attributes: Mapping[str, str]) -> None:
        """Go into the element."""
        self.names.append(name)
        if name == "text":
            self.pieces.clear()
        if not self.hidden_from and _hides(attributes):
            self.hidden_from = len(self.names)

    def close(self, name: str) -> Iterator[Passage]:
        """Leave the element; a text in several pieces is told whole, as a number may be cut by its styles."""
        if name == "text" and len(self.pieces) > 1:
            yield Passage("<text>", "".join(self.pieces), hidden=bool(self.hidden_from))
        self.hidden_from = 0 if self.hidden_from == len(self.names) else self.hidden_from
        self.names.pop()


def _active(name: str, attributes: Mapping[str, str], scope: Scope) -> Iterator[Finding]:
    if name in _ACTIVE:
        yield scope.fault("attachment-svg-active", found=f"<{name}>")
    for key, value in attributes.items():
        leads_out = key in {"href", "src"} and not _FETCHED.match(value) and not (name == "a" and _is_web(value))
        animates = key == "attributeName" and value in {"href", "xlink:href"}
        if key.lower().startswith("on") or leads_out or animates or (key == "style" and _STYLE_FETCHES.search(value)):
            yield scope.fault("attachment-svg-active", found=f"{key}={value[:80]}")
        elif key == "href" and (packed := _PACKED.match(value)):
            yield from _packed(value[packed.end() :], packed[1].lower(), scope)
        elif len(value) > 1 and (key in _TOLD or (key not in _DRAWN and _TELLING.search(value))):
            yield Passage(f"属性“{key}”", value[:2000], hidden=True)


def _packed(text: str, kind: str, scope: Scope) -> Iterator[Finding]:
    """What a picture within the drawing says."""
    try:
        data = base64.b64decode(text)
    except ValueError:
        return
    yield from scope.inside(data, f"图片.{kind}")


def _text(text: str, names: list[str], scope: Scope, *, hidden: bool) -> Iterator[Finding]:
    if names[-1] == "style":
        yield from (Passage("<style>", comment, hidden=True) for comment in _STYLE_COMMENT.findall(text))
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
