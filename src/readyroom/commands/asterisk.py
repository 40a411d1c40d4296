"""`readyroom import asterisk`, `connect asterisk` and `disconnect asterisk`: how a site comes to Readyroom, and goes.

Belongs here: what is looked at, what is said of it before anything is done, and the order of doing it. What Asterisk
has means in Readyroom's words is `edges/asterisk/inventory`'s, the way back is `edges/asterisk/restoring`'s. The link
itself is the server's: these commands only look, and hand over.
"""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, TypeVar

import msgspec
import typer
from msgspec import Struct

from readyroom.codec.configuration import Patch
from readyroom.commands import configuring
from readyroom.commands.client import Client, segment
from readyroom.commands.output import FAILED, MISUSED, Json, Told, say, say_json
from readyroom.commands.settings import ConfigFile, settings
from readyroom.engine.catalogue import Entity

if TYPE_CHECKING:
    from readyroom.config import AsteriskConfig
    from readyroom.edges.asterisk.connection import Target
    from readyroom.edges.asterisk.inventory import Inventory, Place, TakenOver
    from readyroom.edges.asterisk.restoring import Action

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


class Before(Struct, frozen=True, kw_only=True):
    """The file that keeps how the queues were."""

    version: str
    queues: list[str]
    members: list[Any]


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
    found = _settings(config, host, port, user, secret_file, interface)
    inventory = _looked(found)
    with Client() as client:
        taken = _taken_over(client, inventory, found, queue)
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
    found = _settings(config, host, port, user, secret_file, interface)
    inventory = _looked(found)
    with Client() as client:
        taken = _taken_over(client, inventory, found, queue)
        told = _said(inventory, found, taken, as_json=as_json)
        standing = [_standing(place) for place in taken.places]
        if not as_json:
            for line in standing:
                say(f"  {line['says']}")
            say("For these the link changes nothing at the switch until somebody chooses something.")
        told |= {"members": standing}
        if not dry_run:
            _keep(inventory, taken, before)
        told |= _imported(client, taken, dry_run=dry_run, yes=yes, as_json=as_json)
        if not dry_run:
            _stand_as_now(client, taken.places)
        away = sorted({place.agent for place in taken.places if not place.is_there})
        if away and not as_json:
            say(
                f"The telephones of {', '.join(away)} are not there: their members are paused until these are back "
                "and a status is chosen."
            )
    if as_json:
        say_json(told)
    elif not dry_run:
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
    from readyroom.edges.asterisk.restoring import way_back

    found = _settings(config, host, port, user, secret_file, None)
    kept, queues = _kept(before)
    actions = list(way_back(kept, queues, _looked(found).picture))
    if not as_json:
        for action in actions:
            say(f"  {action.says}")
        say(f"{len(actions)} to be done." if actions else "The queues are as they were.")
    refused: list[tuple[Action, str]] = []
    if actions and not dry_run:
        configuring.confirm(yes=yes, asks=not as_json)
        refused = _run(do(_target(found), actions))
    if as_json:
        said = [{"does": action.says, "action": action.name, **action.headers} for action in actions]
        wrong = [{"does": action.says, "why": why} for action, why in refused]
        say_json({"actions": said, "applied": not dry_run, "refused": wrong})
    if refused:
        lines = [f"The switch refused {len(refused)} of {len(actions)}:"]
        raise Told("\n  ".join([*lines, *(f"{action.says}: {why}" for action, why in refused)]), FAILED)


# --- looking ---------------------------------------------------------------------------------------------


def _settings(
    config: Path | None,
    host: str | None,
    port: int | None,
    user: str | None,
    secret_file: Path | None,
    interface: str | None,
) -> AsteriskConfig:
    found = settings(
        config,
        asterisk__host=host,
        asterisk__port=port,
        asterisk__user=user,
        asterisk__secret_file=secret_file,
        asterisk__interface=interface,
    ).asterisk
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


def _taken_over(
    client: Client, inventory: Inventory, found: AsteriskConfig, only: list[str] | None
) -> TakenOver:
    from readyroom.edges.asterisk.inventory import take_over
    from readyroom.linked import options_of

    strangers = [name for name in only or () if name.casefold() not in inventory.picture.queues]
    if strangers:
        there = ", ".join(sorted(queue.name for queue in inventory.picture.queues.values()))
        raise Told(
            f"--queue {strangers[0]}: the switch has no such queue. It has {there}.", MISUSED, "unknown"
        )
    known = msgspec.convert(client.get("/configuration")["entities"], list[Entity])
    return take_over(inventory, known, options_of(found).naming, only or ())


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


def _standing(place: Place) -> Row:
    member = place.member
    how = "in"
    if member.paused:
        how = f"paused ({member.reason})" if member.reason else "paused"
    says = f"{place.agent} in {place.queue}: {how}, as {member.interface}"
    return {
        "agent": place.agent,
        "queue": place.queue,
        "membership": "paused" if member.paused else "in",
        "reason": member.reason or None,
        "interface": member.interface,
        "says": says,
    }


def _stand_as_now(client: Client, places: list[Place]) -> None:
    """Everybody stands in Readyroom as at the switch; whoever is a member of a queue is at work."""
    at_work = next((row["id"] for row in client.all("/statuses") if row["kind"] == "available"), None)
    for place in places:
        if place.is_there:
            client.put(f"/devices/{segment(place.device)}", {"registered": True})
    for agent in dict.fromkeys(place.agent for place in places if place.is_there):
        if at_work is not None:
            client.put(f"/agents/{segment(agent)}/status", {"status": at_work})
    for place in places:
        body: Row = {"membership": "paused" if place.member.paused else "in"}
        if place.member.paused and place.member.reason:
            body["reason"] = place.member.reason
        client.put(f"/agents/{segment(place.agent)}/queues/{segment(place.queue)}", body)


# --- how the queues were ---------------------------------------------------------------------------------


def _keep(inventory: Inventory, taken: TakenOver, file: Path) -> None:
    from readyroom.edges.asterisk.restoring import kept_of

    if file.exists():
        return  # how it was before the first time is what counts
    queues = sorted({place.member.queue for place in taken.places})
    kept = Before(version=inventory.version, queues=queues, members=kept_of(inventory.picture, queues))
    try:
        file.write_bytes(msgspec.json.format(msgspec.json.encode(kept), indent=1) + b"\n")
    except OSError as error:
        raise Told(f"{file} cannot be written: {error.strerror}. Name another by --before.") from None


def _kept(file: Path) -> tuple[list[Any], list[str]]:
    from readyroom.edges.asterisk.restoring import Kept

    try:
        read = msgspec.json.decode(file.read_bytes(), type=Before)
        return msgspec.convert(read.members, list[Kept]), read.queues
    except OSError as error:
        raise Told(f"{file} cannot be read: {error.strerror}. Name it by --before.", MISUSED) from None
    except msgspec.MsgspecError as error:
        raise Told(f"{file} is no file that `readyroom connect asterisk` kept: {error}.", MISUSED) from None


def _section(found: AsteriskConfig) -> str:
    """The settings of the link, as a file has them; what is not said is by default."""
    lines = ["[asterisk]", f'host = "{found.host}"']
    if found.port != type(found)().port:
        lines.append(f"port = {found.port}")
    for name in ("user", "secret_file", "interface"):
        if getattr(found, name) not in (None, getattr(type(found)(), name)):
            lines.append(f'{name} = "{getattr(found, name)}"')
    return "\n".join(lines)
