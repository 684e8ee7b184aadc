"""The record of a review (先审查后公开): asked for, written into the document it binds, and printed as a slip."""

from portal.review.questions import Question, questions_of, review_of
from portal.review.record import Review, Signature, with_review
from portal.review.slip import slip_of

__all__ = ["Question", "Review", "Signature", "questions_of", "review_of", "slip_of", "with_review"]
