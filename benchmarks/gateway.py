"""How many forms a second the gateway accepts durably: 50 connections post without a pause for some seconds."""

import argparse
import asyncio
import statistics
import tempfile
import time
from pathlib import Path

from gateway_site import Site, free_port, request_of

_TARGETS = "targets: 200 a second, p99 250 ms, 150 MB"


def main() -> None:
    """Print throughput, times and memory."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=10)
    parser.add_argument("--connections", type=int, default=50)
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        site = Site(Path(folder) / "site", free_port())
        site.start()
        try:
            before = site.processor_time()
            times = asyncio.run(_post_all(site.port, wanted.connections, wanted.seconds))
            memory, used = site.memory(), site.processor_time() - before
        finally:
            site.kill()
        kept = len(list((site.folder / "store" / "requests").glob("*.request")))
    hundredths = statistics.quantiles(times, n=100)
    print(
        f"{len(times)} accepted of {kept} kept; {len(times) / wanted.seconds:.0f} a second;"
        f" {used / len(times) * 1000:.1f} ms of processor time each;"
        f" p50 {hundredths[49] * 1000:.0f} ms, p99 {hundredths[98] * 1000:.0f} ms; {memory} MB ({_TARGETS})"
    )


async def _post_all(port: int, connections: int, seconds: float) -> list[float]:
    end = time.monotonic() + seconds
    found = await asyncio.gather(*(_post_on_one(port, number, end) for number in range(connections)))
    return [taken for times in found for taken in times]


async def _post_on_one(port: int, number: int, end: float) -> list[float]:
    """The time of each answer on one connection that is kept open."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    times: list[float] = []
    while time.monotonic() < end:
        started = time.monotonic()
        writer.write(request_of(f"{number}-{len(times)}", port))
        head = await reader.readuntil(b"\r\n\r\n")
        length = int(head.lower().partition(b"content-length: ")[2].partition(b"\r\n")[0])
        answer = await reader.readexactly(length)
        if not head.startswith(b"HTTP/1.1 201"):
            raise SystemExit(head.decode() + answer.decode())
        times.append(time.monotonic() - started)
    writer.close()
    return times


if __name__ == "__main__":
    main()
