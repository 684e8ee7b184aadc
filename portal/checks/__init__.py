"""Rules across the tree, one module a rule or a family of them; each is a function that yields problems."""

from collections.abc import Callable, Iterable, Iterator

from portal.checks.body import body_slips
from portal.checks.columns import categories, column_tree, columns_of_documents, empty_columns
from portal.checks.dates import date_order
from portal.checks.files import attachments_present, stray_files
from portal.checks.gateway import gateway_fields, gateway_mailbox
from portal.checks.identity import (
    aliases_unique,
    duplicate_index_numbers,
    duplicate_numbers,
    retired_numbers,
    reused_numbers,
)
from portal.checks.links import links_of_documents, references_of_documents
from portal.checks.openness import negative_items, openness_of_documents, openness_of_stubs, reviews_due
from portal.checks.personal_data import personal_data
from portal.checks.review import review_holds, review_steps
from portal.checks.settings import host_named, public_address
from portal.model.source import SourceTree
from portal.problems import Problem

CHECKS: tuple[Callable[[SourceTree], Iterable[Problem]], ...] = (
    public_address,
    host_named,
    gateway_fields,
    gateway_mailbox,
    column_tree,
    columns_of_documents,
    categories,
    empty_columns,
    duplicate_numbers,
    duplicate_index_numbers,
    retired_numbers,
    reused_numbers,
    aliases_unique,
    negative_items,
    openness_of_documents,
    openness_of_stubs,
    reviews_due,
    review_holds,
    review_steps,
    personal_data,
    date_order,
    attachments_present,
    stray_files,
    references_of_documents,
    links_of_documents,
    body_slips,
)


def check_tree(tree: SourceTree) -> Iterator[Problem]:
    """Every problem the rules find in what could be read."""
    for check in CHECKS:
        yield from check(tree)
