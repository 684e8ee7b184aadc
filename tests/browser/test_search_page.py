"""The search page in a real browser: what it finds is exactly what contains the words, and nothing else."""

import json
import random
import re
import unicodedata
from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from portal.model.site import SearchRecord
from portal.words import normal_form
from tests.browser.search_site import COLUMNS, ask, ask_again, document, served, shown_addresses, write_site

TYPES = (("notice", "通知公告"), ("policy", "政策文件"))
VALIDITY = (("valid", "有效"), ("repealed", "废止"), ("", ""))
ISSUERS = ("云岭县林业局", "云岭县人民政府办公室", "云岭县林业局、云岭县财政局")
_TEXT = (
    "森林 防火 退耕还林 公益林 护林员 松材线虫病 林业局 县 乡镇 行政许可 的 和 、 ， 。 ： “三公”经费 "
    "《森林法》 （试行） 一、总体要求 （二）主要任务 哈哈哈哈 aaaa AAAaa PM2.5 COVID-19 e-mail "
    "lly@example.gov.cn www.example.gov.cn/index?id=1&x=2 12345.67万元 2023年 0776-8212345 Straße "
    'ＡＢＣ１２３ ｶﾞｽ é e\u0301 한국 Ñandú 😀 👨‍👩‍👧 C++ \\d+ <b>&amp;</b> "引号" \' ½ ㎡ ⑴ ﬁ 々 〇 '
    "𠮷野 ΟΔΟΣ ς İı — … ··· 10% ￥100 云岭林发〔2023〕5号 云岭政办发〔2024〕12号 x y z Forest Fire "
    "。。 ，， 中 国 ( ) [ ] 云 岭"
)
WORDS = _TEXT.split(" ")


def bureau(size: int, seed: int = 7) -> list[SearchRecord]:
    """Records of a bureau, small and as varied as can be."""
    chance = random.Random(seed)  # noqa: S311 - a test's own text
    return [record(number, chance) for number in range(size)]


def record(number: int, chance: random.Random) -> SearchRecord:
    """A document of words from the list, drawn by chance."""

    def text(least: int, most: int) -> str:
        words = chance.choices(WORDS, k=chance.randint(least, most))
        return "".join(word + chance.choice(("", "", "", " ", "，", "\n")) for word in words).strip() or "文"

    column, kind, validity = chance.choice(COLUMNS), chance.choice(TYPES), chance.choice(VALIDITY)
    year = chance.randint(2020, 2026)
    return SearchRecord(
        address=f"d/{year}-{number:05}.html",
        number=f"{year}-{number:05}",
        title=f"关于{text(1, 4)}的通知",
        doc_no=f"云岭林发〔{year}〕{chance.randint(1, 30)}号" if chance.random() < 0.8 else "",
        index_no=f"11530100MB0000000A/{year}-{number:05}",
        issuer=chance.choice(ISSUERS),
        type=kind[0],
        type_name=kind[1],
        column=column[0],
        column_name=column[1],
        year=year,
        date=date(year, chance.randint(1, 12), chance.randint(1, 28)),
        validity=validity[0],
        validity_name=validity[1],
        keywords=tuple(text(1, 1) for _ in range(chance.randint(0, 3))),
        attachments=((text(1, 2), f"{text(2, 9)}\f{text(2, 9)}"),) if chance.random() < 0.3 else (),
        blocks=tuple(text(1, 14) for _ in range(chance.randint(1, 8))),
    )


# --- Brute force: the truth ---


def public_blocks(record: SearchRecord) -> list[str]:
    """Every block of the public text."""
    attached = [page for _, text in record.attachments for page in text.split("\f")]
    titles = [title for title, _ in record.attachments]
    fields = [record.title, record.doc_no, record.index_no, record.issuer]
    return [*fields, *record.keywords, *titles, *record.blocks, *attached]


def pieces(query: str) -> set[str]:
    """The phrases of a query, all of which must occur."""
    found = re.findall(r'"([^"]*)"|([^\s]+)', query)
    return {normal_form(quoted or bare) for quoted, bare in found} - {""}


class Truth:
    """Every block of every record in normal form, searched by looking at all of it."""

    def __init__(self, records: Sequence[SearchRecord]) -> None:
        self.records = records
        self.forms = [[normal_form(block) for block in public_blocks(record)] for record in records]

    def find(self, query: str, **facets: str) -> set[str]:
        """The addresses of what has every phrase of the query in some block, and these values."""
        wanted = pieces(query)
        return {
            record.address
            for record, blocks in zip(self.records, self.forms, strict=True)
            if wanted
            and all(any(piece in block for block in blocks) for piece in wanted)
            and all(str(getattr(record, name)) == value for name, value in facets.items())
        }


@pytest.fixture(scope="module")
def records() -> list[SearchRecord]:
    """A bureau of a few hundred documents, and two made to be told apart."""
    return bureau(240)


@pytest.fixture(scope="module")
def address(records: list[SearchRecord], tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The search page of that bureau under a path of its host, its index in several shards."""
    root = tmp_path_factory.mktemp("host")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("portal.index.shards.SHARD_CHARACTERS", 5_000)
        patch.setattr("portal.index.chunks.CHUNK_BYTES", 300)
        write_site(records, root / "portal" / "sub")
    with served(root) as host:
        yield f"{host}portal/sub/"


def drawn_queries(truth: Truth, number: int) -> list[str]:
    """Queries of every kind: pieces cut anywhere out of the text, alone and together, as typed and changed."""
    chance = random.Random(11)  # noqa: S311 - a test's own text
    texts = [block for record in truth.records for block in public_blocks(record) if len(block) > 3]

    def cut() -> str:
        text = chance.choice(texts)
        start = chance.randrange(len(text))
        return " ".join(text[start : start + chance.choice((1, 1, 2, 2, 3, 4, 5, 8, 13))].split()) or "林"

    changes = (str.upper, str.lower, str.title, partial(unicodedata.normalize, "NFD"), _widened, _bracketed, _spaced)
    kinds = (
        cut,
        cut,
        lambda: chance.choice(changes)(cut()),
        lambda: f"{cut()} {cut()}",
        lambda: f"{cut()}\u3000{cut()} {cut()}",
        lambda: f'"{cut()} {cut()}"',
        lambda: "".join(chance.sample(cut() + cut(), k=2)),
        lambda: cut() + cut(),
        lambda: chance.choice(WORDS) * chance.randint(1, 4),
    )
    return [chance.choice(kinds)() for _ in range(number)]


def _widened(text: str) -> str:
    return "".join(chr(ord(letter) + 0xFEE0) if "!" < letter <= "~" else letter for letter in text)


def _bracketed(text: str) -> str:
    return f"《{text[:1]}（{text[1:]}）"


def _spaced(text: str) -> str:
    return '"' + "  ".join(text.replace('"', "")) + '"'


_QUERIES = (
    "云岭林发（2023）5号 | 云岭林发(2023)5号 | 云岭林发20235号 | 〔2023〕5号 | (2023)5号 | 2023 | 2023年 | ５号 | "
    "发〔2023〕 | 林防 | 耕还 | 公益林护 | ovid | OVID-1 | m2.5 | M2 | ample.gov | @example | "
    "index?id=1&x | 345.67万 | a | aa | aaa | aaaa | aaaaa | aaaaaaaaaaaaa | 哈 | 哈哈 | 哈哈哈 | "
    "哈哈哈哈 | 哈哈哈哈哈 | 、 | 。 | ， | , | 。。 | ，，， | : | ： | … | — | ' | \\ | \\d | .* | ( | [ | "
    '())( | ？！ | % | &amp; | & | " | "" | "林 | 林" | "云 岭" | "云岭" | '
    '"forest fire" | "FOREST  FIRE" | forest"fire | "a b"c | "、" "。" | '
    "forest fire | fire forest | forestfire | ＦＯＲＥＳＴ　ＦＩＲＥ | 森林 2023 | 森林　护林员 、 | x y | "
    '"x y" | "y z" | strasse | STRASSE | straße | ss | ガス | ｶﾞ | ñ | n | e | é | É | '
    "σς | οδος | i | ı | i̇ | 1⁄2 | m2 | fi | (1) | 😀 | 😀😀 | 👨 | 👨‍👩‍👧 | 👧 | \u200d | 𠮷 | "
    "𠮷野 | 々 | 〇 | 한 | 국 | \u202e | \x00 | \ua48c | ꀀ | 一、总 | 一总 | 、总体 | （二）主 | 二主 | 三公”经 | "
    "“三公” | 的通知 | 关于 | 0000000a/20 | /2024- | 附件 | undefined | 没有的词 | qqqq | "
    "<script>alert(1)</script> | <b> | constructor | __proto__ | null"
)
CHOSEN_QUERIES = [
    *WORDS,
    *_QUERIES.split(" | "),
    "哈" * 40,
    "森林" * 125,
    "关于" + "林" * 498,
]


def test_the_browser_finds_exactly_what_contains_the_words(
    address: str, page: Page, records: list[SearchRecord]
) -> None:
    """For queries of every kind, the number said and the documents listed are those of brute force."""
    truth = Truth(records)
    ask(page, address, q="林")
    wrong = {}
    for query in dict.fromkeys((*CHOSEN_QUERIES, *drawn_queries(truth, 160))):
        if pieces(query):
            expected = truth.find(query)
            said, listed = ask_again(page, shown=50, q=query)
            if said != len(expected) or len({*listed} & expected) != len(listed) or len(listed) != min(50, said):
                wrong[query] = (len(expected), said, sorted({*listed} ^ expected))
    assert {} == wrong


def test_facets_narrow_the_results_exactly(address: str, page: Page, records: list[SearchRecord]) -> None:
    """With facets chosen, alone and combined, the documents and every offered count are those of brute force."""
    truth = Truth(records)
    chance = random.Random(5)  # noqa: S311 - a test's own text
    ask(page, address, q="林")
    for query in ("林", "森林", "、", "2023", "forest 的", "哈哈", "没有的词"):
        for size in (1, 1, 2, 2, 3):
            like = chance.choice(records)
            names = chance.sample(("column", "type", "year", "issuer", "validity"), size)
            chosen = {name: str(getattr(like, name)) for name in names if getattr(like, name) != ""}
            said, listed = ask_again(page, q=query, **chosen)
            assert (sorted(truth.find(query, **chosen)), len(listed)) == (sorted(listed), said)
            assert offered(page) == {
                (name, value): len(truth.find(query, **{**chosen, name: value})) for name, value in offered(page)
            }


def offered(page: Page) -> dict[tuple[str, str], int]:
    """The values the facets offer, with their counts."""
    rows = """inputs => inputs.filter(input => input.value && input.name !== 'sort').map(input =>
        [input.name, input.value, Number(input.closest('label').querySelector('.count').textContent)])"""
    return {(name, value): number for name, value, number in page.eval_on_selector_all("#facets input", rows)}


def test_the_normal_form_is_the_same_in_the_browser(address: str, page: Page) -> None:
    """Python and the browser bring every character of Unicode, alone and among others, into the same form."""
    ask(page, address, q="林")
    assigned = (chr(code) for code in range(0x110000) if unicodedata.category(chr(code)) not in {"Cn", "Cs", "Co"})
    texts = [f"{letter}中 {letter}x e{letter}a {letter}" for letter in assigned]
    there = page.evaluate("texts => texts.map(SearchWords.normalForm)", texts)
    newer = page.evaluate("texts => texts.map(text => /\\p{Cn}/u.test(text))", texts)
    known = zip(texts, map(normal_form, texts), there, newer, strict=True)
    assert [] == [
        (ascii(text), ascii(here), ascii(other)) for text, here, other, new in known if here != other and not new
    ]


# --- A small bureau whose every document has its part ---


SMALL = [
    document("2020-00001", "关于油茶种植的通知", "请遵照执行。", validity="repealed", validity_name="废止"),
    document("2021-00001", "关于油茶种植的意见", "请遵照执行。", validity="valid", validity_name="有效"),
    document("2022-00001", "关于油茶林的通知", "请遵照执行。", keywords=("油茶林", "林下经济")),
    document("2023-00001", "关于核桃的通知", "甲乙。油茶种植丙丁。", "油", "茶种植", doc_no="云岭林发〔2023〕5号"),
    document(
        "2024-00001",
        "关于废止云岭林发〔2023〕5号的通知",
        "云岭林发〔2023〕5号自即日起废止。",
        doc_no="云岭林发〔2024〕15号",
    ),
    document(
        "2025-00001",
        '<img src=x onerror="alert(1)">',
        "前面的话很长" * 30 + "板栗<b>树</b>，（板）栗，板 栗。" + "后面的话" * 50,
    ),
    document("2026-00001", "附件里的词", "正文。", attachments=(("面积表", "第一页\f第二页有核桃仁"), ("示意图", ""))),
    document("2026-00002", "可申请的目录", address="forms/request.html#r-1a2b3c4d", number="", year=0),
    document("2026-00004", "古树名录", "银杏", "山核桃一株", "古树普查查清了银杏和山核桃的株数、树龄和长势。"),
    document("2024-00002", "关于香榧的办法", "补助。"),
    document("2025-00002", "关于香榧的通知", "补助。"),
    document("2025-00003", "《关于香榧的办法》解读", "补助。", interprets=("d/2024-00002.html",)),
    document("2026-00003", "一图读懂", "香榧补助。", interprets=("d/2024-00002.html", "d/2021-00001.html")),
]


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """The address and the folder of the small bureau's search page."""
    folder = tmp_path_factory.mktemp("small")
    pomelos = (document(f"{2019 - number % 2}-{number:05}", "关于柚子的通知", "柚子。") for number in range(1, 46))
    write_site([*SMALL, *pomelos], folder)
    with served(folder) as address:
        yield address, folder


def test_number_then_title_then_text_and_what_holds_before_what_does_not(small: tuple[str, Path], page: Page) -> None:
    """The document of that number comes first, then titles, then texts; valid before repealed, newest first."""
    ask(page, small[0], q="油茶种植")
    assert ["d/2021-00001.html", "d/2020-00001.html", "d/2023-00001.html"] == shown_addresses(page)
    ask(page, small[0], q="油茶")
    assert ["2022-00001", "2021-00001", "2020-00001", "2023-00001"] == [name[2:-5] for name in shown_addresses(page)]
    ask(page, small[0], q="油茶 遵照")
    assert ["2022-00001", "2021-00001", "2020-00001"] == [name[2:-5] for name in shown_addresses(page)]
    ask(page, small[0], q="油茶 执行 意见")
    assert ["2021-00001"] == [name[2:-5] for name in shown_addresses(page)]
    for number in ("云岭林发〔2023〕5号", "云岭林发(2023)5号", "云岭林发20235号"):
        ask(page, small[0], q=number)
        assert ["d/2023-00001.html", "d/2024-00001.html"] == shown_addresses(page)
    ask(page, small[0], q="油茶", sort="date")
    assert ["2023-00001", "2022-00001", "2021-00001", "2020-00001"] == [name[2:-5] for name in shown_addresses(page)]


def test_an_interpretation_stands_beside_its_document(small: tuple[str, Path], page: Page) -> None:
    """A document and all that interprets it stand where the best of them stands; by date nothing is moved."""
    ask(page, small[0], q="香榧")
    assert ["2025-00003", "2024-00002", "2026-00003", "2025-00002"] == [name[2:-5] for name in shown_addresses(page)]
    ask(page, small[0], q="补助", year="2025")
    assert ["2025-00003", "2025-00002"] == [name[2:-5] for name in shown_addresses(page)]
    ask(page, small[0], q="香榧", sort="date")
    assert ["2026-00003", "2025-00003", "2025-00002", "2024-00002"] == [name[2:-5] for name in shown_addresses(page)]


def test_a_phrase_never_runs_on_into_the_next_block(small: tuple[str, Path], page: Page) -> None:
    """The end of a block and the beginning of the next are not a phrase, nor is a punctuation mark skipped."""
    assert 0 == ask(page, small[0], q="丁。油")
    assert 0 == ask(page, small[0], q="油茶种植的通知请")
    assert 0 == ask(page, small[0], q="甲乙油茶")
    assert 1 == ask(page, small[0], q="甲乙。油茶")


def test_what_was_found_is_marked_and_nothing_in_it_runs(small: tuple[str, Path], page: Page) -> None:
    """The passage shows the hit, every occurrence marked, no space in Chinese; text never becomes elements."""
    ask(page, small[0], q="板栗")
    assert ["板栗", "板）栗", "板栗"] == page.locator(".passage mark").all_inner_texts()
    assert '<img src=x onerror="alert(1)">' == page.locator(".result-link").inner_text()
    assert 0 == page.locator("#results img, #results b").count()
    assert len(page.locator(".passage").inner_text()) < 150
    ask(page, small[0], q="核桃仁")
    assert "附件“面积表”：第二页有核桃仁" == page.locator(".passage").inner_text()
    ask(page, small[0], q="银杏 山核桃")
    assert ["古树普查查清了银杏和山核桃的株数、树龄和长势。"] == page.locator(".passage").all_inner_texts()
    ask(page, small[0], q="油茶林")
    assert "请遵照执行。" == page.locator(".passage").inner_text()
    ask(page, small[0], q="林下经济")
    assert "关键词：油茶林、林下经济" == page.locator(".passage").inner_text()
    ask(page, small[0], q="可申请的目录")
    assert ["forms/request.html"] == shown_addresses(page)
    assert "政策文件 · 云岭县林业局" == page.locator("#results .result-meta").inner_text()


def test_twenty_at_a_time_and_back_again(small: tuple[str, Path], page: Page) -> None:
    """Twenty, then twenty more; the way back from a document leads to as many, and further back to other words."""
    ask(page, small[0], q="油茶")
    page.fill("#search-form [name=q]", "柚子")
    page.press("#search-form [name=q]", "Enter")
    page.wait_for_selector("#result-count[data-count='45']")
    assert 20 == page.locator("#results > li").count()
    page.click("#more-results")
    page.wait_for_selector("#results > li:nth-child(40)")
    page.goto(f"{small[0]}search/records.json")
    page.go_back()
    page.wait_for_selector("#results > li:nth-child(40)")
    assert "?q=%E6%9F%9A%E5%AD%90" in page.url
    page.click("#more-results")
    page.wait_for_selector("#results > li:nth-child(45)")
    assert page.locator("#more-results").is_hidden()
    page.check("#facets input[name=year][value='2019']")
    page.wait_for_url("**year=2019")
    page.go_back()
    page.go_back()
    page.wait_for_selector("#result-count[data-count='4']")
    assert "油茶" == page.input_value("#search-form [name=q]")


@pytest.mark.parametrize("missing", ["search/records.json", "search/*/*.bin", "search/text/*.json"])
def test_a_missing_part_of_the_index_is_said(small: tuple[str, Path], chromium: Browser, missing: str) -> None:
    """When a part of the index does not load the page says so and offers the lists; it never says "nothing found"."""
    page = chromium.new_page()
    page.route(f"**/{missing}", lambda route: route.fulfill(status=404))
    page.goto(f"{small[0]}search.html?q=油茶")
    page.wait_for_selector("#search-help a[href='c/zcwj.html']")
    assert "没有完整装入" in page.inner_text("#search-status")
    assert page.get_attribute("#result-count", "data-count") is None
    page.unroute_all()
    page.press("#search-form [name=q]", "Enter")
    page.wait_for_selector("#result-count[data-count='4']")
    page.close()


def test_opened_from_a_folder_the_page_says_that_it_cannot_search(small: tuple[str, Path], page: Page) -> None:
    """Opened as a file it says why it cannot search and lists the columns."""
    page.goto(f"{(small[1] / 'search.html').as_uri()}?q=油茶")
    page.wait_for_selector("#search-help a[href='c/zcwj.html']")
    assert "从文件夹直接打开" in page.inner_text("#search-status")


def test_an_empty_site_and_an_empty_question_are_no_fault(page: Page, tmp_path: Path) -> None:
    """Without documents nothing is found; without words the page asks for some."""
    write_site([], tmp_path)
    with served(tmp_path) as address:
        assert 0 == ask(page, address, q="油茶")
        assert 0 == ask(page, address, q="《》")
        page.goto(f"{address}search.html")
        page.wait_for_function("document.querySelector('#search-status').textContent.includes('请输入')")


def test_the_index_is_what_brute_force_reads(small: tuple[str, Path]) -> None:
    """The texts the page shows are the public text and nothing else."""
    shown = [json.loads(file.read_text(encoding="utf-8")) for file in (small[1] / "search/text").glob("*.json")]
    assert {record.title for record in SMALL} <= {text["title"] for text in shown}
    assert {"address", "attachments", "blocks", "date", "doc_no", "index_no", "keywords", "title"} == {*shown[0]}
