"""A filled-in form on its way to the spool: what makes it the same when sent twice, and what speaks against it."""

import hashlib
import json
import secrets
from dataclasses import replace

from starlette.requests import Request

from portal.forms import TRAP_FIELD
from portal.gateway.desk import Desk
from portal.gateway.filled import Filled, address_of
from portal.gateway.submission import Submission
from portal.gateway.tokens import key_hash
from portal.gateway.trust import Signs, suspicions


def submission_of(desk: Desk, request: Request, filled: Filled) -> Submission:
    """The submission; the same answers and files on the same token are the same request."""
    files = sorted([upload.field, upload.name, upload.sha256] for upload in filled.uploads)
    content = json.dumps([filled.form.id, filled.answers, files], ensure_ascii=False, sort_keys=True)
    digest = hashlib.sha256(content.encode()).hexdigest()
    nonce = filled.token.nonce if filled.token else secrets.token_hex(16)
    once = hashlib.sha256(f"{nonce}{digest}".encode()).hexdigest()
    submission = Submission(
        form=filled.form.id,
        version=filled.form.version,
        values=filled.answers,
        uploads=filled.uploads,
        received_at=desk.clock(),
        digest=digest,
        once=once,
        key_hash=key_hash(desk.signer.key(once)),
    )
    return replace(submission, suspicions=_suspicions(desk, request, filled))


def _suspicions(desk: Desk, request: Request, filled: Filled) -> tuple[str, ...]:
    values = filled.posted.values
    solution = values.get("altcha", "")
    signs = Signs(
        trapped=bool(values.get(TRAP_FIELD)),
        has_token=bool(values.get("token")),
        age=filled.token.age if filled.token else None,
        proof=desk.proofs.is_solved(solution) if solution else None,
        origin=request.headers.get("origin", ""),
        too_often=desk.rates.is_suspect(address_of(request), filled.form.id),
    )
    return suspicions(signs, desk.settings.origins)
