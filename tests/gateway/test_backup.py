import stat

from portal.gateway.backup import back_up
from portal.gateway.intake import Intake
from portal.gateway.recovery import note_restored, recover
from portal.gateway.store import Store, open_store, secret_of
from tests.gateway.conftest import BOTH_WAYS

pytestmark = BOTH_WAYS


def opened(store):
    """The store as the commands open it."""
    return Store(store.folder, store.spool, store.ledger)


def test_a_copy_holds_all_and_only_its_owner_reads_it(store, make_submission, make_upload, tmp_path):
    """Ledger, requests with their files and secret, sealed or not as before, in files of 0600 and folders of 0700."""
    (number,) = store.accept(make_submission(uploads=(make_upload(b"%PDF-1.7 content"),)))
    secret = secret_of(store.folder)
    assert (1, 1) == tuple(vars_of(back_up(opened(store), tmp_path / "copy")))
    copy = open_store(tmp_path / "copy", store.keys)
    (file,) = copy.spool.read(number).files
    assert (b"%PDF-1.7 content", secret, None) == (
        copy.spool.content(number, file),
        secret_of(tmp_path / "copy"),
        copy.ledger.first_broken(),
    )
    copy.ledger.close()
    modes = {stat.S_IMODE(place.stat().st_mode) for place in (tmp_path / "copy").rglob("*") if place.is_file()}
    folders = {stat.S_IMODE(place.stat().st_mode) for place in (tmp_path / "copy", tmp_path / "copy/requests")}
    assert ({0o600}, {0o700}) == (modes, folders)


def vars_of(copied):
    """How many requests, how many of them new."""
    return copied.requests, copied.new


def test_again_only_what_is_new_is_copied(store, make_submission, tmp_path):
    """The second copy adds what came in between, and takes away what was purged."""
    first, second = store.accept(make_submission("1"), make_submission("2"))
    back_up(opened(store), tmp_path / "copy")
    with store.ledger.writing() as entry:
        entry.line(store.now(), first, "purged")
    store.spool.withdraw(first)
    (third,) = store.accept(make_submission("3"))
    assert (2, 1) == vars_of(back_up(opened(store), tmp_path / "copy"))
    copy = open_store(tmp_path / "copy", store.keys)
    assert ([second, third], None) == (copy.spool.numbers(), copy.ledger.first_broken())
    copy.ledger.close()


def test_what_came_in_between_gets_its_line(store, make_submission, tmp_path, monkeypatch):
    """A request that came after the ledger was copied and before the requests were is entered at the first start."""
    before = store.accept(make_submission("before"))
    between = []
    real = store.ledger.copy_to

    def copy_to(file):
        real(file)
        between.extend(store.accept(make_submission("between")))

    monkeypatch.setattr(store.ledger, "copy_to", copy_to)
    back_up(opened(store), tmp_path / "copy")
    copy = open_store(tmp_path / "copy", store.keys)
    assert tuple(between) == recover(copy.spool, copy.ledger, store.now()).entered
    assert ([*before, *between], None) == (copy.spool.numbers(), copy.ledger.first_broken())
    copy.ledger.close()


def test_numbers_given_out_since_the_copy_do_not_return(store, make_submission, tmp_path):
    """On the day of the restore numbers go on far above, after another start as well."""
    store.accept(make_submission("1"))
    back_up(opened(store), tmp_path / "copy")
    given = store.accept(make_submission("2"))
    found = []
    for turn in ("3", "4"):
        copy = open_store(tmp_path / "copy", store.keys)
        note_restored(tmp_path / "copy", copy.ledger, store.now())
        intake = Intake(copy.spool, copy.ledger, 0, store.now)
        found.append(intake.accept(make_submission(turn)).result(20).number)
        intake.close()
        copy.ledger.close()
    assert ["20260630-5001", "20260630-5002"] == [number[:13] for number in found]
    assert given[0] not in found
