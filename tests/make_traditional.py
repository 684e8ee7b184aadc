"""Write portal/traditional.py and its twin for the browser: python tests/make_traditional.py.

The table is OpenCC's, character by character, so that both sides fold alike whatever stands beside a character. It is
written down, not asked for in a build, so that the same content gives the same bytes with every version of the library.
"""

import sys
from collections.abc import Iterator
from pathlib import Path
from unicodedata import normalize

import opencc

ROOT = Path(__file__).resolve().parent.parent
PYTHON = ROOT / "portal/traditional.py"
SCRIPT = ROOT / "templates/assets/search-traditional.js"
_HAN = (range(0x2E80, 0x3100), range(0x3400, 0xA000), range(0x20000, 0x33480))
_PAIRS_A_LINE = 50

_PYTHON = '''"""Every Traditional character beside its Simplified one, from OpenCC: tests/make_traditional.py."""

_PAIRS = """
{pairs}
"""
_LETTERS = _PAIRS.replace("\\n", "")

SIMPLIFIED = dict(zip(_LETTERS[::2], _LETTERS[1::2], strict=True))
'''
_SCRIPT = """// Every Traditional character beside its Simplified one, from OpenCC: tests/make_traditional.py.
const SearchTraditional = new Map(
  `
{pairs}
`.match(/\\S{{2}}/gu).map((pair) => Array.from(pair)),
);
"""


def table() -> dict[str, str]:
    """Each character that normal form leaves and OpenCC changes, with what it becomes when no more changes."""
    convert = opencc.OpenCC("t2s").convert
    letters = (chr(code) for part in _HAN for code in part)
    kept = (letter for letter in letters if normalize("NFKC", letter) == letter)
    changed = {letter: convert(letter) for letter in kept if convert(letter) != letter}
    return {letter: changed.get(target, target) for letter, target in changed.items()}


def written() -> dict[Path, str]:
    """Both files as they should be."""
    pairs = "\n".join(_lines([*table().items()]))
    return {PYTHON: _PYTHON.format(pairs=pairs), SCRIPT: _SCRIPT.format(pairs=pairs)}


def _lines(pairs: list[tuple[str, str]]) -> Iterator[str]:
    for start in range(0, len(pairs), _PAIRS_A_LINE):
        yield "".join(a + b for a, b in pairs[start : start + _PAIRS_A_LINE])


if __name__ == "__main__":
    for file, text in written().items():
        file.write_text(text, encoding="utf-8", newline="\n")
        sys.stdout.write(f"{file}\n")
