"""Days of a call centre as app_queue writes them down, with what really was: the oracle of the fold.

Members come and go, pause for all their queues at once (PAUSEALL, then one PAUSE each) and sometimes pause again;
calls ring one agent after another, are answered, given up, timed out or passed on.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field

START = 1_700_000_000 - 1_700_000_000 % 86_400
DAY = 86_400
REASONS = ("Lunch", "Meeting", "", "Coffee; back | soon, really")

Row = tuple[str, str | None, str | None, str | None, str, int, int, str]
"""Table, agent, queue, call, value, since, until (s), how it ended."""


@dataclass
class Written:
    """A queue_log, and what it tells."""

    agents: tuple[str, ...]
    queues: tuple[str, ...]
    rows: list[Row] = field(default_factory=list)
    texts: list[tuple[int, int, str]] = field(default_factory=list)

    def write(self, at: int, call: str, queue: str, agent: str, event: str, data: object = "") -> None:
        self.texts.append((at, len(self.texts), f"{at}|{call}|{queue}|{agent}|{event}|{data}\n"))

    @property
    def lines(self) -> list[bytes]:
        return [text.encode() for _, _, text in sorted(self.texts)]


def written(seed: int, *, days: int = 1, agents: int = 4, calls: int = 40) -> Written:
    """Some days, `calls` on each, of agents who are all members of both queues."""
    chance = random.Random(seed)
    log = Written(tuple(f"Agent {n}" for n in range(agents)), ("600", "support"))
    log.write(START, "NONE", "NONE", "NONE", "QUEUESTART")
    free: dict[str, list[tuple[int, int]]] = {}
    for agent in log.agents:
        free[agent] = _worked(log, chance, agent, days)
    for day in range(days):
        for n in range(calls):
            began = START + day * DAY + chance.randrange(8 * 3600, 16 * 3600)
            _called(log, chance, f"{began}.{day * calls + n}", began, free)
    last = max(at for at, _, _ in log.texts)
    for place, row in enumerate(log.rows):
        if row[-1] == "open":
            log.rows[place] = (*row[:6], last, "not_told")
    log.rows = [row for row in log.rows if row[5] < row[6]]
    return log


def _worked(log: Written, chance: random.Random, agent: str, days: int) -> list[tuple[int, int]]:
    """The shifts of an agent; when they could be rung."""
    free: list[tuple[int, int]] = []
    steps: list[tuple[int, str]] = []
    for day in range(days):
        at = START + day * DAY + chance.randrange(7 * 3600, 9 * 3600)
        for queue in log.queues:
            log.write(at, "MANAGER", queue, agent, "ADDMEMBER")
        steps.append((at, "in"))
        for _ in range(chance.randrange(4)):
            free.append((at, at := at + chance.randrange(600, 7200)))
            reason = chance.choice(REASONS)
            steps.append((at, "paused"))
            for again in range(chance.randrange(1, 3)):
                log.write(at + again, "NONE", "NONE", agent, "PAUSEALL", reason)
                for queue in log.queues:
                    log.write(at + again, "NONE", queue, agent, "PAUSE", reason)
            at += chance.randrange(60, 3600)
            steps.append((at, "in"))
            log.write(at, "NONE", "NONE", agent, "UNPAUSEALL")
            for queue in log.queues:
                log.write(at, "NONE", queue, agent, "UNPAUSE")
        free.append((at, at := at + chance.randrange(600, 7200)))
        steps.append((at, "out"))
        for queue in log.queues:
            log.write(at, "MANAGER", queue, agent, "REMOVEMEMBER")
    for (since, value), (until, how) in zip(steps, [*steps[1:], (0, "open")], strict=True):
        for queue in log.queues:
            log.rows.append(("membership", agent, queue, None, value, since, until, how))
    return free


def _called(
    log: Written, chance: random.Random, call: str, began: int, free: dict[str, list[tuple[int, int]]]
) -> None:
    queue, at = chance.choice(log.queues), began
    log.write(at, call, queue, "NONE", "ENTERQUEUE", f"|+4930555{chance.randrange(10**4)}|1")

    def row(table: str, agent: str | None, value: str, since: int, until: int, how: str) -> None:
        log.rows.append((table, agent, queue, call, value, since, until, how))

    def who(at: int, ring: int) -> str | None:
        able = [
            agent
            for agent, times in free.items()
            if any(since < at and at + ring < until for since, until in times)
        ]
        return chance.choice(able) if able else None

    while (agent := who(at, ring := chance.randrange(1, 16))) is not None and chance.random() < 0.4:
        row("offer", agent, "ringing", at, at + ring, "unknown")
        at += ring
        log.write(at, call, queue, agent, "RINGNOANSWER", ring * 1000)
        at += 5
    fate = chance.choice(("answered", "answered", "answered", "given_up", "ABANDON", "EXITWITHTIMEOUT"))
    agent = who(at, ring)
    if fate == "given_up" and agent is not None:
        row("offer", agent, "ringing", at, at + ring, "caller_hung_up")
        log.write(at + ring, call, queue, agent, "RINGCANCELED", ring * 1000)
    if fate != "answered" or agent is None:
        at += ring
        timed_out = fate == "EXITWITHTIMEOUT"
        row("call", None, "waiting", began, at, "max_wait" if timed_out else "caller")
        log.write(at, call, queue, "NONE", "EXITWITHTIMEOUT" if timed_out else "ABANDON", f"1|1|{at - began}")
        return
    row("offer", agent, "ringing", at, at + ring, "answered")
    at += ring
    row("call", None, "waiting", began, at, "talk")
    log.write(at, call, queue, agent, "CONNECT", f"{at - began}|{call}1|{ring}")
    talk = chance.randrange(1, 600)
    event, data, how = chance.choice(
        (
            ("COMPLETECALLER", "", "caller"),
            ("COMPLETEAGENT", "", "agent"),
            ("BLINDTRANSFER", "200|internal|", "transfer"),
            ("ATTENDEDTRANSFER", "BRIDGE|b|", "transfer"),
        )
    )
    row("call", agent, "talk", at, at + talk, how)
    log.write(at + talk, call, queue, agent, event, f"{data}{at - began}|{talk}|1")
