"""The command line: `readyroom COMMAND …`.

Belongs here: the table of commands, and what happens to errors: one line that says what to do, and exit code 1
where something did not work, 2 where it was not asked for in the right way. The commands are in `commands/`.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

import typer

from readyroom.commands import (
    asterisk,
    client_commands,
    configuring,
    demonstration,
    history,
    keeping,
    local,
    log_commands,
    moving,
    rolling,
    serving,
    simulate,
    tokens,
    watching,
    what_if,
)
from readyroom.commands.output import MISUSED, Told, complain

PROGRAM = "readyroom"
INTERRUPTED = 130
"""As shells have it: 128 and the number of the signal."""


def _group(help_text: str) -> typer.Typer:
    return typer.Typer(help=help_text, no_args_is_help=True, add_completion=False)


app = typer.Typer(
    name=PROGRAM,
    help="Decides for every call-centre agent and queue whether a queue call may ring the agent, and says why.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    epilog="Commands that ask a running server find it by READYROOM_URL and READYROOM_TOKEN; see `readyroom login`.",
)
status = _group("An agent's status: see it, choose it.")
token = _group("Tokens of programs.")
importing = _group("Bring in configuration, or history, from files.")
connecting = _group("Bring a switch to Readyroom.")
disconnecting = _group("Leave a switch as it was.")
rollups = _group("What days and months come to, as reports keep it.")
exporting = _group("Write configuration to a file.")

SERVER = "Server"
CLIENT = "Ask a running server"
app.command(rich_help_panel=SERVER)(serving.serve)
app.command(rich_help_panel=SERVER)(demonstration.demo)
app.command(rich_help_panel=SERVER)(local.init)
app.command(rich_help_panel=SERVER)(moving.migrate)
app.command(rich_help_panel=SERVER)(keeping.verify)
app.command(rich_help_panel=SERVER)(keeping.backup)
app.add_typer(rollups, name="rollups", rich_help_panel=SERVER)
app.command(rich_help_panel=CLIENT)(tokens.login)
app.command(rich_help_panel=CLIENT)(watching.board)
app.command(rich_help_panel=CLIENT)(client_commands.agents)
app.command(rich_help_panel=CLIENT)(client_commands.queues)
app.command(rich_help_panel=CLIENT)(client_commands.explain)
app.command(rich_help_panel=CLIENT)(log_commands.events)
app.add_typer(status, name="status", rich_help_panel=CLIENT)
app.add_typer(token, name="token", rich_help_panel=CLIENT)
app.add_typer(importing, name="import", rich_help_panel=CLIENT)
app.add_typer(connecting, name="connect", rich_help_panel=CLIENT)
app.add_typer(disconnecting, name="disconnect", rich_help_panel=CLIENT)
app.add_typer(exporting, name="export", rich_help_panel=CLIENT)
app.command(rich_help_panel=CLIENT)(configuring.undo)
app.command()(local.play)
app.command()(simulate.simulate)
app.command("what-if")(what_if.what_if)
app.command()(local.version)
status.command("show")(client_commands.show_status)
status.command("set")(client_commands.set_status)
importing.command("config")(configuring.import_config)
importing.command("queue-log")(history.import_queue_log)
importing.command("asterisk")(asterisk.import_asterisk)
connecting.command("asterisk")(asterisk.connect_asterisk)
disconnecting.command("asterisk")(asterisk.disconnect_asterisk)
rollups.command("rebuild")(rolling.rebuild)
exporting.command("config")(configuring.export_config)
token.command("create")(tokens.create)
token.command("list")(tokens.list_tokens)
token.command("revoke")(tokens.revoke)


def main() -> None:
    """The installed program."""
    sys.exit(run(sys.argv[1:]))


def run(arguments: Sequence[str]) -> int:
    """Run a command; the exit code."""
    as_json = "--json" in arguments
    try:
        answer = app(args=list(arguments), prog_name=PROGRAM, standalone_mode=False)
    except Told as error:
        complain(error, as_json=as_json)
        return error.exit_code
    except typer.TyperException as error:
        if error.format_message():  # else the help was shown, and nothing was asked
            complain(_misuse(error), as_json=as_json)
        return MISUSED
    except typer.Abort:
        return INTERRUPTED
    return answer if isinstance(answer, int) else 0


def _misuse(error: typer.TyperException) -> Told:
    context = getattr(error, "ctx", None)
    command = PROGRAM if context is None else context.command_path
    message = " ".join(error.format_message().split()).rstrip(".")
    message = message if message.endswith("?") else f"{message}."
    return Told(f"{message} See `{command} --help`.", MISUSED, "usage")
