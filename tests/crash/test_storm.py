"""Hundreds of boards come at once, as after a line that was cut, while the call centre works."""

from __future__ import annotations

import asyncio
import threading
import time
from typing import Any

from websockets.asyncio.client import connect

from tests.crash.centre import Centre, Line, board_of
from tests.crash.load import clients, work
from tests.http.routes.centre import frame
from tests.http.routes.test_live import fold

STORM = 300


async def test_a_storm_of_subscribers_while_commands_go_on(on_file: Centre):
    centre, everybody = on_file, clients(2)
    with centre.serving() as server:
        centre.open_for_business(server)
        all_came, quiet = threading.Event(), asyncio.Event()
        working = asyncio.create_task(asyncio.to_thread(work, everybody, centre, server, 0.0, all_came.wait))
        url, came, last = server.url.replace("http", "ws") + "/api/v1/live", list[float](), 0
        seen = [asyncio.Event() for _ in range(STORM)]

        async def look() -> dict[str, Any]:
            async with connect(
                url, additional_headers=centre.headers, max_size=None, open_timeout=60, ping_interval=None
            ) as socket:
                board: dict[str, Any] = await frame(socket)
                assert board.pop("type") == "snapshot"
                seen[len(came)].set()
                came.append(time.monotonic())
                await quiet.wait()
                while board["seq"] < last:
                    fold(board, await frame(socket))
                return board

        began = time.monotonic()
        looking = [asyncio.create_task(look()) for _ in range(STORM)]
        waiting: list[asyncio.Future[Any]] = [asyncio.gather(*(one.wait() for one in seen)), *looking]
        try:
            await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
        finally:
            waiting[0].cancel()
            all_came.set()
        await working
        with Line(centre, server) as line:
            last = line.ok("GET", "/board")["seq"]
        quiet.set()
        boards = await asyncio.gather(*looking)
        # Some may be further than others: phones ring out and wrap-up ends by themselves.
        of_the_log = {seq: board_of(centre.fold(seq)[0]) for seq in {board["seq"] for board in boards}}
        as_told = [{**of_the_log[board["seq"]], "seq": board["seq"], "at": board["at"]} for board in boards]
        assert boards == as_told
        during = [sent for client in everybody for sent in client.record if began < sent.at_s < max(came)]
        print(
            f"{len(during)} commands were answered in the {max(came) - began:.2f} s in which {STORM} boards came"
        )
        assert during
        assert server.stop() == 0
