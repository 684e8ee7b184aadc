"""A form as it comes over the network: read in pieces, never more than is allowed, never for longer."""

import asyncio
import hashlib
import re
from collections.abc import AsyncGenerator, Mapping
from dataclasses import dataclass
from tempfile import SpooledTemporaryFile
from time import monotonic
from typing import cast

from starlette.datastructures import FormData, Headers, UploadFile
from starlette.formparsers import FormParser, MultiPartException, MultiPartParser
from starlette.requests import ClientDisconnect, Request

from portal.attachments.kinds import extension, kind_of
from portal.gateway.safe import Safe
from portal.gateway.submission import Upload
from portal.gateway.zips import is_bomb
from portal.model.gateway import Limits

_MOST_FIELDS = 200
_LONGEST_VALUE = 100_000
_SILENCE = 20.0  # seconds without a byte
_GRACE, _SLOWEST = 30.0, 2_000  # after so many seconds, so many bytes a second
_AFTERWARDS = 2.0  # seconds that we go on listening to who sends too much, so that the answer is heard
_NAMES: Mapping[str, str] = {"jpeg": "jpg"}
_BOUNDARY = re.compile(r""";\s*boundary="?([\w'()+,./:=?-]{1,70})""", re.ASCII | re.IGNORECASE)  # RFC 2046


class Unreadable(Exception):
    """The form could not be read; ``code`` says why and ``status`` how that is answered."""

    def __init__(self, status: int, code: str) -> None:
        """Keep status and code."""
        self.status, self.code = status, code
        super().__init__(code)


@dataclass(frozen=True, slots=True)
class Posted:
    """Values by name (of several of one name the first that says something), and the files."""

    values: Mapping[str, str]
    uploads: tuple[Upload, ...]


class _Parser(MultiPartParser):
    """Reads a form whose files wait where the safe lets them."""

    safe: Safe

    def on_headers_finished(self) -> None:
        """Begin a part; one that is a file gets a place to wait."""
        super().on_headers_finished()
        part = self._current_part
        if part.file is not None:
            file = self.safe.scratch()
            self._files_to_close_on_error.pop().close()
            self._files_to_close_on_error.append(cast("SpooledTemporaryFile[bytes]", file))
            part.file = UploadFile(file, size=0, filename=part.file.filename, headers=part.file.headers)


async def read_posted(request: Request, limits: Limits, safe: Safe) -> Posted:
    """The form. Raises ``Unreadable``, and ``OSError`` when there is no room for its files."""
    length = request.headers.get("content-length", "0")
    if not length.isdecimal() or int(length) > limits.request:
        raise Unreadable(413, "request-too-large")
    try:
        data = await _parse(request, bounded(request, limits.request), limits, safe)
    except MultiPartException as fault:
        raise Unreadable(*_reason(fault.message)) from fault
    uploads = tuple(
        [
            await asyncio.to_thread(_upload, name, item)
            for name, item in data.multi_items()
            if isinstance(item, UploadFile) and item.filename
        ]
    )
    values: dict[str, str] = {}
    for name, item in data.multi_items():
        if isinstance(item, UploadFile) and not item.filename:
            item.file.close()  # a field for files that was left empty
        elif isinstance(item, str) and not values.get(name):
            values[name] = item
    return Posted(values, uploads)


async def _parse(request: Request, stream: AsyncGenerator[bytes, None], limits: Limits, safe: Safe) -> FormData:
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind == "multipart/form-data":
        parser = _Parser(
            _with_boundary_alone(request.headers["content-type"]),
            stream,
            max_files=limits.files,
            max_fields=_MOST_FIELDS,
            max_part_size=_LONGEST_VALUE,
        )
        parser.safe = safe
        return await parser.parse()
    if kind == "application/x-www-form-urlencoded":
        return await FormParser(request.headers, stream, max_fields=_MOST_FIELDS, max_part_size=_LONGEST_VALUE).parse()
    raise Unreadable(415, "not-a-form")


def _with_boundary_alone(content_type: str) -> Headers:
    """Forms come in UTF-8; whoever names another encoding could make characters that no disk and no mail takes."""
    found = _BOUNDARY.search(content_type)
    if found is None:
        raise Unreadable(400, "broken-form")
    return Headers({"content-type": f'multipart/form-data; boundary="{found[1]}"'})


async def bounded(request: Request, most: int) -> AsyncGenerator[bytes, None]:
    """The body's pieces, as long as they come at a bearable speed and are not too many."""
    started, count = monotonic(), 0
    pieces = request.stream()
    while True:
        try:
            piece = await asyncio.wait_for(anext(pieces), _SILENCE)
        except StopAsyncIteration:
            return
        except TimeoutError as fault:
            raise Unreadable(408, "too-slow") from fault
        except ClientDisconnect as fault:  # nobody hears the answer; nothing is kept
            raise Unreadable(400, "broken-form") from fault
        count += len(piece)
        if count > most:
            raise Unreadable(413, "request-too-large")
        if (monotonic() - started - _GRACE) * _SLOWEST > count:
            raise Unreadable(408, "too-slow")
        yield piece


def _reason(message: str) -> tuple[int, str]:
    if message.startswith("Too many"):
        return 413, "too-many-files" if "files" in message else "too-many-fields"
    return (413, "value-too-long") if "maximum size" in message else (400, "broken-form")


def _upload(name: str, item: UploadFile) -> Upload:
    """The file with what it is by its bytes; a packed file that would swell up is of no known kind."""
    content = item.file.read()
    kind = kind_of(content, item.filename or "")
    kind = "" if is_bomb(content) else _NAMES.get(kind, kind)
    item.file.seek(0)
    digest = hashlib.sha256(content).hexdigest()
    return Upload(name, _plain_name(item.filename or "", kind), kind, len(content), digest, item.file)


def _plain_name(name: str, kind: str) -> str:
    """The file's own name without folders and without what no name needs."""
    bare = name.replace("\\", "/").rpartition("/")[2]
    bare = "".join(character for character in bare if character.isprintable() and character not in '<>:"|?*')
    return bare[-80:].lstrip(".") or f"附件.{extension(name) or kind}"
