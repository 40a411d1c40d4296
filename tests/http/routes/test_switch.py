"""A switch over HTTP: what it observed (twice, late, out of order, wrong), and what it is told."""

import json
from typing import Any

import pytest
from websockets.exceptions import ConnectionClosed

from readyroom.runtime.log import Log
from tests.http.house import START
from tests.http.routes.centre import Centre

AT = "2025-11-24T10:00:00Z"


def seen(type_: str, number: int | str, at: str = AT, **fields: Any) -> dict[str, Any]:
    return {"id": str(number), "type": type_, "at": at, **fields}


async def observe(c: Centre, *batch: dict[str, Any], link: str = "") -> Any:
    return await c.ok("pbx", "POST", "/switch/observations" + (f"?link={link}" if link else ""), list(batch))


async def results(c: Centre, *batch: dict[str, Any], link: str = "") -> list[tuple[str, str | None]]:
    return [(item["result"], item["code"]) for item in (await observe(c, *batch, link=link))["items"]]


JOINED = seen("caller_joined", 1, queue="over", call="p")
RANG = seen("offer_rang", 2, offer="p-1", call="p", agent="ann", ring_s=20)
ANSWERED = seen("offer_ended", 3, offer="p-1", outcome="answered")
ENDED = seen("call_ended", 4, call="p")


async def replayed(c: Centre) -> None:
    """The log folds to what the server has."""
    await c.room.settled()
    folded = Log(c.served.house.store, c.organisation).load().world
    assert folded.state() == c.room.world.state()


async def test_a_call_as_a_switch_tells_it(acme_centre: Centre):
    c = acme_centre
    answer = await observe(c, JOINED, RANG, ANSWERED, ENDED)
    assert (answer["accepted"], answer["refused"], answer["repeated"]) == (4, 0, 0)
    assert [item["id"] for item in answer["items"]] == ["1", "2", "3", "4"]
    again = await observe(c, JOINED, RANG, ANSWERED, ENDED)
    assert again["repeated"] == 4
    assert [item["seqs"] for item in again["items"]] == [item["seqs"] for item in answer["items"]]
    other = await results(c, JOINED, link="other")  # another switch's "1" is another observation
    assert other == [("refused", "call_exists")]
    await replayed(c)


async def test_the_same_event_under_another_name(acme_centre: Centre):
    c = acme_centre
    await observe(c, JOINED, RANG)
    seq = c.room.world.seq
    assert await results(c, RANG | {"id": "9"}) == [("refused", "offer_exists")]
    assert await results(c, JOINED | {"id": "10"}) == [("refused", "call_exists")]
    assert await results(c, ANSWERED, ANSWERED | {"id": "11"}) == [("accepted", None), ("accepted", None)]
    assert await results(c, ENDED, ENDED | {"id": "12"}) == [("accepted", None), ("accepted", None)]
    types = await types_since(c, seq)
    assert types.count("OfferEnded") == 1
    assert types.count("CallEnded") == 1
    await replayed(c)


async def types_since(c: Centre, seq: int) -> list[str]:
    return [type(event).__name__ for event in await c.room.events(since=seq)]


async def test_out_of_order(acme_centre: Centre):
    c = acme_centre
    assert await results(c, ANSWERED) == [("refused", "unknown")]  # an answer before its ring
    assert await results(c, ENDED) == [("refused", "unknown")]  # an end without a start
    assert await results(c, RANG) == [("refused", "unknown")]  # a ring of a call that nobody told of
    ring = RANG | {"id": "20", "queue": "over"}
    assert await results(c, ring) == [("accepted", None)]  # with its queue it is known
    assert await results(
        c, seen("call_ended", 21, call="p"), seen("offer_ended", 22, offer="p-1", outcome="answered")
    ) == [
        ("accepted", None),
        ("refused", "offer_over"),
    ]
    assert await results(c, seen("offer_rang", 23, offer="p-2", call="p", agent="ann")) == [
        ("refused", "call_over")
    ]
    assert (await c.agent("ann"))["activity"] == "idle"
    await replayed(c)


async def test_late_and_early(acme_centre: Centre):
    c = acme_centre
    await c.advance(60)
    late = seen("caller_joined", 1, "2025-11-24T09:59:00Z", queue="over", call="late")
    early = seen("caller_joined", 2, "2025-11-24T12:00:00+01:00", queue="over", call="early")
    answer = await observe(c, late, early)
    assert answer["accepted"] == 2
    (first,) = await c.room.events(call="late")
    assert (first.at, first.seen) == (START - 60_000, START + 60_000)
    (second,) = await c.room.events(call="early")
    assert second.at == second.seen == START + 60_000  # nothing happens before it is known
    assert c.room.world.clock == START + 60_000
    await replayed(c)


async def test_what_else_a_switch_tells(acme_centre: Centre):
    c = acme_centre
    found = await results(
        c,
        seen("link_up", 1),
        seen("device_changed", 2, device="d-ann", registered=False),
        seen("site_changed", 3, site="berlin", reachable=False),
        seen("member_changed", 4, agent="ann", queue="over", membership="in"),
        seen("call_started", 5, call="x", kind="direct", agent="ben", peer="+1"),
        seen("call_answered", 6, call="x"),
        seen("call_held", 7, call="x", held=True),
        seen("resync_begin", 8),
        seen("resync_end", 9, calls=["x"]),
        seen("link_down", 10),
        seen("device_changed", 11, device="none", registered=True),
        link="pbx-1",
    )
    assert found == [("accepted", None)] * 10 + [("refused", "unknown")]
    assert set(c.room.world.links) == {"pbx-1"}
    wanted = (await c.ok("pbx", "GET", "/switch/desired?queue=over"))["items"]
    assert [(row["agent"], row["membership"], row["observed"]) for row in wanted] == [("ann", "in", "in")]


async def test_links_as_the_log_knows_them(acme_centre: Centre):
    c = acme_centre
    await observe(c, seen("link_up", 1), link="b")
    await observe(c, seen("link_up", 1), seen("resync_begin", 2), link="a")
    await observe(c, seen("link_down", 2, "2025-11-24T09:59:58Z"), link="b")
    page = await c.ok("admin", "GET", "/links")
    assert [(one["id"], one["state"], one["since"]) for one in page["items"]] == [
        ("a", "resyncing", "2025-11-24T10:00:00Z"),
        ("b", "down", "2025-11-24T09:59:58Z"),
    ]
    assert {one["heard"] for one in page["items"]} == {None}  # their programs are none of this server's
    board = await c.ok("admin", "GET", "/board")
    assert [(row["id"], row["state"]) for row in board["links"]] == [("a", "resyncing"), ("b", "down")]
    # A supervisor sees how they stand, and not their problems.
    assert (await c.ok("sue", "GET", "/board"))["links"] == board["links"]
    assert await c.refused("sue", "GET", "/links") == (403, "forbidden")


@pytest.mark.parametrize(
    ("body", "pointers"),
    [
        ([{"id": "1", "type": "nothing", "at": AT}], {"/0/type"}),
        ([JOINED, JOINED | {"at": "now", "queue": 5}], {"/1/at", "/1/queue"}),
        ([JOINED | {"at": "1950-01-01T00:00:00Z"}], {"/0/at"}),
        ([JOINED | {"at": "2025-11-24T10:00:00"}], {"/0/at"}),
        ([{"type": "caller_joined"}], {"/0/id", "/0/at", "/0/queue", "/0/call"}),
        ([JOINED | {"more": 1}], {"/0/more"}),
        ({"items": []}, {""}),
        ([JOINED] * 1001, {""}),
    ],
)
async def test_a_wrong_batch_is_refused_whole(acme_centre: Centre, body: Any, pointers: set[str]):
    c = acme_centre
    seq = c.room.world.seq
    answer = await c.ask("pbx", "POST", "/switch/observations", body)
    assert answer.status_code == 422, answer.text
    assert {error["pointer"] for error in answer.json()["errors"]} == pointers
    assert c.room.world.seq == seq


async def test_a_thousand_at_once(acme_centre: Centre):
    c = acme_centre
    batch = [seen("caller_joined", n, queue="over", call=f"p{n}") for n in range(1000)]
    assert (await observe(c, *batch))["accepted"] == 1000
    assert list(c.room.world.waiting["over"]) == [f"p{n}" for n in range(1000)]
    assert len((await c.ok("admin", "GET", "/calls?limit=1000"))["items"]) == 1000


async def test_commands_come_by_socket(acme_centre: Centre):
    c = acme_centre
    async with await c.socket("pbx", "/switch/commands") as socket:
        first = [json.loads(await socket.recv()) for _ in c.room.world.wanted]
        assert {command["type"] for command in first} == {"set_member"}
        call = await c.call("main")
        ring = json.loads(await socket.recv())
        while ring["type"] == "set_member":
            ring = json.loads(await socket.recv())
        assert (ring["type"], ring["agent"], ring["device"], ring["call"]) == (
            "ring",
            "ann",
            "d-ann",
            call["id"],
        )
        await c.ok("pbx", "POST", f"/offers/{ring['offer']}/answer")
        while (bridge := json.loads(await socket.recv()))["type"] == "set_member":
            pass
        assert (bridge["type"], bridge["agent"]) == ("bridge", "ann")
        async with await c.socket("pbx", "/switch/commands") as second:
            assert json.loads(await second.recv())["type"] == "set_member"
    for user in ("ann", "sue"):
        async with await c.socket(user, "/switch/commands") as socket:
            with pytest.raises(ConnectionClosed) as ended:
                await socket.recv()
            assert ended.value.rcvd is not None
            assert ended.value.rcvd.code == 4403
    await c.advance(1)  # nobody waits for a switch that is gone
    assert c.room.outbox.lines == []
