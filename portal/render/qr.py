"""QR codes of document addresses, fast: codes of one size and mask differ by what their bits differ by.

A QR code is an affine map over GF(2) of its data bits once version, error level, length and mask are fixed:
Reed-Solomon coding is linear, and masking and the fixed patterns add a constant. So one code per character and bit is
made by the library, and every other address of the same length is the sum of those.
"""

import re
from functools import cache, lru_cache

import segno

_RUNS = re.compile("0+|1+")
_DIGITS = re.compile("[0-9]")
_MASK = 3
_CHANGING = 15  # the characters in which addresses of documents differ: 2026-00012.html


def qr_svg(address: str) -> str:
    """An SVG of the address's QR code (error level M), or nothing for an address that is empty or not ASCII."""
    if not address or not address.isascii():
        return ""
    head, tail = address[:-_CHANGING], address[-_CHANGING:]
    size, pattern = _code(head + _DIGITS.sub("0", tail))
    return _svg(size, pattern ^ _differences(tail, len(head), len(address)))


def _differences(tail: str, start: int, length: int) -> int:
    """What changes in the code of an address when the digits of its tail stand where zeros were."""
    changed = 0
    for found in _DIGITS.finditer(tail):
        bits = int(found[0])
        while bits:
            lowest = bits & -bits
            changed ^= _difference(length, start + found.start(), lowest)
            bits ^= lowest
    return changed


@cache
def _difference(length: int, index: int, bit: int) -> int:
    """What changes in the code of zeros when one bit of the character at ``index`` changes."""
    changed = bytearray(b"0" * length)
    changed[index] ^= bit
    return _code("0" * length)[1] ^ _code(changed.decode("ascii"))[1]


@lru_cache(maxsize=4096)
def _code(text: str) -> tuple[int, int]:
    """The side of the text's code in modules, and its modules as the bits of a number, row by row in whole bytes."""
    code = segno.make_qr(text, error="m", mode="byte", mask=_MASK, boost_error=False)
    rows = ["".join("1" if module & 1 else "0" for module in row) for row in code.matrix]
    width = -(-len(rows) // 8) * 8
    return len(rows), int("".join(row.ljust(width, "0") for row in rows), 2)


def _svg(size: int, pattern: int) -> str:
    """One stroke a row, eight modules at a time."""
    groups = -(-size // 8)
    strokes = [*map(_STROKES.__getitem__, pattern.to_bytes(size * groups, "big"))]
    path = [f"m-{groups * 8} 1"] * (size * (groups + 1) - 1)
    for group in range(groups):
        path[group :: groups + 1] = strokes[group::groups]
    side = size + 8
    return (
        f'<svg class="qr" viewBox="-4 -4 {side} {side}" role="img" aria-label="本页网址二维码" '
        f'shape-rendering="crispEdges"><path fill="none" stroke="#000" d="M0 .5{"".join(path)}"/></svg>'
    )


def _stroke(byte: int) -> str:
    """The pen's way over eight modules."""
    return "".join(f"h{len(run)}" if run[0] == "1" else f"m{len(run)} 0" for run in _RUNS.findall(f"{byte:08b}"))


_STROKES = tuple(_stroke(byte) for byte in range(256))
