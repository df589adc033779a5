"""A page that is fetched: what happens to its connection when nobody waits for the page any more."""

from __future__ import annotations

import asyncio
import gc

import pytest

from dialtone.net import http, tls
from dialtone.net.failure import Failure


class Mute:
    """Takes connections, hears what comes and never answers. `left`: the other side closed."""

    def __init__(self) -> None:
        self.asked, self.left = asyncio.Event(), asyncio.Event()

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while await reader.read(4096):
                self.asked.set()
        except ConnectionError:
            pass
        self.left.set()
        writer.close()


def cut_short(scheme: str, how: str) -> None:
    async def main() -> None:
        mute = Mute()
        async with await asyncio.start_server(mute.serve, "127.0.0.1", 0) as server:
            port = server.sockets[0].getsockname()[1]
            deadline = 0.3 if how == "deadline" else 20.0
            page = http.get(f"{scheme}://127.0.0.1:{port}/", "127.0.0.1", source=None, tls=tls.accepting(), deadline=deadline)
            fetching = asyncio.ensure_future(page)
            await asyncio.wait_for(mute.asked.wait(), 10)
            if how == "cancelled":
                fetching.cancel()
            with pytest.raises((asyncio.CancelledError, Failure)):
                await fetching
            await asyncio.wait_for(mute.left.wait(), 10)

    gc.disable()  # collecting what was left lying would close it too
    try:
        asyncio.run(main())
    finally:
        gc.enable()


@pytest.mark.parametrize("how", ["cancelled", "deadline"])
@pytest.mark.parametrize("scheme", ["http", "https"])
def test_a_connection_is_closed_when_the_page_is_not_waited_for(scheme: str, how: str) -> None:
    cut_short(scheme, how)
