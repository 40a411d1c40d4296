"""Asterisk's REST interface (ARI), without its two connections: events as typed records, requests as data.

Events come as JSON texts, one a frame of a WebSocket; `event_of` makes a record of each that is known here and
answers None for the others, of which there are many and will be more. Requests are a method, a path below `/ari` and
a query; the functions make the ones that are used, with what stands in a path escaped.

Asterisk finds a channel or a bridge also by the beginning of its id, so ids of one's own have to end in a way in
which none goes on: `ending` sees to that.

Belongs here: the form of what is said. What it means is an edge's affair.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Literal, TypeVar
from urllib.parse import quote

import msgspec
from msgspec import Struct, field

T = TypeVar("T")
HangupReason = Literal["normal", "answered_elsewhere"]


class AriError(Exception):
    """What came is not what this interface says."""


# --- what it speaks of -----------------------------------------------------------------------------------


class Party(Struct, frozen=True):
    """Who is at the end of a channel."""

    number: str = ""
    name: str = ""


class Place(Struct, frozen=True):
    """Where in the dialplan a channel is, and the application that it runs."""

    context: str = ""
    exten: str = ""
    priority: int = 0
    app_name: str = ""
    app_data: str = ""


class Channel(Struct, frozen=True, kw_only=True):
    """A channel as it was just then."""

    id: str
    name: str = ""
    state: str = ""
    """`Down`, `Ring` (it dials), `Ringing` (it is rung), `Up`, …"""
    caller: Party = field(default_factory=Party)
    connected: Party = field(default_factory=Party)
    dialplan: Place = field(default_factory=Place)
    creationtime: str = ""
    language: str = ""


class Bridge(Struct, frozen=True, kw_only=True):
    """A bridge, and the ids of the channels in it."""

    id: str
    channels: tuple[str, ...] = ()


class Playback(Struct, frozen=True, kw_only=True):
    """Something that is played to a channel."""

    id: str
    state: str = ""
    target_uri: str = ""


# --- events ----------------------------------------------------------------------------------------------


class Event(Struct, frozen=True, kw_only=True, tag_field="type", tag=True):
    """Something happened. `timestamp` is Asterisk's own, with its zone."""

    timestamp: str = ""


class StasisStart(Event, frozen=True, kw_only=True):
    """A channel came into the application."""

    channel: Channel
    args: tuple[str, ...] = ()
    replace_channel: Channel | None = None
    """Whose place it took, after a transfer."""


class StasisEnd(Event, frozen=True, kw_only=True):
    """A channel left the application: it hung up, went on in the dialplan, or was transferred."""

    channel: Channel


class ChannelStateChange(Event, frozen=True, kw_only=True):
    """A channel rings, or is up."""

    channel: Channel


class ChannelHangupRequest(Event, frozen=True, kw_only=True):
    """Somebody hangs up; this comes before the end."""

    channel: Channel
    cause: int = 0
    tech_cause: int = 0
    soft: bool = False


class ChannelDestroyed(Event, frozen=True, kw_only=True):
    """A channel is gone. `cause` is Q.850's, `tech_cause` the telephone's own (SIP), where Asterisk tells it."""

    channel: Channel
    cause: int = 0
    tech_cause: int = 0


class ChannelHold(Event, frozen=True, kw_only=True):
    """A telephone put its call on hold."""

    channel: Channel


class ChannelUnhold(Event, frozen=True, kw_only=True):
    """A telephone took its call back."""

    channel: Channel


class ChannelEnteredBridge(Event, frozen=True, kw_only=True):
    """A channel came into a bridge."""

    bridge: Bridge
    channel: Channel | None = None


class Dial(Event, frozen=True, kw_only=True):
    """How a dialled channel fares: RINGING, ANSWER, BUSY, …"""

    peer: Channel
    dialstatus: str = ""


class PlaybackFinished(Event, frozen=True, kw_only=True):
    """It was played to its end, was stopped, or could not be played."""

    playback: Playback


class BridgeBlindTransfer(Event, frozen=True, kw_only=True):
    """A telephone sent its caller on to a number."""

    channel: Channel
    result: str = ""
    exten: str = ""
    replace_channel: Channel | None = None
    transferee: Channel | None = None

    @property
    def telephone(self) -> Channel:
        """Who transfers."""
        return self.channel


class BridgeAttendedTransfer(Event, frozen=True, kw_only=True):
    """A telephone put its caller together with somebody whom it had called."""

    transferer_first_leg: Channel
    transferer_second_leg: Channel
    result: str = ""
    replace_channel: Channel | None = None

    @property
    def telephone(self) -> Channel:
        """Who transfers: in the conversation that is given away."""
        return self.transferer_first_leg


class ApplicationReplaced(Event, frozen=True, kw_only=True):
    """Another program connected for the same application: it hears from now on what this one heard."""


KNOWN: tuple[type[Event], ...] = (
    StasisStart,
    StasisEnd,
    ChannelStateChange,
    ChannelHangupRequest,
    ChannelDestroyed,
    ChannelHold,
    ChannelUnhold,
    ChannelEnteredBridge,
    Dial,
    PlaybackFinished,
    BridgeBlindTransfer,
    BridgeAttendedTransfer,
    ApplicationReplaced,
)


class _Kind(Struct):
    type: str


_kinds = msgspec.json.Decoder(_Kind)
_decoders: dict[str, msgspec.json.Decoder[Any]] = {one.__name__: msgspec.json.Decoder(one) for one in KNOWN}
_problem = msgspec.json.Decoder(dict[str, Any])


def event_of(text: str | bytes) -> Event | None:
    """The event of one frame; None: one that is not known here. Raises AriError."""
    try:
        decoder = _decoders.get(_kinds.decode(text).type)
        event: Event | None = None if decoder is None else decoder.decode(text)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise AriError(f"not an event: {error}") from None
    return event


def channels_of(body: bytes) -> tuple[Channel, ...]:
    """The answer to `channels()`. Raises AriError."""
    return _listed(tuple[Channel, ...], body)


def bridges_of(body: bytes) -> tuple[Bridge, ...]:
    """The answer to `bridges()`. Raises AriError."""
    return _listed(tuple[Bridge, ...], body)


def _listed(kind: type[T], body: bytes) -> T:
    try:
        return msgspec.json.decode(body, type=kind)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise AriError(f"not a list: {error}") from None


def problem_of(body: bytes) -> str:
    """What Asterisk says is wrong with a request; empty: it says nothing."""
    try:
        told = _problem.decode(body)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return ""
    return str(told.get("message") or told.get("error") or "")


def instant_ms(text: str) -> int:
    """`2026-11-29T01:02:03.456+0000` in ms UTC; 0 for what is no instant."""
    try:
        found = datetime.fromisoformat(text)
        return round(found.timestamp() * 1000) if found.tzinfo is not None else 0
    except (ValueError, OverflowError):
        return 0


# --- requests --------------------------------------------------------------------------------------------


class Request(Struct, frozen=True, kw_only=True):
    """One request. `path` is below `/ari`, and escaped."""

    method: Literal["GET", "POST", "DELETE"]
    path: str
    query: tuple[tuple[str, str], ...] = ()
    variables: tuple[tuple[str, str], ...] = ()
    """Of a new channel: they travel in the body."""

    @property
    def body(self) -> dict[str, Any] | None:
        """What is sent as JSON."""
        return {"variables": dict(self.variables)} if self.variables else None


def ending(name: str) -> str:
    """An id of one's own that is no beginning of another one."""
    return f"{name}-"


def channels() -> Request:
    """All channels there are."""
    return Request(method="GET", path="/channels")


def bridges() -> Request:
    """All bridges there are."""
    return Request(method="GET", path="/bridges")


def answer(channel: str) -> Request:
    """Answer a caller."""
    return _of_channel("POST", channel, "/answer")


def start_music(channel: str) -> Request:
    """Play music on hold: of the channel's own class."""
    return _of_channel("POST", channel, "/moh")


def stop_music(channel: str) -> Request:
    """No more of it."""
    return _of_channel("DELETE", channel, "/moh")


def play(channel: str, playback: str, media: Sequence[str]) -> Request:
    """Play recordings one after the other, under a name of one's own."""
    return _of_channel("POST", channel, f"/play/{_escaped(playback)}", media=",".join(media))


def stop_playing(playback: str) -> Request:
    """Stop what is played under this name."""
    return Request(method="DELETE", path=f"/playbacks/{_escaped(playback)}")


def set_variable(channel: str, name: str, value: str) -> Request:
    """Set a variable of a channel, or have a function write."""
    return _of_channel("POST", channel, "/variable", variable=name, value=value)


def proceed(channel: str) -> Request:
    """Let a channel go on in the dialplan, after Stasis()."""
    return _of_channel("POST", channel, "/continue")


def hang_up(channel: str, reason: HangupReason = "normal") -> Request:
    """End a channel, whatever it does."""
    return _of_channel("DELETE", channel, "", reason=reason)


def originate(
    channel: str,
    endpoint: str,
    app: str,
    *,
    caller: Party,
    timeout_s: int,
    originator: str,
    variables: Mapping[str, str],
) -> Request:
    """Ring an endpoint under an id of one's own; when it is answered it comes into the application.

    `originator` is the channel for which it rings: both are then parts of one call.
    """
    return Request(
        method="POST",
        path=f"/channels/{_escaped(channel)}",
        query=(
            ("endpoint", endpoint),
            ("app", app),
            ("callerId", caller_id(caller)),
            ("timeout", str(timeout_s)),
            ("originator", originator),
        ),
        variables=tuple(variables.items()),
    )


def make_bridge(bridge: str) -> Request:
    """Make a bridge under an id of one's own."""
    return Request(method="POST", path=f"/bridges/{_escaped(bridge)}", query=(("type", "mixing"),))


def join(bridge: str, *of: str) -> Request:
    """Put channels into a bridge."""
    return Request(
        method="POST", path=f"/bridges/{_escaped(bridge)}/addChannel", query=(("channel", ",".join(of)),)
    )


def end_bridge(bridge: str) -> Request:
    """Take a bridge away; whoever is in it stays in the application."""
    return Request(method="DELETE", path=f"/bridges/{_escaped(bridge)}")


def caller_id(party: Party) -> str:
    """`"Ann" <0301>`, as Asterisk reads it: without what it would take for the form."""
    name = "".join(c for c in party.name if c.isprintable() and c not in '"<>\\')
    number = "".join(c for c in party.number if c.isprintable() and c not in '"<>\\ ')
    return f'"{name}" <{number}>' if name else number


def _of_channel(method: Literal["POST", "DELETE"], channel: str, what: str, **query: str) -> Request:
    return Request(method=method, path=f"/channels/{_escaped(channel)}{what}", query=tuple(query.items()))


def _escaped(name: str) -> str:
    return quote(name, safe="")
