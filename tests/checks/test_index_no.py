"""索引号: the forms that are in use, and the check character of the organ's code (domain.md §7)."""

import pytest

from portal.checks.index_no import IndexNumber, parsed


@pytest.mark.parametrize(
    ("value", "parts"),
    [
        ("000014349/2017-00110", ("000014349", "2017", "00110")),
        ("11441700007280420Y/2021-00050", ("11441700007280420Y", "2021", "00050")),
        ("113417020032563511/202504-00057", ("113417020032563511", "202504", "00057")),
        ("11620622013933539B/2021-03844", ("11620622013933539B", "2021", "03844")),
        ("01527918X-2020-153077", ("01527918X", "2020", "153077")),
        ("0142768-8/2022-00185", ("0142768-8", "2022", "00185")),
    ],
)
def test_the_forms_in_use_are_understood(value: str, parts: tuple[str, str, str]) -> None:
    """With a credit code or an organ's code, a year or a month, a slash or a hyphen."""
    assert IndexNumber(*parts) == parsed(value)


@pytest.mark.parametrize(
    "value", ["", "第7号材料", "2021-00050", "11441700007280420Y/21-00050", "000014349/201713-00110"]
)
def test_other_words_are_not(value: str) -> None:
    """Without a code, with a year of two digits or a thirteenth month."""
    assert parsed(value) is None
