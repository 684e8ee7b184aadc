from portal.gateway.recovery import recover
from tests.gateway.conftest import BOTH_WAYS

pytestmark = BOTH_WAYS


def test_a_file_without_a_line_gets_one(store, make_submission):
    """A request that was spooled and not entered when the power went is entered and sent: it may have been answered."""
    place = store.spool.write("20260630-0001-T", make_submission())
    store.spool.publish([place])
    recovered = recover(store.spool, store.ledger, store.now())
    assert ("20260630-0001-T",) == recovered.entered
    assert ["recovered"] == [line.event for line in store.ledger.lines("20260630-0001-T")]
    assert "new" == store.states()["20260630-0001-T.office"]


def test_what_was_not_finished_is_cleared_away(store, make_submission):
    """An unfinished file was never answered and is gone after a start."""
    store.spool.write("20260630-0001-T", make_submission())
    recovered = recover(store.spool, store.ledger, store.now())
    assert (1, (), []) == (recovered.unfinished, recovered.entered, [*(store.folder / "requests").iterdir()])


def test_a_start_after_a_clean_end_changes_nothing(store, make_submission):
    """Requests that have their line do not get another."""
    store.accept(make_submission())
    before = store.ledger.lines()
    recover(store.spool, store.ledger, store.now())
    assert before == store.ledger.lines()


def test_a_damaged_file_is_told_and_kept(store, make_submission):
    """A file that does not hold what was written is reported and left where it is."""
    (number,) = store.accept(make_submission())
    file = store.folder / "requests" / f"{number}.request"
    damaged = file.with_name("20260630-0009-A.request")
    damaged.write_bytes(file.read_bytes()[:-20])
    assert ("20260630-0009-A",) == recover(store.spool, store.ledger, store.now()).damaged
    assert damaged.exists()
