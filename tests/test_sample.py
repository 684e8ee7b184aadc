"""The sample bureau: clean, of real size, and with an example of everything a policy's life can come to."""

from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from portal.model.public import PublicDocument, Release
from portal.pipeline import clear_site
from portal.plan.life import Lives
from portal.plan.listing import Listing
from portal.plan.periods import period_of
from portal.schema.types import DOCUMENT_TYPES
from portal.schema.words import ADOPTION, ONLINE_LEVEL, TASK_STATE, VALIDITY
from tests.built import AS_OF

ROOT = Path(__file__).parents[1]
LEAST, FULL_LIVES = 200, 3
WHOLE_LIFE = ["draft", "opinions", "meeting", "document", "interpretation"]
WHOLE_LIFE += ["execution", "inspection", "rectification", "evaluation"]


@pytest.fixture(scope="module")
def release() -> Release:
    """What the sample shows to the public; it has no problem and no warning."""
    found, warnings = clear_site(ROOT, datetime.fromisoformat(AS_OF))
    assert () == tuple(warnings)
    return found


def test_the_sample_is_of_real_size(release: Release) -> None:
    """Some hundreds of documents, at least two of each type."""
    types = Counter(document.type for document in release.documents)
    assert LEAST <= len(release.documents)
    assert [] == [kind for kind in DOCUMENT_TYPES if types[kind] < 2]


def test_the_sample_shows_every_state(release: Release) -> None:
    """Of validity, of periods, of tasks, of opinions, of services; one withdrawn, some converted, some withheld."""
    listing = Listing(release)
    documents = release.documents
    assert set(VALIDITY) <= set(listing.validity.values())
    assert {"waiting", "open", "closed"} == {
        period.state for document in documents if (period := period_of(listing, document))
    }
    assert set(ADOPTION) == set(_in_groups(documents, "opinions", "adoption"))
    assert set(TASK_STATE) == {
        *_in_groups(documents, "tasks", "state"),
        *_in_groups(documents, "rectify_items", "state"),
    }
    assert set(ONLINE_LEVEL) == {level for document in documents for level in document.details.members("online_level")}
    assert any(group.groups("overturned") for one in documents for group in one.details.groups("penalties"))
    assert release.withdrawn
    assert release.conversions
    assert release.withholdings
    assert release.request_lines


def test_the_sample_has_policies_with_their_whole_life(release: Release) -> None:
    """From the draft to the evaluation, each stage with a document of its own."""
    lives = Lives(Listing(release))
    stories = [lives.story(document) for document in release.documents if document.type == "policy"]
    whole = [
        story for story in stories if story and [step.stage for step in story.steps][: len(WHOLE_LIFE)] == WHOLE_LIFE
    ]
    assert FULL_LIVES <= len(whole)


def test_the_sample_has_drawings_with_their_words(release: Release) -> None:
    """At least two infographics, each an SVG whose alternative text says what it shows."""
    drawn = [document for document in release.documents if "infographic" in document.forms]
    assert len(drawn) >= 2
    for document in drawn:
        (drawing,) = (file for file in document.files if file.name.endswith(".svg"))
        assert f"]({drawing.name})" in document.body
        assert len(document.body.partition("![")[2].partition("](")[0]) > 100


def _in_groups(documents: tuple[PublicDocument, ...], list_name: str, name: str) -> Iterator[str]:
    for document in documents:
        for group in document.details.groups(list_name):
            yield group.text(name)
