"""The one table of all records, by which the page counts facets, puts results in order and finds their texts."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from portal.index.entries import Entry
from portal.model.site import SearchRecord


def make_table(entries: Sequence[Entry], ids: Sequence[Sequence[str]]) -> Mapping[str, object]:
    """The table of the entries in their order; ``ids`` are the program's, by shard."""
    records = [entry.record for entry in entries]
    return {
        "shards": [" ".join(names) for names in ids],
        "facets": {
            "column": _facet((record.column, record.column_name) for record in records),
            "type": _facet((record.type, record.type_name) for record in records),
            "validity": _facet((record.validity, record.validity_name) for record in records),
            "year": _facet((str(record.year or ""), f"{record.year}年") for record in records),
            "issuer": _facet((record.issuer, record.issuer) for record in records),
        },
        "date": [record.date.toordinal() if record.number else 0 for record in records],
        "head": [entry.head for entry in entries],
        "number": [entry.number_length for entry in entries],
        "interprets": [*_interpretations(records)],
    }


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
