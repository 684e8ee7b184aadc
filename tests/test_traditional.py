"""Traditional characters and their Simplified ones."""

from unicodedata import normalize

from portal.traditional import SIMPLIFIED
from tests.make_traditional import written


def test_the_tables_are_those_of_the_library() -> None:
    """Both files are what OpenCC gives; if not, run python tests/make_traditional.py and read what changed."""
    assert [] == [file.name for file, text in written().items() if text != file.read_text(encoding="utf-8")]


def test_what_was_made_simplified_stays_as_it_is() -> None:
    """No Simplified character is folded again, by this table or by the normal form."""
    values = {*SIMPLIFIED.values()}
    assert set() == values & SIMPLIFIED.keys()
    assert [] == [value for value in values if normalize("NFKC", value) != value or len(value) != 1]
    assert ["国", "荐", "苎", "里"] == [SIMPLIFIED[letter] for letter in "國薦薴裏"]
