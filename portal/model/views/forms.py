"""What the templates of forms are given: the form as it is filled in on a screen, and as it is printed blank."""

from dataclasses import dataclass

from portal.model.form import Form, FormField
from portal.model.public import Office


@dataclass(frozen=True, slots=True)
class FieldView:
    """A field on the page: ``sent_as`` is the name it is sent under, ``when`` says in words when it is asked."""

    field: FormField
    sent_as: str
    when: str = ""


@dataclass(frozen=True, slots=True)
class SectionView:
    """Fields that belong together."""

    title: str
    note: str
    fields: tuple[FieldView, ...]


@dataclass(frozen=True, slots=True)
class FormLink:
    """Another form: its id, title and page; one that does not stand alone is reached from a document."""

    id: str
    title: str
    address: str
    stands_alone: bool = True


@dataclass(frozen=True, slots=True)
class KnownLine:
    """An on-request document that may be asked for: its title, issuer and column, and the form with it filled in."""

    title: str
    issuer: str
    column_name: str
    id: str
    filled: str


@dataclass(frozen=True, slots=True)
class Subject:
    """The document a form is about."""

    number: str
    title: str
    address: str


@dataclass(frozen=True, slots=True)
class FormView:
    """A form's page.

    ``way`` is the preset of the gateway, ``action`` where the form is sent (empty where nothing is sent), ``service``
    and ``service_url`` a system elsewhere, ``definition`` the form as JSON for the script, ``mail`` a mailto address.
    ``about`` is the document the form is about, on a page made for it.
    """

    form: Form
    sections: tuple[SectionView, ...]
    organ: str
    office: Office
    way: str
    blank: str
    paper: str
    privacy: tuple[tuple[str, str], ...]
    ways: tuple[tuple[str, str], ...]
    action: str = ""
    service: str = ""
    service_url: str = ""
    mail: str = ""
    definition: str = ""
    trap: str = ""
    version_field: str = ""
    others: tuple[FormLink, ...] = ()
    known: tuple[KnownLine, ...] = ()
    about: Subject | None = None


@dataclass(frozen=True, slots=True)
class BlankRow:
    """A row of the printed form: its label and a hint to it, what may be ticked, what is printed in its room.

    ``tall`` rows have room for long text.
    """

    label: str
    options: tuple[str, ...] = ()
    hint: str = ""
    printed: str = ""
    tall: bool = False


@dataclass(frozen=True, slots=True)
class BlankGroup:
    """Rows under one heading."""

    title: str
    rows: tuple[BlankRow, ...]


@dataclass(frozen=True, slots=True)
class BlankView:
    """The form to be printed and filled in by hand."""

    form: Form
    groups: tuple[BlankGroup, ...]
    organ: str
    page: str
    paper: str
    privacy: tuple[tuple[str, str], ...]
    ways: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Paper:
    """The printed form as a Word file."""

    address: str
    view: BlankView
