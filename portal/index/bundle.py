"""A bundle of the search program: its index of one shard, by the program's own id of each entry."""

from base64 import b64decode
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from pathlib import Path, PurePosixPath
from zlib import decompressobj

from portal.index.entries import Entry
from portal.index.files import write_file
from portal.index.program import service

_LANGUAGE = "und"  # no stems, no segmenter
_NEEDED = (".pf_index", ".pf_meta", ".pagefind", "pagefind.js", "pagefind-entry.json")


def write_bundle(entries: Sequence[Entry], folder: Path) -> list[str]:
    """Index the entries and write what the page needs of the bundle; the program's id of each entry, in their order."""
    places = _places(entries)
    ids = [""] * len(entries)
    for path, content in _bundle(places, entries):
        if path.endswith(".pf_fragment"):
            ids[places[_name_in(content)]] = PurePosixPath(path).stem.removeprefix(f"{_LANGUAGE}_")
        elif path.endswith(_NEEDED):
            write_file(folder / path, content)
    return ids


def _places(entries: Sequence[Entry]) -> Mapping[str, int]:
    """The place of each entry by a name that follows from its text, so that an unchanged record keeps its id."""
    places: dict[str, int] = {}
    for place, entry in enumerate(entries):
        name = sha256(entry.text).hexdigest()
        places[f"{name}-{place}" if name in places else name] = place
    return places


def _name_in(fragment: bytes) -> str:
    start = decompressobj(31).decompress(fragment, 200).decode("utf-8", "ignore")
    return start.partition('"url":"')[2].partition('"')[0]


def _bundle(names: Iterable[str], entries: Sequence[Entry]) -> Iterator[tuple[str, bytes]]:
    """The files of the bundle; all is asked before the first answer is read, so that neither side waits."""
    with service() as program:
        program.ask(type="NewIndex", config={"force_language": _LANGUAGE})
        for name, entry in zip(names, entries, strict=True):
            program.ask(type="AddRecord", index_id=0, url=name, content=entry.content, language=_LANGUAGE)
        program.ask(type="GetFiles", index_id=0)
        for file in program.files():
            yield file["path"].replace("\\", "/"), b64decode(file["content"])
