"""`readyroom simulate`: a call centre's day under a preset, or under several, offline and as fast as it can.

Belongs here: what is asked for, how far it is, and how the figures are laid out. What is simulated is in
`simulation`.
"""

from __future__ import annotations

import contextlib
import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from readyroom.commands.output import MISUSED, Json, Told, console, say_json

if TYPE_CHECKING:
    from rich.table import Table

    from readyroom.codec import presets
    from readyroom.simulation import Comparison, Day, Plan

PRESET = "default"
MOST_AGENTS, MOST_HOURS, MOST_QUEUES = 10_000, 24 * 31, 1_000

SINGLE: tuple[tuple[str, tuple[tuple[str, str, str], ...]], ...] = (
    (
        "Calls",
        (
            ("calls", "came", "{:,}"),
            ("answered", "answered", "{:,}"),
            ("abandoned", "abandoned: the caller hung up", "{:,}"),
            ("given_back", "given back: waited too long", "{:,}"),
            ("waiting", "still waiting at the end", "{:,}"),
        ),
    ),
    (
        "Waiting, of answered calls",
        (
            ("wait_mean_s", "mean", "{:.1f} s"),
            ("wait_p50_s", "half waited less than", "{:.1f} s"),
            ("wait_p90_s", "nine of ten waited less than", "{:.1f} s"),
            ("service_level", "service level", "{:.1%}"),
        ),
    ),
    (
        "Withdrawals",
        (
            ("withdrawals", "automatic withdrawals", "{:,}"),
            ("false_withdrawals", "false: of agents who were present", "{:,}"),
            ("presence_lost_s", "presence lost by false ones", "{:,.0f} s"),
            ("return_lost_s", "presence lost by the others, after coming back", "{:,.0f} s"),
            ("warnings", "warnings", "{:,}"),
            ("warnings_of_present", "of agents who were present", "{:,}"),
            ("warned_s", "present and kept from calls by them", "{:,.0f} s"),
            ("taps", "taps asked of agents", "{:,}"),
        ),
    ),
    (
        "Absences",
        (
            ("absences", "absences, told or not", "{:,}"),
            ("absences_rung", "in which the phone rang", "{:,}"),
            ("late_offers", "late: offers to absent agents", "{:,}"),
            ("lost_wait_s", "callers' waiting lost by them", "{:,.0f} s"),
        ),
    ),
)
"""Heading → figures: name, words, form."""
SHORT: tuple[tuple[str, str, str], ...] = (
    ("false_withdrawals", "false", "{:,.4g}"),
    ("late_offers", "late", "{:,.4g}"),
    ("lost_wait_s", "waiting lost", "{:,.0f} s"),
    ("presence_lost_s", "presence lost", "{:,.0f} s"),
    ("warned_s", "warned", "{:,.0f} s"),
    ("taps", "taps", "{:,.4g}"),
    ("wait_mean_s", "mean wait", "{:.1f} s"),
    ("service_level", "service level", "{:.1%}"),
)
"""The figures that policies differ in."""
RARE = "false"
"""Of something rare the median says little: the mean stands beside it."""
WHERE = {
    "there": "at the desk",
    "distracted": "at the desk, distracted",
    "walk": "walked away",
    "lunch": "at lunch, untold",
    "break": "at a break, untold",
    "home": "gone home, untold",
}
OUTCOMES = {
    "no_answer": "no answer",
    "refused": "refused",
    "unreachable": "phone out of reach",
    "busy": "busy",
}


def simulate(
    policies: Annotated[
        list[str] | None,
        typer.Argument(metavar="[PRESET]...", help="With --compare: the presets to set side by side."),
    ] = None,
    preset: Annotated[
        str | None, typer.Option(metavar="NAME", help="A preset, or a preset's file.", show_default=PRESET)
    ] = None,
    compare: Annotated[bool, typer.Option("--compare", help="Set several presets side by side.")] = False,
    agents: Annotated[int, typer.Option(min=1, max=MOST_AGENTS, help="How many agents.")] = 100,
    hours: Annotated[float, typer.Option(help="How long, from eight on a Monday morning.")] = 8.0,
    seed: Annotated[int, typer.Option(help="The same seed gives the same day.")] = 1,
    seeds: Annotated[
        int, typer.Option(min=1, max=10_000, help="How many days: this seed and those after it.")
    ] = 1,
    queues: Annotated[int, typer.Option(min=1, max=MOST_QUEUES, help="How many queues.")] = 5,
    jobs: Annotated[
        int | None,
        typer.Option(min=1, max=256, help="Processes, for several days.", show_default="one a core"),
    ] = None,
    picture: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="With --compare: draw false against late withdrawals (.svg, .png).",
            show_default=False,
        ),
    ] = None,
    as_json: Json = False,
) -> None:
    """Simulate a call centre's day on the engine, without a server, and measure what its policy did."""
    names = _asked(policies or [], preset, compare, picture)
    if not 0 < hours <= MOST_HOURS:
        raise Told(f"--hours {hours:g}: give more than 0 and at most {MOST_HOURS}.", MISUSED, "usage")
    chosen = [preset_of(name) for name in names]
    if picture is not None:
        _can_draw(picture)
    from readyroom.simulation import Plan
    from readyroom.simulation import compare as run

    plan = Plan(preset=chosen[0], agents=agents, hours=hours, seed=seed, queues=queues)
    began = time.perf_counter()
    with _progress(hours * seeds * len(chosen), shown=not as_json) as told:
        found = run(plan, chosen, seeds, jobs or os.cpu_count() or 1, told)
    took_s = time.perf_counter() - began
    if as_json:
        say_json(_data(found, plan, took_s))
    elif compare or seeds > 1:
        _say_comparison(found, plan, took_s)
    else:
        _say_day(found.rows[0].days[0], took_s)
    if picture is not None:
        _draw(found, picture)


def _asked(policies: list[str], preset: str | None, compare: bool, picture: Path | None) -> list[str]:
    """The presets that are meant. Raises `Told`."""
    if compare:
        if preset is not None:
            raise Told("--compare and --preset: name all presets after --compare.", MISUSED, "usage")
        if len(policies) < 2:
            raise Told(
                "--compare: name two presets or more, such as --compare web2contact default.",
                MISUSED,
                "usage",
            )
        twice = sorted({name for name in policies if policies.count(name) > 1})
        if twice:
            raise Told(f"--compare: {', '.join(twice)} stands there twice.", MISUSED, "usage")
        return policies
    if policies:
        raise Told(
            f"{' '.join(policies)}: one preset is given by --preset, several after --compare.",
            MISUSED,
            "usage",
        )
    if picture is not None:
        raise Told(
            "--picture: there is one of several presets only; name them after --compare.", MISUSED, "usage"
        )
    return [preset or PRESET]


def preset_of(name: str) -> presets.Preset:
    """The preset of that name, or of the file of that name. Raises `Told`."""
    from readyroom.codec import presets
    from readyroom.codec.check import CheckError

    try:
        if name.endswith(".toml"):
            file = Path(name)
            return presets.read(file.stem, file.read_text("utf-8"))
        return presets.load(name)
    except KeyError as error:
        what = str(error.args[0])
        there_are = f"There are {', '.join(presets.names())}."
        raise Told(f"{what}{'' if what.endswith('?') else '.'} {there_are}", MISUSED, "usage") from None
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or error
        raise Told(f"{name} cannot be read: {reason}. Give the path of a preset's file.", MISUSED) from None
    except CheckError as error:
        raise Told("\n  ".join([f"{name} is no preset:", *error.lines]), MISUSED, "preset") from None


def _can_draw(picture: Path) -> None:
    """Say at once, not after the run, that there will be no picture. Raises `Told`."""
    from importlib.util import find_spec

    if picture.suffix not in (".svg", ".png"):
        raise Told(f"--picture {picture}: give a file that ends in .svg or .png.", MISUSED, "usage")
    if not picture.parent.is_dir():
        raise Told(f"--picture {picture}: there is no directory {picture.parent}.", MISUSED, "usage")
    if find_spec("matplotlib") is None:
        raise Told(
            "--picture needs matplotlib, which is not installed: pip install 'readyroom[pictures]', or leave it out.",
            code="missing",
        )


def _draw(found: Comparison, picture: Path) -> None:
    """What was found is printed by then, whatever becomes of the picture. Raises `Told`."""
    from readyroom.simulation.picture import draw

    try:
        draw(found, picture)
    except OSError as error:
        raise Told(
            f"--picture {picture} cannot be written: {error.strerror or error}.", code="unwritable"
        ) from None


@contextlib.contextmanager
def _progress(hours: float, *, shown: bool) -> Iterator[Callable[[float], None]]:
    """A bar on the standard error, where that is a terminal."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    out = Console(stderr=True)
    columns = (
        TextColumn("Simulating"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("hours"),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=out, transient=True, disable=not (shown and out.is_terminal)) as bar:
        task = bar.add_task("", total=round(hours, 1))
        done = 0.0

        def told(more: float) -> None:
            nonlocal done
            done += more
            bar.update(task, completed=round(done, 1))

        yield told


# --- saying ----------------------------------------------------------------------------------------------


def _data(found: Comparison, plan: Plan, took_s: float) -> dict[str, Any]:
    import msgspec

    simulated_h = sum(day.hours for row in found.rows for day in row.days)
    return {
        "agents": plan.agents,
        "hours": plan.hours,
        "queues": plan.queues,
        "seeds": [day.seed for day in found.rows[0].days],
        "presets": [
            {
                "preset": row.preset,
                "spread": {
                    name: msgspec.to_builtins(row.spread(name))
                    for name in ("calls", "answered", "withdrawals", *(name for name, _, _ in SHORT))
                },
                "days": [msgspec.to_builtins(day) for day in row.days],
            }
            for row in found.rows
        ],
        "paired": msgspec.to_builtins(found.paired()),
        "took_s": round(took_s, 3),
        "hours_per_s": round(simulated_h / took_s, 3),
    }


def _say_day(day: Day, took_s: float) -> None:
    out = console()
    out.print(
        f"{day.agents} agents, {day.hours:g} hours from Monday 08:00, preset {day.preset}, seed {day.seed}"
    )
    for heading, figures in SINGLE:
        out.print(f"\n[bold]{heading}[/bold]")
        for name, words, form in figures:
            out.print(f"  {words:<48}{form.format(getattr(day.figures, name)):>12}")
        if heading == "Waiting, of answered calls":
            _say_misses(day)
    speed = f"{day.hours / took_s:.2f} simulated hours a second, {day.inputs / took_s:,.0f} inputs a second"
    out.print(f"\n{day.events:,} events in {took_s:.1f} s: {speed}\nDigest {day.digest}")


def _say_misses(day: Day) -> None:
    out = console()
    out.print(f"\n[bold]Misses, of {day.figures.offers:,} offers[/bold]")
    for cause, count in sorted(day.figures.misses.items(), key=lambda one: -one[1]):
        where, outcome = cause.split("/")
        out.print(f"  {f'{WHERE[where]}: {OUTCOMES[outcome]}':<48}{count:>12,}")
    if not day.figures.misses:
        out.print("  none")


def _say_comparison(found: Comparison, plan: Plan, took_s: float) -> None:
    out = console()
    first = found.rows[0].days
    seeds = f"seed {first[0].seed}" if len(first) == 1 else f"seeds {first[0].seed} to {first[-1].seed}"
    out.print(f"{plan.agents} agents, {plan.hours:g} hours from Monday 08:00, {seeds}")
    if len(first) > 1:
        out.print("Median of the days (lowest to highest)")
    out.print(_table(found))
    for pair in found.paired():
        out.print(
            f"{pair.preset} beside {pair.against}: on {pair.both} of {pair.of} days at least as good in both; "
            f"no more false withdrawals on {pair.false_withdrawals}, no more late offers on {pair.late_offers}."
        )
    simulated_h = plan.hours * len(first) * len(found.rows)
    out.print(
        f"{simulated_h:g} hours in {took_s:.1f} s: {simulated_h / took_s:.2f} simulated hours a second."
    )


def _table(found: Comparison) -> Table:
    from rich import box
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD)
    table.add_column("preset")
    for _, words, _ in SHORT:
        table.add_column(words, justify="right")
        if words == RARE:
            table.add_column("mean", justify="right")
    for row in found.rows:
        cells = []
        for name, words, form in SHORT:
            spread = row.spread(name)
            cell = form.format(spread.median)
            if len(row.days) > 1:
                cell += f" ({form.format(spread.lowest)} to {form.format(spread.highest)})"
            cells.append(cell)
            if words == RARE:
                cells.append(form.format(spread.mean))
        table.add_row(row.preset, *cells)
    return table
