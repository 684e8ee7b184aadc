"""What reading an attachment found is kept, and nobody but us can say what was found."""

import hashlib
import json
from dataclasses import replace
from pathlib import Path

from portal.load.shelf import Shelf

CARD = "11010519491231002X"


def attachment(root: Path) -> tuple[Path, str]:
    """A file with an identity number, and its SHA-256."""
    file = root / "名单.csv"
    file.write_text(f"姓名,号码\n甲,{CARD}\n", encoding="utf-8")
    return file, hashlib.sha256(file.read_bytes()).hexdigest()


def test_a_file_is_read_once(tmp_path: Path, monkeypatch) -> None:
    """The second time it is not read."""
    file, digest = attachment(tmp_path)
    first = Shelf(tmp_path).reading(file, file.name, digest)
    monkeypatch.delattr("portal.load.shelf.read_attachment")
    assert first == Shelf(tmp_path).reading(file, file.name, digest)


def test_an_entry_that_another_wrote_is_not_believed(tmp_path: Path) -> None:
    """An entry that says that nothing was found, with or without a seal of another key, hides nothing."""
    file, digest = attachment(tmp_path)
    honest = Shelf(tmp_path).reading(file, file.name, digest)
    (entry,) = (tmp_path / ".gongkai/cache/attachments").iterdir()
    nothing = json.dumps(replace(honest, passages=()).to_json()).encode()
    for forged in (nothing, hashlib.blake2b(nothing, digest_size=32).digest() + nothing):
        entry.write_bytes(forged)
        assert honest == Shelf(tmp_path).reading(file, file.name, digest)
        assert any(CARD in passage.text for passage in Shelf(tmp_path).reading(file, file.name, digest).passages)
