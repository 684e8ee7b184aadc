"""Packed files that would swell up when opened."""

import io
import zipfile

_MOST = 100_000_000
_RATIO = 200
_MEMBERS = 2_000


def is_bomb(content: bytes) -> bool:
    """Whether opening the packed file would give far more than it shows; False for what is not packed."""
    if not content.startswith(b"PK"):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, OverflowError):
        return True
    total = sum(member.file_size for member in members)
    packed = any(member.filename.lower().endswith((".zip", ".rar", ".7z", ".gz")) for member in members)
    return total > min(_MOST, max(len(content) * _RATIO, _RATIO * 1000)) or len(members) > _MEMBERS or packed
