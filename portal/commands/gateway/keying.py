"""``gateway key``: a new key for the store."""

import argparse
import os
import secrets
import sys
from pathlib import Path

from portal.commands.order import WrongCommandLine
from portal.load.gateway_secrets import place_too_near
from portal.messages import Language, say
from portal.problems import CannotFinish


def make_key(arguments: argparse.Namespace, language: Language) -> int:
    """Print a new key; or write it into the file for its owner alone, before the keys that are there."""
    key = secrets.token_hex(32)
    if not arguments.file:
        print(key)
        print(say("gateway-key-printed", language), file=sys.stderr)
        return 0
    file = Path(arguments.file).absolute()
    near = place_too_near(file, (arguments.root,))
    if near:
        raise WrongCommandLine("gateway-key-elsewhere", folder=near)
    try:
        known = file.read_bytes() if file.exists() else b""
        _replace(file, f"{key}\n".encode() + known)
    except OSError as fault:
        raise CannotFinish("disk", path=fault.filename, reason=fault.strerror or type(fault).__name__) from fault
    print(say("gateway-key-added" if known else "gateway-key-made", language, {"path": file}), file=sys.stderr)
    return 0


def _replace(file: Path, content: bytes) -> None:
    """Give the file this content, all of it or none: the keys that are there open what was kept so far."""
    aside = file.with_name(f"{file.name}.new")
    owner = file.stat() if file.exists() else None
    aside.unlink(missing_ok=True)
    with open(aside, "xb", opener=lambda path, flags: os.open(path, flags, 0o600)) as new:
        if owner is not None and os.name != "nt" and os.geteuid() == 0:
            os.fchown(new.fileno(), owner.st_uid, owner.st_gid)
        new.write(content)
        new.flush()
        os.fsync(new.fileno())
    aside.replace(file)
