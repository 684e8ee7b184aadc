"""``review``: show a document as the public will see it, with what the scan found, and record who reviewed it."""

import argparse

from portal.commands.branch import write_branch
from portal.commands.desk import Desk, tell
from portal.commands.order import WrongCommandLine, add_common, make_order
from portal.messages import Language, say
from portal.papers import Paper, papers_of


def add_arguments(parser: argparse.ArgumentParser, language: Language) -> None:
    """The options of ``review``."""
    add_common(parser, language)
    parser.add_argument("numbers", metavar="NUMBER", nargs="*", help=say("option-number", language))
    parser.add_argument("--all", action="store_true", help=say("option-all", language))
    parser.add_argument("--by", metavar="NAME", default="", help=say("option-by", language))
    parser.add_argument("--yes", action="store_true", help=say("option-yes", language))
    parser.add_argument("--base", metavar="REF", help=say("option-base", language))
    parser.add_argument("--open", action="store_true", help=say("option-open", language))


def run(arguments: argparse.Namespace, language: Language) -> int:
    """Review the documents named, or all that need it."""
    order = make_order(arguments)
    if arguments.base:
        path, count = write_branch(order, arguments.base, language)
        tell(say("review-branch", language, {"count": count, "path": path}))
        return 0
    papers = _chosen(papers_of(order.root, order.as_of), arguments)
    if not papers:
        tell(say("review-none", language))
        return 0
    desk = Desk(order, language, by=arguments.by, yes=arguments.yes, opens=arguments.open)
    for paper in papers if arguments.yes else ():
        desk.answers(paper)  # a script learns what is missing before anything is written
    done = [desk.review(paper) for paper in papers]
    tell(say("review-count", language, {"done": sum(done), "all": len(done)}))
    return 0 if all(done) else 1


def _chosen(papers: tuple[Paper, ...], arguments: argparse.Namespace) -> list[Paper]:
    if not arguments.all and not arguments.numbers:
        raise WrongCommandLine("review-which")
    known = {paper.number: paper for paper in papers}
    for number in arguments.numbers:
        if number not in known:
            raise WrongCommandLine("review-unknown", number=number)
    return [paper for paper in papers if (arguments.all and not paper.is_bound) or paper.number in arguments.numbers]
