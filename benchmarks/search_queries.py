"""Queries of every kind drawn from the texts of a site, and what brute force finds for them."""

import random
import re
from collections.abc import Callable, Sequence
from itertools import cycle

from portal.index.texts import public_blocks
from portal.model.site import SearchRecord
from portal.words import normal_form

_PIECE = re.compile(r'"([^"]*)"|(\S+)')
FACETS = ("column", "type", "year", "issuer", "validity")


class Truth:
    """The public text of every record in normal form, searched by looking at all of it."""

    def __init__(self, records: Sequence[SearchRecord]) -> None:
        """Bring every block into normal form."""
        self.records = records
        self._texts = ["\0".join(map(normal_form, public_blocks(record))) for record in records]

    def find(self, query: str) -> set[str]:
        """The numbers of the records that have every phrase of the query in some block."""
        phrases = {normal_form(quoted or bare) for quoted, bare in _PIECE.findall(query)} - {""}
        return {
            record.number
            for record, text in zip(self.records, self._texts, strict=True)
            if phrases and all(phrase in text for phrase in phrases)
        }


def draw_queries(records: Sequence[SearchRecord], count: int, seed: int = 1) -> list[str]:
    """As many different queries: words, cuts through words, numbers, mixed scripts, several words, one character."""
    chance = random.Random(seed)
    kinds = _kinds(chance, [[block for block in public_blocks(record) if len(block) > 1] for record in records])
    drawn: dict[str, None] = {}
    for kind in cycle(kinds):  # a kind of which all are drawn must not hold up the others
        if len(drawn) >= count:
            break
        query = kind()
        if normal_form(query.replace('"', "")):
            drawn[query] = None
    return [*drawn]


def _kinds(chance: random.Random, texts: Sequence[Sequence[str]]) -> list[Callable[[], str]]:
    def cut(least: int, most: int) -> str:
        block = chance.choice(chance.choice(texts))
        start = chance.randrange(len(block))
        return "".join(block[start : start + chance.randint(least, most)].replace('"', "").split()) or "林"

    def found(pattern: str, otherwise: str) -> str:
        all_of_it = [match for block in chance.choice(texts) for match in re.findall(pattern, block)]
        return str(chance.choice(all_of_it)) if all_of_it else otherwise

    return [
        lambda: found(r"[\u4e00-\u9fff]{2,4}", "林业"),
        lambda: cut(2, 2),
        lambda: cut(3, 8),
        lambda: cut(9, 30),
        lambda: found(r"[0-9]+", "2023"),
        lambda: found(r"[\u4e00-\u9fff]{1,4}〔[0-9]{4}〕[0-9]+号", "2023年"),
        lambda: found(r"[\u4e00-\u9fff]{1,3}[0-9a-zA-Z]+[\u4e00-\u9fff]{0,3}", "第1号"),
        lambda: f"{cut(2, 4)} {cut(2, 4)}",
        lambda: f"{cut(1, 2)} {cut(2, 3)} {cut(2, 2)}",
        lambda: f'"{cut(4, 9)}"',
        lambda: cut(1, 1),
        lambda: cut(1, 3) + cut(1, 3),
    ]
