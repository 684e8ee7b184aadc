import asyncio
import threading
from dataclasses import replace

from portal.gateway.server import Server


def test_a_cancellation_that_is_lost_keeps_no_server_from_ending(serving):
    """What runs beside is told to end until it does: what it waited for may have come at the same moment."""
    running = serving()

    async def hard_of_hearing():
        try:
            await asyncio.sleep(600)
        except asyncio.CancelledError:
            await asyncio.sleep(600)

    server = Server(replace(running.settings, port=0), running.gateway.app, lambda: [hard_of_hearing()])
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    assert server.port()
    server.should_exit = True
    thread.join(20)
    assert not thread.is_alive()
