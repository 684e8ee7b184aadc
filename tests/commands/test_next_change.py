"""``next-change``: when the site next changes by itself."""

INDEX = "content/documents/2026/2026-00001/index.md"


def dated(root, line: str) -> None:
    """Add a line to the front matter of the document."""
    index = root / INDEX
    index.write_text(index.read_text(encoding="utf-8").replace("---\n", f"---\n{line}\n", 1), encoding="utf-8")


def test_nothing_is_set_for_later(site, run) -> None:
    """Stdout stays empty, for a timer to read."""
    outcome = run("next-change", "--root", site("minimal"))
    assert (0, "", "没有排定的变化\n") == (outcome.status, outcome.out, outcome.err)


def test_an_embargo_ends(site, run) -> None:
    """The minute at which the document is published."""
    root = site("minimal")
    index = root / INDEX
    text = index.read_text(encoding="utf-8")
    published = next(line for line in text.splitlines() if line.startswith("发布日期"))
    index.write_text(text.replace(published, "发布日期: 2026-07-15 09:30"), encoding="utf-8")
    assert "2026-07-15T09:30+08:00\n" == run("next-change", "--root", root).out


def test_a_validity_ends(site, run) -> None:
    """The day it ends on, and once that has begun the day after."""
    root = site("minimal")
    dated(root, "失效日期: 2026-08-01")
    assert "2026-08-01T00:00+08:00\n" == run("next-change", "--root", root).out
    later = run("next-change", "--root", root, as_of="2026-08-01T12:00+08:00")
    assert "2026-08-02T00:00+08:00\n" == later.out
