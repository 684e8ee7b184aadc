"""Photographs for the public: turned upright, without EXIF, XMP and text (orientation: CIPA DC-008, tag 0x0112)."""

import io
import warnings
from collections.abc import Callable

from PIL import Image, ImageOps

from portal.attachments.exif import FAULTS
from portal.attachments.jpeg import stripped_jpeg
from portal.attachments.limits import PIXELS
from portal.attachments.png import stripped_png, stripped_webp

_ORIENTATION = 0x0112
_QUALITY = 95
_TURNS = range(2, 9)
_STRIPPED: dict[str, Callable[[bytes], bytes]] = {"jpeg": stripped_jpeg, "png": stripped_png, "webp": stripped_webp}


def stripped_photo(data: bytes, kind: str) -> bytes:
    """The picture not recompressed when it stands upright; else turned, JPEG at quality 95, PNG and WebP lossless."""
    if orientation_of(data) == 1:
        return _STRIPPED[kind](data)
    with _opened(data) as picture:
        if picture.width * picture.height > PIXELS or (kind != "jpeg" and getattr(picture, "is_animated", False)):
            return _STRIPPED[kind](data)
        turned = ImageOps.exif_transpose(picture)
        turned.info = {}
        out = io.BytesIO()
        profile = picture.info.get("icc_profile")
        if kind == "jpeg":
            turned.save(out, "JPEG", quality=_QUALITY, subsampling=0, icc_profile=profile)
        elif kind == "png":
            turned.save(out, "PNG", icc_profile=profile)
        else:
            turned.save(out, "WEBP", lossless=True, exact=True, icc_profile=profile)
    return out.getvalue()


def orientation_of(data: bytes) -> int:
    """How the picture is to be turned, 1 for upright or unknown."""
    try:
        with _opened(data) as picture:
            value = picture.getexif().get(_ORIENTATION, 1)
    except (*FAULTS, Image.DecompressionBombError):
        return 1
    return value if value in _TURNS else 1


def _opened(data: bytes) -> Image.Image:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # Pillow warns of large pictures; limits.PIXELS is this package's bound
        return Image.open(io.BytesIO(data), formats=("JPEG", "PNG", "WEBP"))
