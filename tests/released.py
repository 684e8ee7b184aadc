"""A released document without a site, to ask one stage alone."""

from datetime import UTC, date, datetime

from portal.model.public import PublicDocument, PublicFile


def released(body: str, number: str = "2026-00001", files: tuple[PublicFile, ...] = ()) -> PublicDocument:
    """A document with a body that begins on line 10 of its file."""
    return PublicDocument(
        number=number,
        index_no=number,
        type="notice",
        title="公告",
        column="tzgg",
        category="A19",
        openness="proactive",
        issuers=("试点县林业局",),
        written_date=date(2026, 3, 1),
        published_at=datetime(2026, 3, 2, tzinfo=UTC),
        body=body,
        path=f"content/documents/2026/{number}/index.md",
        body_line=10,
        files=files,
    )
