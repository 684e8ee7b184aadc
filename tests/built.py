"""A built site as the tests read it: its files, its pages as trees, and every byte that a visitor could unpack."""

import gzip
import re
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from html.parser import HTMLParser
from pathlib import Path

from portal.words import normal_form

SITES = Path(__file__).parent / "sites"
AS_OF = "2026-06-30T09:00+08:00"
_VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"]
)
_FINGERPRINT = re.compile(rb"(assets/[\w-]+)\.[0-9a-f]{10}\.")


@dataclass
class Element:
    """An element of a page with what stands in it."""

    tag: str
    attributes: dict[str, str]
    inside: "list[Element | str]" = field(default_factory=list)

    def __getitem__(self, name: str) -> str:
        return self.attributes[name]

    def all(self, tag: str = "", **attributes: str) -> "list[Element]":
        """The elements in it, of that tag and with those attributes, in their order."""
        wanted = {name.rstrip("_").replace("_", "-"): value for name, value in attributes.items()}
        return [
            found for found in self._below() if tag in {"", found.tag} and wanted.items() <= found.attributes.items()
        ]

    def one(self, tag: str = "", **attributes: str) -> "Element":
        """The only such element."""
        (found,) = self.all(tag, **attributes)
        return found

    @property
    def text(self) -> str:
        """Its text, each run of white space one space."""
        return " ".join("".join(part if isinstance(part, str) else part._text() for part in self.inside).split())  # noqa: SLF001

    def _text(self) -> str:
        return "".join(part if isinstance(part, str) else part._text() for part in self.inside)  # noqa: SLF001

    def _below(self) -> "Iterator[Element]":
        for part in self.inside:
            if isinstance(part, Element):
                yield part
                yield from part._below()  # noqa: SLF001


class _Tree(HTMLParser):
    """Refuses what does not nest, so that a page of ours is well formed or the test fails."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open = [Element("", {})]

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].inside.append(element)
        if tag not in _VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        self.open[-1].inside.append(Element(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        assert self.open[-1].tag == tag
        self.open.pop()

    def handle_data(self, data: str) -> None:
        self.open[-1].inside.append(data)


def tree(html: str) -> Element:
    """The HTML as a tree."""
    parser = _Tree()
    parser.feed(html)
    parser.close()
    (root,) = parser.open
    return root


@dataclass(frozen=True)
class Built:
    """A built site: where it was built from, where it lies, what was said."""

    root: Path
    output: Path
    said: str = ""

    @cached_property
    def addresses(self) -> frozenset[str]:
        """The address of every file."""
        return frozenset(file.relative_to(self.output).as_posix() for file in self.output.rglob("*") if file.is_file())

    @property
    def pages(self) -> list[str]:
        """The address of every HTML page, sorted."""
        return sorted(address for address in self.addresses if address.endswith(".html"))

    def read(self, address: str) -> str:
        """A file as text."""
        return (self.output / address).read_text(encoding="utf-8")

    def page(self, address: str) -> Element:
        """A page as a tree."""
        return tree(self.read(address))

    def unpacked(self) -> Iterator[tuple[str, bytes]]:
        """Every file with its bytes, gzip members unpacked."""
        for address in sorted(self.addresses):
            content = (self.output / address).read_bytes()
            yield address, gzip.decompress(content) if content.startswith(b"\x1f\x8b") else content

    def holding(self, *words: str) -> list[tuple[str, str]]:
        """Each file with the word it has, in its name or unpacked bytes, as it is or as the search knows it."""
        return [
            (address, word)
            for address, content in self.unpacked()
            for word in words
            if any(form.encode() in content or form in address for form in {word, normal_form(word)})
        ]


def bytes_of(folder: Path) -> dict[str, bytes]:
    """Every file of a folder with its bytes."""
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def change(file: Path, before: str, after: str) -> None:
    """Replace what stands in the file."""
    text = file.read_text("utf-8")
    assert before in text
    file.write_text(text.replace(before, after), "utf-8")


def copy_site(name: str, root: Path) -> Path:
    """A copy of one of the little sites, to be changed."""
    shutil.copytree(SITES / name, root, ignore=shutil.ignore_patterns("expected", "output", ".gongkai"))
    return root


def without_fingerprints(content: bytes) -> bytes:
    """The bytes without what names the version of an asset, which changes with every touch to the look."""
    return _FINGERPRINT.sub(rb"\1.", content)
