"""A mail with headers of our own making: nothing that was typed into a form stands in one but a checked address."""

from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP

from email_validator import EmailNotValidError, validate_email

from portal.model.gateway import GatewaySettings


def new_message(
    settings: GatewaySettings, to: str, subject: str, identity: str, at: datetime, reply_to: str = ""
) -> EmailMessage:
    """An empty mail; the same ``identity`` and moment give the same Message-ID and date each time it is made."""
    message = EmailMessage(policy=SMTP)
    message["From"] = Address(settings.office.organ, addr_spec=settings.sender)
    message["To"] = Address(addr_spec=to)
    message["Subject"] = "".join(character for character in subject if character.isprintable())
    message["Message-ID"] = f"<{identity}@{settings.sender.rpartition('@')[2]}>"
    message["Date"] = at
    message["Auto-Submitted"] = "auto-generated"  # RFC 3834: no answering machine answers
    if reply_to:
        message["Reply-To"] = Address(addr_spec=reply_to)
    return message


def plain_address(text: str) -> str:
    """The address as mail servers know it, empty when it is none."""
    try:
        return validate_email(text, check_deliverability=False, allow_smtputf8=False).ascii_email or ""
    except EmailNotValidError:
        return ""
