"""Work that is shared by several processes, its results in the order of the things it was done to."""

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
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
