"""``review``: show a document as the public will see it, with what the scan found, and record who reviewed it."""

import argparse
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

from portal.commands.order import WrongCommandLine, add_common, make_order
from portal.commands.showing import as_line
from portal.messages import Language, say
from portal.pipeline import Order, Paper, build_site, papers_of
from portal.problems import CannotFinish
from portal.review import Review, slip_of, with_review

_YES = frozenset({"y", "yes", "是", "可以"})


def add_arguments(parser: argparse.ArgumentParser, language: Language) -> None:
    """The options of ``review``."""
    add_common(parser, language)
    parser.add_argument("numbers", metavar="NUMBER", nargs="*", help=say("option-number", language))
    parser.add_argument("--all", action="store_true", help=say("option-all", language))
    parser.add_argument("--by", metavar="NAME", default="", help=say("option-by", language))
    parser.add_argument("--yes", action="store_true", help=say("option-yes", language))


def run(arguments: argparse.Namespace, language: Language) -> int:
    """Review the documents named, or all that need it."""
    order = make_order(arguments)
    papers = _chosen(papers_of(order.root, order.as_of), arguments)
    if not papers:
        _tell(say("review-none", language))
    desk = _Desk(order, arguments.by, yes=arguments.yes, language=language)
    done = [desk.review(paper) for paper in papers]
    if papers:
        _tell(say("review-count", language, {"done": sum(done), "all": len(done)}))
    return 0 if all(done) else 1


def _chosen(papers: tuple[Paper, ...], arguments: argparse.Namespace) -> list[Paper]:
    if not arguments.all and not arguments.numbers:
        raise WrongCommandLine("review-which")
    known = {paper.number: paper for paper in papers}
    for number in arguments.numbers:
        if number not in known:
            raise WrongCommandLine("review-unknown", number=number)
    return [paper for paper in papers if (arguments.all and not paper.is_bound) or paper.number in arguments.numbers]


class _Desk:
    """Where papers are reviewed one by one: what was asked for, and who answers."""

    def __init__(self, order: Order, by: str, *, yes: bool, language: Language) -> None:
        self.order, self.by, self.yes, self.language = order, by, yes, language

    def review(self, paper: Paper) -> bool:
        """Show the paper, ask, and record the review; whether it was recorded."""
        self._show(paper)
        if not self.yes and self._ask("review-agree").lower() not in _YES:
            return False
        review = self._record(paper)
        try:
            text = paper.file.read_bytes().decode()
            paper.file.write_bytes(with_review(text, review).encode())
            slip = self._file_slip(paper, review)
        except OSError as fault:
            raise CannotFinish("disk", path=fault.filename, reason=fault.strerror or type(fault).__name__) from fault
        _tell(say("review-done", self.language, {"number": paper.number, "slip": slip}))
        return True

    def _show(self, paper: Paper) -> None:
        facts = {"number": paper.number, "title": paper.title}
        _tell(say("review-title", self.language, facts))
        for problem in paper.findings:
            _tell(as_line(problem, self.language))
        if self.yes:
            return
        page = self._page(paper)
        _tell(say("review-look", self.language, {"path": page}))
        _tell(paper.text)
        if paper.attachments:
            _tell(say("review-files", self.language, {"names": "、".join(paper.attachments)}))

    def _page(self, paper: Paper) -> Path:
        """The document's page in a site built for the reviewer alone, at the moment it becomes public."""
        place = self.order.root / ".gongkai" / "review"
        moment = max(self.order.as_of, paper.published_at or self.order.as_of)
        build_site(replace(self.order, output=place, as_of=moment, search=False, reviewing=True))
        return place / "d" / f"{paper.number}.html"

    def _record(self, paper: Paper) -> Review:
        recorded = dict(paper.recorded)
        drafter = recorded.get("drafter") or self._ask("review-drafter")
        unit = recorded.get("unit") or self._ask("review-unit")
        leader = self.by or (recorded.get("leader", "") if self.yes else self._ask("review-leader"))
        if not (drafter and unit and leader):
            raise WrongCommandLine("review-by")
        first = date.fromisoformat(recorded["date"]) if "date" in recorded else None
        return Review(
            drafter=drafter,
            unit=unit,
            leader=leader,
            date=first or self.order.as_of.date(),
            digest=paper.digest,
            office=recorded.get("office", ""),
            again=self.order.as_of.date() if "digest" in recorded else None,
        )

    def _ask(self, key: str) -> str:
        if self.yes:
            return ""
        _tell(say(key, self.language))
        return sys.stdin.readline().strip()

    def _file_slip(self, paper: Paper, review: Review) -> Path:
        place = self.order.root / ".gongkai" / "slips" / f"{paper.number}.html"
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(slip_of(paper.number, paper.title, paper.attachments, review), "utf-8")
        return place


def _tell(line: str) -> None:
    print(line, file=sys.stderr)
