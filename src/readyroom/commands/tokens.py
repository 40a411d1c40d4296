"""Signing in from a terminal, and the tokens of programs: `login`, `token create|list|revoke`.

Belongs here: what is asked and shown. A secret is printed once and stored nowhere.
"""

from __future__ import annotations

import os
import shlex
import sys
from datetime import datetime
from typing import Annotated, Any

import typer
from rich.table import Table
from rich.text import Text

from readyroom.commands.client import TOKEN_VARIABLE, URL_VARIABLE, Client, segment
from readyroom.commands.output import MISUSED, Json, Told, console, moment, say, say_json

HOUR_S, DAY_S = 3_600, 86_400
LEAST_S, MOST_S = 60, 315_360_000
"""How long the server lets a token last: from a minute to ten years."""
SCOPES = "read, write, configure or switch"

Scopes = Annotated[list[str] | None, typer.Option("--scope", help=f"{SCOPES}; may be given several times.")]


def login(
    user: Annotated[str, typer.Argument(help="Who signs in.", show_default=False)],
    hours: Annotated[float, typer.Option(help="How long the token lasts.")] = 12,
    scope: Scopes = None,
    organisation: Annotated[str | None, typer.Option(help="Where there is more than one.")] = None,
    as_json: Json = False,
) -> None:
    """Get a token for this terminal: eval "$(readyroom login USER)". Nothing is stored.

    Asks for the password; where the standard input is no terminal, its first line is the password.
    """
    expires_s = _seconds("--hours", hours, HOUR_S)
    with Client(needs_token=False) as client:
        body: dict[str, Any] = {"user": user, "password": _password(user), "name": "command line"}
        body["expires_s"] = expires_s
        if scope:
            body["scopes"] = scope
        if organisation:
            body["organisation"] = organisation
        made = client.post("/auth/token", body)
    if as_json:
        say_json({"url": client.url} | made)
        return
    say(f"export {URL_VARIABLE}={shlex.quote(client.url)}")
    say(f"export {TOKEN_VARIABLE}={shlex.quote(made['token'])}")


def _seconds(option: str, given: float, unit_s: int) -> int:
    """How long that is. Raises `Told` where no token lasts so long, or is over at once."""
    if not LEAST_S <= given * unit_s <= MOST_S:
        most = f"{MOST_S // unit_s:,}"
        raise Told(f"{option} {given:g}: give a minute or more, and at most {most}.", MISUSED, "usage")
    return round(given * unit_s)


def _password(user: str) -> str:
    if sys.stdin.isatty():
        # On the standard error, so that what is printed can be taken over by the shell.
        return str(typer.prompt(f"Password of {user}", hide_input=True, err=True))
    password = sys.stdin.readline().rstrip("\r\n")
    if not password:
        raise Told(
            "No password on the standard input: type it at a terminal, or give it as the first line.",
            MISUSED,
            "usage",
        )
    return password


def create(
    name: Annotated[str, typer.Argument(help="What it is for, such as wallboard.", show_default=False)],
    scope: Scopes = None,
    days: Annotated[float | None, typer.Option(help="How long it lasts; else until it is revoked.")] = None,
    as_json: Json = False,
) -> None:
    """Make a token for a program; it is shown this once. Without --scope it may only read."""
    body: dict[str, Any] = {"name": name, "scopes": scope or ["read"]}
    if days is not None:
        body["expires_s"] = _seconds("--days", days, DAY_S)
    with Client() as client:
        made = client.post("/tokens", body)
        zone = client.zone()
    if as_json:
        say_json(made)
        return
    until = "until it is revoked" if made["expires"] is None else f"until {moment(made['expires'], zone)}"
    say(made["token"])
    say(
        f"Token {made['id']} ({name}) may {', '.join(made['scopes'])}, {until}. It is shown this once: keep it."
    )


def list_tokens(
    user: Annotated[str | None, typer.Option(help="Of this user; '*': of all.")] = None, as_json: Json = False
) -> None:
    """List your tokens."""
    with Client() as client:
        tokens = client.all("/tokens", user=user)
        zone, now = client.zone(), client.now()
    if as_json:
        say_json(tokens)
        return
    table = Table(box=None, pad_edge=False, header_style="dim", padding=(0, 2, 0, 0))
    for column in ("Token", "Name", "User", "May", "Made", "Last used", "State"):
        table.add_column(column, no_wrap=column in ("Token", "Made", "Last used"))
    for token in sorted(tokens, key=lambda token: token["created"]):
        table.add_row(
            token["id"],
            Text(token["name"]),
            Text(token["user"]),
            ", ".join(token["scopes"]),
            moment(token["created"], zone),
            moment(token["last_used"], zone),
            _state(token, now, lambda instant: moment(instant, zone)),
        )
    console().print(table)


def _state(token: dict[str, Any], now: datetime, say_when: Any) -> Text:
    if token["revoked"] is not None:
        return Text(f"revoked {say_when(token['revoked'])}", style="dim")
    if token["expires"] is None:
        return Text("good until revoked", style="green")
    if datetime.fromisoformat(token["expires"]) <= now:
        return Text(f"over since {say_when(token['expires'])}", style="dim")
    return Text(f"good until {say_when(token['expires'])}", style="green")


def revoke(
    token: Annotated[
        str, typer.Argument(help="The token's id, as `token list` shows it.", show_default=False)
    ],
    as_json: Json = False,
) -> None:
    """End a token at once."""
    with Client() as client:
        client.delete(f"/tokens/{segment(token)}")
    if as_json:
        say_json({"revoked": token})
    else:
        own = " (If it was this terminal's, sign in anew.)" if os.environ.get(TOKEN_VARIABLE) else ""
        say(f"Token {token} is revoked: whoever uses it is refused from now on.{own}")
