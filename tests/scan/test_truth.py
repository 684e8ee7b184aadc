r"""The truth set: strings as they stand in county documents, to be found (true.txt) or to be left alone (near.txt).

A line is a kind, a tab and the text; ``⟦`` stands where the find begins, ``\n``, ``\t`` and ``\u200b`` are escapes.
"""

import re
from pathlib import Path

import pytest

from portal.scan import Context, scan_text

HERE = Path(__file__).parent
NO_CONTEXT = Context()
MOST_RAISED = 0.01
RAISED = ["新GB18484标准"]  # reads like the plate of an electric car
DIGITS_SHOWN = {
    "id18": 10,
    "id18-unsure": 10,
    "id15": 10,
    "mobile": 7,
    "bank": 4,
    "passport": 2,
    "permit": 2,
    "plate": 3,
}
_ESCAPE = re.compile(r"\\(?:u([0-9a-f]{4})|([nrt]))")


def _lines_of(name: str) -> list[tuple[str, str]]:
    lines = (HERE / name).read_text("utf-8").splitlines()
    return [(kind, _ESCAPE.sub(_character, text)) for kind, _, text in (line.partition("\t") for line in lines)]


def _character(escape: re.Match[str]) -> str:
    return chr(int(escape[1], 16)) if escape[1] else {"n": "\n", "r": "\r", "t": "\t"}[escape[2]]


TRUE, NEAR = _lines_of("true.txt"), _lines_of("near.txt")


def _finds(text: str) -> list[tuple[str, int]]:
    return [(hit.kind, hit.start) for hit in scan_text(text, NO_CONTEXT)]


def test_the_sets_are_large() -> None:
    """At least 300 different strings each."""
    assert (True, True) == (len(set(TRUE)) >= 300, len(set(NEAR)) >= 300)


def test_every_true_string_is_found() -> None:
    """With its kind, at its place, and as nothing else."""
    missed = [
        (kind, text, _finds(text.replace("⟦", "")))
        for kind, text in TRUE
        if [(kind, text.index("⟦"))] != _finds(text.replace("⟦", ""))
    ]
    assert [] == missed


def test_every_true_string_is_found_among_others() -> None:
    """Texts that stand before and after it, an empty line between, hide nothing: so front matter is scanned."""
    among = ((kind, f"项目编号 7\n\n{text.replace('⟦', '').strip()}\n\n9 元") for kind, text in TRUE)
    assert [] == [(kind, text) for kind, text in among if kind not in [found for found, _ in _finds(text)]]


def test_near_misses_are_left_alone() -> None:
    """But for those known, which are fewer than one in a hundred, warnings counted like errors."""
    raised = [text for _, text in NEAR if _finds(text)]
    assert (RAISED, True) == (raised, len(raised) <= MOST_RAISED * len(NEAR))


@pytest.mark.parametrize("before", ["", "各乡镇林业站：现将名单公布如下。\n", "造林 12,345.6 亩，2021 年\n"])
def test_what_stands_before_hides_nothing(before: str) -> None:
    """The finds of a longer text are where they were, moved by what was put before."""
    for kind, text in TRUE:
        plain = text.replace("⟦", "")
        assert (kind, len(before) + text.index("⟦")) in _finds(before + plain)


def test_masks_show_no_more_than_allowed() -> None:
    """Six and four of an identity card, three and four of a mobile, the last four of a bank card, and so on."""
    for _, text in TRUE:
        for hit in scan_text(text.replace("⟦", ""), NO_CONTEXT):
            if hit.kind in DIGITS_SHOWN:
                shown = re.sub(r"[^0-9Xx]", "", hit.masked.replace("××", ""))
                assert len(shown) <= DIGITS_SHOWN[hit.kind], hit
