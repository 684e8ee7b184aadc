"""The templates: where they lie, how they are read, and that each is compiled once, by another process if need be.

To compile them takes as long as to load the program, so the one can be done while the other is.
"""

import marshal
from collections.abc import Callable, Iterator, MutableMapping
from contextlib import contextmanager, suppress
from datetime import date, datetime
from functools import partial
from pathlib import Path
from types import CodeType
from typing import Any

import jinja2
from jinja2.bccache import Bucket

from portal.processes import beside

OUR_TEMPLATES = Path(__file__).resolve().parent.parent.parent / "templates"


def template_folders(root: Path) -> tuple[Path, ...]:
    """Where templates are looked for, the site's own before ours."""
    own = root / "templates"
    return (own, OUR_TEMPLATES) if own.is_dir() and own.resolve() != OUR_TEMPLATES else (OUR_TEMPLATES,)


class _Loader(jinja2.FileSystemLoader):
    """Templates from folders; one that is not UTF-8 has its fault at the line that cannot be read."""

    def get_source(self, environment: jinja2.Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        try:
            return super().get_source(environment, template)
        except UnicodeDecodeError as fault:
            line = fault.object.count(b"\n", 0, fault.start) + 1
            raise jinja2.TemplateSyntaxError("not UTF-8", line, name=template) from fault


class _Compiled(jinja2.BytecodeCache):
    """The compiled templates of this process: a preview builds many times."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, str], CodeType | None] = {}
        self.coming: Callable[[], bytes | None] | None = None

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take what was compiled of the same text."""
        self.arrive()
        bucket.code = self._known.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled."""
        self._known[bucket.key, bucket.checksum] = bucket.code

    def arrive(self) -> None:
        """Take what another process compiles, waiting until it is done."""
        coming, self.coming = self.coming, None
        if coming is not None and (packed := coming()) is not None:
            self._known |= marshal.loads(packed)  # noqa: S302 - made by our own process a moment ago

    def packed(self) -> bytes:
        """All that is known, as bytes for another process."""
        return marshal.dumps(self._known)


_COMPILED = _Compiled()


class _Environment(jinja2.Environment):
    """Templates that all know the same: the library lays a layer over it for each, which every page then looks through.

    Without those layers a page of a document takes a tenth of its time less.
    """

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        return {**self.globals, **d} if d else self.globals


def environment_of(folders: tuple[Path, ...]) -> jinja2.Environment:
    """What loads templates from the first folder that has them: escaped, nothing undefined, days as we write them."""
    environment = _Environment(
        loader=_Loader([str(folder) for folder in folders]),
        cache_size=-1,  # as many as there are
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
        bytecode_cache=_COMPILED,
    )
    environment.filters.update(day=_day, day_long=_day_long, moment=_moment, iso=_iso)
    return environment


@contextmanager
def compiling_ahead(folders: tuple[Path, ...], jobs: int) -> Iterator[None]:
    """While this goes on, another process compiles the templates, where ``jobs`` allows for one."""
    if jobs == 1:
        yield
        return
    with beside(partial(_compile, folders)) as coming:
        _COMPILED.coming = coming
        try:
            yield
        finally:
            _COMPILED.coming = None


def await_compiled() -> None:
    """Have what is compiled ahead, before processes are begun that need it."""
    _COMPILED.arrive()


def _compile(folders: tuple[Path, ...]) -> bytes:
    """Every template that pages are made of, compiled; of one that is faulty the build itself tells where it is."""
    environment = environment_of(folders)
    files = (file.relative_to(folder) for folder in folders for file in folder.glob("**/*.html"))
    names = {file.as_posix() for file in files if file.parts[0] not in _NOT_OF_THE_SITE}
    for name in sorted(names):
        with suppress(Exception):  # a template may fail in any way, and it is not our code
            environment.get_template(name)
    return _COMPILED.packed()


_NOT_OF_THE_SITE = frozenset({"gateway", "review"})


def _day(value: date) -> str:
    return f"{value:%Y-%m-%d}"


def _day_long(value: date) -> str:
    return f"{value.year}年{value.month}月{value.day}日"


def _moment(value: datetime) -> str:
    return f"{value:%Y-%m-%d %H:%M}"


def _iso(value: date) -> str:
    return value.isoformat()
