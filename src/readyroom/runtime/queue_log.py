"""A queue_log folded into intervals: memberships, rings, and the phases of calls of the time before Readyroom.

Belongs here: what the switch's lines say of time, and where they are silent. Nothing is made up: an interval whose
beginning or end is not told reaches no further than it was spoken of. Files, names and stores are not known here.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal, Protocol

from msgspec import Struct

from readyroom.protocols.queue_log import Record
from readyroom.store.interface import NOT_TOLD, EarlierInterval, EarlierTable

SOURCE = "queue_log"
FORGOTTEN_MS = 86_400_000
"""After a day of silence a call is taken for one whose end was not written."""
SAME_MS = 2_000
"""Whole seconds, rounded twice: how far two accounts of one instant may lie apart."""

Phase = Literal["waiting", "talk"]


class Whom(Protocol):
    """Whom the switch's names mean here."""

    def agent(self, name: str) -> str | None:
        """The agent's id; None: nobody's name."""

    def queue(self, name: str) -> str | None:
        """The queue's id; None: no queue's name."""

    def begins(self, agent: str | None, queue: str | None) -> int:
        """Since when Readyroom knows either by itself (ms UTC)."""


class Unused(Struct):
    """Lines that told nothing."""

    own: int = 0
    """Of a time of which Readyroom knows by itself."""
    nobody: int = 0
    """Of a queue or an agent that there is not."""
    other: int = 0
    """Events that are not about memberships, rings or calls."""


class _Member(Struct):
    """How an agent stands in a queue, as far as it is told."""

    value: str
    since: int
    detail: dict[str, Any]


class _Call(Struct):
    """A call that has not ended yet, as far as it is told."""

    id: str
    queue: str
    phase: Phase
    since: int
    spoken: int
    """When the log last spoke of it."""
    detail: dict[str, Any]
    agent: str | None = None


class QueueLog:
    """The fold. Give it the records in order, then end it."""

    def __init__(self, whom: Whom) -> None:
        self._whom = whom
        self._members: dict[tuple[str, str], _Member] = {}
        self._calls: dict[str, _Call] = {}
        """The one that was spoken of last is last."""
        self._talking: dict[tuple[str, str], str] = {}
        """The last call of a queue that an agent's name had: an optimised Local channel ends under another id."""
        self._last = 0
        self._started = 0
        self._rows: list[EarlierInterval] = []
        self.unused = Unused()

    def on(self, record: Record) -> list[EarlierInterval]:
        """Go on by one record; the intervals that it completed."""
        self._rows = []
        meaning = MEANINGS.get(record.event)
        if record.event == "QUEUESTART":
            self._restarted(record.at)
        elif meaning is None:
            self.unused.other += 1
        else:
            queue, agent = self._whom.queue(record.queue), self._whom.agent(record.agent)
            if queue is None:
                self.unused.nobody += 1
            elif record.at >= self._whom.begins(agent, queue):
                self.unused.own += 1
            else:
                meaning(self, record, queue, agent)
        self._last = max(self._last, record.at)
        return self._rows

    def end(self) -> list[EarlierInterval]:
        """The file is over: what is open was so until now, and no more is told."""
        self._rows = []
        self._fall_silent()
        return self._rows

    # --- memberships -------------------------------------------------------------------------------------

    def _added(self, record: Record, queue: str, agent: str | None) -> None:
        self._stands(record, queue, agent, "paused" if record.texts.get("paused") == "PAUSED" else "in")

    def _removed(self, record: Record, queue: str, agent: str | None) -> None:
        self._stands(record, queue, agent, "out")

    def _paused(self, record: Record, queue: str, agent: str | None) -> None:
        self._stands(record, queue, agent, "paused", record.texts.get("reason", ""))

    def _unpaused(self, record: Record, queue: str, agent: str | None) -> None:
        self._stands(record, queue, agent, "in")

    def _stands(self, record: Record, queue: str, agent: str | None, value: str, reason: str = "") -> None:
        """A line about a member says how they stand from now on; it may say what was so already."""
        if agent is None:
            self.unused.nobody += 1
            return
        old = self._members.get((agent, queue))
        detail = _detail(record, agent, reason=reason)
        if old is not None and (old.value, old.detail.get("reason", "")) == (value, reason):
            return
        at = max(record.at, self._started if old is None else old.since)
        self._end_member(agent, queue, at, value)
        self._members[agent, queue] = _Member(value, at, detail)

    def _must_be_in(self, record: Record, queue: str, agent: str, since: int) -> None:
        """Whoever is rung is a member and not paused, whatever was written, or not, before."""
        old = self._members.get((agent, queue))
        if old is not None and (old.value == "in" or since <= old.since):
            return
        since = max(since, self._started)
        self._end_member(agent, queue, since, NOT_TOLD)
        self._members[agent, queue] = _Member("in", since, _detail(record, agent, begin=NOT_TOLD))

    def _end_member(self, agent: str, queue: str, at: int, how: str) -> None:
        old = self._members.pop((agent, queue), None)
        # What lasted for less than the second that the file counts is not worth a row.
        if old is not None and at > old.since:
            self._row(
                "membership", f"{agent}/{queue}", old.value, old.detail, old.since, at, how, agent, queue
            )

    # --- rings -------------------------------------------------------------------------------------------

    def _not_answered(self, record: Record, queue: str, agent: str | None) -> None:
        """RINGNOANSWER is written for a full ring, a refusal, a busy and an unreachable phone alike."""
        self._rang(record, queue, agent, "unknown", record.numbers.get("ring_ms"))

    def _cancelled(self, record: Record, queue: str, agent: str | None) -> None:
        self._rang(record, queue, agent, "caller_hung_up", record.numbers.get("ring_ms"))

    def _dumped(self, record: Record, queue: str, agent: str | None) -> None:
        self._rang(record, queue, agent, "unknown", None)

    def _incompatible(self, record: Record, queue: str, agent: str | None) -> None:
        self._rang(record, queue, agent, "fault", None)
        self._end_call(self._calls.pop(record.call, None), record.at, "switch", _cause(record))

    def _rang(self, record: Record, queue: str, agent: str | None, outcome: str, ring_ms: int | None) -> None:
        call = self._calls.get(record.call)
        if call is not None:
            self._speak_of(call, record.at)
        if agent is None:
            self.unused.nobody += 1
            return
        since = record.at if ring_ms is None else max(0, record.at - ring_ms)
        begin = NOT_TOLD if ring_ms is None else ""
        ended = {} if ring_ms is None else {"ring_ms": ring_ms}
        if outcome != "answered":
            ended |= _cause(record)
        key = f"{record.call}/{agent}/{record.at // 1000}"
        detail = _detail(record, agent, begin=begin)
        self._row(
            "offer", key, "ringing", detail, since, record.at, outcome, agent, queue, record.call, ended
        )
        self._must_be_in(record, queue, agent, since)

    # --- calls -------------------------------------------------------------------------------------------

    def _entered(self, record: Record, queue: str, _: str | None) -> None:
        self._end_untold(record.call)
        while self._calls and self._oldest().spoken < record.at - FORGOTTEN_MS:
            self._end_untold(self._oldest().id)
        caller = record.texts.get("caller", "")
        detail = {"source": SOURCE} | ({"caller": caller} if caller else {})
        self._calls[record.call] = _Call(record.call, queue, "waiting", record.at, record.at, detail)

    def _connected(self, record: Record, queue: str, agent: str | None) -> None:
        ring_s = record.numbers.get("ring_s")
        if agent is not None:
            self._rang(record, queue, agent, "answered", None if ring_s is None else ring_s * 1000)
        self._end_call(
            self._waiting(record, queue, record.at, record.numbers.get("hold_s")), record.at, "talk"
        )
        self._calls[record.call] = _talk(record, queue, agent, record.at)
        self._talking[record.queue, record.agent] = record.call

    def _completed(self, record: Record, queue: str, agent: str | None) -> None:
        """Who ended it, or that it was passed on."""
        talked = self._talked(record, queue)
        if talked is None:
            # CONNECT was lost, or is in a file that is not here; but this line says for how long they talked.
            talk_s = record.numbers.get("talk_s")
            since = record.at if talk_s is None else max(0, record.at - talk_s * 1000)
            self._end_call(self._waiting(record, queue, since, record.numbers.get("hold_s")), since, "talk")
            talked = _talk(record, queue, agent, since, NOT_TOLD)
        self._end_call(talked, record.at, ENDED_BY[record.event])

    def _talked(self, record: Record, queue: str) -> _Call | None:
        """The call that ends, by its id; or under another one than it began with, by who had it since when."""
        call = self._calls.get(record.call)
        if call is None and "talk_s" in record.numbers:
            call = self._calls.get(self._talking.get((record.queue, record.agent), ""))
            if call is not None and abs(record.at - record.numbers["talk_s"] * 1000 - call.since) > SAME_MS:
                return None
        if call is None or call.phase != "talk" or call.queue != queue:
            return None
        return self._calls.pop(call.id)

    def _left(self, record: Record, queue: str, _: str | None) -> None:
        waited = self._waiting(record, queue, record.at, record.numbers.get("wait_s"))
        key = record.texts.get("key", "")
        detail = {} if record.event == "ABANDON" else _cause(record) | ({"key": key} if key else {})
        self._end_call(waited, record.at, LEFT_BY[record.event], detail)

    def _waiting(self, record: Record, queue: str, until: int, waited_s: int | None) -> _Call:
        """The call that waited until then; reckoned from how long it did, where its coming was not told."""
        call = self._calls.get(record.call)
        if call is not None and call.phase == "waiting" and call.queue == queue:
            return self._calls.pop(record.call)
        self._end_untold(record.call)
        since = until if waited_s is None else max(0, until - waited_s * 1000)
        detail = {"source": SOURCE, "begin": NOT_TOLD}
        return _Call(record.call, queue, "waiting", since, until, detail)

    def _speak_of(self, call: _Call, at: int) -> None:
        call.spoken = max(call.spoken, at)
        self._calls[call.id] = self._calls.pop(call.id)

    def _oldest(self) -> _Call:
        return next(iter(self._calls.values()))

    def _end_untold(self, call_id: str) -> None:
        call = self._calls.pop(call_id, None)
        if call is not None:
            self._end_call(call, call.spoken, NOT_TOLD)

    def _end_call(self, call: _Call | None, at: int, how: str, detail: dict[str, Any] | None = None) -> None:
        if call is not None:
            self._row(
                "call", call.id, call.phase, call.detail, call.since, at, how, call.agent, call.queue, call.id, detail
            )  # fmt: skip

    # --- silence -----------------------------------------------------------------------------------------

    def _restarted(self, at: int) -> None:
        """The switch began anew: its calls are gone, and who is a member now is not told."""
        self._fall_silent()
        self._started = max(at, self._last)

    def _fall_silent(self) -> None:
        for agent, queue in list(self._members):
            self._end_member(agent, queue, min(self._last, self._whom.begins(agent, queue)), NOT_TOLD)
        for call_id in list(self._calls):
            self._end_untold(call_id)

    def _row(
        self, table: EarlierTable, key: str, value: str, detail: dict[str, Any], since: int, until: int, how: str,
        agent: str | None, queue: str, call: str | None = None, ended: dict[str, Any] | None = None,
    ) -> None:  # fmt: skip
        until, ended = max(since, until), ended or {}
        self._rows.append(
            EarlierInterval(
                table=table, key=key, agent=agent, queue=queue, call=call, value=value, detail=detail,
                opened_at=since, closed_at=until, closed_as=how, closed_detail=ended,
            )
        )  # fmt: skip


def _detail(record: Record, agent: str | None, **more: str) -> dict[str, Any]:
    """Where it comes from, under which name, and what else is told."""
    member = record.agent if record.agent != (agent or "") else ""
    told = {"source": SOURCE, "member": member} | more
    return {name: value for name, value in told.items() if value}


def _talk(record: Record, queue: str, agent: str | None, since: int, begin: str = "") -> _Call:
    return _Call(record.call, queue, "talk", since, record.at, _detail(record, agent, begin=begin), agent)


def _cause(record: Record) -> dict[str, Any]:
    return {"raw_cause": record.event}


Meaning = Callable[[QueueLog, Record, str, str | None], None]
MEANINGS: dict[str, Meaning] = {
    "ADDMEMBER": QueueLog._added,
    "REMOVEMEMBER": QueueLog._removed,
    # PAUSEALL and UNPAUSEALL say nothing of their own: a line for each queue follows.
    "PAUSE": QueueLog._paused,
    "UNPAUSE": QueueLog._unpaused,
    "RINGNOANSWER": QueueLog._not_answered,
    "RINGCANCELED": QueueLog._cancelled,
    "AGENTDUMP": QueueLog._dumped,
    "SYSCOMPAT": QueueLog._incompatible,
    "ENTERQUEUE": QueueLog._entered,
    "CONNECT": QueueLog._connected,
    "COMPLETECALLER": QueueLog._completed,
    "COMPLETEAGENT": QueueLog._completed,
    "BLINDTRANSFER": QueueLog._completed,
    "ATTENDEDTRANSFER": QueueLog._completed,
    "TRANSFER": QueueLog._completed,
    "ABANDON": QueueLog._left,
    "EXITEMPTY": QueueLog._left,
    "EXITWITHTIMEOUT": QueueLog._left,
    "EXITWITHKEY": QueueLog._left,
    "WITHDRAW": QueueLog._left,
}
ENDED_BY = {
    "COMPLETECALLER": "caller", "COMPLETEAGENT": "agent", "BLINDTRANSFER": "transfer", "ATTENDEDTRANSFER": "transfer",
    "TRANSFER": "transfer",
}  # fmt: skip
LEFT_BY = {
    "ABANDON": "caller", "EXITWITHTIMEOUT": "max_wait", "EXITEMPTY": "max_wait_absent", "EXITWITHKEY": "switch",
    "WITHDRAW": "switch",
}  # fmt: skip
