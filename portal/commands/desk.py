"""Where ``review`` puts one document after the other before the reviewer: shown, asked about, recorded."""

import sys
import webbrowser
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from portal.commands.order import WrongCommandLine
from portal.commands.showing import as_line
from portal.messages import Language, say
from portal.model.order import Order
from portal.papers import Paper, PaperFile
from portal.pipeline import build_site
from portal.problems import CannotFinish
from portal.review import Question, questions_of, review_of, slip_of, with_review

_YES = frozenset({"y", "yes", "是", "可以", "好"})

_MOST_PLACES = 6


class Desk:
    """What was asked for, and who answers."""

    def __init__(self, order: Order, language: Language, *, by: str, yes: bool, opens: bool) -> None:
        self.order, self.language = order, language
        self.by, self.yes, self.opens = by, yes, opens

    def review(self, paper: Paper) -> bool:
        """Show the paper, ask, and record the review; whether it was recorded."""
        for line in self._shown(paper):
            tell(line)
        if paper.may_not_pass:
            tell(say("review-refused", self.language, {"number": paper.number}))
            return False
        if not self.yes:
            self._look(self._page(paper))
            if not self._is_agreed("review-agree"):
                return False
        self._record(paper, self.answers(paper))
        return True

    def answers(self, paper: Paper) -> dict[str, str]:
        """Who did each step. Raises ``WrongCommandLine`` when nobody is named."""
        office = {"office": paper.named["office"]} if paper.named.get("office") else {}
        return {**office, **{question.key: self._who(question, paper) for question in questions_of(paper.steps)}}

    def _who(self, question: Question, paper: Paper) -> str:
        known = paper.named.get(question.key, "")
        if question.key == "leader" and self.by:
            return self.by
        said = None if self.yes else self._ask("review-who-known" if known else "review-who", question, known)
        who = said or known
        if not who or (said is None and not self.yes):
            raise WrongCommandLine("review-nobody", number=paper.number, step=self._step(question))
        return who

    def _ask(self, key: str, question: Question, known: str) -> str | None:
        """What is typed, None at the end of the input."""
        tell(say(key, self.language, {"step": self._step(question), "known": known}))
        line = sys.stdin.readline()
        return line.strip() if line else None

    def _step(self, question: Question) -> str:
        field = say(f"review-{question.field}", self.language) if question.field else ""
        if question.step and field and field != question.step:
            return say("review-step-of-field", self.language, {"step": question.step, "field": field})
        return question.step or field

    def _is_agreed(self, key: str) -> bool:
        tell(say(key, self.language))
        return sys.stdin.readline().strip().lower() in _YES

    def _shown(self, paper: Paper) -> Iterator[str]:
        """The paper as a reviewer is told of it: its name, every find, what could be read of its files."""
        yield say("review-title", self.language, {"number": paper.number, "title": paper.title})
        yield from (as_line(find, self.language) for find in paper.finds)
        for find, law in paper.waived:
            yield say("review-waived", self.language, {"find": as_line(find, self.language), "law": law})
        if not paper.finds and not paper.waived:
            yield say("review-nothing-found", self.language)
        yield from (self._file(file) for file in paper.files)

    def _file(self, file: PaperFile) -> str:
        facts = {
            "name": file.name,
            "size": max(1, round(file.size / 1000)),
            "passages": file.passages,
            "characters": file.characters,
            "places": "、".join(file.hidden[:_MOST_PLACES]),
            "count": len(file.hidden),
        }
        parts = [say("review-file-read" if file.passages else "review-file-unread", self.language, facts)]
        if file.hidden:
            many = len(file.hidden) > _MOST_PLACES
            parts.append(say("review-file-hidden-many" if many else "review-file-hidden", self.language, facts))
        if file.stripped:
            parts.append(say("review-file-stripped", self.language))
        return "".join(parts)

    def _page(self, paper: Paper) -> Path:
        """The document's page in a site built for the reviewer alone, at the moment it becomes public."""
        place = self.order.root / ".gongkai" / "review"
        moment = max(self.order.as_of, paper.published_at or self.order.as_of)
        build_site(replace(self.order, output=place, as_of=moment, search=False, reviewing=True))
        return place / "d" / f"{paper.number}.html"

    def _look(self, page: Path) -> None:
        """Say where the page is; show it in the browser when that is wished, which is asked at a terminal."""
        tell(say("review-look", self.language, {"path": page}))
        wished = self.opens or (sys.stdin.isatty() and self._is_agreed("review-open"))
        if wished and not webbrowser.open(page.as_uri()):
            tell(say("review-not-opened", self.language))

    def _record(self, paper: Paper, answers: dict[str, str]) -> None:
        again, today = bool(paper.recorded_digest), self.order.as_of.date()
        review = review_of(answers, paper.steps, paper.digest, today, paper.reviewed, paper.signed, again=again)
        slip = self.order.root / ".gongkai" / "slips" / f"{paper.number}.html"
        page = slip_of(paper.number, paper.title, [file.name for file in paper.files], review, paper.steps)
        try:
            text = paper.file.read_bytes().decode()
            paper.file.write_bytes(with_review(text, review).encode())
            slip.parent.mkdir(parents=True, exist_ok=True)
            slip.write_text(page, "utf-8")
        except OSError as fault:
            raise CannotFinish("disk", path=fault.filename, reason=fault.strerror or type(fault).__name__) from fault
        tell(say("review-done", self.language, {"number": paper.number, "slip": slip}))


def tell(line: str) -> None:
    """Say a line to whoever sits there."""
    print(line, file=sys.stderr)
