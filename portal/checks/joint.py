"""Joint documents: one organ leads, decides how open they are and publishes them (条例 第十条; domain.md §2.7)."""

import re
from collections.abc import Iterator

from portal.model.source import Entry, SourceTree
from portal.problems import SETTINGS_FILE, Problem, error

_SEVERAL = re.compile(r"[、，,；;]|(?<=[\u4e00-\u9fff])\s+(?=[\u4e00-\u9fff])")


def joint_documents(tree: SourceTree) -> Iterator[Problem]:
    """The issuer is one organ, the lead; the others stand in their own list."""
    for document in tree.documents:
        issuer = document.entry.text("issuer")
        parts = [part for part in _SEVERAL.split(issuer) if part]
        if len(parts) > 1:
            others = ", ".join(parts[1:])
            yield error(document.entry.place("issuer"), "joint-without-lead", lead=parts[0], others=others)


def decision_of_the_lead(tree: SourceTree) -> Iterator[Problem]:
    """Where another organ leads, its decision is on record: it is named, or the place where it published is."""
    organ = "" if SETTINGS_FILE in tree.unreadable else tree.settings.organ
    for document in tree.documents:
        entry = document.entry
        lead, decided = entry.text("issuer"), entry.text("openness_decided_by")
        if lead and decided and decided != lead:
            yield error(entry.place("openness_decided_by"), "decided-by-another", value=decided, lead=lead)
        elif lead and lead != organ and organ in entry.texts("issuers") and not _is_decided(entry):
            yield error(entry.place("issuers"), "joint-undecided", lead=lead)


def _is_decided(entry: Entry) -> bool:
    """Whether the lead is named as the one who decided, or was seen to publish; what was misread is told elsewhere."""
    named = "openness_decided_by" in entry.called and "openness_decided_by" not in entry.empty
    return named or any("link" in channel.called for channel in entry.entries("channels"))
