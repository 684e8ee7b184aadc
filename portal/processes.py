"""Work that other processes do: shared by several of them, or done by one while this one goes on."""

import multiprocessing
import os
import pickle
import signal
import sys
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Any, TypeVar

T = TypeVar("T")
R = TypeVar("R")
_work: list[Callable[[Any], Any]] = []


def in_processes(
    begin: Callable[..., Callable[[T], R]], given: tuple[object, ...], things: Sequence[T], jobs: int
) -> Iterator[R]:
    """What the work makes of each thing, by so many processes, or by this one where ``jobs`` is 1.

    ``begin(*given)`` is the work, made once in each process. When a process is killed, for want of memory say, this
    one goes on alone.
    """
    made = 0
    if jobs > 1:
        method = "fork" if "fork" in multiprocessing.get_all_start_methods() else "spawn"
        context = multiprocessing.get_context(method)
        with ProcessPoolExecutor(jobs, context, _start, (begin, given)) as pool, suppress(BrokenProcessPool):
            results: Iterator[R] = pool.map(_do, things)
            for result in results:
                yield result
                made += 1
    if made < len(things):
        work = begin(*given)
        yield from map(work, things[made:])


@contextmanager
def beside(work: Callable[[], bytes]) -> Iterator[Callable[[], bytes | None]]:
    """Begin the work in a process of its own; what this gives waits for it, and is then asked once for what it made.

    That is None where the system cannot begin a process quickly, or the process was killed. One that is not asked is
    ended.
    """
    if "fork" not in multiprocessing.get_all_start_methods():
        yield lambda: None
        return
    context = multiprocessing.get_context("fork")
    receiver, sender = context.Pipe(duplex=False)
    process = context.Process(target=_tell, args=(work, receiver, sender), daemon=True)
    process.start()
    sender.close()
    try:
        yield lambda: _heard(receiver)
    finally:
        receiver.close()
        process.kill()
        process.join()


@contextmanager
def meanwhile(work: Callable[[], Iterable[T]], jobs: int) -> Iterator[Callable[[], list[T]]]:
    """Another process does the work while this one goes on; what this gives is asked once for all that it made.

    Where ``jobs`` is 1, or the other process was killed, this one does it then.
    """
    if jobs == 1:
        yield lambda: [*work()]
        return
    with beside(lambda: pickle.dumps([*work()])) as coming:

        def made() -> list[T]:
            packed = coming()
            return [*work()] if packed is None else list(pickle.loads(packed))  # noqa: S301 - of our own process

        yield made


def _tell(work: Callable[[], bytes], receiver: Connection, sender: Connection) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # as below
    sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115 - the other process meets a fault too
    receiver.close()  # so that nobody listens once the process that began this one is gone
    with suppress(BrokenPipeError):
        sender.send_bytes(work())


def _heard(receiver: Connection) -> bytes | None:
    with suppress(EOFError, OSError):
        return receiver.recv_bytes()
    return None


def _start(begin: Callable[..., Callable[[T], R]], given: tuple[object, ...]) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the process that began this one ends it
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent,), daemon=True).start()
    _work[:] = [begin(*given)]


def _end_with(parent: BaseProcess) -> None:
    """End when the process that began this one is killed, which would else wait for work for ever."""
    parent.join()
    os._exit(1)


def _do(thing: Any) -> Any:  # noqa: ANN401 - whatever the work takes and gives
    return _work[0](thing)
