"""Characters that no answer needs: they break lines where there is one, or turn what stands around them."""

import unicodedata

_UNSEEN = frozenset({"Cc", "Co", "Cs", "Zl", "Zp"})
_TURNING = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def text_fault(value: str, *, several_lines: bool) -> str:
    """The code of what is wrong with the characters of an answer, empty when nothing is."""
    if "\n" in value and not several_lines:
        return "one-line"
    bare = value.replace("\n", "").replace("\t", "")
    if any(unicodedata.category(character) in _UNSEEN or character in _TURNING for character in bare):
        return "unseen-character"
    return ""
