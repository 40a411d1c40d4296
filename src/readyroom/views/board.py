"""The board: rows of agents, queues, waiting calls, offers, withdrawals and links, as a snapshot and then as deltas.

Belongs here: which rows an event changes, and who may see which. The rule that all of it serves: a snapshot with
the deltas that follow it is, byte by byte, a fresh snapshot.

A row is computed and encoded once, however many scopes and subscribers look at it, and only while somebody looks:
without an open scope the board keeps nothing and an event costs nothing. Ask it only what is committed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, Literal

import msgspec
from msgspec import Struct

from readyroom.engine import events as ev
from readyroom.engine.world import World
from readyroom.views import feed_rows, rows
from readyroom.views.feed import Feed
from readyroom.views.intervals import Intervals
from readyroom.views.today import Today

Kind = Literal["agents", "queues", "calls", "offers", "withdrawals", "links"]
KINDS: tuple[Kind, ...] = ("agents", "queues", "calls", "offers", "withdrawals", "links")
Key = tuple[Kind, str]
Encoded = dict[Key, bytes]

REACHES_MEMBERS = (ev.QueueMissesCleared, ev.Configured, ev.Removed)
"""What changes the counts or thresholds of a queue's members without touching them."""

_encode = msgspec.json.Encoder().encode


class Scope(Struct, frozen=True):
    """Whose board it is: the whole organisation, some units, or (agent) one's own row and queues."""

    units: tuple[str, ...] | None = None
    agent: str | None = None


EVERYTHING = Scope()


def _nobody() -> None:
    """There is nobody to send to."""


class _View:
    """What an open scope was sent."""

    __slots__ = ("body", "scope", "sent")

    def __init__(self, scope: Scope) -> None:
        self.scope = scope
        self.sent: Encoded = {}
        self.body: bytes | None = None


class Board:
    """The board of one room."""

    def __init__(self, world: World, intervals: Intervals, today: Today, feed: Feed) -> None:
        self.publish: Callable[[], None] = _nobody
        """Flushes and sends: called before an open scope's snapshot, which must not run ahead of its deltas."""
        self._views: dict[Scope, _View] = {}
        self._rows: Encoded = {}
        self._dirty: set[Key] = set()
        self._all_dirty = False
        self._reconfigured = False
        self.attach(world, intervals, today, feed)

    def attach(self, world: World, intervals: Intervals, today: Today, feed: Feed) -> None:
        """From now on, look at this world: the first one, or one that was loaded anew."""
        self._world, self._intervals, self._today, self._feed = world, intervals, today, feed
        self._all_dirty = self._reconfigured = True

    # --- following ---------------------------------------------------------------------------------------

    def on(self, world: World, event: ev.Event, withdrawals: Iterable[int] = ()) -> None:
        """Note what `event` changed; `withdrawals` are the seqs that the feed named."""
        if not self._views:
            return
        touched, dirty = world.touched, self._dirty
        if touched.everything:
            self._all_dirty = True
        for agent_id in touched.agents:
            dirty.add(("agents", agent_id))
        for queue_id in touched.queues:
            dirty.add(("queues", queue_id))
        for call_id in touched.calls:
            dirty.add(("calls", call_id))
        for offer_id in touched.offers:
            dirty.add(("offers", offer_id))
        for seq in withdrawals:
            dirty.add(("withdrawals", str(seq)))
        if isinstance(event, ev.LinkChanged):
            dirty.add(("links", event.link))
        if isinstance(event, REACHES_MEMBERS):
            self._reach_members(world, event)

    def _reach_members(self, world: World, event: ev.Event) -> None:
        queue_id: str | None = None
        if isinstance(event, ev.QueueMissesCleared):
            queue_id = event.queue
        elif isinstance(event, ev.Configured | ev.Removed):
            self._reconfigured = True
            if event.kind == "queue":
                queue_id = event.key
        if queue_id is not None:
            self._dirty.update(("agents", agent_id) for agent_id in world.members.get(queue_id, ()))

    def has_news(self) -> bool:
        """Whether `flush` may have something to say."""
        return bool(self._views) and (self._all_dirty or bool(self._dirty))

    # --- looking -----------------------------------------------------------------------------------------

    def open(self, scope: Scope) -> None:
        """Begin to follow for a scope: its deltas start from its snapshot of now."""
        if scope in self._views:
            return
        if not self._views:
            self._all_dirty = True
        assert not self._rows or not self.has_news(), "flush before opening"
        self._refresh()
        view = self._views[scope] = _View(scope)
        view.sent = self._seen_by(scope, self._rows)

    def close(self, scope: Scope) -> None:
        """Nobody looks at this scope any more."""
        self._views.pop(scope, None)
        if not self._views:
            self._rows, self._dirty = {}, set()

    def snapshot(self, scope: Scope) -> bytes:
        """All rows of a scope as they are now, as a JSON object of lists."""
        view = self._views.get(scope)
        if view is None:
            return _object(self._fresh(scope))
        if self.has_news():
            self.publish()
        if view.body is None:
            view.body = _object(view.sent)
        return view.body

    def flush(self) -> dict[Scope, bytes]:
        """For each open scope that something changed for: a JSON object of the changed rows and of those gone.

        Rows come whole, under the kinds of the snapshot; `gone` lists by kind the ids that are to be forgotten.
        """
        if not self.has_news():
            return {}
        changed = self._refresh()
        reconfigured, self._reconfigured = self._reconfigured, False
        if not changed and not reconfigured:
            return {}
        answer = {}
        for scope, view in self._views.items():
            news = self._update(view, changed, reconfigured)
            if news is not None:
                answer[scope] = news
        return answer

    def _refresh(self) -> set[Key]:
        """Compute the dirty rows; the keys of those that are different now."""
        dirty, self._dirty = self._dirty, set()
        if self._all_dirty:
            self._all_dirty = False
            dirty = self._keys() | self._rows.keys()
        changed: set[Key] = set()
        for key in dirty:
            row = self._row(key)
            if row is None:
                if self._rows.pop(key, None) is not None:
                    changed.add(key)
                continue
            encoded = _encode(row)
            if self._rows.get(key) != encoded:
                self._rows[key] = encoded
                changed.add(key)
        return changed

    def _keys(self) -> set[Key]:
        world = self._world
        keys: set[Key] = {("agents", agent_id) for agent_id in world.agents}
        keys.update(("queues", queue_id) for queue_id in world.queues)
        keys.update(("calls", call_id) for waiting in world.waiting.values() for call_id in waiting)
        keys.update(("offers", offer_id) for offer_id in world.offers)
        keys.update(("withdrawals", str(seq)) for seq in self._feed.withdrawals)
        keys.update(("links", name) for name in world.links)
        return keys

    def _fresh(self, scope: Scope) -> Encoded:
        found = ((key, self._row(key)) for key in self._keys() if self._sees(scope, key))
        return {key: _encode(row) for key, row in found if row is not None}

    def _row(self, key: Key) -> Any:
        kind, name = key
        world = self._world
        if kind == "agents":
            return rows.agent_row(world, self._intervals, name) if name in world.agents else None
        if kind == "queues":
            return rows.queue_row(world, self._today, name) if name in world.queues else None
        if kind == "calls":
            return rows.call_row(world, name)
        if kind == "offers":
            return rows.offer_row(world, name)
        if kind == "links":
            return rows.link_row(world, name)
        withdrawal = self._feed.withdrawals.get(int(name))
        return None if withdrawal is None else feed_rows.withdrawal_row(withdrawal)

    # --- scopes ------------------------------------------------------------------------------------------

    def _update(self, view: _View, changed: set[Key], reconfigured: bool) -> bytes | None:
        put: Encoded = {}
        gone: list[Key] = []
        for key in self._concerned(view, changed, reconfigured):
            row = self._rows.get(key)
            if row is not None and not self._sees(view.scope, key):
                row = None
            old = view.sent.get(key)
            if row is None:
                if old is not None:
                    del view.sent[key]
                    gone.append(key)
            elif row != old:
                view.sent[key] = put[key] = row
        if not put and not gone:
            return None
        view.body = None
        return _object(put, gone)

    def _concerned(self, view: _View, changed: set[Key], reconfigured: bool) -> Iterable[Key]:
        """The keys of which a scope must be told, or which it may have begun or ceased to see."""
        scope = view.scope
        if scope.agent is not None:
            if ("agents", scope.agent) not in changed and not reconfigured:
                return [key for key in changed if key in view.sent or self._sees(scope, key)]
            agent = self._world.agents.get(scope.agent)
            queues: set[Key] = {("queues", queue_id) for queue_id in (agent.memberships if agent else ())}
            return changed | queues | view.sent.keys()
        if scope.units is None:
            return changed
        if reconfigured:
            return changed | self._rows.keys()
        if any(kind == "agents" for kind, _ in changed):
            return changed | {key for key in self._rows if key[0] in ("offers", "withdrawals")}
        return changed

    def _seen_by(self, scope: Scope, encoded: Encoded) -> Encoded:
        if scope == EVERYTHING:
            return dict(encoded)
        return {key: row for key, row in encoded.items() if self._sees(scope, key)}

    def _sees(self, scope: Scope, key: Key) -> bool:
        """Whether the row of that key is for this scope's eyes."""
        kind, name = key
        world = self._world
        if kind == "agents":
            return self._sees_agent(scope, name)
        if kind == "queues":
            return self._sees_queue(scope, name)
        if kind == "calls":
            call = world.calls.get(name)
            return (
                scope.agent is None
                and call is not None
                and call.queue is not None
                and self._sees_queue(scope, call.queue)
            )
        if kind == "offers":
            offer = world.offers.get(name)
            return offer is not None and self._sees_agent(scope, offer.agent)
        if kind == "links":
            return scope.agent is None
        withdrawal = self._feed.withdrawals.get(int(name))
        return withdrawal is not None and self._sees_agent(scope, withdrawal.agent)

    def _sees_agent(self, scope: Scope, agent_id: str) -> bool:
        if scope.agent is not None:
            return scope.agent == agent_id
        if scope.units is None:
            return True
        agent = self._world.agents.get(agent_id)
        return agent is not None and (
            agent.config.unit in scope.units or agent.attendance.unit in scope.units
        )

    def _sees_queue(self, scope: Scope, queue_id: str) -> bool:
        """A queue of no unit is everybody's."""
        if scope.agent is not None:
            agent = self._world.agents.get(scope.agent)
            return agent is not None and queue_id in agent.memberships
        queue = self._world.queues.get(queue_id)
        return queue is not None and (
            scope.units is None or queue.config.unit is None or queue.config.unit in scope.units
        )


def _object(encoded: Encoded, gone: Iterable[Key] | None = None) -> bytes:
    """The JSON object of lists; for a delta (`gone` given), without the kinds of which there is nothing to say."""
    lists: dict[Kind, list[bytes]] = {kind: [] for kind in KINDS}
    for key in sorted(encoded):
        lists[key[0]].append(encoded[key])
    parts = [
        b'"%s":[%s]' % (kind.encode(), b",".join(lists[kind]))
        for kind in KINDS
        if lists[kind] or gone is None
    ]
    if gone:
        by_kind: dict[str, list[str]] = {}
        for kind, name in sorted(gone):
            by_kind.setdefault(kind, []).append(name)
        parts.append(b'"gone":' + _encode(by_kind))
    return b"{" + b",".join(parts) + b"}"
