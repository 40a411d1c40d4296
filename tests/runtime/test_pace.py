"""Publishing takes a fifth of the time at most, and nothing is forgotten over a rest."""

from __future__ import annotations

import asyncio
import time

from readyroom.runtime.pace import Pace


async def test_cheap_publishing_follows_at_once_and_dear_is_put_together():
    published: list[float] = []

    def dear() -> bool:
        published.append(time.monotonic())
        time.sleep(0.01)
        return True

    pace = Pace(dear)
    for _ in range(40):
        pace.ask(True)
        await asyncio.sleep(0.002)
    asked = time.monotonic()
    await asyncio.sleep(0.1)
    assert 2 <= len(published) <= 8
    assert published[-1] >= asked - 0.05, "the last ask was served after its rest"
    count = len(published)
    await asyncio.sleep(0.1)
    assert len(published) == count, "and then there is quiet"


async def test_no_news_is_not_published():
    pace = Pace(lambda: 1 // 0 == 0)
    pace.ask(False)
    pace.stop()


async def test_what_could_not_be_published_is_asked_for_again():
    could = [False, True]
    done: list[bool] = []

    def publish() -> bool:
        done.append(could.pop(0))
        return done[-1]

    pace = Pace(publish)
    pace.ask(True)
    pace.ask(True)
    assert done == [False, True]
