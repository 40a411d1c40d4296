"""Real servers on both databases: a hard end, another server that takes over, a database that is away."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any, ClassVar

import httpx2
import pytest

from readyroom.store import open_store
from tests.cable import Cable
from tests.cli.program import PASSWORD, Process, environment, manual, serving
from tests.postgres import needs_postgres

BOTH = pytest.mark.parametrize("kind", ["sqlite", pytest.param("postgres", marks=needs_postgres)])
PATIENCE_S = 60
ENV = environment(READYROOM_ADMIN_PASSWORD=PASSWORD)


@pytest.fixture
def url(kind: str, request: pytest.FixtureRequest, tmp_path: Path) -> str:
    return request.getfixturevalue("database") if kind == "postgres" else f"sqlite:///{tmp_path}/readyroom.db"


@pytest.fixture(autouse=True)
def _hang_up() -> Iterator[None]:
    yield
    while Client.opened:
        Client.opened.pop().close()


class Client:
    """Someone who is signed in at a server, with a connection of their own."""

    opened: ClassVar[list[httpx2.Client]] = []

    def __init__(self, server: Process, token: str) -> None:
        self._token = token
        self._http = httpx2.Client(
            base_url=server.url,
            headers={"Authorization": f"Bearer {token}"},
            timeout=PATIENCE_S,
            trust_env=False,
        )
        self.opened.append(self._http)

    def at(self, server: Process) -> Client:
        """The same person at another server of the same data, or on another connection."""
        return Client(server, self._token)

    def send(self, method: str, path: str, body: Any = None, key: str | None = None) -> httpx2.Response:
        headers = {} if key is None else {"Idempotency-Key": key}
        return self._http.request(method, f"/api/v1{path}", json=body, headers=headers)

    def get(self, path: str) -> Any:
        answer = self.send("GET", path)
        assert answer.is_success, answer.text
        return answer.json()

    def do(self, method: str, path: str, body: Any = None, key: str | None = None) -> Any:
        answer = self.send(method, path, body, key)
        assert answer.is_success, answer.text
        return answer.json()

    def chosen(self) -> list[str]:
        """The notes of all statuses that were chosen, in the order of the log."""
        found: list[str] = []
        since = 0
        while page := self.get(f"/events?since={since}&types=StatusChosen&limit=500")["items"]:
            found += [event["body"]["note"] for event in page if event["body"]["note"]]
            since = page[-1]["seq"]
        return found

    def ready(self) -> str:
        status: str = self._http.get("/readyz").json()["status"]
        return status


def made(server: Process) -> Client:
    """Make an agent and a queue."""
    client = Client(server, server.env(PASSWORD)["READYROOM_TOKEN"])
    client.do("POST", "/queues", {"id": "sales", "label": "Sales"})
    client.do("POST", "/agents", {"id": "ann", "name": "Ann Archer"})
    return client


def note(text: str) -> dict[str, str]:
    return {"status": "lunch", "note": text}


def until(true: Callable[[], bool], what: str) -> None:
    end = time.monotonic() + PATIENCE_S
    while not true():
        assert time.monotonic() < end, what
        time.sleep(0.05)


# --- a hard end ------------------------------------------------------------------------------------------


@needs_postgres
def test_a_day_with_a_hard_end_on_postgres(database: str, tmp_path: Path):
    with serving(tmp_path, "--database", database, "--preset", "1stream", *manual(), env=ENV) as server:
        assert server.facts["is_new"] is True
        client = made(server)
        client.do("POST", "/clock", {"advance_s": 90})
        lunch = client.do("PUT", "/agents/ann/status", note("once"), key="once")
        before = client.get("/board"), client.get("/events")
        assert server.stop(signal.SIGKILL) == -9
        assert database.partition("@")[2] in server.err
    with serving(tmp_path, "--database", database, *manual(), env=ENV) as server:
        assert server.facts["is_new"] is False
        client = client.at(server)
        assert client.do("PUT", "/agents/ann/status", note("once"), key="once") == lunch
        assert (client.get("/board"), client.get("/events")) == before
        assert client.chosen() == ["once"]
        assert server.stop() == 0
    assert list(tmp_path.iterdir()) == []  # nothing is kept in files


# --- another server --------------------------------------------------------------------------------------


def unlock(tmp_path: Path) -> None:
    """As on a file system where locks do not work."""
    (tmp_path / "readyroom.db.lock").unlink(missing_ok=True)


@BOTH
def test_another_server_takes_over_from_one_that_is_idle(url: str, tmp_path: Path):
    with serving(tmp_path, "--database", url, "--preset", "1stream", env=ENV) as old:
        client = made(old)
        unlock(tmp_path)
        with serving(tmp_path, "--database", url, env=ENV) as new:
            until(lambda: client.ready() == "taken_over", "the old one has not noticed")
            refused = client.send("PUT", "/agents/ann/status", note("to the old one"))
            assert refused.status_code == 503
            assert refused.json()["code"] == "stopping"
            assert "Another server has taken over" in refused.json()["detail"]
            assert client.send("GET", "/board").status_code == 503
            other = client.at(new)
            other.do("PUT", "/agents/ann/status", note("to the new one"))
            assert old.process.wait(PATIENCE_S) == 3
            assert '"event": "fenced"' in old.err
            assert "Another Readyroom has taken over this data; this one has stopped." in old.err
            assert other.chosen() == ["to the new one"]
            assert new.stop() == 0


@BOTH
def test_a_server_that_was_paused_while_another_took_over_cannot_write(url: str, tmp_path: Path):
    with serving(tmp_path, "--database", url, "--preset", "1stream", env=ENV) as old:
        client = made(old)
        os.kill(old.process.pid, signal.SIGSTOP)
        unlock(tmp_path)
        with serving(tmp_path, "--database", url, env=ENV) as new:
            other = client.at(new)
            other.do("PUT", "/agents/ann/status", note("one"))
            answers: list[httpx2.Response] = []
            asking = threading.Thread(
                target=lambda: answers.append(client.send("PUT", "/agents/ann/status", note("paused"), "k"))
            )
            asking.start()  # it waits in the old one's queue of connections
            os.kill(old.process.pid, signal.SIGCONT)
            asking.join(PATIENCE_S)
            assert [answer.status_code for answer in answers] == [503]
            other.do("PUT", "/agents/ann/status", note("two"))
            assert old.process.wait(PATIENCE_S) == 3
            assert '"event": "fenced"' in old.err
            assert other.chosen() == ["one", "two"]
            assert new.stop() == 0
    with closing(open_store(url)) as store:
        seqs = [row.seq for row in store.events("main")]
        assert seqs == list(range(1, len(seqs) + 1))


# --- a database that is away -----------------------------------------------------------------------------


@needs_postgres
def test_a_database_that_is_away_for_longer_than_the_longest_back_off(cluster, database: str, tmp_path: Path):
    with serving(
        tmp_path, "--database", database, "--preset", "1stream", env=ENV | {"READYROOM_LIMITS_RETRY_S": "1"}
    ) as server:
        client = made(server)
        done: list[str] = []
        refused: list[tuple[str, dict[str, Any]]] = []
        stop = threading.Event()

        def work(name: str) -> None:
            mine, turn = client.at(server), 0
            while not stop.is_set():
                turn += 1
                text = f"{name}-{turn}"
                answer = mine.send("PUT", "/agents/ann/status", note(text), key=text)
                if answer.status_code == 200:
                    done.append(text)
                else:
                    refused.append((text, answer.json()))
                    time.sleep(0.1)

        workers = [threading.Thread(target=work, args=(f"w{n}",)) for n in range(3)]
        for worker in workers:
            worker.start()
        until(lambda: len(done) > 20, "nothing was done")
        cluster.stop()
        try:
            until(lambda: client.ready() == "unavailable", "nobody noticed")
            until(lambda: len(refused) >= 3, "nobody was told")
            time.sleep(2.5)  # more than two of the longest pauses
        finally:
            cluster.start()
        until(lambda: client.ready() == "ready", "it did not go on by itself")
        before = len(done)
        until(lambda: len(done) > before + 20, "nothing was done afterwards")
        stop.set()
        for worker in workers:
            worker.join()
        assert {(problem["status"], problem["code"]) for _, problem in refused} == {(503, "unavailable")}
        for text, _ in refused:  # what became of it is not known: it is repeated under its key
            client.do("PUT", "/agents/ann/status", note(text), key=text)
        chosen = client.chosen()
        assert len(chosen) == len(set(chosen)), "something was done twice"
        assert set(chosen) == set(done) | {text for text, _ in refused}
        assert server.stop() == 0
        assert '"event": "store_unavailable"' in server.err


@pytest.fixture
def cable(cluster) -> Iterator[Cable]:
    made = Cable(cluster.port)
    yield made
    made.close()


@needs_postgres
@pytest.mark.parametrize("cut", ["cut_after", "cut_before"])
def test_a_commit_whose_answer_is_lost_is_looked_up_and_not_done_again(
    cluster, cable: Cable, database: str, tmp_path: Path, cut: str
):
    through = database.replace(f":{cluster.port}/", f":{cable.port}/")
    with serving(tmp_path, "--database", through, "--preset", "1stream", env=ENV) as server:
        client = made(server)
        setattr(cable, cut, b"COMMIT")
        threading.Timer(1.0, cable.let_through.set).start()
        client.do("PUT", "/agents/ann/status", note("once"))
        assert cable.cuts == 1
        assert client.chosen() == ["once"]
        assert client.ready() == "ready"
        assert server.stop() == 0
        assert '"event": "append_failed"' in server.err
