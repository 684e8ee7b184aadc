"""What was measured of one search, and how it is shown."""

import statistics
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from measure import Cost


@dataclass(frozen=True)
class Asked:
    """A first search: milliseconds, bytes and requests."""

    milliseconds: float
    size: int
    requests: int


@dataclass(frozen=True)
class Figures:
    """Indexing, size of the index in bytes, first searches, warm searches in milliseconds, and what was found."""

    name: str
    indexing: Cost
    size: int
    first: Sequence[Asked]
    warm: Sequence[float]
    found: Mapping[str, set[str]]


def show(figures: Figures, truth: Mapping[str, set[str]]) -> None:
    """Print one line of results and one of costs."""
    wrong = [query for query, found in figures.found.items() if found != truth[query]]
    recall = _mean(len(figures.found[query] & real) / len(real) for query, real in truth.items() if real)
    precision = _mean(len(found & truth[query]) / len(found) for query, found in figures.found.items() if found)
    first = [asked.milliseconds for asked in figures.first]
    sizes = [asked.size / 1000 for asked in figures.first]
    print(
        f"{figures.name:<22} recall {recall:.3f} precision {precision:.3f} wrong {len(wrong)} of {len(truth)}   "
        f"warm ms {spread(figures.warm)}   first ms {spread(first)}   first KB {spread(sizes)}   "
        f"requests {statistics.median(asked.requests for asked in figures.first):.0f}"
    )
    print(
        f"{'':<22} indexing wall {figures.indexing.wall:.1f} s CPU {figures.indexing.cpu:.1f} s "
        f"peak {figures.indexing.peak:.0f} MiB   index {figures.size / 1e6:.1f} MB   {wrong[:5] or ''}",
        flush=True,
    )


def _mean(values: Sequence[float] | object) -> float:
    return statistics.mean([*values])  # type: ignore[misc]


def spread(values: Sequence[float]) -> str:
    """Median, 95th of a hundred, and the highest."""
    ordered = sorted(values)
    return f"{statistics.median(ordered):.0f}/{ordered[len(ordered) * 95 // 100]:.0f}/{ordered[-1]:.0f}"
