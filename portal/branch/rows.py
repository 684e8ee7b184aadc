"""Two texts side by side, block by block."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

_NEAR = 1  # equal blocks shown on either side of a change


@dataclass(frozen=True, slots=True)
class Row:
    """A block of text as it was and as it will be; ``kind`` is equal, changed, added, removed or skipped."""

    kind: str
    before: str
    after: str


def rows_between(before: Sequence[str], after: Sequence[str]) -> Iterator[Row]:
    """The blocks side by side, what is far from any change left out; nothing where nothing differs."""
    if before == after:
        return
    for kind, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind == "equal":
            yield from _equal(before[a:b], at_start=a == 0, at_end=b == len(before))
        else:
            pairs = max(b - a, d - c)
            left, right = [*before[a:b], *[""] * (pairs - (b - a))], [*after[c:d], *[""] * (pairs - (d - c))]
            for one, other in zip(left, right, strict=True):
                yield Row("changed" if one and other else "removed" if one else "added", one, other)


def _equal(blocks: Sequence[str], *, at_start: bool, at_end: bool) -> Iterator[Row]:
    head, tail = 0 if at_start else _NEAR, 0 if at_end else _NEAR
    skipped = len(blocks) - head - tail
    if skipped <= 1:
        yield from (Row("equal", block, block) for block in blocks)
        return
    yield from (Row("equal", block, block) for block in blocks[:head])
    yield Row("skipped", str(skipped), str(skipped))
    yield from (Row("equal", block, block) for block in blocks[len(blocks) - tail :])
