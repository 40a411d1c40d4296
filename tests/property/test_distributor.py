"""Whatever a switch says at which Readyroom rings, in whatever order: each thing is said once, nothing is left."""

from __future__ import annotations

from collections import Counter

from hypothesis import example, given, settings
from hypothesis import strategies as st

from readyroom.engine import effects as fx
from readyroom.engine.inputs import EndCall, EndOffer, JoinQueue, LeaveQueue
from readyroom.protocols import ari
from tests.unit.asterisk.board import Board

CALLERS = ("17.1", "18.1", "19.1")
OFFERS = ("o1", "o2", "o3")
AGENTS = ("101", "102", None)
KINDS = (
    "StasisStart",
    "StasisEnd",
    "ChannelHangupRequest",
    "ChannelDestroyed",
    "ChannelStateChange",
    "ChannelHold",
    "ChannelUnhold",
    "replaced",
    "entered",
    "sent on",
)
steps = st.lists(
    st.one_of(
        st.tuples(st.sampled_from(KINDS), st.integers(0, 9), st.integers(0, 9)),
        st.tuples(
            st.sampled_from(["ring", "cancel", "bridge", "give_back", "tick"]),
            st.integers(0, 9),
            st.integers(0, 9),
        ),
    ),
    max_size=60,
)


class Chaos:
    """A switch that says anything, and a room that commands anything."""

    def __init__(self) -> None:
        self.board = Board()
        self.said: Counter[tuple[str, str]] = Counter()

    def step(self, what: str, one: int, other: int) -> None:
        """Do it, and look at whether all is in order."""
        board, distributor = self.board, self.board.distributor
        channels = (*CALLERS, *distributor.telephones.rings, "readyroom-o9-x-1-")
        calls = tuple(distributor.calls) or ("x",)
        channel, second = channels[one % len(channels)], channels[other % len(channels)]
        call, offer, agent = calls[one % len(calls)], OFFERS[other % 3], AGENTS[other % 3]
        now = board.now = board.now + 700
        if what == "tick":
            board.patience.tick(now)
        elif what in ("ring", "cancel", "bridge", "give_back"):
            commands: dict[str, fx.Effect] = {
                "ring": fx.RingAgent(1, offer, call, "sales", agent or "103", agent, 10),
                "cancel": fx.CancelRing(1, offer, call, agent or "103", agent),
                "bridge": fx.BridgeCall(1, call, agent or "103", agent),
                "give_back": fx.GiveBackCall(1, call, "sales", "max_wait"),
            }
            distributor.command(commands[what], now)
        else:
            distributor.hear(event(what, channel, second, board), now)
        self.look()

    def look(self) -> None:
        distributor = self.board.distributor
        for observation in self.board.voice.taken():
            match observation.input:
                case JoinQueue(call=str() as call):
                    self.said["joined", call] += 1
                case LeaveQueue(call=call) | EndCall(call=call):
                    assert self.said["joined", call] == 1
                    self.said["over", call] += 1
                case EndOffer(offer=offer):
                    self.said["ended", offer] += 1
                case _:
                    pass
        assert max(self.said.values(), default=0) <= 1, self.said
        for ring in distributor.telephones.rings.values():
            caller = ring.caller
            assert distributor.callers[caller.channel] is caller
            assert caller.ring is ring or caller.rings[ring.offer] is ring
        for channel, caller in distributor.callers.items():
            assert caller.channel == channel
            assert (caller.phase == "talking") <= (caller.ring is not None)
        for peer, caller in distributor.peers.items():
            assert caller.peer == peer
        assert all(one in distributor.callers.values() for one in distributor.calls.values())


def event(what: str, channel: str, second: str, board: Board) -> ari.Event:
    of, other = ari.Channel(id=channel, state="Ringing"), ari.Channel(id=second)
    match what:
        case "StasisStart":
            return ari.StasisStart(channel=of, args=("500",))
        case "replaced":
            return ari.StasisStart(channel=other, replace_channel=of)
        case "entered":
            bridges = [caller.bridge for caller in board.distributor.callers.values()]
            return ari.ChannelEnteredBridge(bridge=ari.Bridge(id=max(bridges, default="b")), channel=of)
        case "sent on":
            return ari.BridgeBlindTransfer(channel=of, result="Success", replace_channel=other)
        case _:
            kinds = {kind.__name__: kind for kind in ari.KNOWN}
            return kinds[what](channel=of)  # type: ignore[call-arg]


@settings(max_examples=300, deadline=None)
@given(steps)
@example([("StasisStart", 0, 0), ("ChannelDestroyed", 0, 0), ("StasisStart", 0, 0)])
def test_each_thing_is_said_once_and_nothing_is_left(found):
    chaos = Chaos()
    for step in found:
        chaos.step(*step)
    distributor = chaos.board.distributor
    for channel in (*CALLERS, *distributor.telephones.rings, *distributor.peers, *distributor.callers):
        distributor.hear(ari.ChannelDestroyed(channel=ari.Channel(id=channel)), chaos.board.now)
        chaos.look()
    assert (distributor.callers, distributor.calls, distributor.peers) == ({}, {}, {})
    assert distributor.telephones.rings == {}
