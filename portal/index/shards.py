"""Which records are indexed together.

The numbers of all documents lie on one line, which is halved, and its halves again, until each part holds little enough
text. So a change touches the part it lies in, and a border moves only when a part grows too large or small. The parts
that the page loads, the shards, are halved further into segments: what an edit indexes anew.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise

from portal.model.site import SearchRecord

SHARD_CHARACTERS = 3_000_000  # few parts are few requests of a search
SEGMENT_CHARACTERS = 500_000  # so much text is indexed in half a second
_SERIALS = 17  # bits for the five figures after the year
_LINE = 14 + _SERIALS  # and for the four figures of the year


def shards_of(records: Sequence[SearchRecord]) -> list[Sequence[SearchRecord]]:
    """The records from the oldest number to the newest, cut into shards; what has no number comes last."""
    return _cut(
        sorted(records, key=lambda record: (not record.number, record.number, record.address)), SHARD_CHARACTERS
    )


def segments_of(shard: Sequence[SearchRecord]) -> list[Sequence[SearchRecord]]:
    """The records of a shard, cut into segments."""
    return _cut(shard, SEGMENT_CHARACTERS)


def _cut(ordered: Sequence[SearchRecord], most: int) -> list[Sequence[SearchRecord]]:
    sizes = [*accumulate(map(_size, ordered), initial=0)]
    spans = _halved(_places(ordered), sizes, most, (0, len(ordered)), _LINE)
    return [ordered[first:last] for first, last in spans if first < last]


def _size(record: SearchRecord) -> int:
    """How many characters the record has, but for its short fields."""
    return sum(map(len, record.blocks)) + sum(len(text) for _, text in record.attachments)


def _places(records: Sequence[SearchRecord]) -> list[int]:
    """Where each record lies on the line; one without a number beside the newest that has one."""
    numbers = [record.number.split("-") for record in records if record.number]
    places = [(int(year) << _SERIALS) + int(serial) for year, serial in numbers]
    return places + places[-1:] * (len(records) - len(places)) if places else [0] * len(records)


def _halved(
    places: Sequence[int], sizes: Sequence[int], most: int, span: tuple[int, int], bits: int
) -> Iterator[tuple[int, int]]:
    """The spans between two records; ``sizes`` are of all the text before each record."""
    first, last = span
    if not bits or sizes[last] - sizes[first] <= most:
        yield span
        return
    middle = bisect_left(places, ((places[first] >> bits) * 2 + 1) << (bits - 1), first, last)
    for begin, end in ((first, middle), (middle, last)):
        if begin < end:
            yield from _halved(places, sizes, most, (begin, end), bits - 1)


def shard_names(shards: Sequence[Sequence[SearchRecord]]) -> list[str]:
    """What the page calls each shard: its years, where a year is cut its numbers, and whether it has what has none."""
    numbered = [[record.number for record in shard if record.number] for shard in shards]
    ends = [(numbers[0], numbers[-1]) if numbers else ("", "") for numbers in numbered]
    cut = {last[:4] for (_, last), (first, _) in pairwise(ends) if last[:4] == first[:4]}
    names = [_name(first, last, cut=first[:4] in cut) for first, last in ends]
    lines = ["依申请公开目录" if not shard[-1].number else "" for shard in shards]
    return ["和".join(filter(None, both)) for both in zip(names, lines, strict=True)]


def _name(first: str, last: str, *, cut: bool) -> str:
    """A year that is cut shares no shard with another: the line is halved between years first."""
    if cut and first != last:
        return f"{first[:4]}年编号{first[5:]}至{last[5:]}"
    if cut:
        return f"{first[:4]}年编号{first[5:]}"
    years = dict.fromkeys((first[:4], last[:4]))
    return f"{'至'.join(years)}年" if first else ""
