"""A whole store is carried over to the other kind and back, and what goes wrong leaves both as they were."""

from __future__ import annotations

import json
import re
import shlex
import signal
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import psycopg
import pytest

from readyroom import main
from readyroom.codec import state as codec
from readyroom.commands import moving
from readyroom.commands.output import Told
from readyroom.commands.settings import cannot
from readyroom.runtime.clock import ManualClock
from readyroom.runtime.house import House
from readyroom.store import carry, migrate, open_store
from readyroom.store.errors import StoreUnavailable
from readyroom.store.interface import EarlierInterval
from readyroom.store.sql import SqlStore
from tests.cable import Cable
from tests.cli.program import PASSWORD, TIMEOUT_S, environment, manual, run, serving, started
from tests.postgres import needs_postgres
from tests.runtime.centre import BO, MONDAY, Chance, entities, open_for_business, work

pytestmark = needs_postgres

EARLIER = EarlierInterval(
    table="call", key="1.5", call="1.5", queue="sales", value="waiting", detail={"source": "queue_log"},
    opened_at=MONDAY - 9000, closed_at=MONDAY - 100, closed_as="caller",
)  # fmt: skip
"""Of the time before the log."""


@pytest.fixture(scope="module")
def lived_in(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with two organisations that have worked, and what is kept of their people."""
    path = tmp_path_factory.mktemp("old") / "readyroom.db"

    async def live() -> None:
        house: Any = await House.open(open_store(f"sqlite:///{path}"), ManualClock(MONDAY))
        for name, seed in (("acme", 1), ("zoë & co", 2)):
            room, _ = await house.create(name, name.title(), entities(), BO)
            await open_for_business(room)
            await work(house, room, Chance(seed, corrects=True), 40)
        await house.stop()

    main.run(live())
    with serving(path.parent, *manual("2026-12-01T09:00:00Z"), env=environment()) as server:
        assert server.facts["is_new"] is False
    with closing(open_store(f"sqlite:///{path}")) as store:
        people = store.people
        people.put_preferences(
            "acme", "boss", {"x": [1.0, 2.5, None, {"é": "'\t\\"}], "n": 12345678901234}, 1
        )
        store.add_earlier("acme", [EARLIER], MONDAY)
    return path


@pytest.fixture
def old(lived_in: Path, tmp_path: Path) -> str:
    (tmp_path / "old.db").write_bytes(lived_in.read_bytes())
    return f"sqlite:///{tmp_path}/old.db"


def contents(url: str) -> dict[str, carry.Content]:
    with closing(open_store(url)) as store:
        assert isinstance(store, SqlStore)
        return carry.contents(store.database, lambda more: None)


def differing(one: str, other: str) -> list[str]:
    ours, theirs = contents(one), contents(other)
    return [name for name in ours if ours[name] != theirs[name]]


def moved(source: str, target: str) -> None:
    """In this process: what a start of Python costs is no business of most tests."""
    with cannot():
        moving._carry_over(source, target, as_json=False)


async def state_of(url: str) -> dict[str, str]:
    """What a server makes of it; which then goes on working with it."""
    house: Any = await House.open(open_store(url), ManualClock(MONDAY + 86_400_000))
    found = {name: codec.digest(room.world.state()) for name, room in house.rooms.items()}
    for seed, room in enumerate(house.rooms.values()):
        await work(house, room, Chance(seed), 10)
        assert not room.counts.alarms
    await house.stop()
    return found


async def test_there_and_back_again(old: str, empty_database: str, tmp_path: Path):
    before = contents(old)
    assert before["events"].rows > 300
    assert min(before[f"{table}_intervals"].rows for table in ("state", "offer", "membership")) > 0
    done = run("migrate", "--database", old, "--to", empty_database)
    assert (done.returncode, done.stderr) == (0, "")
    told = done.stdout
    assert re.search(
        r"is empty, and stays so until all is there and compared\. Nothing changes in .*old\.db\.", told
    )
    assert f"{before['events'].rows:,} of them events." in told
    assert "its log makes the same state." in told
    # The rooms were taken over, so that nobody else writes to what was left; all else is as it was.
    assert {name for name, content in contents(old).items() if content != before[name]} == {"rooms"}
    assert differing(old, empty_database) == []
    with_password = empty_database.replace("readyroom@", "readyroom:a-secret@")
    verified = run("verify", "--database", with_password)
    assert (verified.returncode, verified.stderr) == (0, "")
    assert verified.stdout.startswith(f"{empty_database}: nothing is wrong.")
    back = f"sqlite:///{tmp_path}/new/back.db"
    moved(empty_database, back)
    assert differing(empty_database, back) == []
    assert await state_of(empty_database) == await state_of(old) == await state_of(back)


def test_for_programs_and_people_go_along(tmp_path: Path, empty_database: str):
    env = environment(READYROOM_ADMIN_PASSWORD=PASSWORD)
    with serving(tmp_path, "--preset", "1stream", env=env) as server:
        token = server.env(PASSWORD)["READYROOM_TOKEN"]
        assert server.stop() == 0
    done = run("migrate", "--data", tmp_path, "--to", empty_database, "--json")
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert (told["from"], told["rooms"]) == (f"{tmp_path}/readyroom.db", ["main"])
    assert told["tables"]["credentials"]["rows"] == 1
    assert len(told["tables"]["events"]["digest"]) == 64
    with serving(tmp_path / "none", "--database", empty_database, env=environment()) as server:
        assert server.facts["is_new"] is False
        asked = environment(READYROOM_URL=server.url, READYROOM_TOKEN=token)
        assert run("agents", env=asked).stdout == "There are no agents that you may see.\n"


@pytest.mark.parametrize("way", ["into a file", "out of a file"])
def test_what_it_says_starts_it(
    old: str, empty_database: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], way: str
):
    empty_database += "?connect_timeout=9&application_name=a%20b"
    if way == "into a file":
        moved(old, empty_database)
        moved(empty_database, f"sqlite:///{tmp_path}/new data/readyroom.db")
    else:
        moved(old, empty_database.replace("readyroom@", "readyroom:a-secret@"))
    told = capsys.readouterr().out
    assert "a-secret" not in told
    *_, command = re.findall(r"Start it: (.+)", told)
    _, serve, *options = shlex.split(command)
    with serving(tmp_path / "none", *options, command=serve, env=environment()) as server:
        assert server.facts["is_new"] is False
    assert options[-1] == (f"sqlite:///{tmp_path}/new data/readyroom.db" if "into" in way else empty_database)


def refused(source: str, target: str) -> str:
    with pytest.raises(Told) as told, cannot():
        moving._carry_over(source, target, as_json=False)
    assert "\n" not in told.value.message
    return told.value.message


def test_what_is_refused(old: str, database: str, tmp_path: Path):
    before = contents(old)
    with closing(open_store(database)) as store:
        store.people.put_preferences("someone", "else", {}, 1)
    assert "/wiped is not empty: give a new file or a database with nothing in it" in refused(old, database)
    assert "is not empty" in refused(database, old)
    assert "give another database" in refused(old, old)
    assert "give another database" in refused(old, "memory:")
    assert "names no store" in refused(old, "mysql://x")
    done = run("migrate", "--database", f"sqlite:///{tmp_path}/none.db", "--to", database)
    assert (done.returncode, len(done.stderr.splitlines())) == (1, 1)
    assert "There is no database" in done.stderr
    (tmp_path / "diary").write_text("Dear diary")
    assert "not a database of Readyroom's" in refused(old, f"sqlite:///{tmp_path}/diary")
    assert "cannot be reached" in refused(old, "postgresql://x@127.0.0.1:1/x")
    assert contents(old) == before


def test_a_store_that_is_served_stays_where_it_is(database: str, tmp_path: Path):
    with serving(tmp_path / "a", env=environment()) as server:
        assert "is at work with" in refused(f"sqlite:///{tmp_path}/a/readyroom.db", database)
        assert server.stop() == 0
    with serving(tmp_path / "b", "--database", database, env=environment()) as server:
        assert "Another Readyroom is at work with" in refused(database, f"sqlite:///{tmp_path}/new.db")
        assert "Another Readyroom is at work with" in refused(
            f"sqlite:///{tmp_path}/a/readyroom.db", database
        )
        assert server.process.poll() is None
        assert server.stop() == 0
        assert "fenced" not in server.err


def waits(url: str, what: str) -> bool:
    """Whether a statement of that kind waits for a lock."""
    query = "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE %s"
    with closing(psycopg.connect(url)) as link:
        row = link.execute(query, (f"%{what}%",)).fetchone()
        return row is not None and row[0] > 0


def at_work(url: str) -> bool:
    try:
        migrate(url)
    except StoreUnavailable:
        return True
    return False


def test_a_kill_in_the_middle_of_writing_leaves_nothing(
    old: str, database: str, capsys: pytest.CaptureFixture[str]
):
    before = contents(old)
    with closing(psycopg.connect(database)) as other:
        other.execute("LOCK TABLE snapshots IN SHARE MODE")  # it may be read, and not yet written
        process = started("migrate", "--database", old, "--to", database)
        until = time.monotonic() + TIMEOUT_S
        while not waits(database, 'COPY "snapshots"'):
            assert time.monotonic() < until
            assert process.poll() is None, process.communicate()
            time.sleep(0.05)
        process.send_signal(signal.SIGKILL)
        process.communicate(timeout=TIMEOUT_S)
    assert contents(old) == before
    while (
        "is at work" in run("migrate", "--database", database).stderr
    ):  # the server ends what nobody waits for
        assert time.monotonic() < until
    assert {content.rows for content in contents(database).values()} == {0}
    moved(old, database)
    assert "is empty, and stays so until" in capsys.readouterr().out
    assert differing(old, database) == []


@pytest.fixture
def cable(cluster) -> Iterator[Cable]:
    made = Cable(cluster.port)
    yield made
    made.close()


def test_a_kill_in_the_middle_of_reading_leaves_nothing(
    old: str, cluster, database: str, cable, tmp_path: Path
):
    moved(old, database)
    before, target = contents(database), f"sqlite:///{tmp_path}/new.db"
    cable.hold_before = b'FROM "snapshots" ORDER'
    through = database.replace(f":{cluster.port}/", f":{cable.port}/")
    process = started("migrate", "--database", through, "--to", target)
    assert cable.held.wait(TIMEOUT_S), process.communicate()
    process.send_signal(signal.SIGKILL)
    process.communicate(timeout=TIMEOUT_S)
    cable.let_through.set()
    assert contents(database) == before
    assert {content.rows for content in contents(target).values()} == {0}
    moved(database, target)
    assert differing(database, target) == []


def test_what_arrives_otherwise_than_it_was_sent_does_not_count(old: str, own_database: str):
    before = contents(old)
    with closing(psycopg.connect(own_database, autocommit=True)) as link:
        link.execute("""
            CREATE FUNCTION lie() RETURNS trigger LANGUAGE plpgsql AS
            $$ BEGIN IF NEW.seq = 40 THEN NEW.agent = 'somebody'; END IF; RETURN NEW; END $$""")
        link.execute("CREATE TRIGGER lies BEFORE INSERT ON events FOR EACH ROW EXECUTE FUNCTION lie()")
    said = refused(old, own_database)
    assert "What was written is not what was read (events): nothing was kept of it" in said
    assert contents(old) == before
    assert {content.rows for content in contents(own_database).values()} == {0}
