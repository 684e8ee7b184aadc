"""The ready workflows are read by their services; here they are read as what they say."""

import re
from pathlib import Path

import pytest
import yaml

from portal.cli import VERBS

DEPLOY = Path(__file__).resolve().parent.parent.parent / "docs/deploy"
WORKFLOWS = sorted(DEPLOY.glob("*.yml"))


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.name)
def test_a_workflow_checks_builds_reviews_and_publishes(file: Path) -> None:
    """Each verb it runs exists, and none that is needed is missing."""
    text = file.read_text(encoding="utf-8")
    assert isinstance(yaml.safe_load(text), dict)
    verbs = set(re.findall(r"python3 build\.py ([\w-]+)", text))
    assert {"check", "build", "review", "publish", "next-change"} == verbs
    assert verbs <= set(VERBS)


def test_publications_wait_for_each_other() -> None:
    """Each service has its own word for it."""
    words = {"github.yml": "concurrency:", "forgejo.yml": "concurrency:", "gitlab-ci.yml": "resource_group:"}
    assert words.keys() == {file.name for file in WORKFLOWS}
    assert [] == [name for name, word in words.items() if word not in (DEPLOY / name).read_text(encoding="utf-8")]
