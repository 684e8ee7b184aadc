"""What a file still has when its traces were taken out: what is seen of it, and all that lies in it."""

import io

import pikepdf
from PIL import Image, ImageOps

from portal.attachments.read import read_bytes
from tests.attachments import making as m


def seen(data, name):
    """The text that is shown, and the pixels, upright."""
    passages = [(passage.where, passage.text) for passage in read_bytes(data, name).passages if not passage.hidden]
    if name.rpartition(".")[2] not in {"jpg", "png", "webp", "gif"}:
        return passages
    with Image.open(io.BytesIO(data)) as image:
        upright = ImageOps.exif_transpose(image).convert("RGB")
    if name == "a.jpg":  # turning recompresses: near enough to look the same
        upright = (
            upright.resize((4, 4), Image.Resampling.BOX).quantize(16, method=Image.Quantize.FASTOCTREE).convert("RGB")
        )
    return passages, upright.size, upright.tobytes() if name != "a.jpg" else None


def everything(data, name):
    """All that the reader finds, and all bytes with every stream unpacked."""
    reading = read_bytes(data, name)
    return "\n".join((*(passage.text for passage in reading.passages), *raw(data)))


def raw(data):
    """All bytes, those of inner files and of streams as well."""
    yield data.decode("latin-1")
    if data.startswith(b"PK"):
        for body in m.unzipped(data).values():
            yield from raw(body)
    elif b"%PDF" in data[:1024]:
        with pikepdf.open(io.BytesIO(data)) as document:
            for thing in document.objects:
                if isinstance(thing, pikepdf.Stream):
                    yield thing.read_raw_bytes().decode("latin-1")
