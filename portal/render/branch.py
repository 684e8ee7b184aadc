"""The reviewer's page: one file that needs nothing beside it."""

from collections.abc import Mapping
from pathlib import Path

import jinja2

_TEMPLATE = "review/branch.html"


def render_branch(data: Mapping[str, object], folders: tuple[Path, ...]) -> bytes:
    """The page of what a branch changes, from the first folder that has its template."""
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader([str(folder) for folder in folders]),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template(_TEMPLATE).render(data).encode()
