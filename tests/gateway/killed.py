"""Accepts three requests and is killed (SIGKILL) at the step that is named.

python killed.py STORE STEP REQUEST [KEY]
"""

import os
import signal
import sys
from pathlib import Path

from portal.gateway import intake as intake_module
from portal.gateway.intake import Intake
from portal.gateway.spool import Spool
from portal.gateway.store import open_store
from tests.gateway.conftest import NOON, make_submission, make_upload

STEPS = (
    "before the file",
    "file written",
    "file on the disk",
    "file named",
    "name on the disk",
    "line written",
    "line on the disk",
    "answered",
)


def main(folder: Path, step: str, request: int, *keys: bytes) -> None:
    """Accept, printing each number as a citizen would read it."""
    current = [0]

    def die_at(name: str) -> None:
        if (name, request) == (step, current[0]):
            os.kill(os.getpid(), signal.SIGKILL)

    def around(place: object, name: str, before: str = "", after: str = "") -> None:
        real = getattr(place, name)

        def call(*arguments: object, **options: object) -> object:
            die_at(before)
            result = real(*arguments, **options)
            die_at(after)
            return result

        setattr(place, name, call)

    syncs = iter(("file", "name") * 3)
    real_sync = os.fsync

    def sync(descriptor: int) -> None:
        which = next(syncs)
        die_at("file written" if which == "file" else "file named")
        real_sync(descriptor)
        die_at("file on the disk" if which == "file" else "name on the disk")

    store = open_store(folder, keys)
    intake = Intake(store.spool, store.ledger, 0, lambda: NOON)
    os.fsync = sync
    around(Spool, "write", before="before the file")
    around(intake_module, "enter", after="line written")
    around(intake_module, "_settle", before="line on the disk")
    for number in range(3):
        current[0] = number
        submission = make_submission(str(number), uploads=(make_upload(b"%PDF-1.7"),))
        print(intake.accept(submission).result(20).number, flush=True)
        die_at("answered")
    intake.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), *map(bytes.fromhex, sys.argv[4:]))
