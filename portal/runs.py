"""Long runs of characters without punctuation: the clauses, names and titles by which a text is known again."""

import re
from collections.abc import Iterator

_LEAST = 8
_NO_ASCII = bytes(128).replace(b"\0", b" ") + bytes(range(128, 256))
_RUN = re.compile(f"[\u3400-\u9fff]{{{_LEAST},}}")
_OF_DATES = re.compile("[〇零一二三四五六七八九十百年月日至]")


def runs_of(content: bytes) -> list[str]:
    """The runs of eight Han characters and more in a text in UTF-8; figures and Latin letters end a run."""
    foreign = b" ".join(content.translate(_NO_ASCII).split())  # most of a page is markup, and this is fast
    return _RUN.findall(foreign.decode("utf-8", "ignore"))


def telling_runs(text: str) -> Iterator[str]:
    """Those that say enough to stand elsewhere by design only: a date written in characters does not."""
    for run in runs_of(text.encode("utf-8", "ignore")):
        if len(_OF_DATES.sub("", run)) >= _LEAST - 2:
            yield run
