"""The shapes of what paints a PDF page: where an object lies and of what colour it is."""

import ctypes
import struct
from collections.abc import Callable

import pypdfium2.raw as c

Box = tuple[float, float, float, float]
Matrix = tuple[float, float, float, float, float, float]
IDENTITY: Matrix = (1, 0, 0, 1, 0, 0)

_COLOR = (ctypes.c_uint * 4)()
_BOUNDS = (ctypes.c_float * 4)()
_COLOR_AT = [ctypes.addressof(_COLOR) + 4 * place for place in range(4)]  # filled anew by each call: pdfium is
_BOUNDS_AT = [ctypes.addressof(_BOUNDS) + 4 * place for place in range(4)]  # not for two threads anyway


_FOUR_FLOATS, _FOUR_COUNTS = struct.Struct("=4f"), struct.Struct("=4I")


def bare(function: object, result: type, *arguments: type) -> Callable[..., int]:
    """The function on plain addresses: a page has thousands of objects, and a pointer costs more than a call."""
    address = ctypes.cast(function, ctypes.c_void_p).value  # type: ignore[arg-type]
    return ctypes.CFUNCTYPE(result, *arguments)(address)  # type: ignore[arg-type]


_ADDRESS = ctypes.c_void_p
_get_bounds = bare(c.FPDFPageObj_GetBounds, ctypes.c_int, *[_ADDRESS] * 5)
_get_fill_color = bare(c.FPDFPageObj_GetFillColor, ctypes.c_int, *[_ADDRESS] * 5)
_get_matrix = bare(c.FPDFPageObj_GetMatrix, ctypes.c_int, _ADDRESS, _ADDRESS)


def fill_of(thing: int) -> tuple[int, int, int, int] | None:
    """The colour and opacity that fill the object, None for a pattern."""
    if not _get_fill_color(thing, *_COLOR_AT):
        return None
    red, green, blue, alpha = _FOUR_COUNTS.unpack_from(_COLOR)
    return red, green, blue, alpha


def box_of(thing: int, matrix: Matrix) -> Box:
    """The object's bounds on the page, ``matrix`` being that of the forms it lies in."""
    _get_bounds(thing, *_BOUNDS_AT)
    left, bottom, right, top = _FOUR_FLOATS.unpack_from(_BOUNDS)
    if matrix is IDENTITY:
        return left, bottom, right, top
    corners = [(x, y) for x in (left, right) for y in (bottom, top)]
    across = [x * matrix[0] + y * matrix[2] + matrix[4] for x, y in corners]
    upward = [x * matrix[1] + y * matrix[3] + matrix[5] for x, y in corners]
    return min(across), min(upward), max(across), max(upward)


def matrix_of(thing: int) -> Matrix:
    """How the object lies in its form."""
    found = c.FS_MATRIX()
    if not _get_matrix(thing, ctypes.addressof(found)):
        return IDENTITY
    return found.a, found.b, found.c, found.d, found.e, found.f


def product(one: Matrix, two: Matrix) -> Matrix:
    """The one matrix, then the other."""
    return (
        one[0] * two[0] + one[1] * two[2],
        one[0] * two[1] + one[1] * two[3],
        one[2] * two[0] + one[3] * two[2],
        one[2] * two[1] + one[3] * two[3],
        one[4] * two[0] + one[5] * two[2] + two[4],
        one[4] * two[1] + one[5] * two[3] + two[5],
    )


def middle_of(box: Box) -> tuple[float, float]:
    """The point in the middle."""
    return (box[0] + box[2]) / 2, (box[1] + box[3]) / 2


def holds(box: Box, point: tuple[float, float]) -> bool:
    """Whether the point lies in the box."""
    return box[0] <= point[0] <= box[2] and box[1] <= point[1] <= box[3]


def meet(one: Box, two: Box) -> bool:
    """Whether the boxes touch."""
    return one[0] <= two[2] and two[0] <= one[2] and one[1] <= two[3] and two[1] <= one[3]
