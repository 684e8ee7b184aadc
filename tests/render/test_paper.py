import io
import zipfile
from collections.abc import Callable

import docx
import pytest

from tests.built import Built


def paper(built: Callable[..., Built], form: str) -> bytes:
    """The Word file of a form."""
    return (built("forms").output / f"forms/{form}.docx").read_bytes()


def test_word_opens_the_form(built: Callable[..., Built]) -> None:
    """Title, whom it goes to, and one table with a row for each thing asked."""
    document = docx.Document(io.BytesIO(paper(built, "inquiry")))
    assert ("咨询登记表", "试点县林业局") == (document.core_properties.title, document.core_properties.author)
    assert ["咨询登记表", "致：试点县林业局"] == [part.text for part in document.paragraphs[:2]]
    rows = [[cell.text for cell in row.cells] for row in document.tables[0].rows]
    assert ["您的问题", "您的问题"] == rows[0]
    assert ["文件编号", ""] == rows[1]
    assert ["哪一方面", "□采伐　□其他"] == rows[2]
    assert ["小班号（采伐填写）", ""] == rows[3]
    assert ["问题\n5到1000字。", ""] == rows[4]
    assert ["照片", "□附在表后"] == rows[5]
    assert ["其他", "□可以公开"] == rows[9]
    assert ["签名或者盖章", ""] == rows[10]
    assert 12 == len(rows)


def test_the_paper_tells_what_the_page_tells(built: Callable[..., Built]) -> None:
    """Where to send it, the notices as they are written, time limits, and how personal data is handled."""
    told = "\n".join(part.text for part in docx.Document(io.BytesIO(paper(built, "inquiry"))).paragraphs)
    for text in (
        "邮寄：试点县青山路1号，办公室，邮编990126。信封上注明“咨询登记表”",
        '<b>不</b>在这里"报告"火情 & 警情。',
        "7个工作日内答复。",
        "处理目的：答复您的咨询。",
        "您的权利：可以要求更正、删除。",
    ):
        assert text in told
    assert "365天" not in told  # what comes on paper is an archive


@pytest.mark.parametrize("form", ["request", "inquiry"])
def test_the_bytes_depend_on_nothing_but_the_form(built: Callable[..., Built], form: str) -> None:
    """No time of making, nothing packed by the machine's zlib."""
    with zipfile.ZipFile(io.BytesIO(paper(built, form))) as packed:
        members = packed.infolist()
    assert {((1980, 1, 1, 0, 0, 0), zipfile.ZIP_STORED)} == {(one.date_time, one.compress_type) for one in members}


def test_no_line_cuts_an_option(built: Callable[..., Built]) -> None:
    """Options stand in lines that fit the column, so that a box is never parted from its words."""
    document = docx.Document(io.BytesIO(paper(built, "request")))
    lines = [line for row in document.tables[0].rows for line in row.cells[1].text.split("\n") if "□" in line]
    assert "□居民身份证　□护照　□港澳居民来往内地通行证" in lines
    assert 10 < max(map(len, lines)) <= 27
    assert all(line.startswith("□") for line in lines)
