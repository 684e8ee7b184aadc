"""The staged bytes are searched for what may not be public: the last look before a site is put in place.

The gate is what keeps it out; this knows nothing of the gate, and looks at what was written (design.md §5).
"""

import io
import re
import zipfile
from collections import defaultdict
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote_to_bytes

from portal.model.withheld import Withheld
from portal.runs import runs_of

_OWN_NUMBER = re.compile("[0-9]{4}-[0-9]{5}")
_OWN_TAIL = re.compile(rb"-[0-9]{5}(?![0-9])")  # begins with a letter, which is what makes it fast
_DOC_NO_TAIL = re.compile("〔[0-9]{4}〕[0-9]+号".encode())
_YEAR, _LONGEST_CODE = 4, 60  # bytes
_IN_LINK = re.compile(rb"(?:%[0-9A-Fa-f]{2}){24,}")
_IN_JSON = re.compile(rb"(?:\\u[0-9A-Fa-f]{4}){8,}")
_ZIP = b"PK\x03\x04"


class Leak(NamedTuple):
    """What was found in a file of the site, and the file of the content that it is from."""

    address: str
    found: str
    source: str


def leaks_in(staging: Path, digests: Mapping[str, str], copied: AbstractSet[str], withheld: Withheld) -> Iterator[Leak]:
    """What the staged files hold of it, by their addresses and SHA-256.

    A file that is ``copied`` for a public document is known by its SHA-256: what it says, that document says.
    """
    numbers = _Numbers(withheld.numbers)
    for address, digest in digests.items():
        if digest in withheld.files:
            yield Leak(address, address, withheld.files[digest])
        if address not in copied and (withheld.words or withheld.numbers):
            content = b"\n".join((address.encode(), *_texts_of((staging / address).read_bytes())))
            found = sorted(_runs(content) & withheld.words.keys())
            yield from (Leak(address, word, withheld.words[word]) for word in found)
            yield from (Leak(address, number, withheld.numbers[number]) for number in sorted(numbers.of(content)))


def _runs(content: bytes) -> set[str]:
    """The runs of the text, and of what it holds escaped for an address or for a script."""
    runs = set(runs_of(content))
    for escaped in _matches(_IN_LINK, b"%E", content):
        runs.update(runs_of(unquote_to_bytes(escaped)))
    for escaped in _matches(_IN_JSON, b"\\u", content):
        runs.update(runs_of(_unescaped(escaped.decode())))
    return runs


def _matches(pattern: re.Pattern[bytes], begin: bytes, content: bytes) -> Iterator[bytes]:
    """What the pattern matches in the text; it is tried only where its beginning stands, which is fast to find."""
    place = content.find(begin)
    while place >= 0:
        found = pattern.match(content, place)
        if found:
            yield found[0]
        place = content.find(begin, found.end() if found else place + 1)


def _unescaped(text: str) -> bytes:
    return "".join(chr(int(sign, 16)) for sign in text.split("\\u")[1:]).encode("utf-8", "ignore")


class _Numbers:
    """The numbers that are looked for: by form where they have the usual one, else each for itself."""

    def __init__(self, numbers: Mapping[str, str]) -> None:
        self._own = {number.encode() for number in numbers if _OWN_NUMBER.fullmatch(number)}
        self._by_tail: dict[bytes, list[bytes]] = defaultdict(list)
        self._others: list[bytes] = []
        for number in (number.encode() for number in numbers):
            if tail := _DOC_NO_TAIL.search(number):
                self._by_tail[tail[0]].append(number)
            elif not _OWN_TAIL.search(number):
                self._others.append(number)

    def of(self, content: bytes) -> set[str]:
        """Those that the text holds."""
        found = {number for number in self._others if number in content}
        for tail in _OWN_TAIL.finditer(content) if self._own else ():
            found |= self._own & {content[max(0, tail.start() - _YEAR) : tail.end()]}
        for tail in _DOC_NO_TAIL.finditer(content) if self._by_tail else ():
            before = content[max(0, tail.start() - _LONGEST_CODE) : tail.end()]
            found.update(number for number in self._by_tail.get(tail[0], ()) if before.endswith(number))
        return {number.decode() for number in found}


def _texts_of(content: bytes) -> Iterator[bytes]:
    """The text of a file of ours, and of the members of a package."""
    if content.startswith(_ZIP):
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            for name in package.namelist():
                yield package.read(name)
    else:
        yield content
