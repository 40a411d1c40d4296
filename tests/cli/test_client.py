"""Commands that ask a running server, with and without --json, and what they say when it does not work."""

from __future__ import annotations

import http.server
import json
import socket
import threading
from collections.abc import Iterator
from typing import get_args

import pytest

from readyroom.commands import tokens
from readyroom.edges.http.auth.schemas import Lifetime
from tests.cli.conftest import Here, Terminal
from tests.cli.program import PASSWORD, environment, run

pytestmark = pytest.mark.xdist_group("cli_terminal")


def asked(terminal: Terminal, *arguments: str) -> str:
    found = run(*arguments, env=terminal.env)
    assert (found.returncode, found.stderr) == (0, "")
    return found.stdout


def refused(terminal: Terminal, *arguments: str, exit_code: int = 1) -> str:
    found = run(*arguments, env=terminal.env)
    assert (found.returncode, found.stdout) == (exit_code, "")
    assert len(found.stderr.splitlines()) == 1
    return found.stderr.removeprefix("readyroom: ").rstrip("\n")


# --- agents, queues, status, explain ---------------------------------------------------------------------


def test_agents_and_queues(terminal: Terminal):
    lines = asked(terminal, "agents").splitlines()
    assert lines[0].split() == "Agent Name Shown Since Activity May be rung for Not for".split()
    assert len(lines) == 13
    assert [row["id"] for row in json.loads(asked(terminal, "agents", "--json"))][:2] == ["ann", "ben"]
    lines = asked(terminal, "queues").splitlines()
    assert [line.split()[0] for line in lines] == ["Queue", "billing", "sales", "support"]
    assert {row["id"] for row in json.loads(asked(terminal, "queues", "--json"))} == {
        "billing",
        "sales",
        "support",
    }


def test_status_is_shown_and_set(terminal: Terminal):
    assert asked(terminal, "status", "set", "ben", "lunch").startswith("ben has the status lunch now (event ")
    told = asked(terminal, "status", "show", "ben")
    assert told.startswith("Ben Baker (ben) is shown as Lunch since 10:00:00\n")
    assert "Chosen: lunch, since 10:00:00, by administrator admin\n" in told
    assert "no: phone lost" in told or "no: lunch" in told
    assert json.loads(asked(terminal, "status", "show", "ben", "--json"))["status"]["status"] == "lunch"
    assert (
        json.loads(asked(terminal, "status", "set", "ben", "offline", "--json"))["events"][0]["type"]
        == "StatusChosen"
    )


def test_explain_says_why_not(terminal: Terminal):
    terminal.call("PUT", "/agents/cleo/status", {"status": "lunch"})
    terminal.advance(60)
    told = asked(terminal, "explain", "cleo", "--queue", "billing").splitlines()
    assert told[0].startswith("cleo: Lunch since ")
    assert told[1].startswith("billing: may not be rung")
    assert any(
        "• cleo has the status lunch. Since " in line and "by administrator admin" in line for line in told
    )
    data = json.loads(asked(terminal, "explain", "cleo", "--json"))
    assert {each["queue"] for each in data["queues"]} == {"sales", "billing"}
    assert all(row["sentence"].startswith("cleo ") for each in data["queues"] for row in each["blockers"])


def test_explain_goes_back_in_time(terminal: Terminal):
    then = json.loads(asked(terminal, "explain", "dan", "--json"))["at"]
    terminal.advance(600)
    terminal.call("PUT", "/agents/dan/status", {"status": "meeting"})
    now = json.loads(asked(terminal, "explain", "dan", "--json"))
    before = json.loads(asked(terminal, "explain", "dan", "--at", then, "--json"))
    assert (now["label"], before["label"] != "Meeting") == ("Meeting", True)
    assert refused(terminal, "explain", "dan", "--at", "noon", exit_code=2).startswith(
        "--at: noon is no instant: give "
    )


def test_unknown_names_say_where_to_look(terminal: Terminal):
    for arguments in (
        ["explain", "nobody"],
        ["status", "show", "nobody"],
        ["status", "set", "nobody", "lunch"],
    ):
        assert refused(terminal, *arguments) == "There is no agent nobody. `readyroom agents` lists them."
    assert "status nope" in refused(terminal, "status", "set", "ann", "nope")
    assert refused(terminal, "explain", "ann", "--queue", "nowhere") == (
        "Agent ann is assigned to no queue nowhere. `readyroom queues` lists them."
    )
    found = run("explain", "nobody", "--json", env=terminal.env)
    error = json.loads(found.stderr)["error"]
    assert (error["code"], error["params"]) == ("unknown", {"kind": "agent", "key": "nobody"})


def test_odd_names_stay_one_segment(terminal: Terminal):
    assert refused(terminal, "status", "show", "../users/admin").startswith("There is no ")


# --- tokens and signing in -------------------------------------------------------------------------------


def test_login_prints_what_a_shell_takes_over(terminal: Terminal):
    env = environment(READYROOM_URL=terminal.server.url)
    found = run("login", "ann", env=env, typed=PASSWORD + "\n")
    assert (found.returncode, found.stderr) == (0, "")
    exports = dict(line.removeprefix("export ").split("=", 1) for line in found.stdout.splitlines())
    assert exports["READYROOM_URL"] == terminal.server.url
    assert run("status", "show", "ann", env=env | exports).returncode == 0
    made = json.loads(run("login", "ann", "--scope", "read", "--json", env=env, typed=PASSWORD).stdout)
    assert made["scopes"] == ["read"]
    assert made["url"] == terminal.server.url
    reader = env | {"READYROOM_TOKEN": made["token"]}
    found = run("status", "set", "ann", "lunch", env=reader)
    assert found.returncode == 1
    assert "Use a token with that scope" in found.stderr


def test_a_wrong_password_and_none(terminal: Terminal):
    env = environment(READYROOM_URL=terminal.server.url)
    wrong = run("login", "mia", env=env, typed="wrong-wrong\n")
    assert wrong.returncode == 1
    assert wrong.stderr.startswith("readyroom: User or password is wrong")
    none = run("login", "mia", env=env)
    assert none.returncode == 2
    assert "No password on the standard input" in none.stderr


def test_tokens_come_and_go(terminal: Terminal):
    secret, said = asked(terminal, "token", "create", "wallboard", "--days", "1").splitlines()
    assert secret.startswith("rr_")
    number = said.split()[1]
    assert said.endswith("It is shown this once: keep it.")
    assert f"Token {number} (wallboard) may read, until 2026-03-03" in said
    mine = terminal.env | {"READYROOM_TOKEN": secret}
    assert run("agents", env=mine).returncode == 0
    line = next(line for line in asked(terminal, "token", "list").splitlines() if line.startswith(number))
    assert "good until 2026-03-03" in line
    assert secret not in asked(terminal, "token", "list", "--json")
    assert asked(terminal, "token", "revoke", number).startswith(f"Token {number} is revoked")
    found = run("agents", env=mine)
    assert found.returncode == 1
    assert "is wrong, revoked or over: get a new one by `readyroom login USER`." in found.stderr
    assert "token" in refused(terminal, "token", "revoke", "0123")
    made = json.loads(
        asked(terminal, "token", "create", "x", "--scope", "read", "--scope", "write", "--json")
    )
    assert made["scopes"] == ["read", "write"]
    assert json.loads(asked(terminal, "token", "revoke", made["id"], "--json")) == {"revoked": made["id"]}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("login", "mia", "--hours", "100000"), "--hours 100000: give a minute or more, and at most 87,600."),
        (("login", "mia", "--hours", "nan"), "--hours nan: give a minute or more, and at most 87,600."),
        (("login", "mia", "--hours", "0.01"), "--hours 0.01: give a minute or more, and at most 87,600."),
        (
            ("token", "create", "x", "--days", "1e9"),
            "--days 1e+09: give a minute or more, and at most 3,650.",
        ),
    ],
)
def test_a_token_that_lasts_too_long_is_refused_by_the_option_that_says_so(
    terminal: Terminal, here: Here, arguments: tuple[str, ...], said: str
):
    assert here.run(terminal.env, *arguments) == (2, "", f"readyroom: {said}\n")


def test_a_token_may_last_as_long_as_the_server_lets_it(terminal: Terminal):
    (_, bounds) = get_args(Lifetime)
    assert (bounds.ge, bounds.le) == (tokens.LEAST_S, tokens.MOST_S)
    number = asked(terminal, "token", "create", "x", "--days", "3650").split()[2]
    asked(terminal, "token", "revoke", number)


# --- where there is no server, or no way in --------------------------------------------------------------


def test_without_a_token_it_says_how_to_get_one():
    found = run("agents")
    assert (found.returncode, found.stderr) == (
        2, 'readyroom: READYROOM_TOKEN is not set: get a token by eval "$(readyroom login USER)".\n',
    )  # fmt: skip


def test_a_server_that_is_not_there():
    with socket.create_server(("127.0.0.1", 0)) as was:
        port = was.getsockname()[1]
    found = run("queues", env=environment(READYROOM_URL=f"http://127.0.0.1:{port}", READYROOM_TOKEN="rr_x"))
    assert found.returncode == 1
    assert found.stderr.startswith(f"readyroom: Nothing answers at http://127.0.0.1:{port} (")
    assert found.stderr.endswith(
        "start the server by `readyroom serve`, or set READYROOM_URL to where it is.\n"
    )
    assert len(found.stderr.splitlines()) == 1


@pytest.mark.parametrize("url", ["localhost:8080", "http://", "ftp://x", "http://[", "http://a b"])
def test_what_is_no_address(url: str):
    found = run("queues", env=environment(READYROOM_URL=url, READYROOM_TOKEN="rr_x"))
    assert found.returncode == 2
    assert found.stderr.startswith("readyroom: READYROOM_URL is no address (")


def test_a_proxy_is_not_asked_for_this_machine(terminal: Terminal):
    env = terminal.env | {"HTTP_PROXY": "http://127.0.0.1:9", "http_proxy": "http://127.0.0.1:9"}
    assert run("queues", env=env).returncode == 0


@pytest.fixture
def stranger() -> Iterator[str]:
    """A web server that is no Readyroom."""

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.end_headers()
            self.wfile.write(b"<html>Welcome!</html>")

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            pass

    with http.server.HTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


def test_another_server_than_readyroom(stranger: str):
    found = run("queues", env=environment(READYROOM_URL=stranger, READYROOM_TOKEN="rr_x"))
    assert found.returncode == 1
    assert found.stderr == (
        f"readyroom: {stranger} answers (200), but not as Readyroom does: see READYROOM_URL.\n"
    )
