"""`readyroom what-if`: recorded time, or a simulated day, under another no-answer policy.

Belongs here: what is asked for, how far it is, and how both sides are laid out. What is counted is in `whatif`.
"""

from __future__ import annotations

import contextlib
import sys
import time
from collections.abc import Collection, Iterator
from contextlib import AbstractContextManager
from datetime import UTC, datetime, timedelta, tzinfo
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import msgspec
import typer

from readyroom.commands.output import (
    MISUSED,
    Json,
    Told,
    bar,
    console,
    instant_of,
    say_json,
    told_as_json,
    zone_of,
)
from readyroom.commands.output import Progress as Telling
from readyroom.commands.settings import ConfigFile, Data, Database, cannot, room_of, settings

if TYPE_CHECKING:
    from rich.table import Table

    from readyroom.centre import Truth
    from readyroom.codec.policies import Policy
    from readyroom.whatif import Suggestion, WhatIf
    from readyroom.whatif.compare import Progress, Sides
    from readyroom.whatif.histories import Recorded, Simulated

SHOWN = (
    ("withdrawals", "withdrawals", "{:,}"),
    ("false_withdrawals", "false: of agents who were there", "{:,}"),
    ("presence_lost_s", "presence lost by false ones", "{:,.0f} s"),
    ("warnings", "warnings", "{:,}"),
    ("warned_s", "there, and kept from calls by one", "{:,.0f} s"),
    ("taps", "taps asked of agents", "{:,}"),
    ("late_offers", "late: rings of agents who were away", "{:,}"),
    ("lost_wait_s", "callers' waiting lost by them", "{:,.0f} s"),
)
"""Name of the figure, in words, its form."""
SHORT = ("withdrawals", "false_withdrawals", "late_offers", "lost_wait_s")
"""Those that are shown of each queue."""
RULE = (
    "An estimate. Taken to have been away: whoever let a call ring and gave no sign in the minute after it, from the "
    "beginning of that ring until a minute before their next sign. Rings that history does not have are a queue's "
    "rings shared out among who is ready. See docs/what-if.md."
)


PolicyFile = Annotated[
    str | None,
    typer.Option(
        metavar="FILE",
        help="What is to be different: a .toml file, a preset's name, or - for JSON on the standard input.",
        show_default="nothing",
    ),
]
Since = Annotated[
    str | None,
    typer.Option(
        "--from", metavar="INSTANT", help="A day, or 2026-03-02T10:05 (local).", show_default="a week ago"
    ),
]
Until = Annotated[str | None, typer.Option("--to", metavar="INSTANT", help="Up to here.", show_default="now")]
OfQueue = Annotated[
    list[str] | None,
    typer.Option(
        "--queue",
        metavar="ID",
        help="This queue alone is different, and counted; may be given more than once.",
        show_default="all",
    ),
]
AtMost = Annotated[
    int,
    typer.Option("--at-most-false", min=0, help="With --suggest: no more false withdrawals than these."),
]
Simulate = Annotated[
    str | None,
    typer.Option(metavar="PRESET", help="Not recorded time, but a simulated day under this preset."),
]
TellProgress = Annotated[
    bool,
    typer.Option("--progress", help="Tell how far it is on the standard error, a line of JSON each time."),
]


def what_if(
    policy: PolicyFile = None,
    since: Since = None,
    until: Until = None,
    only: OfQueue = None,
    suggest: Annotated[
        bool, typer.Option("--suggest", help="Try the thresholds from 1 to 10, and suggest one.")
    ] = False,
    at_most: AtMost = 0,
    simulated: Simulate = None,
    agents: Annotated[int, typer.Option(min=1, max=10_000, help="With --simulated: how many agents.")] = 100,
    hours: Annotated[float, typer.Option(min=0.1, max=744.0, help="With --simulated: how long.")] = 8.0,
    queues: Annotated[int, typer.Option(min=1, max=1_000, help="With --simulated: how many queues.")] = 5,
    seed: Annotated[int, typer.Option(help="With --simulated: which day.")] = 1,
    organisation: Annotated[str | None, typer.Option(help="Whose history, where there are several.")] = None,
    data: Data = None,
    database: Database = None,
    config: ConfigFile = None,
    as_json: Json = False,
    progress: TellProgress = False,
) -> None:
    """Judge recorded time anew under another no-answer policy, also beside a server; changes nothing."""
    chosen = _policy(policy)
    if only:
        chosen = msgspec.structs.replace(chosen, only=frozenset(only))
    telling = told_as_json() if progress else bar("Judging anew")
    bound = at_most if suggest else None
    if simulated is not None:
        if since is not None or until is not None:
            raise Told("--simulated is a day of its own: leave --from and --to out.", MISUSED, "usage")
        day = _simulated(simulated, agents, hours, queues, seed)
        _answer(day, day.truth, chosen, bound, UTC, telling, as_json=as_json)
        return
    url = settings(config, data=data, database=database).database_url
    with _recorded(url, organisation, since, until, chosen) as (recorded, zone):
        _answer(recorded, None, chosen, bound, zone, telling, as_json=as_json)


# --- what is asked for -----------------------------------------------------------------------------------


def _simulated(preset: str, agents: int, hours: float, queues: int, seed: int) -> Simulated:
    from readyroom.commands.simulate import preset_of
    from readyroom.simulation import Plan
    from readyroom.whatif.histories import Simulated

    plan = Plan(preset=preset_of(preset), agents=agents, hours=hours, seed=seed, queues=queues)
    return Simulated(plan)


@contextlib.contextmanager
def _recorded(
    url: str, organisation: str | None, since: str | None, until: str | None, policy: Policy
) -> Iterator[tuple[Recorded, tzinfo]]:
    """The time that is meant, and the zone of whoever it belongs to. Raises `Told`."""
    from readyroom.runtime.log import Log
    from readyroom.store import look_into, named
    from readyroom.whatif.histories import Recorded

    with cannot(), contextlib.closing(look_into(url)) as store:
        log = Log(store, room_of(store.rooms(), organisation, named(url)))
        world = log.load().world
        zone = zone_of(world.settings.zone)
        _check_fit(policy, world.queues, world.statuses)
        now = datetime.now(UTC)
        end = now if until is None else instant_of("--to", until, zone, now)
        begin = end - timedelta(days=7) if since is None else instant_of("--from", since, zone, now)
        if begin >= end:
            raise Told("--from does not lie before --to.", MISUSED, "usage")
        yield Recorded(log, round(begin.timestamp() * 1000), round(end.timestamp() * 1000)), zone


def _policy(name: str | None) -> Policy:
    """The policy of that file, of that preset, or on the standard input. Raises `Told`."""
    from readyroom.codec.check import CheckError
    from readyroom.codec.policies import Policy, policy_in_json, read_policy, whole

    if name is None:
        return Policy()
    if name != "-" and not name.endswith(".toml"):
        from readyroom.commands.simulate import preset_of

        return whole(preset_of(name).settings.queue_defaults.no_answer)
    try:
        if name == "-":
            return policy_in_json(sys.stdin.buffer.read())
        return read_policy(Path(name).name, Path(name).read_text("utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or error
        raise Told(f"{name} cannot be read: {reason}. Give the path of a policy's file.", MISUSED) from None
    except CheckError as error:
        raise Told("\n  ".join([f"{name} is no policy:", *error.lines]), MISUSED, "policy") from None


def _check_fit(policy: Policy, queues: Collection[str], statuses: Collection[str]) -> None:
    """Raises `Told` where the policy names what the organisation does not have."""
    from readyroom.codec.check import dotted

    mistakes = [f"{dotted(each.path)}: {each.what}" for each in policy.unfit(queues, statuses)]
    if mistakes:
        raise Told("\n  ".join(["The policy does not fit this organisation:", *mistakes]), MISUSED, "policy")


# --- saying ----------------------------------------------------------------------------------------------


def _answer(
    history: Recorded | Simulated,
    truth: Truth | None,
    policy: Policy,
    at_most: int | None,
    zone: tzinfo,
    telling: AbstractContextManager[Telling],
    *,
    as_json: bool,
) -> None:
    from readyroom.whatif import judged_anew, suggested
    from readyroom.whatif.compare import THRESHOLDS

    if history.count == 0:
        raise Told("Nothing was recorded in that time: give another --from and --to.", code="nothing")
    began = time.perf_counter()
    of = history.count * (1 if at_most is None else 1 + len(THRESHOLDS))
    with telling as tell:
        told = _added_up(tell, of)
        found = judged_anew(history, policy, truth, told)
        best = None if at_most is None else suggested(history, policy, at_most, truth, told)
    took_s = time.perf_counter() - began
    if as_json:
        say_json(_data(found, best, took_s))
    else:
        _say(found, best, zone, took_s)


def _added_up(tell: Telling, of: int) -> Progress:
    done = 0

    def more(count: int) -> None:
        nonlocal done
        done += count
        tell(done, of)

    return more


def _data(found: WhatIf, best: Suggestion | None, took_s: float) -> dict[str, Any]:
    data: dict[str, Any] = msgspec.to_builtins(found)
    for name in ("since", "until"):
        data[name] = datetime.fromtimestamp(data[name] / 1000, UTC).isoformat().replace("+00:00", "Z")
    data["rule"] = RULE if found.is_estimate else None
    data["suggestion"] = None if best is None else msgspec.to_builtins(best, str_keys=True)
    return {**data, "took_s": round(took_s, 3)}


def _say(found: WhatIf, best: Suggestion | None, zone: tzinfo, took_s: float) -> None:
    out = console()
    since, until = (datetime.fromtimestamp(ms / 1000, zone) for ms in (found.since, found.until))
    out.print(f"{since:%Y-%m-%d %H:%M} to {until:%Y-%m-%d %H:%M}, {found.events:,} events in {took_s:.1f} s")
    out.print(_whole(found.total))
    out.print(_by_queue(found))
    if found.moved:
        out.print(f"{found.moved:,} answered calls would have gone to somebody else.")
    if best is not None:
        out.print(_tried(best))
        if best.threshold is None:
            out.print(f"No threshold has at most {best.at_most:,} false withdrawals.")
        else:
            out.print(
                f"[bold]Suggested: a threshold of {best.threshold}[/bold]: callers lose the least, "
                f"with at most {best.at_most:,} false withdrawals."
            )
    out.print(f"\n{RULE}" if found.is_estimate else "\nWho was there is known: counted, not estimated.")


def _table(*columns: str) -> Table:
    from rich import box
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD)
    for number, column in enumerate(columns):
        table.add_column(column, justify="right" if number else "left")
    return table


def _whole(sides: Sides) -> Table:
    table = _table("", "as it was", "what if", "difference")
    for name, words, form in SHOWN:
        was, other = getattr(sides.history, name), getattr(sides.other, name)
        difference = form.format(other - was)
        table.add_row(
            words, form.format(was), form.format(other), difference if other < was else f"+{difference}"
        )
    return table


def _by_queue(found: WhatIf) -> Table:
    forms = {name: form for name, _, form in SHOWN}
    table = _table("queue", "withdrawals", "false", "late", "waiting lost")
    for queue, sides in found.queues.items():
        cells = [
            f"{forms[name].format(getattr(sides.history, name))} → {forms[name].format(getattr(sides.other, name))}"
            for name in SHORT
        ]
        table.add_row(queue, *cells)
    return table


def _tried(best: Suggestion) -> Table:
    forms = {name: form for name, _, form in SHOWN}
    table = _table("threshold", "withdrawals", "false", "late", "waiting lost")
    for threshold, figures in best.tried.items():
        mark = " ←" if threshold == best.threshold else ""
        table.add_row(f"{threshold}{mark}", *(forms[name].format(getattr(figures, name)) for name in SHORT))
    return table
