"""PostgreSQL's own: settings, which databases are refused, and what a lost connection does."""

import threading
import time
from collections.abc import Iterator
from contextlib import closing

import psycopg
import pytest
import sqlalchemy as sa

from readyroom.store import migrate, open_store, postgres_server, revisions
from readyroom.store.errors import (
    Damaged,
    Fenced,
    NewerSchema,
    NotAStore,
    OlderSchema,
    StoreUnavailable,
    Unopenable,
)
from readyroom.store.postgres import PostgresStore
from readyroom.store.postgres_server import Address, connect
from readyroom.store.schema import metadata
from tests.cable import Cable
from tests.postgres import CAREFUL, PASSWORD, needs_postgres
from tests.store.records import ROOM, Writer, answer, closes, event, opens

pytestmark = needs_postgres


OTHERS = """
SELECT count(*) FROM pg_stat_activity
WHERE datname = current_database() AND backend_type = 'client backend' AND pid <> pg_backend_pid()
"""
"""How many others are connected to the database."""


def refusal(url: str, error: type[Exception]) -> str:
    with pytest.raises(error) as refused:
        open_store(url)
    return str(refused.value)


def run(url: str, sql: str) -> list:
    with closing(psycopg.connect(url, autocommit=True)) as link:
        cursor = link.execute(sql.encode())
        return cursor.fetchall() if cursor.description else []


# --- reaching it -----------------------------------------------------------------------------------------

SETTINGS = {
    "synchronous_commit": "on",
    "transaction_isolation": "read committed",
    "statement_timeout": "30s",
    "idle_in_transaction_session_timeout": "5s",
    "application_name": "readyroom",
}


def test_settings_are_really_set(database, cluster):
    careless = "ALTER ROLE readyroom IN DATABASE wiped SET"
    for setting in ("synchronous_commit = off", "default_transaction_isolation = 'serializable'"):
        cluster.execute(f"{careless} {setting}")
    try:
        with closing(connect(Address(database))) as link:
            found = {name: link.execute(f"SHOW {name}".encode()).fetchone() for name in SETTINGS}
            assert found == {name: (value,) for name, value in SETTINGS.items()}
            assert link.info.get_parameters()["tcp_user_timeout"] == "10000"
    finally:
        cluster.execute("ALTER ROLE readyroom IN DATABASE wiped RESET ALL")


def test_what_the_url_says_counts(database):
    own = f"{database}?application_name=mine&options=-csynchronous_commit%3Dremote_apply"
    with closing(connect(Address(own))) as link:
        assert link.execute("SHOW synchronous_commit").fetchone() == ("remote_apply",)
        assert link.execute("SHOW application_name").fetchone() == ("mine",)


def test_nobody_answers():
    said = refusal("postgresql://ann:secret@127.0.0.1:1/calls", StoreUnavailable)
    assert said.startswith("postgresql://ann@127.0.0.1:1/calls cannot be reached: ")
    assert said.endswith("see that it runs, and that host and port are right")


def test_a_password_is_asked_for_and_never_told(cluster, own_database):
    plain = cluster.url(own_database.rpartition("/")[2], CAREFUL)
    right = "p%40ss%2Fw%3Ard"
    for wrong in ("wrong-secret", right.replace("40", "41")):
        said = refusal(plain.replace("@127", f":{wrong}@127"), StoreUnavailable)
        assert "give the right user and password" in said
        assert wrong not in said
    assert "give the right user and password" in refusal(plain, StoreUnavailable)
    asked_for = refusal(f"{plain}?password=also-secret", StoreUnavailable)
    assert "also-secret" not in asked_for
    run(own_database, f"GRANT ALL ON ALL TABLES IN SCHEMA public TO {CAREFUL}")
    open_store(plain.replace("@127", f":{right}@127")).close()
    assert PASSWORD not in repr(Address(plain.replace("@127", f":{right}@127")).shown)


@pytest.mark.parametrize(
    "url", ["postgresql://u:pa:ss@@w@h:x/", "postgresql://u:secret@h:port/db", "postgresql://%zz"]
)
def test_a_url_that_cannot_be_read(url):
    said = refusal(url, Unopenable)
    assert "write postgresql://USER:PASSWORD@HOST:PORT/DATABASE" in said
    assert "secret" not in said


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("postgresql:///calls?host=/run/postgresql", "postgresql:///calls?host=/run/postgresql"),
        ("postgresql://me:a#b?c@db.example.org/calls", "postgresql://me@db.example.org/calls"),
        ("postgres://one:1,two:2/calls?password=x", "postgres://one:1,two:2/calls"),
        ("postgresql://one?p%61ssword=x&sslpassword=y&dbname=z", "postgresql://one?dbname=z"),
        ("postgresql://", "postgresql://"),
    ],
)
def test_a_url_is_shown_as_it_was_typed_but_for_passwords(url, shown):
    assert str(postgres_server.Address(url)) == shown


def test_there_is_no_such_database_or_user(cluster):
    assert "make the database (createdb)" in refusal(cluster.url("nowhere"), StoreUnavailable)
    said = refusal(cluster.url("postgres", "nobody"), StoreUnavailable)
    assert "make the user (createuser), give another in the URL, or run this as" in said


def test_a_server_that_is_too_old(database, monkeypatch):
    monkeypatch.setattr(postgres_server, "OLDEST", 990_000)
    said = refusal(database, Unopenable)
    assert "is PostgreSQL 1" in said
    assert said.endswith("upgrade it to 99 or newer")


def test_a_database_that_cannot_hold_every_name(cluster):
    cluster.execute("CREATE DATABASE latin ENCODING 'LATIN1' TEMPLATE template0")
    assert "encoded in LATIN1" in refusal(cluster.url("latin"), Unopenable)


# --- what is in it ---------------------------------------------------------------------------------------


def test_an_empty_database_is_made_ready(empty_database):
    with closing(open_store(empty_database)) as store:
        assert isinstance(store, PostgresStore)
        Writer(store).happen()
    with closing(open_store(empty_database.replace("postgresql:", "postgres:"))) as store:
        assert store.last_seq(ROOM) == 1


def test_what_extensions_bring_along_is_nobodys(empty_database):
    run(empty_database, "CREATE EXTENSION IF NOT EXISTS plpgsql; CREATE VIEW v AS SELECT 1")
    assert "another program's" in refusal(empty_database, NotAStore)
    run(empty_database, "ALTER EXTENSION plpgsql ADD VIEW v")
    open_store(empty_database).close()


@pytest.mark.parametrize(
    "table", ["rooms (room TEXT)", "alembic_version (version_num TEXT)", "diary (today TEXT)"]
)
def test_another_programs_database_is_refused_and_left_alone(empty_database, table):
    run(empty_database, f"CREATE TABLE {table}")
    said = refusal(empty_database, NotAStore)
    assert "another program's tables (in the schema public): give a database of its own" in said
    while run(empty_database, OTHERS) != [(0,)]:
        time.sleep(0.01)  # a server takes its time to see that a connection was closed
    with pytest.raises(NotAStore):
        migrate(empty_database)
    assert len(run(empty_database, "SELECT 1 FROM pg_tables WHERE schemaname = 'public'")) == 1


def test_a_schema_of_its_own_in_anothers_database(empty_database):
    run(empty_database, "CREATE TABLE diary (today TEXT)")
    mine = f"{empty_database}?options=-csearch_path%3Dmine"
    assert "CREATE SCHEMA" in refusal(mine, Unopenable)
    run(empty_database, "CREATE SCHEMA mine")
    with closing(open_store(mine)) as store:
        Writer(store).happen()
    assert run(empty_database, "SELECT last_seq FROM mine.rooms") == [(1,)]


def test_a_user_who_may_not_make_tables(cluster, empty_database):
    url = cluster.url(empty_database.rpartition("/")[2], CAREFUL).replace("@127", ":p%40ss%2Fw%3Ard@127")
    assert "grant the user the right to" in refusal(url, StoreUnavailable)


def test_lost_tables_are_told_of(own_database):
    run(own_database, "DROP TABLE replies; DROP TABLE views")
    assert "has lost its tables (replies, views): restore it" in refusal(own_database, Damaged)


def test_tables_that_are_lost_meanwhile_are_told_of(own_database):
    with closing(open_store(own_database)) as store:
        run(own_database, "DROP TABLE replies")
        with pytest.raises(Damaged, match="lost its tables"):
            store.reply(ROOM, "ann", "k")


def test_a_newer_schema_is_refused(own_database):
    run(own_database, "UPDATE alembic_version SET version_num = '9999'")
    said = refusal(own_database, NewerSchema)
    assert "newer Readyroom (schema 9999" in said
    with pytest.raises(NewerSchema):
        migrate(own_database)


def test_an_older_schema_is_told_of_and_brought_up(own_database, monkeypatch):
    monkeypatch.setattr(revisions, "REVISIONS", (*revisions.REVISIONS, "0099"))
    monkeypatch.setattr(revisions, "HEAD", "0099")
    assert "run `readyroom migrate`" in refusal(own_database, OlderSchema)

    def add_a_table(connection: sa.Connection) -> None:
        connection.exec_driver_sql("CREATE TABLE new (a INTEGER)")
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '0099'")

    monkeypatch.setattr(revisions, "upgrade", add_a_table)
    assert migrate(own_database) == ("0099",)
    open_store(own_database).close()


def test_a_migration_that_fails_leaves_all_as_it_was(own_database, monkeypatch):
    def fail_half_way(connection: sa.Connection) -> None:
        connection.exec_driver_sql("DROP TABLE replies")
        raise RuntimeError

    monkeypatch.setattr(revisions, "REVISIONS", (*revisions.REVISIONS, "0099"))
    monkeypatch.setattr(revisions, "upgrade", fail_half_way)
    with pytest.raises(RuntimeError):
        migrate(own_database)
    monkeypatch.undo()
    open_store(own_database).close()


def test_no_migration_while_a_server_is_at_work(own_database):
    store = open_store(own_database)
    Writer(store).happen()
    with pytest.raises(StoreUnavailable, match=r"Another Readyroom is at work with .*: stop it first"):
        migrate(own_database)
    store.close()
    assert migrate(own_database) == ()
    with closing(connect(Address(own_database), "alone")):
        assert "is being migrated" in refusal(own_database, StoreUnavailable)


_SHAPE = """
    SELECT c.relname, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull, l.collname
    FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid LEFT JOIN pg_collation l ON l.oid = a.attcollation
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND a.attnum > 0 ORDER BY c.relname, a.attnum
"""
_PARTS = """
    SELECT pg_get_indexdef(indexrelid) FROM pg_index JOIN pg_class c ON c.oid = indrelid
    WHERE c.relnamespace = 'public'::regnamespace
    UNION ALL SELECT conrelid::regclass || ' ' || pg_get_constraintdef(oid) FROM pg_constraint
    WHERE connamespace = 'public'::regnamespace ORDER BY 1
"""


def test_migrations_and_metadata_agree(own_database, empty_database):
    engine = sa.create_engine(empty_database.replace("postgresql:", "postgresql+psycopg:"))
    metadata.create_all(engine)
    engine.dispose()
    ours = lambda rows: [row for row in rows if "alembic_version" not in row[0]]  # noqa: E731
    for asked in (_SHAPE, _PARTS):
        assert ours(run(own_database, asked)) == ours(run(empty_database, asked)) != []


def test_names_are_ordered_byte_by_byte(database):
    with closing(open_store(database)) as store:
        for room in ("b", "Z", "é", "a", "_", "B"):
            store.open_room(room)
        assert store.rooms() == ["B", "Z", "_", "a", "b", "é"]


def test_two_who_are_started_on_one_empty_database(empty_database):
    together = threading.Barrier(3)
    made: list[object] = []

    def start() -> None:
        together.wait()
        try:
            with closing(open_store(empty_database)) as store:
                made.append(store.open_room(ROOM).epoch)
        except Exception as error:  # noqa: BLE001
            made.append(error)

    starting = [threading.Thread(target=start) for _ in range(together.parties)]
    for one in starting:
        one.start()
    for one in starting:
        one.join()
    assert sorted(made, key=str) == [1, 2, 3]


# --- connections that are lost ---------------------------------------------------------------------------


@pytest.fixture
def cable(cluster) -> Iterator[Cable]:
    made = Cable(cluster.port)
    yield made
    made.close()


@pytest.fixture
def through(cable, cluster, database) -> Iterator[PostgresStore]:
    """A store whose connections go through the cable, with a few of them open."""
    store = PostgresStore(database.replace(f":{cluster.port}/", f":{cable.port}/"))
    yield store
    store.close()


def test_connections_that_were_lost_are_made_anew(through, cable):
    writer = Writer(through)
    writer.happen(2)
    uses = (
        lambda: writer.happen(),
        lambda: list(through.events(ROOM)),
        lambda: through.forget_replies(1),
        lambda: through.open_room("other"),
    )
    for use in uses:
        cable.cut_all()
        use()
    assert through.last_seq(ROOM) == 3


def test_a_server_that_was_restarted_is_found_again(cluster, database):
    with closing(PostgresStore(database)) as store:
        writer = Writer(store)
        writer.happen()
        cluster.stop()
        for use in (writer.happen, lambda: list(store.events(ROOM)), lambda: store.forget_replies(1)):
            with pytest.raises(StoreUnavailable, match="cannot be reached"):
                use()
        cluster.start()
        writer.happen()
        assert store.last_seq(ROOM) == 2


BATCH = {"intervals": [opens("state", "ann", 1)], "replies": [answer("k")]}


def test_a_connection_lost_before_commit_is_tried_again_and_written_once(through, cable):
    writer = Writer(through)
    cable.cut_after = b"INSERT INTO events"
    writer.append(event(1), **BATCH)
    assert cable.cuts == 1
    assert list(through.events(ROOM)) == [event(1)]
    writer.append(event(2), intervals=[closes("state", "ann", 2)])


def test_an_answer_to_commit_that_was_lost_is_found_by_reading(through, cable):
    writer = Writer(through)
    cable.cut_after = b"COMMIT"
    with pytest.raises(StoreUnavailable, match=r"lost at COMMIT .* only reading tells"):
        writer.append(event(1), **BATCH)
    assert list(through.events(ROOM)) == [event(1)]
    assert through.reply(ROOM, "ann", "k") == answer("k")


def test_whoever_reads_after_a_lost_commit_waits_until_it_has_ended(through, cable):
    """COMMIT is still under way: reading at once would not find what is written a moment later."""
    writer = Writer(through)
    cable.cut_before = b"COMMIT"
    with pytest.raises(StoreUnavailable, match="lost at COMMIT"):
        writer.append(event(1), **BATCH)
    began = time.monotonic()
    threading.Timer(0.5, cable.let_through.set).start()
    assert list(through.events(ROOM)) == [event(1)]
    assert time.monotonic() - began > 0.4


def test_a_commit_that_never_arrived_is_found_not_to_be_there(through, cable, monkeypatch):
    monkeypatch.setitem(postgres_server._OPTIONS, "idle_in_transaction_session_timeout", "300")
    through.database.links.drop_idle()
    writer = Writer(through)
    cable.cut_before = b"COMMIT"
    with pytest.raises(StoreUnavailable, match="lost at COMMIT"):
        writer.append(event(1), **BATCH)
    assert list(through.events(ROOM)) == []
    writer.append(event(1), **BATCH)
    cable.let_through.set()
    assert list(through.events(ROOM)) == [event(1)]


def test_a_writer_that_was_paused_in_an_append_does_not_keep_the_room(database, monkeypatch):
    """What it has begun is taken back by the server, and it is fenced when it wakes up."""
    monkeypatch.setitem(postgres_server._OPTIONS, "idle_in_transaction_session_timeout", "300")
    with closing(PostgresStore(database)) as paused, closing(PostgresStore(database)) as other:
        writer = Writer(paused)
        awake, asleep = threading.Event(), threading.Event()

        def half_an_append(statement) -> None:
            statement("UPDATE rooms SET last_seq = 1 WHERE room = ? AND epoch = ?", (ROOM, writer.epoch))
            asleep.set()
            awake.wait()

        def write() -> None:
            with pytest.raises(StoreUnavailable, match="lost at COMMIT"):
                paused.database.transact(half_an_append)

        writing = threading.Thread(target=write)
        writing.start()
        asleep.wait()
        successor = Writer(other)
        successor.happen()
        awake.set()
        writing.join()
        with pytest.raises(Fenced):
            writer.happen()
        assert list(other.events(ROOM)) == [event(1)]


def test_errors_that_the_server_tells(database, cluster):
    with closing(PostgresStore(database)) as store, closing(psycopg.connect(database)) as other:
        writer = Writer(store)
        other.execute("LOCK TABLE rooms")
        store.database.links.idle[0].execute("SET statement_timeout = 100")
        with pytest.raises(StoreUnavailable, match=r"57014\): it took too long"):
            writer.happen()
        other.rollback()
        writer.happen()
        assert store.last_seq(ROOM) == 1
