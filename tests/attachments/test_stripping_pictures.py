"""Pictures, sound and film keep what is seen and heard of them when their traces are taken out."""

import io

from PIL import Image, ImageOps

from portal.attachments.read import read_bytes
from portal.attachments.strip import strip_bytes
from tests.attachments import making as m
from tests.attachments.making import SOUND, WORD, film, mp4_box

PROFILE = b"ICC" * 50


def test_a_photo_is_turned_and_keeps_its_profile():
    """A photo is turned and keeps its profile."""
    expected = (16, 24)
    data = m.picture(exif=m.exif(orientation=6, gps=True), icc_profile=PROFILE, quality=95)
    new = strip_bytes(data, "a.jpg")
    with Image.open(io.BytesIO(new)) as image, Image.open(io.BytesIO(data)) as old:
        assert (image.size, image.info["icc_profile"], dict(image.getexif())) == (expected, PROFILE, {})
        pairs = zip(image.convert("RGB").tobytes(), ImageOps.exif_transpose(old).convert("RGB").tobytes(), strict=True)
        assert max(abs(one - two) for one, two in pairs) < 40
    assert read_bytes(new, "a.jpg").has_location is False


def test_an_upright_photo_is_not_recompressed():
    """An upright photo is not recompressed."""
    data = m.picture(exif=m.exif(artist="x", orientation=1), icc_profile=PROFILE)
    expected = m.pixels(data)
    assert m.pixels(strip_bytes(data, "a.jpg")) == expected


def test_pixels_of_png_and_webp_stay_to_the_last_bit():
    """Pixels of png and webp stay to the last bit."""
    for kind, name in (("PNG", "a.png"), ("WEBP", "a.webp")):
        for turn in (1, 5, 6):
            data = m.picture(
                kind, exif=m.exif(artist="x", orientation=turn), **({"lossless": True} if kind == "WEBP" else {})
            )
            with Image.open(io.BytesIO(data)) as image:
                expected = ImageOps.exif_transpose(image).convert("RGBA").tobytes()
            assert m.pixels(strip_bytes(data, name))[1] == expected


def test_sound_and_film_stay_to_the_byte():
    """The sound is what it was, and every picture of a film lies where it lay."""
    assert SOUND == strip_bytes(b"ID3\x03\0\0\0\0\0\x05" + bytes(5) + SOUND + b"TAG" + bytes(125), "a.mp3")
    told = film(mp4_box(b"udta", WORD.encode()))
    new = strip_bytes(told, "a.mp4")
    assert (len(told), told.index(SOUND)) == (len(new), new.index(SOUND))
    assert None is strip_bytes(film(mp4_box(b"uuid", b"needed to play it")), "a.mp4")
