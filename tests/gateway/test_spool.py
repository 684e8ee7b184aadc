import stat

import pytest

from portal.gateway.spool import DamagedRequest
from tests.gateway.conftest import BOTH_WAYS

pytestmark = BOTH_WAYS


def test_a_request_comes_back_whole(store, make_submission, make_upload):
    """What was spooled is read back: every value, every byte of every file."""
    files = (make_upload(b"%PDF-1.7 one"), make_upload(b"%PDF-1.7 two\n\n", "另一份.pdf"))
    (number,) = store.accept(make_submission(uploads=files))
    filed = store.spool.read(number)
    assert (make_submission().values, [b"%PDF-1.7 one", b"%PDF-1.7 two\n\n"]) == (
        filed.values,
        [store.spool.content(number, file) for file in filed.files],
    )


def test_only_the_owner_reads_it(store, make_submission):
    """The files of the store are 0600, its folders 0700."""
    store.accept(make_submission())
    modes = {
        path.relative_to(store.folder).as_posix(): stat.S_IMODE(path.stat().st_mode) for path in store.folder.rglob("*")
    }
    assert {0o600} == {mode for name, mode in modes.items() if name != "requests"}
    assert {0o700} == {modes["requests"], stat.S_IMODE(store.folder.stat().st_mode)}


@pytest.mark.parametrize("place", [30, -1])
def test_damage_is_noticed(store, make_submission, make_upload, place):
    """A byte that changed on the disk is not passed on as if it had been written."""
    (number,) = store.accept(make_submission(uploads=(make_upload(b"%PDF-1.7 one"),)))
    file = store.folder / "requests" / f"{number}.request"
    content = bytearray(file.read_bytes())
    content[place] ^= 1
    file.write_bytes(bytes(content))
    with pytest.raises(DamagedRequest):
        store.spool.content(number, store.spool.read(number).files[0])
