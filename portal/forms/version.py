"""A name for what a form asks and tells: a page from before it changed is known by it."""

import hashlib
import json
from dataclasses import asdict

from portal.model.form import Form

_LENGTH = 12
_NOT_ON_THE_PAGE = ("version", "mailbox", "reply_days")


def form_version(form: Form) -> str:
    """Twelve hex digits that change with anything of the form its reader sees or is asked."""
    said = asdict(form)
    for name in _NOT_ON_THE_PAGE:
        del said[name]
    text = json.dumps(said, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:_LENGTH]
