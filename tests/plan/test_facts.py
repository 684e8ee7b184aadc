"""The fields of a document's own type: what may be shown stands on its page and is found, what may not is nowhere."""

from collections.abc import Callable

from tests.built import Built, Element

SITE = "policy-life"


def facts(page: Element) -> dict[str, str]:
    """The facts of a page by label."""
    shown = page.one("dl", class_="facts")
    return {part.one("dt").text: " ".join(word.text for word in part.all("dd")) for part in shown.all("div")}


def test_values_are_shown_in_words(built: Callable[..., Built]) -> None:
    """Choices by their name, days, yes and no, texts; what is not given is not there."""
    shown = facts(built(SITE).page("d/2025-00001.html"))
    assert ("规范性文件", "2025-03-20", "是") == (shown["决策种类"], shown["截止日期"], shown["涉及市场主体"])
    assert "缩短理由" not in shown


def test_lists_and_moments_are_shown(built: Callable[..., Built]) -> None:
    """Each step of a list is an item; a moment has its hour."""
    page = built(SITE).page("d/2026-00001.html")
    assert ["申报", "验收", "兑付"] == [item.text for item in page.one("dl", class_="facts").all("li")]
    assert "2026-06-12 11:05" == facts(built(SITE).page("d/2026-00005.html"))["获知时间"]


def test_a_named_document_is_a_link(built: Callable[..., Built]) -> None:
    """What a draft became is one click away."""
    shown = built(SITE).page("d/2025-00002.html").one("dl", class_="facts")
    assert ["../d/2025-00001.html", "../d/2025-00004.html"] == [link["href"] for link in shown.all("a")]


def test_groups_are_a_table(built: Callable[..., Built]) -> None:
    """A list of groups is a table with a caption, without the columns that nobody filled."""
    table = built(SITE).page("d/2026-00003.html").one("table", class_="ledger")
    assert "整改事项" == table.one("caption").text
    assert ["问题", "整改措施", "责任单位", "进度", "整改期限"] == [cell.text for cell in table.all("th")]
    assert ["两户验收单缺签字", "补验补签", "甲乡", "已完成", "2026-03-10"] == [cell.text for cell in table.all("td")]


def test_numbers_are_marked_as_numbers(built: Callable[..., Built]) -> None:
    """The opinions' counts are facts; a table without numbers has no numeric column."""
    assert ("5", "2") == tuple(
        facts(built(SITE).page("d/2025-00002.html"))[name] for name in ("收到意见", "未采纳意见")
    )
    assert [] == built(SITE).page("d/2025-00002.html").one("table", class_="ledger").all(class_="num")
    assert ["整改期限", "2026-03-10"] == [
        cell.text for cell in built(SITE).page("d/2026-00003.html").all(class_="date")
    ]


def test_what_is_not_for_the_public_is_in_no_byte(built: Callable[..., Built]) -> None:
    """Who approved a response and the plan of an interpretation stay behind the gate."""
    assert [] == built(SITE).holding("齾韊", "齾麤", "批准人", "解读方案")


def test_the_search_knows_the_fields(built: Callable[..., Built]) -> None:
    """What stands in the fields of a type is found, table cells included."""
    site = built(SITE)
    for words in ("入户", "勘验"):
        assert [] != [address for address, _ in site.holding(words) if address.startswith("search/")]


def test_overturned_penalties_have_a_table_of_their_own(built: Callable[..., Built]) -> None:
    """The one that stands is shown whole; of the other what remains, with why it fell."""
    tables = built("overturned-penalty").page("d/2026-00001.html").all("table", class_="ledger upright")
    assert ["处罚决定", "已撤回的处罚决定"] == [table.one("caption").text for table in tables]
    standing, fallen = (dict(zip(_texts(table, "th"), _texts(table, "td"), strict=True)) for table in tables)
    assert ("试点县绿水木材厂", "600") == (standing["行政相对人"], standing["罚款金额（元）"])
    expected = {
        "处罚类别": "罚款",
        "决定日期": "2026-06-01",
        "决定机关": "试点县林业局",
        "变动日期": "2026-06-15",
        "变动方式": "撤销",
        "变动依据": "试政复决〔2026〕3号行政复议决定书",
        "撤回理由": "主要事实不清",
        "撤回日期": "2026-06-17",
    }
    assert expected == fallen


def _texts(table: Element, tag: str) -> list[str]:
    return [cell.text for cell in table.all(tag)]
