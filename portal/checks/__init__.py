"""Rules across the tree, one module a rule or a family of them; each is a function that yields problems."""

from collections.abc import Callable, Iterable, Iterator

from portal.checks.body import body_slips
from portal.checks.chains import chain_loops, expiring_soon, successors
from portal.checks.columns import categories, column_tree, columns_of_documents, empty_columns
from portal.checks.consultations import (
    answers_due,
    opinions_add_up,
    periods,
    periods_long_enough,
    signup_before_meetings,
    steps_before_a_policy,
)
from portal.checks.credit import decisions_hold, decisions_in_time, penalties_taken_down
from portal.checks.dates import date_order
from portal.checks.doc_no import document_numbers
from portal.checks.explanations import points_explained, said_in_other_words
from portal.checks.files import attachments_present, old_formats, stray_files
from portal.checks.follow_ups import (
    annual_reports_in_time,
    evaluators,
    published_in_time,
    rectification_due,
    replies_in_time,
    tasks_due,
)
from portal.checks.forwarding import openness_of_forwarding
from portal.checks.gateway import gateway_fields, gateway_mailbox
from portal.checks.identity import (
    aliases_unique,
    duplicate_index_numbers,
    duplicate_numbers,
    retired_numbers,
    reused_numbers,
)
from portal.checks.index_no import index_numbers
from portal.checks.interpretations import (
    interpretations_in_time,
    interpreted_by_the_drafter,
    interpreted_in_public,
    pictures_have_text,
)
from portal.checks.joint import decision_of_the_lead, joint_documents
from portal.checks.links import links_of_documents, references_of_documents
from portal.checks.openness import negative_items, openness_of_documents, openness_of_stubs, reviews_due
from portal.checks.organisation import leader_of_openness
from portal.checks.overturned import overturned_in_time, overturned_unnamed
from portal.checks.personal_data import personal_data
from portal.checks.responses import responses
from portal.checks.review import review_holds, review_steps
from portal.checks.settings import host_named, public_address
from portal.checks.wording import wording
from portal.model.source import SourceTree
from portal.problems import Problem

CHECKS: tuple[Callable[[SourceTree], Iterable[Problem]], ...] = (
    public_address,
    host_named,
    gateway_fields,
    gateway_mailbox,
    leader_of_openness,
    column_tree,
    columns_of_documents,
    categories,
    empty_columns,
    duplicate_numbers,
    duplicate_index_numbers,
    index_numbers,
    retired_numbers,
    reused_numbers,
    aliases_unique,
    negative_items,
    openness_of_documents,
    openness_of_stubs,
    openness_of_forwarding,
    decision_of_the_lead,
    reviews_due,
    review_holds,
    review_steps,
    personal_data,
    date_order,
    attachments_present,
    stray_files,
    old_formats,
    references_of_documents,
    links_of_documents,
    body_slips,
    document_numbers,
    joint_documents,
    chain_loops,
    successors,
    expiring_soon,
    periods,
    periods_long_enough,
    signup_before_meetings,
    opinions_add_up,
    answers_due,
    steps_before_a_policy,
    interpretations_in_time,
    interpreted_by_the_drafter,
    interpreted_in_public,
    pictures_have_text,
    points_explained,
    said_in_other_words,
    responses,
    rectification_due,
    tasks_due,
    published_in_time,
    replies_in_time,
    evaluators,
    decisions_in_time,
    penalties_taken_down,
    overturned_in_time,
    overturned_unnamed,
    annual_reports_in_time,
    decisions_hold,
    wording,
)


def check_tree(tree: SourceTree) -> Iterator[Problem]:
    """Every problem the rules find in what could be read."""
    for check in CHECKS:
        yield from check(tree)
