"""The life of a policy on one page: draft, opinions, meeting, document, and all that came of it, linked both ways."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from portal.model.public import ExternalDocument, PublicDocument
from portal.model.views.life import Step, StepItem, Story
from portal.plan.listing import Listing
from portal.schema.words import TYPE_NAMES

_STAGES: Mapping[str, str] = {
    "draft": "公开征求意见",
    "opinions": "意见采纳",
    "meeting": "会议审议",
    "document": "正式文件",
    "interpretation": "政策解读",
    "execution": "执行情况",
    "inspection": "督查审计",
    "rectification": "整改问责",
    "evaluation": "评估",
    "amended": "修改",
    "ended": "废止替代",
}
_BY_PARENT = {"execution": "execution", "inspection": "inspection", "audit": "inspection", "evaluation": "evaluation"}
_FEWEST = 3


class Lives:
    """The documents of each policy's life by stage, and the policies each document belongs to."""

    def __init__(self, listing: Listing) -> None:
        """Follow every reference of the release once."""
        self._listing = listing
        self._stages: dict[str, dict[str, list[PublicDocument]]] = defaultdict(lambda: defaultdict(list))
        self._homes: dict[str, list[str]] = defaultdict(list)
        self._gather(listing.release.documents)

    def story(self, document: PublicDocument) -> Story | None:
        """The life the document is part of; None when it has none, or is part of several."""
        homes = self._homes.get(document.number, [document.number])
        if len(homes) != 1 or homes[0] not in self._listing.documents:
            return None
        home = self._listing.documents[homes[0]]
        stages = self._stages.get(home.number, {})
        own = "draft" if home.type == "decision_draft" else "document"
        found = {**stages, own: [home]}
        steps = tuple(self._step(stage, found[stage], document) for stage in _STAGES if found.get(stage))
        if sum(len(step.items) for step in steps) < _FEWEST and set(found) <= {"document", "interpretation"}:
            return None
        return Story(home.title, steps) if len(steps) > 1 else None

    def _step(self, stage: str, documents: Iterable[PublicDocument], current: PublicDocument) -> Step:
        ordered = sorted(documents, key=lambda document: (document.published_at, document.number))
        items = tuple(
            StepItem(self._listing.reference(document, self._note(document)), document is current)
            for document in ordered
        )
        return Step(stage, _STAGES[stage], items)

    def _note(self, document: PublicDocument) -> str:
        return "" if document.type == "policy" else TYPE_NAMES[document.type]

    def _gather(self, documents: Iterable[PublicDocument]) -> None:
        drafts: dict[str, list[PublicDocument]] = defaultdict(list)
        for document in documents:
            if document.type == "decision_draft":
                for home in _numbers(document.details.references("final_doc")) or (document.number,):
                    self._add(home, "draft", document)
                    drafts[document.number].append(self._listing.documents[home])
        inspected: dict[str, list[str]] = defaultdict(list)
        for document in documents:
            for home, stage in self._places(document, drafts):
                self._add(home, stage, document)
                inspected[document.number].append(home)
        for document in documents:
            causes = (*document.details.references("rectifies"), *document.details.references("follows"))
            for cause in _numbers(causes):
                for home in inspected.get(cause, ()):
                    self._add(home, "rectification", document)

    def _places(
        self, document: PublicDocument, drafts: Mapping[str, list[PublicDocument]]
    ) -> Iterator[tuple[str, str]]:
        """The homes of a document and its stage in each."""
        details = document.details
        named = {"opinions": ("draft", "final_doc"), "meeting": ("decides",)}
        stage = {"opinion_feedback": "opinions", "meeting": "meeting"}.get(document.type, "")
        for key in named.get(stage, ()):
            for number in _numbers(details.references(key)):
                homes = [home.number for home in drafts.get(number, ())] or [number]
                yield from ((home, stage) for home in homes)
        for number in _numbers(document.interprets):
            yield number, "interpretation"
        if document.type in _BY_PARENT:
            yield from ((number, _BY_PARENT[document.type]) for number in _numbers(document.parents))
        for after in (*_numbers(document.repealed_by), *_numbers(document.replaced_by)):
            self._add_only(document.number, "ended", self._listing.documents[after])
        for after in _numbers(details.references("amended_by")):
            self._add_only(document.number, "amended", self._listing.documents[after])

    def _add(self, home: str, stage: str, document: PublicDocument) -> None:
        self._add_only(home, stage, document)
        if home not in self._homes[document.number]:
            self._homes[document.number].append(home)

    def _add_only(self, home: str, stage: str, document: PublicDocument) -> None:
        if document not in self._stages[home][stage]:
            self._stages[home][stage].append(document)


def _numbers(references: Iterable[str | ExternalDocument]) -> tuple[str, ...]:
    return tuple(reference for reference in references if isinstance(reference, str))
