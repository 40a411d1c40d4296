"""`readyroom import asterisk`, `connect asterisk` and `disconnect asterisk`: how a site comes to Readyroom, and goes.

Belongs here: what is looked at, what is said of it before anything is done, and the order of doing it. What Asterisk
has means in Readyroom's words is `edges/asterisk/inventory`'s, the way back is `edges/asterisk/restoring`'s. The link
itself is the server's: these commands only look, and hand over.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
from collections.abc import Coroutine, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, TypeVar

import msgspec
import typer

from readyroom.codec.configuration import Patch
from readyroom.commands import configuring, standing
from readyroom.commands.client import Client
from readyroom.commands.output import FAILED, MISUSED, Json, Told, say, say_json
from readyroom.commands.settings import ConfigFile, settings
from readyroom.engine.catalogue import Entity
from readyroom.protocols.ami import printable

if TYPE_CHECKING:
    from readyroom.edges.asterisk.connection import Target
    from readyroom.edges.asterisk.inventory import Inventory, TakenOver
    from readyroom.edges.asterisk.restoring import Action, Before
    from readyroom.neighbours import AsteriskConfig

T = TypeVar("T")
Row = dict[str, Any]
BEFORE = Path("asterisk-before.json")

AsteriskHost = Annotated[str | None, typer.Option("--host", help="Where the Asterisk is.")]
AsteriskPort = Annotated[
    int | None, typer.Option("--port", help="Of its manager interface.", show_default="5038")
]
ManagerUser = Annotated[str | None, typer.Option("--user", help="Of manager.conf.", show_default="readyroom")]
SecretFile = Annotated[
    Path | None,
    typer.Option(help="Holds the user's secret.", show_default="the variable READYROOM_ASTERISK_SECRET"),
]
Interface = Annotated[
    str | None,
    typer.Option(help="What a queue rings for a number.", metavar="PATTERN", show_default="PJSIP/{id}"),
]
Only = Annotated[
    list[str] | None,
    typer.Option("--queue", help="Only this queue (repeat it for more).", show_default="all"),
]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Only say what would be done.")]
Yes = Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")]


def import_asterisk(
    host: AsteriskHost = None,
    port: AsteriskPort = None,
    user: ManagerUser = None,
    secret_file: SecretFile = None,
    interface: Interface = None,
    queue: Only = None,
    dry_run: DryRun = False,
    yes: Yes = False,
    config: ConfigFile = None,
    as_json: Json = False,
) -> None:
    """Take over an Asterisk's queues and members into the configuration; the switch is only looked at."""
    found = _settings(config, host=host, port=port, user=user, secret_file=secret_file, interface=interface)
    inventory = _looked(found)
    with Client() as client:
        taken = _taken_over(inventory, found, _known(client), queue)
        told = _said(inventory, found, taken, as_json=as_json)
        told |= _imported(client, taken, dry_run=dry_run, yes=yes, as_json=as_json)
    if as_json:
        say_json(told)


def connect_asterisk(
    host: AsteriskHost = None,
    port: AsteriskPort = None,
    user: ManagerUser = None,
    secret_file: SecretFile = None,
    interface: Interface = None,
    queue: Only = None,
    before: Annotated[
        Path, typer.Option(help="Where to keep how the queues are now, for `disconnect`.")
    ] = BEFORE,
    dry_run: DryRun = False,
    yes: Yes = False,
    config: ConfigFile = None,
    as_json: Json = False,
) -> None:
    """Bring an Asterisk to Readyroom: its queues and members, as they are now; then say how to start the link."""
    found = _settings(config, host=host, port=port, user=user, secret_file=secret_file, interface=interface)
    inventory = _looked(found)
    with Client() as client:
        known = _known(client)
        taken = _taken_over(inventory, found, known, queue)
        told = _said(inventory, found, taken, as_json=as_json)
        plan = standing.planned(client, taken, known)
        told |= {"members": plan.members}
        if not as_json:
            _say_members(plan.members)
        with _keeping(inventory, taken, before, dry_run=dry_run):
            told |= _imported(client, taken, dry_run=dry_run, yes=yes, as_json=as_json)
            if plan.moves and not (dry_run or told["applied"]):
                configuring.confirm(yes=yes, asks=not as_json)
        if not dry_run:
            _stand(client, plan, is_imported=told["applied"])
            told["applied"] |= bool(plan.moves)
    if as_json:
        say_json(told)
    elif not dry_run:
        if taken.queues:
            say(f"How the queues were is kept in {before}.")
        say("To start the link, put this into the server's readyroom.toml and start it again:\n")
        say(_section(found))


def disconnect_asterisk(
    host: AsteriskHost = None,
    port: AsteriskPort = None,
    user: ManagerUser = None,
    secret_file: SecretFile = None,
    before: Annotated[Path, typer.Option(help="The file that `connect` kept.")] = BEFORE,
    dry_run: DryRun = False,
    yes: Yes = False,
    config: ConfigFile = None,
    as_json: Json = False,
) -> None:
    """Leave an Asterisk's queues as they were before `connect`. First stop the link: remove it from the settings."""
    from readyroom.edges.asterisk.look import do
    from readyroom.edges.asterisk.restoring import not_put_back, way_back

    found = _settings(config, host=host, port=port, user=user, secret_file=secret_file)
    kept, inventory = _read(before), _looked(found)
    actions, left = list(way_back(kept, inventory)), list(not_put_back(kept, inventory))
    if not as_json:
        _say_way_back(actions, left, before)
    refused: list[tuple[Action, str]] = []
    if actions and not dry_run:
        configuring.confirm(yes=yes, asks=not as_json)
        refused = _run(do(_target(found), actions))
    if as_json:
        said = [{"does": action.says, "action": action.name, **action.headers} for action in actions]
        wrong = [{"does": action.says, "why": why} for action, why in refused]
        say_json({"actions": said, "left": left, "applied": not dry_run, "refused": wrong})
    if not (refused or left or dry_run):
        before.unlink()  # what it tells is so again: the next time begins anew
    if refused:
        lines = [f"The switch refused {len(refused)} of {len(actions)}:"]
        raise Told("\n  ".join([*lines, *(f"{action.says}: {why}" for action, why in refused)]), FAILED)


def _say_way_back(actions: list[Action], left: list[str], before: Path) -> None:
    does = dict.fromkeys(action.says for action in actions)
    for what in does:
        say(f"  {what}")
    if does or not left:
        say(f"{len(does)} to be done." if does else "The queues are as they were.")
    if left:
        say("\n  ".join([f"This cannot be put back from here, so {before} is kept:", *left]))


# --- looking ---------------------------------------------------------------------------------------------


def _settings(config: Path | None, **given: object) -> AsteriskConfig:
    found = settings(config, **{f"asterisk__{name}": value for name, value in given.items()}).asterisk
    if found.host is None:
        raise Told("Which Asterisk? Give --host (and --user, --secret-file).", MISUSED, "usage")
    return found


def _target(found: AsteriskConfig) -> Target:
    from readyroom.linked import CannotLink, target_of

    try:
        return target_of(found)
    except CannotLink as error:
        raise Told(str(error), MISUSED, "settings") from None


def _looked(found: AsteriskConfig) -> Inventory:
    from readyroom.edges.asterisk.look import look

    return _run(look(_target(found)))


def _run(work: Coroutine[Any, Any, T]) -> T:
    from readyroom.edges.asterisk.connection import NotConnected
    from readyroom.protocols.ami import AmiError

    try:
        return asyncio.run(work)
    except (NotConnected, AmiError) as error:
        raise Told(f"Asterisk: {error}.", code="not_connected") from None


def _known(client: Client) -> list[Entity]:
    return msgspec.convert(client.get("/configuration")["entities"], list[Entity])


def _taken_over(
    inventory: Inventory, found: AsteriskConfig, known: list[Entity], only: list[str] | None
) -> TakenOver:
    from readyroom.edges.asterisk.inventory import take_over
    from readyroom.linked import options_of

    strangers = [name for name in only or () if name.casefold() not in inventory.picture.queues]
    if strangers:
        there = ", ".join(sorted(queue.name for queue in inventory.picture.queues.values()))
        raise Told(
            f"--queue {strangers[0]}: the switch has no such queue. It has {printable(there)}.",
            MISUSED,
            "unknown",
        )
    taken = take_over(inventory, known, options_of(found).naming, only or ())
    odd = [
        name
        for name in (*taken.queues, *(p.member.interface for p in taken.places))
        if printable(name) != name
    ]
    if odd:
        raise Told(f"{printable(odd[0])}: its name is not UTF-8. Rename it, or take other queues by --queue.")
    return taken


def _said(inventory: Inventory, found: AsteriskConfig, taken: TakenOver, *, as_json: bool) -> Row:
    queues = {place.queue for place in taken.places}
    told = {
        "asterisk": inventory.version,
        "queues": len(inventory.picture.queues),
        "members": len(taken.places),
    }
    if not as_json:
        say(
            f"Asterisk {inventory.version} at {found.host}:{found.port}: "
            f"{told['queues']} queues; {len(taken.places)} members in {len(queues)} of them."
        )
    return told


# --- handing over ----------------------------------------------------------------------------------------


def _imported(client: Client, taken: TakenOver, *, dry_run: bool, yes: bool, as_json: bool) -> Row:
    patches = [
        Patch(
            kind=fields["type"],
            fields={name: value for name, value in fields.items() if name != "type"},
            place="asterisk",
            places={},
        )
        for fields in taken.entities
    ]
    if not patches:
        if not as_json:
            say("Nothing to import.")
        return {"changes": [], "applied": False, "events": []}
    return configuring.put(client, patches, dry_run=dry_run, yes=yes, as_json=as_json)


def _say_members(members: list[Row]) -> None:
    for row in members:
        says = f"  {row['agent']} in {row['queue']}: {row['is']}, as {row['interface']}"
        say(says if row["is"] == row["becomes"] else f"{says}; the link makes that: {row['becomes']}")


def _stand(client: Client, plan: standing.Plan, *, is_imported: bool) -> None:
    try:
        standing.carry_out(client, plan)
    except Told as error:
        back = "take the import back as said above, and try again" if is_imported else "try again"
        error.message += f" Not everybody stands as at the switch: {back}."
        raise


# --- how the queues were ---------------------------------------------------------------------------------


@contextlib.contextmanager
def _keeping(inventory: Inventory, taken: TakenOver, file: Path, *, dry_run: bool) -> Iterator[None]:
    """How the queues are now is kept before anything is done; and as it was before, where nothing came of it."""
    earlier = file.read_bytes() if file.exists() else None
    known = _read(file) if earlier else _nothing()
    kept = known.beside(inventory.picture, taken.queues)
    if dry_run or kept == known:
        yield
        return
    _write(file, kept)
    try:
        yield
    except BaseException:
        file.unlink() if earlier is None else file.write_bytes(earlier)
        raise


def _nothing() -> Before:
    from readyroom.edges.asterisk.restoring import Before

    return Before()


def _write(file: Path, before: Before) -> None:
    try:
        # The standard library's JSON takes a name that is not UTF-8, and gives it back.
        file.write_text(json.dumps(msgspec.to_builtins(before), indent=1) + "\n", "ascii")
    except OSError as error:
        raise Told(f"{file} cannot be written: {error.strerror}. Name another by --before.") from None


def _read(file: Path) -> Before:
    from readyroom.edges.asterisk.restoring import Before

    try:
        return msgspec.convert(json.loads(file.read_bytes()), Before)
    except OSError as error:
        raise Told(f"{file} cannot be read: {error.strerror}. Name it by --before.", MISUSED) from None
    except (ValueError, msgspec.ValidationError) as error:
        raise Told(f"{file} is no file that `readyroom connect asterisk` kept: {error}.", MISUSED) from None


def _section(found: AsteriskConfig) -> str:
    """The settings of the link, as a file has them; what is not said is by default."""
    usual = type(found)()
    given = msgspec.structs.asdict(found).items()
    told = {name: value for name, value in given if value != getattr(usual, name)}
    # What JSON writes of a text, a number or a truth is TOML as well.
    return "\n".join(["[asterisk]", *(f"{name} = {json.dumps(value)}" for name, value in told.items())])
