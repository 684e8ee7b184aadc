"""From the first confirmation to the answer: the dates of 条例 第三十条 to 第三十六条."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from portal.calendar import Calendar
from portal.gateway import proceedings as do
from portal.gateway.deadlines import next_term, supplement_due
from portal.gateway.mails.digest import digest_of
from portal.gateway.proceedings import NotPossible, case_of
from portal.gateway.retention import purge
from portal.gateway.store import Store as OpenStore
from portal.load.forms import our_request_form
from tests.gateway.conftest import NOON

CALENDAR = Calendar()
FORMS = {"request": our_request_form()}


def term(store, number, form=FORMS["request"]):
    """What is due next of a request: what, when, whether the term stands still."""
    found = next_term(case_of(store.ledger, number), form, CALENDAR)
    return (found.what, found.due.date, found.waiting) if found else None


def opened(store):
    """The test's store as the commands have it."""
    return OpenStore(store.folder, store.spool, store.ledger)


@pytest.fixture
def number(store, make_submission):
    """A request sent on Tuesday, 30 June 2026."""
    return store.accept(make_submission())[0]


def test_unconfirmed_is_due_the_next_working_day(store, number):
    """Until both sides have confirmed, that is what is due, by the end of the next working day."""
    assert ("confirm", date(2026, 7, 1), False) == term(store, number)


def test_the_later_half_is_the_day_of_receipt(store, number):
    """The term runs from the later of both confirmations: 20 working days, that day not counted."""
    do.confirm_by_applicant(store.ledger, number, NOON, "link")
    do.confirm_by_office(store.ledger, number, NOON + timedelta(days=2), by_phone=False)
    assert date(2026, 7, 2) == case_of(store.ledger, number).received_on
    assert ("reply", date(2026, 7, 30), False) == term(store, number)
    assert date(2026, 7, 13) == supplement_due(case_of(store.ledger, number), CALENDAR).date


def test_by_phone_both_halves_are_there(store, number):
    """A call to the applicant is both confirmations at once."""
    do.confirm_by_office(store.ledger, number, NOON, by_phone=True)
    assert ("reply", date(2026, 7, 28), False) == term(store, number)
    assert {"dates", "notice"} <= {kind for (kind,) in store.ledger.ask("SELECT kind FROM mails")}


def test_an_extension_adds_20_working_days(store, number):
    """Extended once, and only when received."""
    with pytest.raises(NotPossible):
        do.extend(store.ledger, number, NOON, NOON.date(), "数量较多")
    do.confirm_by_office(store.ledger, number, NOON, by_phone=True)
    do.extend(store.ledger, number, NOON, NOON.date(), "数量较多")
    assert ("reply", date(2026, 8, 25), False) == term(store, number)
    with pytest.raises(NotPossible):
        do.extend(store.ledger, number, NOON, NOON.date(), "数量较多")


def test_a_form_s_own_promise_is_what_is_due(store, number):
    """A form that says in how many working days it is answered is overdue after those."""
    do.confirm_by_office(store.ledger, number, NOON, by_phone=True)
    assert ("reply", date(2026, 7, 21), False) == term(store, number, replace(FORMS["request"], reply_days=15))
    assert term(store, number, replace(FORMS["request"], kind="comment")) is None


def test_a_correction_begins_the_term_anew(store, number):
    """While a correction is awaited the term stands still; from the day it comes the 20 days run again."""
    do.confirm_by_office(store.ledger, number, NOON, by_phone=True)
    do.ask_supplement(store.ledger, number, NOON, date(2026, 7, 3))
    assert term(store, number)[2]
    do.receive_supplement(store.ledger, number, NOON, date(2026, 7, 10))
    assert ("reply", date(2026, 8, 7), False) == term(store, number)
    with pytest.raises(NotPossible):
        do.ask_supplement(store.ledger, number, NOON, date(2026, 7, 13))


def test_third_parties_time_is_not_counted(store, number):
    """The working days until a third party answered are added to the term."""
    do.confirm_by_office(store.ledger, number, NOON, by_phone=True)
    do.ask_third_party(store.ledger, number, NOON, date(2026, 7, 6))
    assert term(store, number)[2]
    do.receive_third_party(store.ledger, number, NOON, date(2026, 7, 13))
    assert ("reply", date(2026, 8, 4), False) == term(store, number)


def test_an_answer_ends_it(store, number):
    """After the answer nothing is due, and nothing more can be recorded."""
    do.confirm_by_office(store.ledger, number, NOON, by_phone=True)
    do.answer(store.ledger, number, NOON, NOON.date(), "予以公开")
    assert term(store, number) is None
    assert "answered" == case_of(store.ledger, number).state
    with pytest.raises(NotPossible):
        do.answer(store.ledger, number, NOON, NOON.date(), "予以公开")


def test_release_from_quarantine(store, make_submission):
    """A released request is sent like any other; what is not in quarantine cannot be released."""
    (number,) = store.accept(make_submission(suspicions=("trap",)))
    with pytest.raises(NotPossible):
        do.confirm_by_office(store.ledger, number, NOON, by_phone=True)
    do.release(store.ledger, store.spool, number, NOON)
    assert {f"{number}.office": "new", f"{number}.receipt": "new"} == store.states()
    with pytest.raises(NotPossible):
        do.release(store.ledger, store.spool, number, NOON)


def test_a_mail_that_was_given_up_can_go_again(store, number):
    """Release also sends again what was given up after five days."""
    with store.ledger.writing() as entry:
        entry.do("UPDATE mails SET state = 'dead'")
    do.release(store.ledger, store.spool, number, NOON)
    assert {"deferred"} == set(store.states().values())


def test_the_digest_has_what_is_overdue_first(store, number, make_submission):
    """The list tells overdue, new, open and suspect requests apart, and what did not go out."""
    (suspect,) = store.accept(make_submission("suspect", suspicions=("trap", "no-token")))
    later = NOON + timedelta(days=2)
    (fresh,) = store.accept(make_submission("fresh", received_at=later - timedelta(hours=1)))
    with store.ledger.writing() as entry:
        entry.do("UPDATE mails SET state = 'dead', reply = '550 no' WHERE id = ?", f"{number}.office")
    found = digest_of(opened(store), FORMS, CALENDAR, later, 1825)
    assert ([number], [fresh], [fresh], [suspect]) == tuple(
        [entry.case.number for entry in part] for part in (found.overdue, found.received, found.open, found.quarantined)
    )
    assert [(f"{number} 转交信箱", "dead", "550 no")] == [(mail.name, mail.state, mail.reply) for mail in found.unsent]
    assert "填写了页面上看不见的栏目、没有提交凭证" == found.quarantined[0].reasons


def test_nothing_is_purged_before_its_time(store, number):
    """An open request stays for ever, an unsent one too; a done one goes when its time is over and leaves its lines."""
    long_after = NOON + timedelta(days=4000)
    assert [] == purge(opened(store), FORMS, 1825, long_after)
    do.confirm_by_office(store.ledger, number, NOON, by_phone=True)
    do.answer(store.ledger, number, NOON, NOON.date(), "予以公开")
    assert [] == purge(opened(store), FORMS, 1825, long_after)
    with store.ledger.writing() as entry:
        entry.do("UPDATE mails SET state = 'sent'")
    assert [] == purge(opened(store), FORMS, 1825, NOON + timedelta(days=100))
    assert [number] == purge(opened(store), FORMS, 1825, long_after)
    assert (False, "purged", None) == (
        store.spool.has(number),
        store.ledger.lines(number)[-1].event,
        store.ledger.first_broken(),
    )


def test_a_purge_that_was_killed_is_finished(store, number):
    """A file whose purge has its line goes with the next purge."""
    with store.ledger.writing() as entry:
        entry.line(NOON, number, "purged")
    purge(opened(store), FORMS, 1825, NOON)
    assert not store.spool.has(number)
