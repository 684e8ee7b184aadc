"""What the office looks at: the list, one request, the digest, the register."""

import json
import os
from collections.abc import Mapping
from pathlib import Path

from portal.commands.gateway.opened import Opened
from portal.commands.order import WrongCommandLine
from portal.gateway.annual import table_3
from portal.gateway.case import Case, cases_of
from portal.gateway.deadlines import next_term
from portal.gateway.mails.digest import digest_of
from portal.gateway.pages import Pages, moment
from portal.gateway.proceedings import case_of
from portal.gateway.shown import shown
from portal.gateway.wording import EVENTS, FACTS, MAILS, STATES
from portal.gateway.workbook import write_workbook
from portal.messages import say
from portal.model.form import REQUEST


def show_list(opened: Opened) -> int:
    """Every request, overdue ones first, then by their term."""
    today = opened.as_of.date()
    rows = [_row(opened, case) for case in cases_of(opened.store.ledger.lines()).values()]
    rows.sort(key=lambda row: (not row["overdue"], row["due"] or "9999", row["number"]))
    if opened.arguments.format == "json":
        print(json.dumps(rows, ensure_ascii=False, indent=1))
        return 0
    for row in rows:
        mark = say("gateway-mark-overdue", opened.language) if row["overdue"] else ""
        print("\t".join(str(part) for part in (row["number"], row["title"], row["state_name"], row["due"] or "", mark)))
    if not rows:
        opened.tell("gateway-list-empty", day=today)
    return 0


def _row(opened: Opened, case: Case) -> Mapping[str, object]:
    form = opened.forms.get(case.form)
    term = next_term(case, form, opened.calendar)
    waits = say("gateway-mark-quarantine", opened.language)
    return {
        "number": case.number,
        "form": case.form,
        "title": (form.menu_title or form.title) if form else case.form,
        "submitted_at": case.submitted_at.isoformat(timespec="seconds"),
        "received_on": case.received_on.isoformat() if case.received_on else None,
        "state": case.state,
        "state_name": waits if case.quarantined else STATES[case.state],
        "quarantined": case.quarantined,
        "due": term.due.date.isoformat() if term else None,
        "estimated": bool(term and term.due.estimated),
        "overdue": bool(term and not case.quarantined and term.is_overdue(opened.as_of.date())),
        "answer": case.answer or None,
    }


def show(opened: Opened) -> int:
    """One request: what was sent, and every line about it; with ``--files`` its files as well."""
    number = opened.number()
    case = case_of(opened.store.ledger, number)
    if opened.store.spool.has(number):
        filed = opened.store.spool.read(number)
        form = opened.forms.get(filed.form)
        parts = shown(form, filed.values, filed.files, covered=False) if form else ()
        for label, text in [row for part in parts for row in part.rows] or list(filed.values.items()):
            print(f"{label}\t{text}")
        for place, file in enumerate(filed.files, start=1):
            if opened.arguments.files:
                _put(opened.arguments.files / f"{number}-{place}-{file.name}", opened.store.spool.content(number, file))
                opened.tell("gateway-file-put", path=opened.arguments.files / f"{number}-{place}-{file.name}")
        if opened.arguments.files and filed.files and opened.settings.keys:
            opened.tell("gateway-files-in-clear")
    elif case.purged:
        opened.tell("gateway-is-purged", number=number)
    for line in opened.store.ledger.lines(number):
        mail = MAILS.get(line.facts.get("mail", "").rpartition(".")[2], "")
        facts = [str(line.facts[name]) for name in FACTS if line.facts.get(name)]
        print("\t".join((f"{line.at:%Y-%m-%d %H:%M:%S}", EVENTS[line.event], mail, *facts)))
    return 0


def _put(place: Path, content: bytes) -> None:
    """Write a new file that nobody else reads."""
    place.parent.mkdir(parents=True, exist_ok=True)
    with open(place, "xb", opener=lambda path, flags: os.open(path, flags, 0o600)) as file:
        file.write(content)


def digest(opened: Opened) -> int:
    """The daily list as it would go out now."""
    found = digest_of(opened.store, opened.forms, opened.calendar, opened.as_of, opened.settings.retention_days)
    pages = Pages(opened.settings, opened.templates)
    print(pages.text("digest", digest=found, at=opened.as_of, moment=moment))
    return 0


def export(opened: Opened) -> int:
    """The register and table 3 as a workbook, or table 3 as JSON."""
    text = opened.arguments.year or str(opened.as_of.year)
    if not text.isdecimal() or len(text) != 4:  # noqa: PLR2004 - the digits of a year
        raise WrongCommandLine("gateway-bad-year", value=text)
    cases = list(cases_of(opened.store.ledger.lines()).values())
    if opened.arguments.format == "json":
        requests = [case for case in cases if (form := opened.forms.get(case.form)) and form.kind == REQUEST]
        print(json.dumps(table_3(requests, int(text)), ensure_ascii=False, indent=1))
        return 0
    place = Path(opened.arguments.file or f"台账-{opened.as_of:%Y%m%d}.xlsx")
    write_workbook(place, cases, opened.forms, opened.calendar, opened.as_of.date(), int(text))
    opened.tell("gateway-exported", path=place)
    return 0
