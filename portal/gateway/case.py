"""Where a request stands, as its lines tell: confirmed by whom, extended, supplemented, answered."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime

from portal.gateway.ledger import Line


@dataclass(slots=True)
class Span:
    """Days during which the term stands still or after which it begins anew; ``end`` is open at first."""

    start: date
    end: date | None = None


@dataclass(slots=True)
class Case:
    """One request: its dates, and what kind of applicant and answer it has. Its content is in the spool."""

    number: str
    form: str
    submitted_at: datetime
    applicant: str
    suspicions: tuple[str, ...]
    has_address: bool = False
    released: bool = False
    applicant_confirmed: datetime | None = None
    office_confirmed: datetime | None = None
    extended_on: date | None = None
    supplements: list[Span] = field(default_factory=list)
    third_party: list[Span] = field(default_factory=list)
    answered_on: date | None = None
    answer: str = ""
    purged: bool = False

    @property
    def quarantined(self) -> bool:
        """Whether it waits for somebody to look whether a person sent it."""
        return bool(self.suspicions) and not self.released

    @property
    def received_on(self) -> date | None:
        """The day both halves of 双方确认 were there (条例 第三十一条第（三）项)."""
        if self.applicant_confirmed is None or self.office_confirmed is None:
            return None
        return max(self.applicant_confirmed, self.office_confirmed).date()

    @property
    def state(self) -> str:
        """A key of ``wording.STATES``."""
        if self.answered_on:
            return "answered"
        if self.extended_on:
            return "extended"
        return "confirmed" if self.received_on else "submitted"


def cases_of(lines: Iterable[Line]) -> dict[str, Case]:
    """The requests by number, in the order in which they came."""
    cases: dict[str, Case] = {}
    for line in lines:
        if line.event in {"received", "recovered"}:
            cases[line.number] = _case(line)
        elif line.number in cases:
            _apply(cases[line.number], line)
    return cases


def _case(line: Line) -> Case:
    facts = line.facts
    submitted = datetime.fromisoformat(facts["received_at"])
    return Case(
        line.number, facts["form"], submitted, facts["applicant"], tuple(facts["suspicions"]), facts["has_address"]
    )


def _apply(case: Case, line: Line) -> None:
    """What the line changes; of two confirmations by one side the first counts."""
    day = date.fromisoformat(line.facts["day"]) if "day" in line.facts else line.at.date()
    match line.event:
        case "released":
            case.released = True
        case "applicant-confirmed":
            case.applicant_confirmed = case.applicant_confirmed or line.at
        case "office-confirmed":
            case.office_confirmed = case.office_confirmed or line.at
        case "extended":
            case.extended_on = day
        case "answered":
            case.answered_on, case.answer = day, line.facts["answer"]
        case "purged":
            case.purged = True
        case _:
            _apply_span(case, line.event, day)


def _apply_span(case: Case, event: str, day: date) -> None:
    match event:
        case "supplement-asked":
            case.supplements.append(Span(day))
        case "supplement-received":
            case.supplements[-1].end = day
        case "third-party-asked":
            case.third_party.append(Span(day))
        case "third-party-answered":
            case.third_party[-1].end = day
