"""How many forms a second the gateway accepts durably, and how long each takes.

First 50 connections post 200 forms a second at a steady pace, each answer timed from the moment its form was due, so
that a wait of the gateway counts for all that it made wait; then they post without a pause.
"""

import argparse
import asyncio
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from gateway_site import Site, free_port, request_of

_TARGETS = "targets: 200 a second, p99 250 ms, 150 MB"

Moments = Callable[[int], Iterator[float]]


def main() -> None:
    """Print throughput, times and memory."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=10)
    parser.add_argument("--connections", type=int, default=50)
    parser.add_argument("--rate", type=float, default=200, help="forms a second at a steady pace")
    parser.add_argument("--sealed", action="store_true", help="with a store that is encrypted")
    wanted = parser.parse_args()
    for name, moments in (
        (f"at {wanted.rate:.0f} a second", _paced(wanted.connections, wanted.rate, wanted.seconds)),
        ("without a pause", _unpaced(wanted.seconds)),
    ):
        with tempfile.TemporaryDirectory() as folder:
            print(
                f"{name}: {_measured(Path(folder), wanted.connections, wanted.seconds, moments, sealed=wanted.sealed)}"
            )
    print(f"({_TARGETS})")


def _measured(folder: Path, connections: int, seconds: float, moments: Moments, *, sealed: bool) -> str:
    site = Site(folder / "site", free_port(), sealed=sealed)
    site.start()
    try:
        before = site.processor_time()
        times = asyncio.run(_post_all(site.port, connections, moments))
        memory, used = site.memory(), site.processor_time() - before
    finally:
        site.kill()
    kept = len(list((site.folder / "store" / "requests").glob("*.request")))
    return _said(times, kept, memory, seconds, used)


def _said(times: Sequence[float], kept: int, memory: int, seconds: float, used: float) -> str:
    hundredths = statistics.quantiles(times, n=100)
    return (
        f"{len(times)} accepted of {kept} kept; {len(times) / seconds:.0f} a second;"
        f" {used / len(times) * 1000:.1f} ms of processor time each;"
        f" p50 {hundredths[49] * 1000:.0f} ms, p99 {hundredths[98] * 1000:.0f} ms; {memory} MB"
    )


def _paced(connections: int, rate: float, seconds: float) -> Moments:
    """Each connection's turns, spread evenly over those of the others."""

    def moments(connection: int) -> Iterator[float]:
        start = time.monotonic() + connection / rate
        for turn in range(round(rate * seconds / connections)):
            yield start + turn * connections / rate

    return moments


def _unpaced(seconds: float) -> Moments:
    """Now, and again as soon as there is an answer."""

    def moments(_connection: int) -> Iterator[float]:
        end = time.monotonic() + seconds
        while (now := time.monotonic()) < end:
            yield now

    return moments


async def _post_all(port: int, connections: int, moments: Moments) -> list[float]:
    found = await asyncio.gather(*(_post_on_one(port, number, moments(number)) for number in range(connections)))
    return [taken for times in found for taken in times]


async def _post_on_one(port: int, number: int, moments: Iterator[float]) -> list[float]:
    """The time of each answer on one connection that is kept open, from the moment its form was due."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    times: list[float] = []
    for due in moments:
        await asyncio.sleep(max(0.0, due - time.monotonic()))
        writer.write(request_of(f"{number}-{len(times)}", port))
        head = await reader.readuntil(b"\r\n\r\n")
        length = int(head.lower().partition(b"content-length: ")[2].partition(b"\r\n")[0])
        answer = await reader.readexactly(length)
        if not head.startswith(b"HTTP/1.1 201"):
            raise SystemExit(head.decode() + answer.decode())
        times.append(time.monotonic() - due)
    writer.close()
    return times


if __name__ == "__main__":
    main()
