"""The request for other programs: JSON, and CSV that a spreadsheet shows as it was written."""

import csv
import io
import json
from collections.abc import Sequence

from portal.gateway.shown import Part
from portal.gateway.submission import Filed
from portal.model.form import Form

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def as_csv(filed: Filed, form: Form, parts: Sequence[Part]) -> bytes:
    """Two columns, what was asked and what was answered, with a mark by which spreadsheets know UTF-8."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(("项目", "内容"))
    writer.writerow(("回执编号", filed.number))
    writer.writerow(("表单", form.title))
    writer.writerow(("提交时间", filed.received_at.isoformat(timespec="seconds")))
    for part in parts:
        writer.writerows((neutral(label), neutral(answer)) for label, answer in part.rows)
    return b"\xef\xbb\xbf" + text.getvalue().encode()


def neutral(cell: str) -> str:
    """The cell so that no spreadsheet takes it for a formula."""
    return f"'{cell}" if cell.lstrip(" ").startswith(_FORMULA) else cell


def as_json(filed: Filed, form: Form) -> bytes:
    """The request by the names of its fields."""
    facts = {
        "receipt": filed.number,
        "received_at": filed.received_at.isoformat(timespec="seconds"),
        "form": filed.form,
        "title": form.title,
        "form_version": filed.version,
        "values": dict(filed.values),
        "files": [
            {"field": file.field, "name": file.name, "size": file.size, "sha256": file.sha256} for file in filed.files
        ],
    }
    return json.dumps(facts, ensure_ascii=False, indent=1).encode()
