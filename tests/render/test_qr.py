"""QR codes made fast are the library's own, module by module."""

import random
import re
import string

import pytest
import segno

from portal.render.qr import qr_svg


def modules(svg: str) -> list[list[int]]:
    """The code as it is drawn: the pen's way, followed."""
    size = int(re.search(r'viewBox="-4 -4 (\d+)', svg)[1]) - 8
    path = re.search(r' d="M0 \.5([^"]*)"', svg)[1]
    drawn = [[0] * size for _ in range(size)]
    x, y = 0, 0
    for command, first, second in re.findall(r"([hm])(-?\d+)(?: (-?\d+))?", path):
        if command == "m":
            x, y = x + int(first), y + int(second)
            continue
        for column in range(x, x + int(first)):
            drawn[y][column] = 1
        x += int(first)
    return drawn


def library(address: str) -> list[list[int]]:
    """The code as the library makes it."""
    code = segno.make_qr(address, error="m", mode="byte", mask=3, boost_error=False)
    return [[module & 1 for module in row] for row in code.matrix]


@pytest.mark.parametrize("length", [10, 14, 26, 27, 41, 42, 58, 75, 90])
def test_a_code_is_the_librarys(length: int) -> None:
    """For addresses of every size of code and of all letters, the drawn modules are those of the library."""
    chance = random.Random(length)  # noqa: S311 - a test's own text
    letters = string.ascii_letters + string.digits + ":/.-_~%?#=&"
    for _ in range(3):
        address = "".join(chance.choices(letters, k=length))
        assert library(address) == modules(qr_svg(address))


def test_addresses_of_documents_are_told_apart() -> None:
    """Codes of neighbouring documents, which share most of their making, are each their own."""
    addresses = [
        f"https://lyj.yunling.example/d/{year}-{number:05}.html" for year in (2025, 2026) for number in range(9)
    ]
    assert [library(address) for address in addresses] == [modules(qr_svg(address)) for address in addresses]


def test_the_quiet_zone_is_kept() -> None:
    """Four modules stay white on every side, or no phone reads it."""
    size = len(library("https://a.example/"))
    assert f'viewBox="-4 -4 {size + 8} {size + 8}"' in qr_svg("https://a.example/")


def test_it_has_a_name_for_the_screen_reader() -> None:
    """The picture says what it is."""
    assert 'role="img" aria-label="本页网址二维码"' in qr_svg("https://a.example/")


@pytest.mark.parametrize("address", ["", "https://林业局.example/d/1.html"])
def test_without_an_ascii_address_there_is_none(address: str) -> None:
    """No code rather than a wrong one."""
    assert qr_svg(address) == ""
