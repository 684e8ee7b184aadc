"""From what the queue says is due to the mail itself."""

from collections.abc import Mapping
from datetime import datetime
from email.message import EmailMessage

from portal.calendar import Calendar
from portal.gateway.case import Case, cases_of
from portal.gateway.deadlines import reply_due, supplement_due
from portal.gateway.mails.dates import Dated, as_calendar
from portal.gateway.mails.digest import digest_of
from portal.gateway.mails.message import new_message, plain_address
from portal.gateway.mails.tables import as_csv, as_json
from portal.gateway.pages import Pages, day, moment
from portal.gateway.queue import Mail
from portal.gateway.shown import shown
from portal.gateway.spool import DamagedRequest
from portal.gateway.store import Store
from portal.gateway.submission import Filed
from portal.gateway.tokens import Signer
from portal.model.form import Form
from portal.model.gateway import GatewaySettings

Made = tuple[EmailMessage, str]


class Composer:
    """Makes the mails of one store."""

    def __init__(
        self,
        settings: GatewaySettings,
        forms: Mapping[str, Form],
        store: Store,
        pages: Pages,
        signer: Signer,
        calendar: Calendar,
    ) -> None:
        self._settings, self._forms, self._store = settings, forms, store
        self._pages, self._signer, self._calendar = pages, signer, calendar
        self._makers = {
            "office": self._office,
            "receipt": self._receipt,
            "dates": self._dates,
            "notice": self._notice,
        }

    def compose(self, mail: Mail) -> Made | None:
        """The mail and its recipient; None when its request was purged or cannot be read any more."""
        if mail.kind == "digest":
            return self._digest(mail)
        try:
            filed = self._store.spool.read(mail.number)
            form = self._forms.get(filed.form)
            return self._makers[mail.kind](mail, filed, form) if form else self._unknown(mail, filed)
        except (FileNotFoundError, DamagedRequest):
            return None

    def _office(self, mail: Mail, filed: Filed, form: Form) -> Made:
        """The request, laid out like the paper form, with all that came."""
        to = self._settings.mailbox
        subject = self._settings.subject.format(form=form.menu_title or form.title, number=filed.number)
        message = new_message(
            self._settings, to, subject, mail.id, filed.received_at, plain_address(filed.values.get("email", ""))
        )
        parts = shown(form, filed.values, filed.files, covered=False)
        text = self._pages.text("office", filed=filed, form=form, parts=parts, slim=mail.slim)
        message.set_content(text, cte="base64")
        if not mail.slim:
            message.add_attachment(
                as_json(filed, form), maintype="application", subtype="json", filename=f"{filed.number}.json"
            )
            table = as_csv(filed, form, parts)
            message.add_attachment(table, maintype="text", subtype="csv", filename=f"{filed.number}.csv")
            for number, file in enumerate(filed.files, start=1):
                content = self._store.spool.content(filed.number, file)
                name = f"{number}-{file.name}"
                message.add_attachment(content, maintype="application", subtype="octet-stream", filename=name)
        return message, to

    def _unknown(self, mail: Mail, filed: Filed) -> Made:
        """A request whose form is no longer there: its bare answers, for nothing may be lost."""
        to = self._settings.mailbox
        message = new_message(self._settings, to, f"【表单已停用】{filed.number}", mail.id, filed.received_at)
        message.set_content(self._pages.text("unknown", filed=filed), cte="base64")
        return message, to

    def _receipt(self, mail: Mail, filed: Filed, form: Form) -> Made | None:
        """Number, time and terms, and nothing that was typed: the address may be a stranger's."""
        link = ""
        if form.kind in {"request", "correction"}:
            signed = self._signer.confirm_link(filed.number)
            link = f"{self._settings.address}r/{filed.number}/confirm?link={signed}"
        return self._to_applicant(
            mail, filed, f"回执 {filed.number}", self._pages.text("receipt", filed=filed, form=form, link=link)
        )

    def _notice(self, mail: Mail, filed: Filed, form: Form) -> Made | None:
        """Both halves are there: the day of receipt and the last day to answer."""
        case = self._case(filed.number)
        if case is None or case.received_on is None:
            return None
        due = reply_due(case, form, self._calendar)
        text = self._pages.text("notice", case=case, due=due)
        return self._to_applicant(mail, filed, f"已确认收到 {filed.number}", text)

    def _to_applicant(self, mail: Mail, filed: Filed, subject: str, text: str) -> Made | None:
        to = plain_address(filed.values.get("email", ""))
        if not to:
            return None
        message = new_message(self._settings, to, subject, mail.id, filed.received_at, self._settings.office.email)
        message.set_content(text, cte="base64")
        return message, to

    def _dates(self, mail: Mail, filed: Filed, form: Form) -> Made | None:
        """The statutory dates for the office's calendar."""
        case = self._case(filed.number)
        if case is None or case.received_on is None:
            return None
        due, supplement = reply_due(case, form, self._calendar), supplement_due(case, self._calendar)
        at = case.office_confirmed or filed.received_at
        message = new_message(self._settings, self._settings.mailbox, f"【期限】{filed.number}", mail.id, at)
        text = self._pages.text("dates", case=case, form=form, due=due, supplement=supplement)
        message.set_content(text, cte="base64")
        dates = [
            Dated("supplement", supplement.date, f"{filed.number} 需要补正的，今天是告知的最后一天"),
            Dated("reply", due.date, f"{filed.number} 答复的最后一天"),
        ]
        domain = self._settings.sender.rpartition("@")[2]
        content = as_calendar(filed.number, dates, at, domain)
        message.add_attachment(content, maintype="text", subtype="calendar", filename=f"{filed.number}.ics")
        return message, self._settings.mailbox

    def _digest(self, mail: Mail) -> Made:
        """The day's list; its moment is when it was queued."""
        ((queued,),) = self._store.ledger.ask("SELECT queued_at FROM mails WHERE id = ?", mail.id)
        at = datetime.fromisoformat(queued)
        message = new_message(self._settings, self._settings.mailbox, f"收件日报 {day(at.date())}", mail.id, at)
        found = digest_of(self._store, self._forms, self._calendar, at, self._settings.retention_days)
        message.set_content(self._pages.text("digest", digest=found, at=at, moment=moment), cte="base64")
        return message, self._settings.mailbox

    def _case(self, number: str) -> Case | None:
        return cases_of(self._store.ledger.lines(number)).get(number)
