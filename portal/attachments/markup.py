"""XML as a stream of events that no entity, no depth and no number of elements can blow up."""

import re
from collections.abc import Iterator
from html import unescape
from typing import Final, Literal
from xml.etree.ElementTree import ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser

from portal.attachments.limits import XML_DEPTH, Budget, LimitExceeded

Event = tuple[Literal["start", "end", "text", "comment", "instruction"], str, dict[str, str]]
Malformed = ParseError
_CHUNK: Final = 1 << 16
_NOTHING: Final[dict[str, str]] = {}
_TELLING = re.compile(r"[\u3400-\u9fff\uf900-\ufaff@\\&]|\d{11}|[Ff]ile:")
_TEXT = re.compile(r"<!\[CDATA\[(.*?)(?:\]\]>|\Z)|<!--(.*?)(?:-->|\Z)|>([^<]+)", re.DOTALL)
_ATTRIBUTE = re.compile(r"(?<![\w:.-])([\w:.-]{1,99})\s?=\s?(?:\"([^\"]*)\"|'([^']*)')")
_FONTS = frozenset({"typeface", "ascii", "eastAsia", "hAnsi", "cs", "script", "lang", "Ignorable", "font-family"})


class _Target:
    """Gathers events, names without their namespace, until they are taken."""

    def __init__(self, budget: Budget) -> None:
        self.events: list[Event] = []
        self._names: dict[str, str] = {}
        self._budget = budget
        self._depth = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > XML_DEPTH:
            raise LimitExceeded("attachment-too-deep", limit=XML_DEPTH)
        self._budget.spend("attachment-too-many-elements", 1)
        local = self._local
        self.events.append(("start", local(tag), {local(name): value for name, value in attributes.items()}))

    def end(self, tag: str) -> None:
        self._depth -= 1
        self.events.append(("end", self._local(tag), _NOTHING))

    def data(self, text: str) -> None:
        before = self.events.pop()[1] if self.events and self.events[-1][0] == "text" else ""
        self.events.append(("text", before + text, _NOTHING))

    def take(self) -> list[Event]:
        """What was gathered, without a text that may go on with the next bytes."""
        keep = 1 if self.events and self.events[-1][0] == "text" else 0
        taken, self.events = self.events[: len(self.events) - keep], self.events[len(self.events) - keep :]
        return taken

    def comment(self, text: str) -> None:
        self.events.append(("comment", text, _NOTHING))

    def pi(self, target: str, text: str | None = None) -> None:
        self.events.append(("instruction", f"{target} {text or ''}", _NOTHING))

    def _local(self, name: str) -> str:
        known = self._names.get(name)
        if known is None:
            known = self._names[name] = name.rpartition("}")[2]
        return known


def events(data: bytes, budget: Budget, *, doctype: bool = False) -> Iterator[Event]:
    """The document's events; ``Malformed`` when it is no XML, ``LimitExceeded`` when it declares entities."""
    target = _Target(budget)
    parser = DefusedXMLParser(target=target, forbid_dtd=not doctype)
    try:
        for at in range(0, len(data), _CHUNK):
            parser.feed(data[at : at + _CHUNK])
            yield from target.take()
        parser.close()
    except DefusedXmlException:
        raise LimitExceeded("attachment-entities") from None
    yield from target.events


def loose_text(data: bytes, *, attributes_only: bool = False) -> Iterator[str]:
    """Text, comments and telling attribute values of a part that no reader knows, well-formed or not."""
    text = data.decode("utf-16" if data.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8", "replace")
    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        raise LimitExceeded("attachment-entities")
    if not attributes_only:
        for raw, comment, words in _TEXT.findall(text):
            if found := (raw or comment or words).strip():
                yield unescape(found)
    yield from _telling_attributes(text)


def _telling_attributes(text: str) -> Iterator[str]:
    """Attribute values with Chinese, a long number, an address or a path in them; fonts and coordinates are none."""
    done = 0
    while found := _TELLING.search(text, done):
        at = found.start()
        begin = text.rfind("<", done, at)
        if begin < 0 or text.rfind(">", begin, at) >= 0:
            after = text.find("<", at)
            done = after if after >= 0 else len(text)
            continue
        done = text.find(">", at) + 1 or len(text)
        for name, double, single in _ATTRIBUTE.findall(text[begin:done]):
            value = unescape(double or single)
            if name.rpartition(":")[2] not in _FONTS and _TELLING.search(value):
                yield value
