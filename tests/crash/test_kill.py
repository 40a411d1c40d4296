"""Kill -9 under load, again and again: nothing answered is lost, nothing is done twice, the board is the log's."""

from __future__ import annotations

import random

import pytest

from tests.crash.centre import At, Centre, Line, board_of
from tests.crash.load import Client, Sent, accounted_for, clients, send_again, work

KILLS = 5
"""Of one test: there are five for each database, so that they run side by side."""
SOME = 40
"""Commands of earlier rounds that are sent again: their answers are kept for a day."""


@pytest.mark.timeout(300)
@pytest.mark.parametrize("seed", range(5))
def test_kill_9(centre: Centre, seed: int):
    chance = random.Random(seed)
    everybody = clients(seed)
    answered = 0
    fresh: list[Sent] = []
    for kill in range(KILLS):
        with centre.serving() as server:
            check(centre, server)
            if kill == 0:
                centre.open_for_business(server)
            repeat(centre, server, fresh, everybody, chance)
            before = {client.name: len(client.record) for client in everybody}
            for_s = chance.uniform(0.05, 0.3)
            work(everybody, centre, server, for_s, server.kill)
        fresh = [sent for client in everybody for sent in client.record[before[client.name] :]]
        lost = sum(not sent.is_answered for sent in fresh)
        answered += len(fresh) - lost
        print(
            f"seed {seed}, kill {kill}: after {for_s * 1000:.0f} ms, {len(fresh)} commands, {lost} unanswered"
        )
    with centre.serving() as server:
        check(centre, server)
        repeat(centre, server, fresh, everybody, chance)
        assert server.stop() == 0
    assert answered > 2 * KILLS
    # The last thing a server does is to write a snapshot: it is compared with the fold to the bit.
    assert centre.verified() == len(centre.fold()[1])


def repeat(
    centre: Centre, server: At, fresh: list[Sent], everybody: list[Client], chance: random.Random
) -> None:
    """Send the last round again, and some of what was before; then the records and the log must agree."""
    record = [sent for client in everybody for sent in client.record]
    with Line(centre, server) as line:
        send_again(line, [*fresh, *chance.sample(record, min(SOME, len(record)))])
    accounted_for(record, centre.fold()[1])


def check(centre: Centre, server: At) -> None:
    """The server's board is that of the log, folded from its first event up to the same one."""
    with Line(centre, server) as line:
        shown = line.ok("GET", "/board")
    fold, events = centre.fold(shown["seq"])
    assert [event.seq for event in events] == list(range(1, shown["seq"] + 1))
    assert {**board_of(fold), "seq": shown["seq"], "at": shown["at"]} == shown
