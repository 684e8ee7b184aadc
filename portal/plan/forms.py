"""The pages of forms: to fill in, to print, and about one document."""

from collections.abc import Iterator
from urllib.parse import quote, urlencode

from portal.forms import TRAP_FIELD, VERSION_FIELD, form_definition
from portal.forms.privacy import privacy_told
from portal.model.form import REQUEST, Form, FormSection
from portal.model.public import PublicDocument, Release
from portal.model.settings import Gateway
from portal.model.site import Page
from portal.model.views.forms import FieldView, FormLink, FormView, KnownLine, Paper, SectionView, Subject
from portal.model.views.lines import Link
from portal.plan.addresses import HOME, blank_page, document_page, form_page, paper_file
from portal.plan.blank import blank_view, when_asked
from portal.plan.listing import Listing
from portal.plan.meta import list_meta
from portal.plan.notices import ways_to_send

_COLUMN_TYPES = {"request": "依申请公开", "comment": "征集调查", "attendance": "征集调查"}
_OTHER_COLUMN_TYPE = "咨询投诉"
_SENDING = frozenset({"self", "custom"})


def form_pages(listing: Listing) -> Iterator[Page]:
    """Each form's page, and the form to print."""
    release = listing.release
    for form in release.forms:
        title = form.menu_title
        meta = list_meta(release.settings, title, "", _COLUMN_TYPES.get(form.kind, _OTHER_COLUMN_TYPE))
        home = Link("首页", HOME)
        view = form_view(form, listing)
        yield Page(form_page(form.id), "form.html", title, view, (home,), meta)
        trail = (home, Link(title, form_page(form.id)))
        blank = blank_view(form, release)
        yield Page(blank_page(form.id), "form-blank.html", f"{form.title}（空白表）", blank, trail, meta)


def papers(release: Release) -> Iterator[Paper]:
    """Each form as a Word file."""
    for form in release.forms:
        yield Paper(paper_file(form.id), blank_view(form, release))


def form_links(release: Release, but: str = "") -> tuple[FormLink, ...]:
    """Every form but one, the request form first."""
    return tuple(
        FormLink(form.id, form.menu_title, form_page(form.id), not _needs_document(form))
        for form in release.forms
        if form.id != but
    )


def _needs_document(form: Form) -> bool:
    return any(field.kind == "document" and field.required for field in form.fields)


def form_view(form: Form, listing: Listing, about: PublicDocument | None = None) -> FormView:
    """The form to be filled in; ``about`` is the document it is sent about, where there is one."""
    release, gateway = listing.release, listing.release.settings.gateway
    sends = gateway.preset in _SENDING
    names = {name.ours: name.theirs for name in gateway.fields} if gateway.preset == "custom" else {}
    return FormView(
        form=form,
        sections=tuple(_section(section, form, names) for section in form.sections),
        organ=release.settings.organ,
        office=release.office,
        way=gateway.preset,
        blank=blank_page(form.id),
        paper=paper_file(form.id),
        privacy=privacy_told(form, release.settings.organ, release.office.phone, online=sends),
        ways=ways_to_send(form, release.office),
        action=_action(form, gateway) if sends else "",
        service=gateway.name or "统一的依申请公开系统",
        service_url=gateway.url if gateway.preset == "portal" else "",
        mail=_mail(form, release) if gateway.preset == "mailto" else "",
        definition=form_definition(form, names) if sends else "",
        trap=TRAP_FIELD if gateway.preset == "self" else "",
        version_field=VERSION_FIELD,
        others=form_links(release, form.id),
        known=tuple(_known(listing)) if form.id == REQUEST else (),
        about=Subject(about.number, about.title, document_page(about.number)) if about else None,
    )


def request_about(document: PublicDocument) -> str:
    """The request form, begun about what a published document does not say."""
    number = f"（{document.doc_no}）" if document.doc_no else ""
    title = document.title if "《" in document.title else f"《{document.title}》"
    return _filled(info_desc=f"我看过{title}{number}，还需要的内容是：")


def _known(listing: Listing) -> Iterator[KnownLine]:
    for entry in listing.requests():
        title = entry.title if "《" in entry.title else f"《{entry.title}》"
        filled = _filled(info_name=entry.title, info_desc=f"申请公开{title}（{entry.issuer}）")
        yield KnownLine(entry.title, entry.issuer, entry.column_name, entry.id, filled)


def _filled(**answers: str) -> str:
    return f"{form_page(REQUEST)}?{urlencode(answers, quote_via=quote)}"


def _section(section: FormSection, form: Form, names: dict[str, str]) -> SectionView:
    fields = (FieldView(field, names.get(field.name, field.name), when_asked(field, form)) for field in section.fields)
    return SectionView(section.title, section.note, tuple(fields))


def _action(form: Form, gateway: Gateway) -> str:
    if gateway.preset == "custom":
        return gateway.url.replace("{form}", form.id)
    return f"{gateway.url.rstrip('/')}/f/{form.id}"


def _mail(form: Form, release: Release) -> str:
    """A mail begun with the labels to be answered, but for what is sensitive: mail is not encrypted."""
    lines = [f"{field.label}：" for field in form.fields if not field.sensitive and field.kind not in {"check", "file"}]
    text = "\n".join([f"致{release.settings.organ}：", "", *lines])
    return f"mailto:{release.office.email}?{urlencode({'subject': form.title, 'body': text}, quote_via=quote)}"
