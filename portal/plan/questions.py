"""Questions and answers about policies (政策问答), gathered from the interpretations by the document they are about."""

from collections.abc import Iterator

from portal.model.public import Details, PublicDocument
from portal.model.site import Page
from portal.model.views.interpretations import Answer, QuestionGroup, QuestionsView
from portal.model.views.lines import Link
from portal.plan.addresses import HOME, QUESTIONS, document_page
from portal.plan.listing import Listing
from portal.plan.meta import list_meta

TITLE = "政策问答"


def question_pages(listing: Listing) -> Iterator[Page]:
    """The page, where an interpretation has questions."""
    groups = tuple(_groups(listing))
    if groups:
        meta = list_meta(listing.release.settings, TITLE, "", "政策解读")
        yield Page(QUESTIONS, "questions.html", TITLE, QuestionsView(groups), (Link("首页", HOME),), meta)


def _groups(listing: Listing) -> Iterator[QuestionGroup]:
    for document in listing.release.documents:
        questions = document.details.groups("questions") if document.interprets else ()
        for target in document.interprets if questions else ():
            answers = tuple(_answer(question, document) for question in questions)
            yield QuestionGroup(listing.reference(target), answers)


def _answer(question: Details, document: PublicDocument) -> Answer:
    return Answer(
        question=question.text("question"),
        answer=question.text("answer"),
        clause=question.text("clause"),
        updated=question.day("updated") or document.published_at.date(),
        address=document_page(document.number),
    )
