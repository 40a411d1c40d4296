"""Snapshots: the state of an organisation as bytes, and its digest.

A snapshot only spares the replay of the log that it stands for. One that was taken by a release with another
shape of the facts is therefore not converted but left aside: `decode` answers None, and the log is replayed.
Where `evolve` comes to mean something else while the shape stays, raise `VERSION`.

`encode` keeps the order of dicts, so that a world that was loaded goes on exactly as the one that was saved
(the oldest of the ended offers is forgotten first, say). `canonical` sorts them: equal states give equal
bytes, whatever order they were built in, and `digest` is taken of those.

Belongs here: the state and nothing else; events are in `events`.
"""

from __future__ import annotations

import hashlib
from functools import cache
from typing import Any

import msgspec
from msgspec import Raw, Struct, field

from readyroom.engine.facts import Agent, State
from readyroom.engine.sharing import Sharing

VERSION = 1


class _Snapshot(Struct, frozen=True):
    version: int
    shape: str
    state: Raw


class _Undecoded(State, kw_only=True):
    """A state whose agents are still bytes. Decoded one by one, they are never all there with names of their own."""

    agents: dict[str, Raw] = field(default_factory=dict)  # type: ignore[assignment]


_encoder = msgspec.json.Encoder()
_canonical = msgspec.json.Encoder(order="deterministic")
_decoder = msgspec.json.Decoder(_Undecoded)
_agent_decoder = msgspec.json.Decoder(Agent)
_outer = msgspec.json.Decoder(_Snapshot)


def encode(state: State) -> bytes:
    """A snapshot of the state."""
    return _encoder.encode(_Snapshot(VERSION, shape(), Raw(_encoder.encode(state))))


def decode(snapshot: bytes) -> State | None:
    """The state of a snapshot, or None if a release with another shape of the facts took it.

    Raises msgspec.DecodeError if the bytes are no snapshot.
    """
    outer = _outer.decode(snapshot)
    if (outer.version, outer.shape) != (VERSION, shape()):
        return None
    return _decoded(_decoder.decode(outer.state))


def _decoded(found: _Undecoded) -> State:
    sharing = Sharing(found)
    agents: dict[str, Agent] = {}
    for raw in found.agents.values():
        agent = _agent_decoder.decode(raw)
        sharing.agent(agent)
        agents[agent.config.id] = agent
    kept = {name: getattr(found, name) for name in State.__struct_fields__ if name != "agents"}
    return State(agents=agents, **kept)


def canonical(state: State) -> bytes:
    """The state as JSON with sorted keys: equal states give equal bytes."""
    return _canonical.encode(state)


def digest(state: State) -> str:
    """SHA-256 of the state, in hexadecimal: two worlds are equal if their digests are."""
    return hashlib.sha256(canonical(state)).hexdigest()


@cache
def shape() -> str:
    """A fingerprint of the facts' types: field names, types, defaults; not of what is written about them."""
    schema = _bare(msgspec.json.schema(State))
    return hashlib.sha256(msgspec.json.encode(schema, order="sorted")).hexdigest()[:16]


def _bare(schema: Any) -> Any:
    if isinstance(schema, dict):
        # Words about a type are a string; a property with the name "description" would be an object.
        words = {"description"} if isinstance(schema.get("description"), str) else set()
        return {key: _bare(value) for key, value in schema.items() if key not in words}
    return [_bare(item) for item in schema] if isinstance(schema, list) else schema
