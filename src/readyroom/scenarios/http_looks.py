"""Questions of a scenario answered by the server's own replies.

Belongs here: one GET for each question, and its answer read back into the engine's records. What no endpoint answers
is answered from the world folded from the events that were read over HTTP.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

import msgspec
from msgspec import Struct

from readyroom.engine import Blocker, Desired, Shown
from readyroom.engine import catalogue as cat
from readyroom.engine.catalogue import Entity, EntityKind
from readyroom.engine.facts import (
    Actor,
    Agent,
    Attendance,
    Call,
    ChosenStatus,
    Hold,
    Judgement,
    Membership,
    Miss,
    MissKind,
    OpenCase,
    OpenRecord,
    SignedIn,
    Task,
    WrapUp,
)
from readyroom.scenarios.http_config import place_of, unplaced
from readyroom.scenarios.http_events import instant_of, ms_of
from readyroom.scenarios.http_talk import LIST, Talk, path
from readyroom.scenarios.looks import Account, Tried, WorldLook

CONFIGS: dict[EntityKind, type[Entity]] = {
    "settings": cat.Settings,
    "queue": cat.QueueConfig,
    "agent": cat.AgentConfig,
    "member": cat.MemberConfig,
    "user": cat.UserConfig,
    "status": cat.StatusEntry,
    "unit": cat.UnitConfig,
    "group": cat.GroupConfig,
    "site": cat.SiteConfig,
    "device": cat.DeviceConfig,
    "campaign": cat.CampaignConfig,
    "schedule": cat.ScheduleConfig,
}
PARTITIONS: dict[Account, str] = {"states": "state", "activities": "activity"}
"""Accounts that `GET /agents/{agent}/timeline` answers; the others need what reports make of them."""
LONGEST_TIMELINE_MS = 31 * 86_400_000
T = TypeVar("T", bound=Struct)
Json = Mapping[str, Any]


class HttpLook:
    """Answers as things are now; made anew after each request and each move of the clock."""

    def __init__(self, talk: Talk, folded: WorldLook, unit: str) -> None:
        self._talk = talk
        self._folded = folded
        self._unit = unit
        self._known: dict[tuple[str, str | None], Any] = {}

    def _get(self, where: str, user: str | None = None) -> Any:
        if (where, user) not in self._known:
            self._known[where, user] = self._talk.get(where, user)
        return self._known[where, user]

    def _detail(self, agent: str) -> Json:
        found: Json = self._get(path("agents", agent))
        return found

    def _standing(self, agent: str, queue: str) -> Json:
        for standing in self._detail(agent)["queues"]:
            if standing["queue"] == queue:
                found: Json = standing
                return found
        raise KeyError(queue)

    # --- agents ------------------------------------------------------------------------------------------

    def blockers(self, agent: str, queue: str, at: int | None = None) -> Sequence[Blocker]:
        """Why a queue call may not ring the agent, now or at a past instant."""
        past = "" if at is None else f"&at={instant_of(at)}"
        told = self._get(f"{path('agents', agent)}/explain?queue={queue}{past}")
        return [_blocker(row) for row in told["queues"][0]["blockers"]]

    def shown(self, agent: str) -> Shown:
        """What the board shows."""
        told = self._detail(agent)["shown"]
        return Shown(**{**told, "since": ms_of(told["since"])})

    def state(self, agent: str) -> str:
        """The state."""
        return str(self._detail(agent)["state"])

    def activity(self, agent: str) -> str:
        """The activity."""
        return str(self._detail(agent)["activity"])

    def misses(self, agent: str, queue: str, kind: MissKind) -> tuple[int, int | None]:
        """The count and the threshold."""
        told = self._standing(agent, queue)["misses" if kind == "miss" else "unreachable"]
        return told["count"], told["threshold"]

    def agent(self, agent: str) -> Agent:
        """The facts."""
        told = self._detail(agent)
        return Agent(
            config=_as(cat.AgentConfig, told),
            attendance=Attendance(unit=told["attendance"]["unit"], **_fact(told["attendance"])),
            signed_in=SignedIn(devices=_several(told["signed_in"]["devices"]), **_fact(told["signed_in"])),
            status=_status(told["status"]),
            memberships={row["queue"]: _membership(agent, row) for row in told["queues"]},
            holds=tuple(_hold(row) for row in told["holds"]),
            offers=tuple(row["id"] for row in told["offers"]),
            calls=tuple(row["id"] for row in told["calls"]),
            wrap_up=_wrap_up(told["wrap_up"]),
            cases={row["case"]: OpenCase(case=row["case"], **_fact(row)) for row in told["cases"]},
            record=_record(told["campaign_record"]),
            task=told["task"],
        )

    def membership(self, agent: str, queue: str) -> str:
        """What the membership comes to, holds included."""
        return str(self._standing(agent, queue)["membership"]["effective"])

    def capabilities(self, agent: str) -> dict[str, str]:
        """What the attendance gate leaves open."""
        return dict(self._detail(agent)["capabilities"])

    def personal_calls(self, agent: str) -> tuple[str, str]:
        """What direct and outgoing calls meet."""
        told = self._detail(agent)
        return told["direct_calls"], told["outgoing_calls"]

    def passed_by(self, agent: str, queue: str) -> str | None:
        """Why the queue's no-answer policy passes the agent by."""
        why: str | None = self._standing(agent, queue)["passed_by"]
        return why

    def desired(self, agent: str, queue: str) -> Desired:
        """The membership that a switch should have; of queues that no switch rings, the log tells it."""
        if self._folded.world.queue_config(queue).mode == "distributor":
            return self._folded.desired(agent, queue)
        told = self._get(f"/switch/desired{LIST}&queue={queue}", self._talk.access.switch)
        for row in told["items"]:
            if row["agent"] == agent:
                return Desired(row["membership"], row["reason"])
        raise KeyError(f"{queue}/{agent}")

    # --- calls, tasks, configuration ---------------------------------------------------------------------

    def _call(self, call: str) -> Json | None:
        return next((row for row in self._get(f"/calls{LIST}")["items"] if row["id"] == call), None)

    def call(self, call: str) -> Call | None:
        """A call that is up."""
        told = self._call(call)
        if told is None:
            return None
        same = {name: told[name] for name in ("id", "kind", "state", "queue", "caller", "external", "agent")}
        started, entered = ms_of(told["since"]), ms_of(told["entered_at"])
        return Call(**same, device=told["device"], started_at=started, entered_at=entered)

    def ringing(self, call: str) -> list[str]:
        """The agents at whom a call rings."""
        told = self._call(call)
        return [] if told is None else [row["agent"] for row in told["offers"]]

    def tried(self, call: str) -> list[Tried]:
        """Who was tried for a call, and why not the others."""
        told = self._get(f"{path('calls', call)}/explain")
        rung = [Tried(row["agent"], row["outcome"] or "ringing") for row in told["tried"]]
        others = [(row["agent"], row["blockers"]) for row in told["others"]]
        return rung + [Tried(agent, None, tuple(row["code"] for row in rows)) for agent, rows in others]

    def task(self, task: str) -> Task:
        """A back-office task."""
        told = self._get(path("tasks", task))
        same = {name: told[name] for name in ("id", "title", "note", "unit", "assignee", "state", "taken_by")}
        since = 0 if told["taken_since"] is None else ms_of(told["taken_since"])
        return Task(**same, taken_since=since, spent_ms=round(told["spent_s"] * 1000))

    def entity(self, kind: EntityKind, key: str) -> Entity | None:
        """Configuration."""
        if kind == "member":
            return self._folded.entity(kind, key)
        try:
            told = self._get(place_of(kind, key))
        except KeyError:
            return None
        return unplaced(_as(CONFIGS[kind], told), self._unit)

    def unseen(self, user: str) -> int:
        """How many notifications the user has not seen."""
        return len(self._get(f"/notifications{LIST}&unseen=true", user)["items"])

    def spent(self, agent: str, account: Account, since: int, known_at: int | None = None) -> dict[str, int]:
        """Milliseconds by what the account divides, in the order in which they first came: as corrected, or as it was
        known at an instant.
        """
        table, now = PARTITIONS.get(account), self._folded.now if known_at is None else known_at
        if table is None or not 0 < now - since <= LONGEST_TIMELINE_MS:
            return self._folded.spent(agent, account, since, known_at)
        asked = f"from={instant_of(since)}&to={instant_of(now)}"
        if known_at is not None:
            asked += f"&known_at={instant_of(known_at)}"
        spent: dict[str, int] = {}
        for row in self._get(f"{path('agents', agent)}/timeline?{asked}")[table]:
            end = now if row["to"] is None else min(ms_of(row["to"]), now)
            took = end - max(ms_of(row["from"]), since)
            if took > 0:
                spent[row["value"]] = spent.get(row["value"], 0) + took
        return spent


# --- records ---------------------------------------------------------------------------------------------


def _as(config: type[T], told: Json) -> T:
    """Configuration out of an answer that may tell more."""
    return msgspec.convert({name: told[name] for name in config.__struct_fields__ if name in told}, config)


def _several(told: list[str] | None) -> tuple[str, ...] | None:
    return None if told is None else tuple(told)


def _fact(told: Json) -> dict[str, Any]:
    return {"since": ms_of(told["since"]), "by": Actor(**told["by"]), "cause": told["cause"]}


def _blocker(row: Json) -> Blocker:
    same = {name: row[name] for name in ("code", "cause", "clears", "params")}
    until = None if row["until"] is None else ms_of(row["until"])
    return Blocker(**same, since=ms_of(row["since"]), by=Actor(**row["by"]), until=until)


def _status(told: Json) -> ChosenStatus:
    return ChosenStatus(status=told["status"], reason=told["reason"], note=told["note"], **_fact(told))


def _membership(agent: str, row: Json) -> Membership:
    told = row["membership"]
    config = cat.MemberConfig(queue=row["queue"], agent=agent, tier=row["tier"], position=row["position"])
    return Membership(
        queue=row["queue"], config=config, value=told["chosen"], reason=told["reason"], **_fact(told)
    )


def _wrap_up(told: Json | None) -> WrapUp | None:
    if told is None:
        return None
    return WrapUp(queue=told["queue"], call=told["call"], until=ms_of(told["until"]), **_fact(told))


def _record(told: Json | None) -> OpenRecord | None:
    return (
        None if told is None else OpenRecord(campaign=told["campaign"], record=told["record"], **_fact(told))
    )


def _hold(row: Json) -> Hold:
    names = ("id", "kind", "queue", "acts_as_status", "acts_as_membership", "shown", "rule", "campaign")
    same = {name: row[name] for name in names}
    until = None if row["until"] is None else ms_of(row["until"])
    return Hold(**same, **_fact(row), until=until, judgement=_judgement(row["judgement"]))


def _judgement(told: Json | None) -> Judgement | None:
    """Whether it counted across queues, and the numbers of the misses, are not told."""
    if told is None:
        return None
    kind = told["kind"]
    misses = tuple(
        Miss(0, ms_of(miss["at"]), miss["offer"], miss["call"], miss["queue"], kind)
        for miss in told["misses"]
    )
    same = {name: told[name] for name in ("queue", "count", "threshold", "rule_version")}
    return Judgement(
        **same,
        kind=kind,
        counter="queue",
        misses=misses,
        rule_by=Actor(**told["rule_by"]),
        rule_at=ms_of(told["rule_at"]),
    )
