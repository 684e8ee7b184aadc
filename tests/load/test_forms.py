import subprocess
import sys
from pathlib import Path

import pytest

from portal.forms.check import _KIND_CHECKS
from portal.load.forms import load_forms, our_request_form
from portal.schema.forms import FIELD_KINDS

ROOT = Path(__file__).parent.parent.parent
INQUIRY = """\
标题: 在线咨询
用途: 咨询
保存天数: 365
部分:
  - 标题: 您的问题
    各项:
      - {字段: question, 名称: 问题, 种类: 多行文字, 必填: 是, 最少: 5, 最多: 1000}
      - {字段: photo, 名称: 照片, 种类: 上传文件, 最多: 2, 文件类型: [jpg]}
      - {字段: consent, 名称: 我已阅读个人信息处理告知, 种类: 勾选, 必填: 是}
个人信息: {处理目的: 答复。, 信息种类: 无。, 处理方式: 答复。, 权利: 可以要求删除。}
"""


def test_a_site_without_forms_takes_requests_all_the_same(tmp_path: Path) -> None:
    """Every organ has to take requests (条例 第二十七条): without a file of its own a site has our request form."""
    assert ((our_request_form(),), ()) == load_forms(tmp_path / "forms")


def test_forms_are_read_with_the_request_first(tmp_path: Path) -> None:
    """A form is known by its file's name; a file's limit is in bytes, and what is not said is empty."""
    (tmp_path / "inquiry.yaml").write_text(INQUIRY, encoding="utf-8")
    forms, problems = load_forms(tmp_path)
    assert ((), ["request", "inquiry"]) == (problems, [form.id for form in forms])
    inquiry = forms[1]
    assert ("在线咨询", "在线咨询", "inquiry", 365) == (
        inquiry.title,
        inquiry.menu_title,
        inquiry.kind,
        inquiry.retention_days,
    )
    assert (("question", 1000), ("photo", 2_000_000), ("consent", 0)) == tuple(
        (field.name, field.most) for field in inquiry.fields
    )


@pytest.mark.parametrize(
    ("before", "after", "changes"),
    [
        ("在线咨询", "网上咨询", True),
        ("必填: 是, 最少", "必填: 否, 最少", True),
        ("可以要求删除。", "可以要求更正。", True),
        ("用途: 咨询", "用途: 咨询\n收件箱: inquiry", False),
        ("用途: 咨询", "# 备注\n用途: 咨询", False),
    ],
)
def test_the_version_follows_what_is_asked_and_told(tmp_path: Path, before: str, after: str, *, changes: bool) -> None:
    """A page from before the form changed can be told; where its mail goes does not concern the page."""
    versions = []
    for text in (INQUIRY, INQUIRY.replace(before, after)):
        (tmp_path / "inquiry.yaml").write_text(text, encoding="utf-8")
        versions.append(load_forms(tmp_path)[0][1].version)
    assert changes == (versions[0] != versions[1])


def test_a_faulty_form_is_left_out(tmp_path: Path) -> None:
    """A form with a fault is never shown half; the request form stays, for the law wants it."""
    (tmp_path / "inquiry.yaml").write_text(INQUIRY.replace("种类: 多行文字", "种类: 长文"), encoding="utf-8")
    forms, problems = load_forms(tmp_path)
    assert (["request"], ["unknown-value"]) == ([form.id for form in forms], [problem.rule for problem in problems])


def test_a_link_in_the_folder_is_refused(tmp_path: Path) -> None:
    """A form file is a file of the site, not a way out of it."""
    (tmp_path / "elsewhere").write_text(INQUIRY, encoding="utf-8")
    (tmp_path / "forms").mkdir()
    (tmp_path / "forms" / "inquiry.yaml").symlink_to(tmp_path / "elsewhere")
    (tmp_path / "forms" / "Thumbs.db").write_bytes(b"\0")
    _, problems = load_forms(tmp_path / "forms")
    assert ["symbolic-link"] == [problem.rule for problem in problems]


def test_each_kind_of_field_is_checked() -> None:
    """What a form file may ask for, the check of answers knows."""
    assert FIELD_KINDS.keys() == {*_KIND_CHECKS, "file"}


def test_forms_are_read_without_the_rest_of_the_site() -> None:
    """A gateway on a server of its own reads forms with PyYAML alone: no reader of attachments, no templates."""
    code = "import sys, portal.load.forms; print(*sorted({'yaml', 'pikepdf', 'jinja2', 'markdown'} & {*sys.modules}))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert "yaml\n" == done.stdout
