"""The one table of all records, by which the page counts facets, puts results in order and finds their texts."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, pairwise

from portal.index.shard import Shard
from portal.index.shards import shard_names
from portal.index.texts import text_name
from portal.model.site import SearchRecord


def make_table(cut: Sequence[Sequence[SearchRecord]], shards: Sequence[Shard]) -> Mapping[str, object]:
    """The table of the records in their order, which are cut into these shards."""
    records = [*chain.from_iterable(cut)]
    lengths = [*chain.from_iterable(shard.lengths for shard in shards)]
    return {
        "shards": [*map(_shard, shards, shard_names(cut))],
        "texts": [*_runs(map(text_name, records))],
        "facets": {
            "column": _facet((record.column, record.column_name) for record in records),
            "type": _facet((record.type, record.type_name) for record in records),
            "validity": _facet((record.validity, record.validity_name) for record in records),
            "year": _facet((str(record.year or ""), f"{record.year}年") for record in records),
            "issuer": _facet((record.issuer, record.issuer) for record in records),
        },
        "date": [record.date.toordinal() if record.number else 0 for record in records],
        "length": [each.text for each in lengths],
        "head": [each.head for each in lengths],
        "number": [each.number for each in lengths],
        "parts": [(place, *each.parts) for place, each in enumerate(lengths) if each.parts],
        "interprets": [*_interpretations(records)],
    }


def _shard(shard: Shard, name: str) -> Mapping[str, object]:
    firsts = [chunk.first for chunk in shard.chunks]
    return {"folder": shard.folder, "name": name, "size": len(shard.lengths), "firsts": firsts}


def _runs(names: Iterable[str]) -> Iterator[tuple[str, int]]:
    """The names, of which those that follow one another by number are told by the first and how many they are."""
    first, count = "", 0
    for name, after in pairwise([*names, "end"]):
        first, count = first or name, count + 1
        if after != _next(name):
            yield first, count
            first, count = "", 0


def _next(name: str) -> str:
    series, _, serial = name.rpartition("-")
    return f"{series}-{int(serial) + 1:0{len(serial)}}" if serial.isdecimal() else ""


def _interpretations(records: Sequence[SearchRecord]) -> Iterator[tuple[int, int]]:
    """The places of each interpretation and a document it interprets."""
    places = {record.address: place for place, record in enumerate(records)}
    for place, record in enumerate(records):
        yield from ((place, places[target]) for target in record.interprets if target in places)


def _facet(pairs: Iterable[tuple[str, str]]) -> Mapping[str, object]:
    """The values of a facet with their names, and for each record which of them it has."""
    each = [*pairs]
    values = sorted(set(each))
    places = {value: place for place, value in enumerate(values)}
    return {"values": values, "of": [places[value] for value in each]}
