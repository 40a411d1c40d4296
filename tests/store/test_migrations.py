"""The migrations, run from nothing, make what the metadata says."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from readyroom.store import SqliteStore, migrate, revisions, sqlite_file
from readyroom.store.errors import NewerSchema, NotAStore, OlderSchema
from readyroom.store.schema import metadata
from tests.postgres import needs_postgres
from tests.store.records import Writer


@pytest.fixture
def migrated(tmp_path: Path) -> Path:
    assert migrate(f"sqlite:///{tmp_path}/a.db") == revisions.REVISIONS
    return tmp_path / "a.db"


def statements(path: Path) -> dict[str, str]:
    """Tables and indexes by name, each as the statement that made it, without its line breaks."""
    with closing(sqlite3.connect(path)) as connection:
        found = connection.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL").fetchall()
    return {
        name: " ".join(sql.split()).replace(" )", ")")
        for name, sql in found
        if name != revisions.VERSION_TABLE
    }


def test_migrations_and_metadata_agree(migrated, tmp_path):
    engine = sa.create_engine(f"sqlite:///{migrated}", poolclass=sa.NullPool)
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []
    plain = tmp_path / "plain.db"
    metadata.create_all(sa.create_engine(f"sqlite:///{plain}", poolclass=sa.NullPool))
    # Alembic does not compare everything (partial indexes, tables without rowid): the statements do.
    assert statements(migrated) == statements(plain)


def test_revisions_are_those_of_the_files():
    config = Config()
    config.set_main_option("script_location", "readyroom.store:migrations")
    walk = ScriptDirectory.from_config(config).walk_revisions()
    assert tuple(reversed([script.revision for script in walk])) == revisions.REVISIONS


def test_migrating_again_does_nothing_and_keeps_all(migrated):
    with closing(SqliteStore(migrated)) as store:
        Writer(store).happen(3)
    assert migrate(f"sqlite:///{migrated}") == ()
    with closing(SqliteStore(migrated)) as store:
        assert store.last_seq("main") == 3


def test_nothing_to_migrate_in_memory():
    assert migrate("memory:") == ()


def test_migrating_what_is_foreign_or_newer_is_refused(migrated, tmp_path):
    foreign = tmp_path / "foreign.db"
    foreign.write_text("Dear diary")
    with pytest.raises(NotAStore):
        migrate(f"sqlite:///{foreign}")
    assert foreign.read_text() == "Dear diary"
    with closing(sqlite3.connect(migrated)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(NewerSchema):
        migrate(f"sqlite:///{migrated}")


def test_an_older_schema_is_told_of_and_brought_up(migrated, monkeypatch):
    newer = (*revisions.REVISIONS, "0099")
    monkeypatch.setattr(revisions, "REVISIONS", newer)
    monkeypatch.setattr(revisions, "HEAD", "0099")
    with pytest.raises(OlderSchema, match="readyroom migrate"):
        SqliteStore(migrated)

    def add_a_table(connection: sa.Connection) -> None:
        connection.exec_driver_sql("CREATE TABLE new (a INTEGER)")
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '0099'")

    monkeypatch.setattr(revisions, "upgrade", add_a_table)
    assert migrate(f"sqlite:///{migrated}") == ("0099",)
    SqliteStore(migrated).close()


def test_a_migration_that_fails_leaves_all_as_it_was(migrated, monkeypatch):
    before = statements(migrated)

    def fail_half_way(connection: sa.Connection) -> None:
        connection.exec_driver_sql("CREATE TABLE half (a INTEGER)")
        connection.exec_driver_sql("DROP TABLE replies")
        raise RuntimeError

    monkeypatch.setattr(revisions, "upgrade", fail_half_way)
    monkeypatch.setattr(revisions, "REVISIONS", (*revisions.REVISIONS, "0099"))
    with pytest.raises(RuntimeError):
        migrate(f"sqlite:///{migrated}")
    assert statements(migrated) == before


def test_a_file_that_could_not_be_made_is_not_there(tmp_path, monkeypatch):
    def fail(connection: sa.Connection) -> None:
        raise RuntimeError

    monkeypatch.setattr(revisions, "upgrade", fail)
    with pytest.raises(RuntimeError):
        sqlite_file.prepare(tmp_path / "a.db")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("kind", ["sqlite", pytest.param("postgres", marks=needs_postgres)])
def test_what_was_on_its_way_before_it_was_known_since_when_still_is(kind, request, tmp_path):
    url = f"sqlite:///{tmp_path}/old.db"
    if kind == "postgres":
        url = request.getfixturevalue("empty_database").replace("postgresql:", "postgresql+psycopg:")
    keys = "room, key, kind, receiver, channel, seq, created, due, attempts, state, error, body"
    given = "'main', 'k', 'message', 'bo', 'email', 7, 10, 30, 2, 'waiting', '451 later', '{}'"
    with sa.create_engine(url, poolclass=sa.NullPool).begin() as connection:
        revisions.upgrade(connection, "0005")
        connection.exec_driver_sql(f"INSERT INTO deliveries ({keys}) VALUES ({given})")
        revisions.upgrade(connection)
        columns = keys.removesuffix(", body")
        (row,) = connection.exec_driver_sql(f"SELECT {columns}, since FROM deliveries").fetchall()
    assert tuple(row) == ("main", "k", "message", "bo", "email", 7, 10, 30, 2, "waiting", "451 later", 10)
