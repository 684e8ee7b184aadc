"""The secrets gateway.toml speaks of: it says where they are, in the environment or in files; none stands in it."""

import os
import re
import stat
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from portal.load.report import Report
from portal.load.toml import place

_KEY = re.compile(r"[0-9a-fA-F]{64}")
_OTHERS = stat.S_IRWXG | stat.S_IRWXO


class Secrets:
    """Reads secrets and notes what is wrong with them; without ``environ`` nothing is read, nothing noted."""

    def __init__(self, root: Path, text: str, environ: Mapping[str, str] | None, report: Report) -> None:
        """``text`` is that of gateway.toml in the site's folder ``root``."""
        self._root, self._text, self._environ, self.report = root, text, environ, report

    def from_environment(self, table: str, key: str, values: Mapping[str, Any]) -> str:
        """The variable that the setting names, empty when there is none."""
        name = values.get(key, "")
        if not name or self._environ is None:
            return ""
        if not self._environ.get(name):
            self._error("gateway-secret-unset", table, key, name=name)
        return self._environ.get(name, "")

    def password(self, table: str, values: Mapping[str, Any]) -> str:
        """The password of a mail server, empty when it asks for none."""
        password = self.from_environment(table, "password_env", values)
        if self._environ is None:
            return ""
        if "password_file" in values:
            password = self._content(Path(values["password_file"]), "gateway-secret-file", table, "password_file") or ""
        if values.get("user") and not password:
            self._error("gateway-no-password", table, "user", user=values["user"])
        return password

    def keys(self, values: Mapping[str, Any], store: Path) -> tuple[bytes, ...]:
        """The keys of the store, none when it is not to be sealed."""
        if "key_env" in values and "key_file" in values:
            self._error("gateway-keys-twice", "store", "key_file")
            return ()
        if self._environ is None:
            return ()
        if "key_file" in values:
            text = self._key_file(self._root / values["key_file"], store)
            return () if text is None else self._parsed(text, "key_file")
        text = self.from_environment("store", "key_env", values)
        return self._parsed(text, "key_env") if text else ()

    def _key_file(self, file: Path, store: Path) -> str | None:
        text = self._content(file, "gateway-key-file", "store", "key_file")
        if text is None:
            return None
        near = place_too_near(file, (store, self._root))
        if near:
            self._error("gateway-key-near", "store", "key_file", path=file, folder=near)
        if os.name != "nt" and file.stat().st_mode & _OTHERS:
            self._error("gateway-key-open", "store", "key_file", path=file)
        return text

    def _parsed(self, text: str, key: str) -> tuple[bytes, ...]:
        """The keys, one a word; what follows # on a line is a note."""
        words = [word for line in text.splitlines() for word in line.partition("#")[0].split()]
        wrong = [number for number, word in enumerate(words, start=1) if not _KEY.fullmatch(word)]
        if wrong or not words:
            self._error("gateway-bad-key", "store", key, key=key, number=wrong[0] if wrong else 1)
            return ()
        return tuple(dict.fromkeys(bytes.fromhex(word) for word in words))

    def _content(self, file: Path, rule: str, table: str, key: str) -> str | None:
        """The text of a file; None, and a problem, where it cannot be read."""
        try:
            return file.read_text("utf-8").strip()
        except (OSError, UnicodeDecodeError) as fault:
            reason = getattr(fault, "strerror", None) or type(fault).__name__
            self._error(rule, table, key, path=file, reason=reason)
            return None

    def _error(self, rule: str, table: str, setting: str, **values: object) -> None:
        line, column = place(self._text, table, setting)
        self.report.error(rule, line, column, **values)


def place_too_near(file: Path, folders: tuple[Path, ...]) -> Path | None:
    """The folder, one of those or one kept in git, in which the file lies though no key may."""
    near = {folder.resolve() for folder in folders}
    return next((above for above in file.resolve().parents if above in near or (above / ".git").exists()), None)
