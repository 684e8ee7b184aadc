"""Records as the tests of the index make them."""

from datetime import date

from portal.model.site import SearchRecord


def record(number: str, /, *blocks: str, **others: object) -> SearchRecord:
    """A document that differs from others by its number."""
    values: dict[str, object] = {
        "address": f"d/{number}.html",
        "number": number,
        "title": f"关于第{int(number[5:])}件事的通知",
        "doc_no": f"云岭林发〔{number[:4]}〕{int(number[5:])}号",
        "index_no": f"X/{number}",
        "issuer": "云岭县林业局",
        "type": "notice",
        "type_name": "通知公告",
        "column": "tzgg",
        "column_name": "通知公告",
        "year": int(number[:4]),
        "date": date(int(number[:4]), 1, int(number[5:]) % 28 + 1),
        "validity": "valid",
        "validity_name": "有效",
        "keywords": ("防火",),
        "attachments": (("表", "第一页\f第二页"),),
        "blocks": blocks or (f"正文{number}。" * 20,),
    }
    return SearchRecord(**{**values, **others})  # type: ignore[arg-type]


def line(title: str, name: str) -> SearchRecord:
    """An on-request line with a public title."""
    address = f"forms/request.html#{name}"
    return record("2026-00001", address=address, number="", title=title, doc_no="", index_no="", year=0, blocks=())
