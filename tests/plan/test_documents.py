"""Document pages: contract of design.md §7, states and their banners, relations both ways, files."""

from collections.abc import Callable

import pytest

from portal.plan.documents import size_in_words
from portal.plan.metadata import category_name
from tests.built import Built

SITE = "policy-and-interpretation"


def metadata(site: Built, number: str) -> dict[str, str]:
    """The rows of a document's metadata table."""
    rows = site.page(f"d/{number}.html").one("table", id="metadata").all("tr")
    return {row.one("th").text: row.one("td").text for row in rows}


def test_the_page_has_the_marks_that_clients_look_for(built: Callable[..., Built]) -> None:
    """The number on the article, the table, the text, the interpretations."""
    page = built(SITE).page("d/2026-00002.html")
    article = page.one("article", data_number="2026-00002")
    assert article.one("table", id="metadata")
    assert "为了规范护林员补助资金的管理，制定本办法。" in article.one(id="content").text
    assert ["../d/2026-00004.html"] == [link["href"] for link in article.one(id="interpretations").all("a")]


def test_an_interpretation_names_what_it_interprets(built: Callable[..., Built]) -> None:
    """Here and elsewhere, with number and issuer."""
    page = built(SITE).page("d/2026-00004.html")
    links = page.one("article", data_number="2026-00004").one(id="interprets").all("a")
    assert ["../d/2026-00002.html", "https://www.example.org/39.html"] == [link["href"] for link in links]
    assert "厅字〔2019〕39号" in page.one(id="interprets").text


def test_a_document_that_nobody_interprets_has_no_such_list(built: Callable[..., Built]) -> None:
    """Nor does what is no interpretation name what it interprets."""
    page = built(SITE).page("d/2025-00001.html")
    assert [] == page.all(id="interpretations") + page.all(id="interprets")


def test_interpretations_are_listed_by_what_they_interpret(built: Callable[..., Built]) -> None:
    """The page of interpretations pairs each document, of ours or others, with them."""
    pairs = built(SITE).page("interpretations.html").one("ul", class_="pairs")
    firsts = [
        pair.one("div", class_="pair-policy").all("a")[0].text
        for pair in pairs.inside
        if getattr(pair, "tag", "") == "li"
    ]
    assert {
        "试点县护林员补助资金管理办法",
        "天然林保护修复制度方案",
        "森林防火条例",
        "试点县护林员补助发放办法（试行）",
    } == set(firsts)


def test_the_metadata_is_in_words(built: Callable[..., Built]) -> None:
    """Index number, joint issuers, article of the regulation, validity, days."""
    rows = metadata(built(SITE), "2026-00002")
    expected = {
        "索引号": "11990126MB1Q5Y7E5N/2026-00002",
        "发文机关": "试点县林业局、试点县财政局",
        "有效性": "有效",
        "公开类别": "条例第二十条第（十一）项",
        "公开方式": "主动公开",
        "发布日期": "2026-03-02 10:00",
        "体裁": "办法",
        "公开渠道": "县政府公报（2026-03-10）、乡镇公示栏、试点县人民政府网站（2026-03-11）",
    }
    assert expected == {label: rows[label] for label in expected}
    assert [] == [label for label, value in rows.items() if not value]


def test_a_channel_with_an_address_is_linked(built: Callable[..., Built]) -> None:
    """Where else the document was published can be looked at, where it has an address."""
    page = built(SITE).page("d/2026-00002.html")
    (row,) = [row for row in page.one("table", id="metadata").all("tr") if row.one("th").text == "公开渠道"]
    assert ["https://www.shidian.example/gk/2.html"] == [link["href"] for link in row.all("a")]


@pytest.mark.parametrize(
    ("number", "words", "links"),
    [
        ("2023-00001", "本文件已经废止，仅供查阅。", ["../d/2024-00001.html"] * 2),
        ("2024-00001", "本文件已经废止，仅供查阅。", ["../d/2026-00002.html"] * 2),
        ("2025-00001", "本文件已经失效，仅供查阅。", []),
        ("2026-00003", "本文件自2026年8月1日起施行，目前尚未施行。", []),
        ("2026-00006", "被解读的文件已经废止或者失效，本解读仅供查阅。", []),
    ],
)
def test_a_state_is_told_before_the_text(
    number: str, words: str, links: list[str], built: Callable[..., Built]
) -> None:
    """Repealed, expired, not yet in force, interpreting what has ended: with the document that did it."""
    banner = built(SITE).page(f"d/{number}.html").one("div", role="note")
    assert words in banner.text
    assert links == [link["href"] for link in banner.all("a")]


@pytest.mark.parametrize("number", ["2026-00002", "2026-00004", "2026-00005"])
def test_what_is_in_force_has_no_banner(number: str, built: Callable[..., Built]) -> None:
    """Nor has an interpretation of it, or of a document elsewhere whose state we do not know."""
    assert [] == built(SITE).page(f"d/{number}.html").all("div", role="note")


@pytest.mark.parametrize(
    ("as_of", "state"),
    [("2031-03-31T23:59+08:00", "有效"), ("2031-04-01T00:00+08:00", "失效"), ("2026-03-31T12:00+08:00", "尚未生效")],
)
def test_validity_follows_the_day(as_of: str, state: str, built: Callable[..., Built]) -> None:
    """On its last day a document is in force, the day after it is not."""
    assert state == metadata(built(SITE, as_of), "2026-00002")["有效性"]


def test_relations_are_told_at_both_ends(built: Callable[..., Built]) -> None:
    """What was made under a document, and what it ended."""
    above = built(SITE).page("d/2026-00002.html").one(id="related").text
    assert "落实本文件" in above
    assert "本文件废止" in above
    below = built(SITE).page("d/2026-00003.html").one(id="related")
    assert "上位文件" in below.text
    assert 3 == below.text.count("本文件转发")
    assert "转发本文件" in above
    assert ["../d/2026-00002.html", "https://lyj.hezhou.example/2.html", "../d/2026-00002.html"] == [
        link["href"] for link in below.all("a")
    ]


def test_withheld_parts_and_corrections_stand_at_the_foot(built: Callable[..., Built]) -> None:
    """The grounds of the bars in the text, and what was corrected when."""
    page = built(SITE).page("d/2026-00002.html")
    assert ["个人隐私"] == [item.text for item in page.one("section", class_="grounds").all("li")]
    assert "2026年3月20日 第二条的联系电话有误，已经改正。" == page.one(id="corrections").one("li").text


def test_attachments_have_size_type_and_digest(built: Callable[..., Built]) -> None:
    """And a link to the very file."""
    site = built("sub-path")
    first, second = site.page("d/2026-00001.html").one(id="attachments").all("li")
    assert ("TXT，10 字节", "CSV，4 字节") == tuple(
        item.one("span", class_="file-facts").all("span")[0].text for item in (first, second)
    )
    assert 64 == len(first.one("code")["title"])
    assert second.one("a")["href"] == "../d/2026-00001/form.csv"


def test_signs_of_markup_in_fields_are_text(built: Callable[..., Built]) -> None:
    """Quotation marks, ampersands and angle brackets stand on the page as they were written."""
    page = built("sub-path").page("d/2026-00001.html")
    assert '"A&B" <林场>“招标”公告' == page.one("h1").text
    assert '"A&B" <林场>“招标”公告' == page.one("meta", name="ArticleTitle")["content"]
    assert 'A&B、"招标"' == metadata(built("sub-path"), "2026-00001")["关键词"]


@pytest.mark.parametrize(
    ("category", "words"),
    [
        ("A19", "条例第十九条"),
        ("A21", "条例第二十一条"),
        ("A20-01", "条例第二十条第（一）项"),
        ("A20-10", "条例第二十条第（十）项"),
        ("A20-15", "条例第二十条第（十五）项"),
        ("", ""),
    ],
)
def test_a_category_is_an_article_in_words(category: str, words: str) -> None:
    """As the regulation counts them."""
    assert words == category_name(category)


@pytest.mark.parametrize(
    ("size", "words"),
    [
        (0, "0 字节"),
        (999, "999 字节"),
        (1000, "1.0 KB"),
        (9_960, "10.0 KB"),
        (218_400, "218 KB"),
        (1_500_000, "1.5 MB"),
        (42_000_000, "42 MB"),
    ],
)
def test_a_size_is_in_words(size: int, words: str) -> None:
    """Short enough to read, exact enough to choose."""
    assert words == size_in_words(size)
