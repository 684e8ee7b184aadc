"""The record of a review (先审查后公开): written into the document it binds, and printed as a slip to sign and file."""

from portal.review.record import Review, with_review
from portal.review.slip import slip_of

__all__ = ["Review", "slip_of", "with_review"]
