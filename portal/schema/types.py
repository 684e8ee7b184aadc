"""The document types: adding one is an entry here, a template, its messages and its test site."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from portal.schema.fields import BASE_FIELDS, INTERPRETATION_FIELDS
from portal.schema.kinds import Field, Shape
from portal.schema.words import TYPE_NAMES


@dataclass(frozen=True)
class DocumentType:
    """A type: its own fields beside the common ones, its template, what ``new`` suggests to fill in."""

    id: str
    help: str
    own_fields: tuple[Field, ...] = ()
    template: str = "document.html"
    column_type: str = "信息公开目录"
    suggested: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """What authors and the public call it."""
        return TYPE_NAMES[self.id]

    @cached_property
    def shape(self) -> Shape:
        """All the fields a document of this type may have."""
        return Shape(self.name, (*BASE_FIELDS, *self.own_fields))


_TYPES = (
    DocumentType(
        "policy",
        "规范性文件、通知、方案、规划等正式文件",
        column_type="政策文件",
        suggested=("doc_no", "genre", "topic", "effective_date", "expires_on", "validity"),
    ),
    DocumentType(
        "interpretation",
        "对一份或几份文件的解读，谁起草谁解读",
        own_fields=INTERPRETATION_FIELDS,
        template="interpretation.html",
        column_type="政策解读",
        suggested=("form", "author_unit"),
    ),
    DocumentType("notice", "面向社会的通知、公告、公示、公开事项"),
    DocumentType("news", "工作消息", column_type="工作动态", suggested=("source",)),
    DocumentType("guide", "政府信息公开指南", column_type="信息公开指南"),
    DocumentType("rules", "政府信息公开的各项制度", suggested=("effective_date",)),
    DocumentType("annual_report", "政府信息公开工作年度报告", column_type="信息公开年报"),
)

DOCUMENT_TYPES: Mapping[str, DocumentType] = {entry.id: entry for entry in _TYPES}
