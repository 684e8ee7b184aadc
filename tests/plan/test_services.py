"""The page of services: what is done at the counter and what online; and groups too wide for a row of a page."""

from pathlib import Path

import pytest

from portal.cli import main
from tests.built import AS_OF, Built, copy_site

COLUMNS = """\
- {id: tzgg, name: 通知公告, types: [notice], category: A19}
- {id: bszn, name: 办事指南, types: [service_item, permit], category: A20-05}
"""
HEAD = """\
---
类型: {kind}
标题: {title}
栏目: bszn
公开方式: 主动公开
发文机关: 试点县林业局
成文日期: 2026-06-01
发布日期: 2026-06-02 10:00
保密审查: {{拟稿人: 甲, 审核部门: 办公室, 审批领导: 乙, 日期: 2026-06-01}}
"""
SERVICE = """\
事项名称: {title}
网办程度: {level}
设定依据: [《森林法》]
申请条件: [权属清楚]
办理材料: [申请表]
办理地点: 青山路1号窗口
办理时间: 工作日
联系电话: 0789-6521212
办理流程: [申请, 决定]
办理时限: {limit}
收费标准: 不收费
"""
PERMIT = """\
许可决定:
  - {行政相对人: 青山种苗公司,
     决定文书名称: 决定书, 决定文书号: 试林许〔2026〕3号, 许可类别: 普通, 决定日期: 2026-06-01,
     有效期自: 2026-06-01, 许可内容: 生产杉木苗, 决定机关: 试点县林业局}
"""
WHOLLY = "全流程网办\n网办地址: https://zwfw.shidian.example/jy"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """A bureau with a service at the counter, one online, and a permit."""
    root = copy_site("minimal", tmp_path_factory.mktemp("services") / "site")
    (root / "content" / "columns.yaml").write_text(COLUMNS, encoding="utf-8")
    documents = (
        ("service_item", "林木采伐许可", SERVICE.format(title="林木采伐许可", level="实体大厅办理", limit="5个工作日")),
        ("service_item", "植物检疫", SERVICE.format(title="植物检疫", level=WHOLLY, limit="2个工作日")),
        ("permit", "准予生产种苗的决定", PERMIT),
    )
    for serial, (kind, title, fields) in enumerate(documents, start=2):
        folder = root / "content" / "documents" / "2026" / f"2026-0000{serial}"
        folder.mkdir()
        text = f"{HEAD.format(kind=kind, title=title)}{fields}---\n\n正文。\n"
        (folder / "index.md").write_text(text, encoding="utf-8")
    assert 0 == main(["build", "--root", str(root), "--as-of", AS_OF, "--jobs", "1", "--no-search"])
    return Built(root, root / "output")


def test_services_are_listed_by_how_far_they_go_online(site: Built) -> None:
    """What is done wholly online comes first, with its address; each row says how long, what it costs and where."""
    page = site.page("services.html")
    assert ["全流程网办", "实体大厅办理"] == [heading.text for heading in page.one("main").all("h2")]
    rows = [[cell.text for cell in row.all("th") + row.all("td")] for row in page.all("tr")]
    assert ["植物检疫", "2个工作日", "不收费", "青山路1号窗口网上办理"] == rows[1]
    assert ["林木采伐许可", "5个工作日", "不收费", "青山路1号窗口"] == rows[3]
    assert "https://zwfw.shidian.example/jy" in {link["href"] for link in page.one("main").all("a")}


def test_a_group_of_many_fields_is_shown_upright(site: Built) -> None:
    """A permit has more fields than a page has room for columns: each stands in a row, and none is left blank."""
    table = site.page("d/2026-00004.html").one("table", class_="ledger upright")
    rows = {row.one("th").text: row.one("td").text for row in table.all("tr")}
    assert ("青山种苗公司", "普通", "2026-06-01") == (rows["行政相对人"], rows["许可类别"], rows["决定日期"])
    assert "有效期至" not in rows


def test_a_bureau_without_services_has_no_such_page(tmp_path: Path) -> None:
    """Nothing leads to an empty page."""
    root = copy_site("minimal", tmp_path / "site")
    assert 0 == main(["build", "--root", str(root), "--as-of", AS_OF, "--jobs", "1", "--no-search"])
    assert "services.html" not in Built(root, root / "output").addresses
