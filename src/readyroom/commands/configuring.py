"""`readyroom import config`, `export config` and `undo`: the configuration of a running server, from and to files.

Belongs here: what is read, what is said of the difference, and the order of looking, asking and doing. What files
mean is in `codec/configuration`; the server decides what may be put, all of it or nothing.
"""

from __future__ import annotations

import hashlib
import sys
import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Annotated, Any

import msgspec
import typer

from readyroom.codec import configuration, configuration_csv
from readyroom.codec.check import CheckError
from readyroom.codec.configuration import PLURALS, Patch
from readyroom.codec.diff import Change, flat
from readyroom.commands import happenings
from readyroom.commands.client import Client
from readyroom.commands.output import FAILED, MISUSED, Json, Told, say, say_json

Row = dict[str, Any]
TRIES_S = (0.5, 2, 5)
"""Pauses between tries of a change whose answer was lost; it is done once all the same, by its key."""
PASSING = ("unreachable", "timeout", "busy", "unavailable")
STANDS = ("nothing_to_undo", "in_use", "unknown")
"""Refused with one of these, a change stays, and others may be undone all the same."""
SIGNS = {"added": "+", "changed": "~"}

File = Annotated[Path, typer.Argument(help="A file of TOML or CSV.", show_default=False)]


def import_config(
    file: File,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only show what would change.")] = False,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")] = False,
    kind: Annotated[
        str | None, typer.Option(help="What a CSV file's rows are: agents, queues, memberships, …")
    ] = None,
    as_json: Json = False,
) -> None:
    """Put the configuration of a file, all or nothing; the difference is shown first. What is not in it stays."""
    patches = _read(file, kind)
    with Client() as client:
        told = {"file": str(file)} | put(client, patches, dry_run=dry_run, yes=yes, as_json=as_json)
    if as_json:
        say_json(told)


def put(client: Client, patches: list[Patch], *, dry_run: bool, yes: bool, as_json: bool) -> Row:
    """Say what these would change, and (unless `dry_run`) ask and do it; the whole as data."""
    difference = _previewed(client, patches)
    found = _grouped(difference["changes"], patches)
    told = {
        "changes": found,
        "untouched": difference["untouched"],
        "left_alone": difference["left_alone"],
    }
    if not as_json:
        _say(told)
    if dry_run or not found:
        told |= {"applied": False, "events": []}
    else:
        confirm(yes=yes, asks=not as_json)
        told |= {"applied": True, "events": _applied(client, patches, difference["seq"])}
    if not as_json:
        _end(told)
    return told


def export_config(
    file: Annotated[
        Path | None,
        typer.Argument(help="Where to write it; else to the standard output.", show_default=False),
    ] = None,
    as_json: Json = False,
) -> None:
    """Write the whole configuration as a file of TOML, which `import config` takes."""
    with Client() as client:
        found = client.get("/configuration")
    text = configuration.write_toml(found["entities"])
    if as_json:
        text = msgspec.json.format(msgspec.json.encode(found)).decode() + "\n"
    if file is None:
        sys.stdout.write(text)
        return
    try:
        file.write_text(text, "utf-8")
    except OSError as error:
        raise Told(f"{file} cannot be written: {error.strerror}.") from None
    say(f"{file}: {len(found['entities'])} entries, as of event {found['seq']}.")


def undo(
    changes: Annotated[
        list[str], typer.Argument(help="Their numbers, such as 812 or 790-812.", show_default=False)
    ],
    as_json: Json = False,
) -> None:
    """Take changes of the configuration back, the newest first. What was changed again since is left as it is."""
    wanted = sorted({seq for text in changes for seq in _numbers(text)}, reverse=True)
    undone: list[Row] = []
    left: list[Row] = []
    with Client() as client:
        for seq in wanted:
            try:
                entry = client.post(f"/audit/{seq}/undo", None)
            except Told as error:
                if error.code not in STANDS:
                    raise
                left.append({"change": seq, "code": error.code, "message": error.message})
                continue
            undone.append(
                {"change": seq, "undone_by": entry["seq"], "kind": entry["kind"], "key": entry["key"]}
            )
    if as_json:
        say_json({"undone": undone, "left": left})
    else:
        for one in undone:
            name = f"{one['kind']} {one['key']}".strip()
            say(f"{one['change']}: {name} is as it was (change {one['undone_by']}).")
        for one in left:
            say(f"{one['change']}: {one['message']}")
    if left:
        raise Told(f"Not undone: {len(left)} of {len(wanted)}.", code="nothing_to_undo")


# --- reading and looking ---------------------------------------------------------------------------------


def _read(file: Path, kind: str | None) -> list[Patch]:
    try:
        data = file.read_bytes()
    except OSError as error:
        raise Told(f"{file} cannot be read: {error.strerror}.", MISUSED, "unreadable") from None
    suffix = file.suffix.lower()
    try:
        if suffix == ".csv":
            found = configuration_csv.read_csv(str(file), data, kind)
        elif suffix != ".toml":
            raise Told(f"{file}: name it .toml or .csv, by what is in it.", MISUSED, "usage")
        elif kind is not None:
            raise Told("--kind is for files of CSV; in TOML every table names its kind.", MISUSED, "usage")
        else:
            found = configuration.read_toml(str(file), data.decode())
    except UnicodeDecodeError as error:
        raise Told(f"{file}: is not UTF-8 (byte {error.start}).", MISUSED, "file") from None
    except CheckError as error:
        raise _mistaken(file, error.lines) from None
    if not found:
        raise Told(f"{file} holds nothing to import.", MISUSED, "file")
    return found


def _mistaken(file: Path, lines: Sequence[str]) -> Told:
    if len(lines) == 1:
        return Told(f"Nothing was imported: {lines[0]}", MISUSED, "file", mistakes=list(lines))
    listed = "\n  ".join([f"Nothing was imported: {len(lines)} mistakes in {file}:", *lines])
    return Told(listed, MISUSED, "file", mistakes=list(lines))


def _body(patches: Iterable[Patch]) -> Row:
    return {"entities": [patch.wire() for patch in patches]}


def _previewed(client: Client, patches: list[Patch]) -> Row:
    try:
        difference: Row = client.post("/configuration/preview", _body(patches))
    except Told as error:
        if error.code == "too_large":
            size = len(msgspec.json.encode(_body(patches)))
            raise Told(
                f"The file is too large for the server ({size:,} bytes in one request): raise its limits.body_bytes, "
                "or import it in parts.",
                code=error.code,
                **error.params,
            ) from None
        if error.errors:
            file = Path(patches[0].place.rpartition(":")[0])
            raise _mistaken(file, [_placed(patches, each) for each in error.errors]) from None
        raise
    return difference


def _placed(patches: list[Patch], error: Row) -> str:
    """A mistake that the server named, at its place in the file."""
    steps = str(error.get("pointer") or "").split("/")[2:]
    if not steps:
        return str(error["detail"])
    patch, field = patches[int(steps[0])], steps[1:]
    place = patch.at(field[0]) if field else patch.place
    name = f" {'.'.join(field)}:" if field and "column" not in place else ""
    return f"{place}:{name} {error['detail']}"


def _grouped(changes: list[Row], patches: list[Patch]) -> list[Row]:
    """The changes by entity, in the order of the server; of what is new, the fields that the file names."""
    named = {(str(patch.kind), patch.key): patch for patch in patches}
    by_name: dict[tuple[str, str], list[Row]] = {}
    for change in changes:
        by_name.setdefault((change["kind"], change["key"]), []).append(change)
    found = []
    for (kind, key), fields in by_name.items():
        is_new = all("before" not in field for field in fields)
        patch = named.get((kind, key))
        shown = fields
        if is_new and patch is not None:
            shown = [field for field in fields if field["field"] in flat(patch.fields)]
        found.append(
            {
                "what": "added" if is_new else "changed",
                "kind": kind,
                "key": key,
                "in_file": patch is not None,
                "fields": [
                    {name: field[name] for name in ("field", "before", "after") if name in field}
                    for field in shown
                ],
            }
        )
    return found


# --- saying and doing ------------------------------------------------------------------------------------


def _say(told: Row) -> None:
    for entity in told["changes"]:
        fields = [] if not entity["in_file"] else entity["fields"]
        words = "; ".join(
            happenings.changed(
                msgspec.convert({"kind": entity["kind"], "key": entity["key"]} | field, Change)
            )
            for field in fields
            if not (entity["what"] == "added" and field["field"] in ("id", "queue", "agent"))
        )
        along = "" if entity["in_file"] else " (comes along with the agent)"
        name = f"{entity['kind']} {entity['key']}".strip()
        say(f"{SIGNS[entity['what']]} {name}{along}{': ' if words else ''}{words}")
    count = {what: sum(one["what"] == what for one in told["changes"]) for what in SIGNS}
    say(f"{count['added']} added, {count['changed']} changed, {told['untouched']} as they are.")
    left = ", ".join(
        f"{number:,} {PLURALS[kind] if number > 1 else kind}"
        for kind, number in told["left_alone"].items()
        if kind != "settings"
    )
    if left:
        say(f"Not in the file, and left alone: {left}.")


def confirm(*, yes: bool, asks: bool) -> None:
    """Ask whether to do it; without somebody to ask, only with `yes`. Raises `Told`."""
    if yes:
        return
    if not (asks and sys.stdin.isatty()):
        raise Told("Nothing was changed: say --yes to do it, or --dry-run to only look.", MISUSED, "usage")
    if not typer.confirm("Do it?"):
        raise Told("Nothing was changed.", FAILED, "declined")


def _applied(client: Client, patches: list[Patch], seq: int) -> list[int]:
    """Put it; the numbers of the changes. However often it has to be sent, it is done once."""
    body = _body(patches)
    # With what was looked at in it: the same file is another change when something else stands there.
    key = f"import-{seq}-{hashlib.sha256(msgspec.json.encode(body)).hexdigest()}"
    for pause in (*TRIES_S, None):
        try:
            done = client.post("/configuration", body, key=key)
        except Told as error:
            if error.errors:
                file = Path(patches[0].place.rpartition(":")[0])
                raise _mistaken(file, [_placed(patches, each) for each in error.errors]) from None
            if error.code not in PASSING:
                raise
            if pause is None:
                error.message += " It is not known whether it was done; the import may simply be repeated."
                raise
            time.sleep(pause)
            continue
        return [event["seq"] for event in done["events"] if event["type"] == "Configured"]
    raise AssertionError("the last try answers or raises")


def _end(told: Row) -> None:
    if not told["changes"]:
        say("Nothing to change.")
    elif told["applied"]:
        say(f"Done. Take it back: readyroom undo {_spans(told['events'])}")
        if any(one["kind"] == "user" and one["what"] == "added" for one in told["changes"]):
            say(
                "New users have no password yet: set one in the application, or by PUT /api/v1/users/USER/password."
            )


def _spans(seqs: list[int]) -> str:
    """Numbers in order, those that follow each other as one: `790-812 815`."""
    spans: list[list[int]] = []
    for seq in seqs:
        if spans and spans[-1][-1] == seq - 1:
            spans[-1][1:] = [seq]
        else:
            spans.append([seq])
    return " ".join("-".join(map(str, span)) for span in spans)


def _numbers(text: str) -> range:
    first, dash, last = text.partition("-")
    if not (first.isascii() and first.isdigit()) or (dash and not (last.isascii() and last.isdigit())):
        raise Told(f"{text} is no number of a change: give 812, or 790-812.", MISUSED, "usage")
    return range(int(first), int(last or first) + 1)
