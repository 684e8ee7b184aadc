"""What Word, Excel and PowerPoint files share: the package, its properties, relations and inner files (ECMA-376-2)."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from html import unescape

from portal.attachments.archive import Archive
from portal.attachments.limits import Budget, Scope
from portal.attachments.markup import events, loose_text
from portal.attachments.reading import Finding, Passage

_PROPERTIES = re.compile(r"docProps/\w+\.xml")
_STYLING = re.compile(
    r".*/theme/.*|.*/fontTable\.xml|.*/webSettings\.xml|word/styles(?:WithEffects)?\.xml|\[Content_Types\]\.xml"
)
_SIGNATURE = re.compile(r"_xmlsignatures/.*", re.IGNORECASE)
_EMBEDDED = re.compile(r"\w+/(?:embeddings|activeX)/.+")
_COMMENTS = re.compile(r"\w+/(?:\w+/)?(?:comments|threadedComments|commentAuthors|authors|people|persons)\b.*")
_MACRO = re.compile(r".*(?:vbaProject\.bin|vbaData\.xml)|xl/macrosheets/.*", re.IGNORECASE)
_RELATION = re.compile(rb"<Relationship\b[^>]*>")
_ATTRIBUTE = re.compile(rb"(\w+)\s*=\s*[\"']([^\"']*)[\"']")
_LINKED = frozenset({"hyperlink", "attachedTemplate"})  # every other external relation draws something in
_NOTES = re.compile(r"ppt/comments/.+|xl/threadedComments/.+")
_PROPERTY_NAMES = {
    "creator": "作者", "lastModifiedBy": "最后修改者", "title": "标题", "subject": "主题", "keywords": "关键词",
    "description": "备注", "Company": "单位", "Manager": "经理", "Template": "模板", "category": "类别",
}  # fmt: skip


@dataclass(slots=True)
class Package:
    """A package whose parts are taken one by one, so that none is forgotten and none is read twice."""

    archive: Archive
    budget: Budget
    taken: set[int] = field(default_factory=set)

    def part(self, name: str) -> bytes:
        """The part of that name without taking it; empty when there is none."""
        names = self.archive.names
        return self.archive.read(names.index(name), self.budget) if name in names else b""

    def take(self, wanted: Callable[[str], object]) -> Iterator[tuple[str, bytes]]:
        """The parts not taken before whose name is wanted."""
        for index, name in enumerate(self.archive.names):
            if index not in self.taken and wanted(name):
                self.taken.add(index)
                yield name, self.archive.read(index, self.budget)


def relations(data: bytes) -> Iterator[dict[str, str]]:
    """The relations of a ``.rels`` part, each as its attributes."""
    for found in _RELATION.findall(data):
        yield {name.decode(): unescape(value.decode("utf-8", "replace")) for name, value in _ATTRIBUTE.findall(found)}


def read_other_parts(package: Package, scope: Scope) -> Iterator[Finding]:
    """What stands in the parts that the kind's own reader has left."""
    for _, data in package.take(_PROPERTIES.fullmatch):
        yield from _read_properties(data, scope)
    for _, data in package.take(lambda name: name.endswith(".rels")):
        yield from _read_relations(data, scope)
    for name, data in package.take(lambda _: True):
        yield from _read_part(name, data, scope)
    if package.archive.comment:
        yield Passage("压缩包说明", package.archive.comment.decode("utf-8", "replace"), hidden=True)


def _read_properties(data: bytes, scope: Scope) -> Iterator[Finding]:
    names: list[str] = []
    for kind, name, attributes in events(data, scope.budget):
        if kind == "start":
            names.append(attributes.get("name", name))
        elif kind == "end":
            names.pop()
        elif name.strip():
            label = next((name for name in reversed(names) if name not in {"lpstr", "lpwstr", "vector", "variant"}), "")
            yield Passage(f"文件属性“{_PROPERTY_NAMES.get(label, label)}”", name.strip(), hidden=True)


def _read_relations(data: bytes, scope: Scope) -> Iterator[Finding]:
    for relation in relations(data):
        target, kind = relation.get("Target", ""), relation.get("Type", "").rpartition("/")[2]
        if relation.get("TargetMode") == "External":
            yield Passage("链接地址", target, hidden=True)
            if kind not in _LINKED:
                yield scope.fault("attachment-external-link", "warning", target=target[:200])


def _read_part(name: str, data: bytes, scope: Scope) -> Iterator[Finding]:
    if _SIGNATURE.fullmatch(name):
        yield "signed"
    if _MACRO.fullmatch(name):
        yield scope.fault("attachment-macro")
    if _NOTES.fullmatch(name):
        yield scope.fault("attachment-comments", "warning")
    if _EMBEDDED.fullmatch(name):
        yield scope.fault("attachment-embedded", "warning", name=name.rpartition("/")[2])
    if name.endswith((".xml", ".vml")):
        if not _STYLING.fullmatch(name) or b"<!--" in data:
            label = "批注" if _COMMENTS.fullmatch(name) else f"部件“{name}”"
            yield from (Passage(label, text, hidden=True) for text in loose_text(data))
    else:
        yield from scope.inside(data, name.rpartition("/")[2])
