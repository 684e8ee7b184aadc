"""The search index in a real browser, without its page: exact for any text and query, honest about what is missing."""

import random
import re
import shutil
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from itertools import count
from pathlib import Path
from threading import Thread

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page

from portal.index.site import build_index
from portal.index.texts import public_blocks
from portal.model.site import SearchRecord
from portal.words import normal_form
from tests.index.records import line, record

ASSETS = Path(__file__).parents[2] / "templates/assets"
SCRIPTS = ("search-traditional.js", "search-words.js", "search-shard.js", "search-index.js")
FIND = """async ([folder, queries]) => {
    const index = await SearchIndex.open(folder);
    const answers = [];
    for (const query of queries) {
        const found = [];
        const phrases = SearchWords.phrases(query);
        if (phrases.length) for await (const { records, places, fault } of index.find(phrases)) {
            if (fault) throw fault;
            found.push(...records.map((record, row) => [record, places.map((each) => each[row])]));
        }
        answers.push(found);
    }
    return [index.size, answers];
}"""
PARTS = """async ([folder, phrases]) => {
    const parts = [];
    window.index ??= await SearchIndex.open(folder);
    for await (const { name, records, fault } of index.find(phrases)) {
        parts.push([name, records.length, fault?.message ?? ""]);
    }
    return parts;
}"""

TEXTS = """async ([folder, queries]) => {
    const index = await SearchIndex.open(folder);
    const answers = [];
    for (const query of queries) {
        const phrases = SearchWords.phrases(query);
        const texts = [];
        for await (const { records, places } of index.find(phrases)) {
            for (const [row, record] of records.slice(0, 3).entries()) {
                texts.push([record, await index.text(record, places.map((each) => each[row]), phrases)]);
            }
        }
        answers.push(texts);
    }
    return answers;
}"""


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the scripts of the search."""
    folder = tmp_path_factory.mktemp("engine")
    for name in SCRIPTS:
        shutil.copyfile(ASSETS / name, folder / name)
    tags = "".join(f'<script src="{name}"></script>' for name in SCRIPTS)
    (folder / "index.html").write_text(f'<!doctype html><html lang="zh-CN"><meta charset="utf-8">{tags}', "utf-8")
    return folder


@pytest.fixture(scope="module")
def page(root: Path, chromium: Browser) -> Iterator[Page]:
    """A page of that folder, served."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(root)))
    Thread(target=server.serve_forever, daemon=True).start()
    page = chromium.new_page()
    page.goto(f"http://127.0.0.1:{server.server_address[1]}/")
    yield page
    page.close()
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def write(root: Path) -> Iterator[Callable[[Sequence[SearchRecord]], str]]:
    """Writes the index of records into a folder of its own, whose address is told."""
    numbers = count()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("portal.index.shards.SHARD_CHARACTERS", 3_000)
        patch.setattr("portal.index.shards.SEGMENT_CHARACTERS", 700)
        patch.setattr("portal.index.parts.PART_CHARACTERS", 60)
        patch.setattr("portal.index.chunks.CHUNK_BYTES", 200)

        def write(records: Sequence[SearchRecord]) -> str:
            name = f"site-{next(numbers)}"
            for file in build_index(records, root / "cache"):
                (root / name / file.address).parent.mkdir(parents=True, exist_ok=True)
                (root / name / file.address).write_bytes(file.content)
            return f"{name}/"

        yield write


# --- Brute force ---


def in_order(records: Sequence[SearchRecord]) -> list[SearchRecord]:
    """The records as the table has them."""
    return sorted(records, key=lambda each: (not each.number, each.number, each.address))


def first_places(record: SearchRecord, phrases: Sequence[str]) -> list[int]:
    """The first place of each phrase in a block of the record, of all its blocks one behind the other; -1 for none."""
    text = "\0".join(map(normal_form, public_blocks(record)))
    return [text.find(phrase) for phrase in phrases]


def phrases_of(query: str) -> list[str]:
    """The phrases that must all occur: what stands in quotes, or between white space."""
    pieces = (quoted or bare for quoted, bare in re.findall(r'"([^"]*)"|(\S+)', query))
    return [*dict.fromkeys(filter(None, map(normal_form, pieces)))]


def differing(page: Page, folder: str, records: Sequence[SearchRecord], queries: Sequence[str]) -> list[object]:
    """The first queries for which the index finds others than brute force: which of both, or with which places."""
    ordered = in_order(records)
    size, answers = page.evaluate(FIND, [folder, [*queries]])
    assert len(records) == size
    wrong: list[object] = []
    for query, found in zip(queries, answers, strict=True):
        phrases = phrases_of(query)
        expected = {place for place, each in enumerate(ordered) if phrases and min(first_places(each, phrases)) >= 0}
        others = expected ^ {place for place, _ in found}
        if others or len(expected) != len(found):
            wrong.append((query, sorted(others)[:5]))
        wrong += [(query, place, ats) for place, ats in found if misplaced(ordered[place], phrases, ats)]
    return wrong[:5]


def misplaced(record: SearchRecord, phrases: Sequence[str], places: Sequence[int]) -> bool:
    """Whether a place is not the first, or, of a single character, on the wrong side of the title's end or number."""
    number, title = normal_form(record.doc_no), normal_form(record.title)
    head = len(number) + 1 + len(title)
    for phrase, place, first in zip(phrases, places, first_places(record, phrases), strict=True):
        if len(phrase) > 1 and place != first:
            return True
        if (place < head) != (first < head) or (place == 0) != (first == 0 and number != ""):
            return len(phrase) == 1 or place != first
    return False


# --- A bureau of 300 documents, 500 queries ---

_TEXT = (
    "森林防火 退耕还林 公益林 护林员 松材线虫病 林业局 乡镇 行政许可 的 和 、 ， 。 “三公”经费 《森林法》 （试行） "
    "哈哈哈哈 aaaa PM2.5 COVID-19 lly@example.gov.cn 12345.67万元 2023年 Straße ＡＢＣ１２３ ｶﾞｽ é e\u0301 한국 😀 "
    "👨‍👩‍👧 C++ \\d+ <b>&amp;</b> ½ ㎡ ⑴ ﬁ 々 〇 𠮷野 ΟΔΟΣ ς … 10% 云岭林发〔2023〕5号 Forest\u3000Fire "
    "\u202eabc 國家林業 臺灣 裏面 著作 乾坤"
)
WORDS = _TEXT.split(" ")


def bureau(size: int, chance: random.Random) -> list[SearchRecord]:
    """Documents of words, drawn by chance, over seven years."""

    def text(most: int) -> str:
        words = chance.choices(WORDS, k=chance.randint(1, most))
        return "".join(word + chance.choice(("", "", " ", "，")) for word in words).strip()

    lines = [line(f"{text(2)}目录", f"r-{number:08x}") for number in range(3)]
    return lines + [
        record(
            f"{2020 + serial % 7}-{serial:05}",
            *(text(12) for _ in range(chance.randint(1, 6))),
            title=text(4),
            doc_no=chance.choice(("", f"云岭林发〔{2020 + serial % 7}〕{serial}号")),
            attachments=((text(2), f"{text(9)}\f{text(9)}"),) if serial % 3 == 0 else (),
        )
        for serial in range(size)
    ]


def queries(records: Sequence[SearchRecord], size: int, chance: random.Random) -> list[str]:
    """Words, cuts through words and blocks, several of them, and what nobody wrote."""
    blocks = [block for each in records for block in public_blocks(each) if block]

    def cut(most: int) -> str:
        block = chance.choice(blocks)
        start = chance.randrange(len(block))
        return block[start : start + chance.randint(1, most)].replace('"', "").strip() or "林"

    kinds = (
        lambda: cut(1),
        lambda: cut(2),
        lambda: cut(6),
        lambda: cut(40),
        lambda: f"{cut(3)} {cut(2)}",
        lambda: f"{cut(2)}　{cut(2)} {cut(1)}",
        lambda: cut(3) + cut(3),
        lambda: chance.choice(WORDS) * chance.randint(1, 4),
        lambda: cut(4).translate(str.maketrans("国林业台里发护员经费", "國林業臺裏發護員經費")).upper(),
    )
    return [*("林" * 500, "森林" * 250, "qqqq", "(", "\\", "[a", "ﬁ"), *(kinds[n % len(kinds)]() for n in range(size))]


def test_every_query_finds_exactly_what_contains_it(page: Page, write: Callable[..., str]) -> None:
    """Of 300 documents in many shards, 500 queries of every kind find those that brute force finds, and no other."""
    chance = random.Random(4)  # noqa: S311 - a test's own text
    records = bureau(300, chance)
    assert [] == differing(page, write(records), records, queries(records, 500, chance))


_LETTERS = st.sampled_from('林国國薴業业 aAß5５、。《）\u3000😀𠮷\U0002f800é\u0301ﬁ々\ua48c\ufffc\ue000"')
_TEXTS = st.text(_LETTERS, max_size=12)
_FEW = st.text(st.sampled_from('林国國 a"'), min_size=1, max_size=8)  # which many texts have


@settings(max_examples=40)
@given(
    documents=st.lists(st.tuples(_TEXTS, _TEXTS, st.lists(_TEXTS, max_size=4)), min_size=1, max_size=6),
    asked=st.lists(_TEXTS | _FEW, min_size=1, max_size=24),
)
def test_any_texts_and_any_queries(
    page: Page, write: Callable[..., str], documents: list[tuple[str, str, list[str]]], asked: list[str]
) -> None:
    """Whatever the documents are and whatever is asked, what is found is what contains it."""
    records = [
        record(f"2026-{serial:05}", *blocks, title=title, doc_no=number, issuer="", keywords=(), attachments=())
        for serial, (number, title, blocks) in enumerate(documents)
    ]
    pieces = [title[1:4] for _, title, _ in documents] + [block[-3:] for *_, blocks in documents for block in blocks]
    assert [] == differing(page, write(records), records, [*asked, *pieces])


# --- Texts for passages ---


def unexplained(record: SearchRecord, shown: dict[str, list[str]], phrases: Sequence[str]) -> list[str]:
    """The phrases that no block of what was loaded of the record has."""
    pages = [page for _, *pages in shown["attachments"] for page in pages]
    fields = [record.title, record.doc_no, record.index_no, record.issuer, *record.keywords]
    titles = [title for title, _ in record.attachments]
    forms = [*map(normal_form, (*fields, *titles, *shown["blocks"], *pages))]
    return [phrase for phrase in phrases if not any(phrase in form for form in forms)]


def test_of_a_long_text_what_shows_the_phrases_is_loaded(page: Page, write: Callable[..., str]) -> None:
    """What is loaded of a text in parts has every phrase in a block, cut blocks put together; it is not all of it."""
    chance = random.Random(8)  # noqa: S311 - a test's own text
    long = "".join(chance.choices(WORDS, k=120))
    records = [
        *bureau(30, chance),
        record("2026-00900", long, long[::-1], attachments=(("表", f"{long[:200]}\f{long}"),)),
    ]
    ordered, asked = in_order(records), queries(records, 250, chance)[7:]
    answers = page.evaluate(TEXTS, [write(records), [each for each in asked if phrases_of(each)]])
    sizes = set()
    for query, texts in zip(filter(phrases_of, asked), answers, strict=True):
        for place, shown in texts:
            assert [] == unexplained(ordered[place], shown, phrases_of(query)), query
            if ordered[place].number == "2026-00900":
                sizes.add(
                    sum(map(len, shown["blocks"]))
                    + sum(len(page) for _, *pages in shown["attachments"] for page in pages)
                )
    assert len(sizes) > 5
    assert max(sizes) < sum(map(len, (long, long, long[:200], long)))


# --- What is missing ---


def test_a_part_that_cannot_be_loaded_is_named_and_the_others_answer(
    page: Page, write: Callable[..., str], root: Path
) -> None:
    """A file that is gone or cut short is a fault of its own part, newest parts first; once it is back, it is found."""
    records = [record(f"{2021 + serial % 5}-{serial:05}", "油茶。" * 60) for serial in range(100)]
    folder = write(records)
    page.evaluate("() => { window.index = undefined; }")
    broken = [file for file in (root / folder).glob("search/*/*.bin") if "油茶".encode() in file.read_bytes()]
    kept = {file: file.read_bytes() for file in (broken[0], broken[1])}
    broken[0].unlink()
    broken[1].write_bytes(kept[broken[1]][:-1])
    parts = page.evaluate(PARTS, [folder, ["油茶"]])
    assert len(broken) == len(parts) > 5
    assert sorted(parts, key=lambda part: part[0], reverse=True) == parts
    faults = [fault for _, _, fault in parts if fault]
    assert 2 == len(faults)
    assert {True} == {any(file.parent.name in fault for file in kept) for fault in faults}
    assert 100 > sum(size for _, size, _ in parts) > 0
    for file, content in kept.items():
        file.write_bytes(content)
    assert 100 == sum(size for _, size, _ in page.evaluate(PARTS, [folder, ["油茶"]]))
