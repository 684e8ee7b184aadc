"""The page a reviewer looks at: opened when that is asked for, and for nobody else."""

import io

import pytest

from tests.commands.reviewing import ANSWERS, NUMBER, add, change


@pytest.fixture
def opened(monkeypatch) -> list[str]:
    """The addresses a browser was asked for."""
    addresses: list[str] = []
    monkeypatch.setattr("webbrowser.open", lambda address: addresses.append(address) or len(addresses) == 1)
    return addresses


def test_the_page_is_opened_when_that_is_asked_for(bureau, run, answer, opened) -> None:
    """``--open`` shows it; without a terminal nothing is offered; that no browser comes up is said."""
    page = (bureau / ".gongkai" / "review" / "d" / f"{NUMBER}.html").as_uri()
    answer("否\n")
    run("review", NUMBER, "--open", "--root", bureau)
    assert [page] == opened
    answer("否\n")
    assert "打不开浏览器" in run("review", NUMBER, "--open", "--root", bureau).err
    answer("否\n")
    assert "在浏览器里打开吗" not in run("review", NUMBER, "--root", bureau).err
    assert [page, page] == opened


@pytest.mark.parametrize(("said", "count"), [("是\n否\n", 1), ("否\n是\n\n\n\n", 0)])
def test_at_a_terminal_the_browser_is_offered(bureau, run, monkeypatch, opened, said: str, count: int) -> None:
    """Before the question whether the content may be public."""
    typed = io.StringIO(said)
    typed.isatty = lambda: True
    monkeypatch.setattr("sys.stdin", typed)
    outcome = run("review", NUMBER, "--root", bureau)
    assert (count, count, True) == (outcome.status, len(opened), "在浏览器里打开吗" in outcome.err)


def test_the_page_of_a_document_not_yet_public_is_the_reviewers_alone(bureau, run, answer) -> None:
    """It is built as of its publication, under .gongkai, and no output is touched."""
    add(bureau, "2026-00002", published="2026-12-01 10:00")
    answer(ANSWERS)
    outcome = run("review", "2026-00002", "--root", bureau)
    page = bureau / ".gongkai" / "review" / "d" / "2026-00002.html"
    assert (0, True, False) == (outcome.status, page.exists(), (bureau / "output").exists())
    assert (True, True) == ("进入防火期" in page.read_text("utf-8"), str(page) in outcome.err)


def test_a_changed_document_can_be_looked_at(bureau, run, answer) -> None:
    """That its review is out of date does not keep the page from being built."""
    run("review", NUMBER, "--yes", "--root", bureau)
    change(bureau, "火种", "火柴")
    answer(ANSWERS)
    assert 0 == run("review", NUMBER, "--root", bureau).status
    assert "火柴" in (bureau / ".gongkai" / "review" / "d" / f"{NUMBER}.html").read_text("utf-8")
