"""A bureau that reviews, and what its people type."""

import io

import pytest


@pytest.fixture
def bureau(site):
    """A site that binds its reviews, with one document whose review is not bound."""
    root = site("minimal")
    settings = root / "site.toml"
    settings.write_text(settings.read_text("utf-8").replace("bound = false", "bound = true"), encoding="utf-8")
    return root


@pytest.fixture
def answer(monkeypatch):
    """What is typed."""

    def type_in(text: str) -> None:
        monkeypatch.setattr("sys.stdin", io.StringIO(text))

    return type_in
