"""One run at a time: a lock that the system frees when its holder ends, however it ends.

A file with a process id would not do: the id may be given to another program after a power cut, means nothing in
another container, and on Windows asking whether a process lives can end it.
"""

import errno
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

HELD = frozenset({errno.EAGAIN, errno.EWOULDBLOCK, errno.EACCES, errno.EDEADLK})
PAUSE = 0.2


@contextmanager
def turn(file: Path, on_wait: Callable[[], None]) -> Iterator[None]:
    """Hold ``file``; where another run holds it, call ``on_wait`` once and wait for its end."""
    file.parent.mkdir(exist_ok=True)
    with file.open("ab") as lock:
        if not is_taken(lock):
            on_wait()
            while not is_taken(lock):
                time.sleep(PAUSE)
        yield


def is_taken(lock: BinaryIO) -> bool:
    """Whether the lock is ours now; also where the file system has no locks, as on some network drives."""
    try:
        take(lock)
    except OSError as error:
        return error.errno not in HELD
    return True


if sys.platform == "win32":
    import msvcrt

    def take(lock: BinaryIO) -> None:
        """Take the lock or raise OSError."""
        msvcrt.locking(lock.fileno(), msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def take(lock: BinaryIO) -> None:
        """Take the lock or raise OSError."""
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
