"""A policy's life, stage by stage."""

from dataclasses import dataclass

from portal.model.views.lines import Reference


@dataclass(frozen=True, slots=True)
class StepItem:
    """A document in a policy's life; ``current`` is the one whose page this is."""

    reference: Reference
    current: bool


@dataclass(frozen=True, slots=True)
class Step:
    """A stage of a policy's life with its documents, the oldest first."""

    stage: str
    name: str
    items: tuple[StepItem, ...]


@dataclass(frozen=True, slots=True)
class Story:
    """The life of the policy called ``title``, in the order of its stages."""

    title: str
    steps: tuple[Step, ...]
