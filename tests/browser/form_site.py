"""The little site with forms, as it is when they go to a gateway of a test."""

from pathlib import Path

import httpx

from tests.built import copy_site


def copy_form_site(root: Path, gateway: str) -> Path:
    """A copy of it, whose forms are sent to the gateway at that address."""
    copy_site("forms", root)
    settings = (root / "site.toml").read_text("utf-8").replace("https://sq.lyj.shidian.example/", gateway)
    allowed = settings.replace('["sq.lyj.shidian.example"]', f'["{httpx.URL(gateway).host}"]')
    (root / "site.toml").write_text(allowed, "utf-8")
    return root
