"""A real PostgreSQL for the tests: one cluster for each pytest process, an empty database for each test.

It runs on a free port of 127.0.0.1, with fsync, as an unprivileged user: PostgreSQL refuses root. A test that uses it
is marked with `needs_postgres`; a conftest imports the fixture `database`.
"""

from __future__ import annotations

import contextlib
import itertools
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest

from readyroom.store import migrate
from readyroom.store.schema import metadata
from tests.conftest import PATH
from tests.processes import dies_with_us, free_port, give, unprivileged

needs_postgres = pytest.mark.needs("postgres", package="postgresql")

USER, CAREFUL, PASSWORD = "readyroom", "careful", "p@ss/w:rd"
TEMPLATE = "with_tables"
"""The database that others are made from."""
WIPED = "wiped"
START_S = 60
_SETTINGS = {
    "listen_addresses": "127.0.0.1",
    "unix_socket_directories": "",
    "fsync": "on",
    "max_connections": "60",
    "shared_buffers": "64MB",
    "log_min_messages": "warning",
}
# One user with a password, so that a wrong one can be tried; for all others what it costs is left out.
_ACCESS = f"host all {CAREFUL} 127.0.0.1/32 scram-sha-256\nhost all all 127.0.0.1/32 trust\n"
# Whoever was left over from another test is sent away first.
_WIPE = (
    """
    SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid();
    """
    + "".join(f'DELETE FROM "{table.name}";' for table in reversed(metadata.sorted_tables))
    + "SELECT setval(seqrelid::regclass, 1, false) FROM pg_sequence"
)


class Cluster:
    """A PostgreSQL server of our own."""

    def __init__(self) -> None:
        self.directory = Path(tempfile.mkdtemp(prefix="readyroom-postgres-"))
        self._as = unprivileged("postgres")
        self._numbers = itertools.count(1)
        self._process: subprocess.Popen[bytes] | None = None
        give(self.directory, self._as)
        self.data = self.directory / "data"
        asked = ["--auth=trust", f"--username={USER}", "--encoding=UTF8", "--locale=C", "--no-sync"]
        self._run("initdb", "-D", self.data, *asked)
        (self.data / "pg_hba.conf").write_text(_ACCESS)
        self.port = free_port()
        self.start()
        self.execute(f"CREATE ROLE {CAREFUL} LOGIN PASSWORD '{PASSWORD}'")
        self.execute(f"CREATE DATABASE {TEMPLATE}")
        migrate(self.url(TEMPLATE))
        self.execute(f"CREATE DATABASE {WIPED} TEMPLATE {TEMPLATE}")

    def _run(self, program: str, *arguments: object) -> None:
        found = shutil.which(program, path=PATH)
        assert found is not None, program
        done = subprocess.run(
            [found, *map(str, arguments)], cwd=self.directory, capture_output=True, text=True, **self._as
        )
        assert done.returncode == 0, done.stderr

    @property
    def pid(self) -> int:
        assert self._process is not None
        return self._process.pid

    def url(self, database: str, user: str = USER) -> str:
        return f"postgresql://{user}@127.0.0.1:{self.port}/{database}"

    def start(self) -> None:
        """Start it, and wait until it answers."""
        program = shutil.which("postgres", path=PATH)
        assert program is not None
        settings = [word for name, value in _SETTINGS.items() for word in ("-c", f"{name}={value}")]
        with (self.directory / "log").open("ab") as log:
            self._process = subprocess.Popen(
                [program, "-D", str(self.data), "-p", str(self.port), *settings],
                cwd=self.directory,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                preexec_fn=dies_with_us(signal.SIGQUIT),
                **self._as,
            )
        until = time.monotonic() + START_S
        while True:
            try:
                psycopg.connect(self.url("postgres"), connect_timeout=5).close()
                return
            except psycopg.OperationalError:
                told = (self.directory / "log").read_text()
                assert self._process.poll() is None, told
                assert time.monotonic() < until, told
                time.sleep(0.05)

    def stop(self, how: signal.Signals = signal.SIGQUIT) -> None:
        """End it: at once, as a crash would; or with SIGINT in good order, which ends all connections."""
        if self._process is not None:
            self._process.send_signal(how)
            self._process.wait(START_S)
            self._process = None

    def execute(self, sql: str, database: str = "postgres") -> list[Any]:
        with contextlib.closing(psycopg.connect(self.url(database), autocommit=True)) as link:
            cursor = link.execute(sql.encode())
            return cursor.fetchall() if cursor.description else []

    def new(self, template: str = TEMPLATE) -> str:
        """The URL of a new database: with Readyroom's tables, or an empty one from `template1`."""
        name = f"test_{next(self._numbers)}"
        self.execute(f"CREATE DATABASE {name} TEMPLATE {template}")
        return self.url(name)

    def drop(self, url: str) -> None:
        self.execute(f"DROP DATABASE IF EXISTS {url.rpartition('/')[2]} WITH (FORCE)")

    def remove(self) -> None:
        self.stop()
        shutil.rmtree(self.directory)

    def wiped(self) -> str:
        """The URL of a database with Readyroom's tables, and nothing in them: costs a tenth of a new one."""
        self.execute(_WIPE, WIPED)
        return self.url(WIPED)


_CLUSTER = pytest.StashKey[Cluster]()


@pytest.fixture
def cluster(pytestconfig: pytest.Config) -> Cluster:
    """The cluster of this process, started when it is first asked for."""
    if _CLUSTER not in pytestconfig.stash:
        pytestconfig.stash[_CLUSTER] = Cluster()
        pytestconfig.add_cleanup(pytestconfig.stash[_CLUSTER].remove)
    return pytestconfig.stash[_CLUSTER]


@pytest.fixture
def database(cluster: Cluster) -> str:
    """The URL of a database with Readyroom's tables and nothing in them, the same for all tests."""
    return cluster.wiped()


@pytest.fixture
def own_database(cluster: Cluster) -> Iterator[str]:
    """The same, but the test's own: it may do with its tables what it likes."""
    url = cluster.new()
    yield url
    cluster.drop(url)


@pytest.fixture
def empty_database(cluster: Cluster) -> Iterator[str]:
    """The URL of a database without any table."""
    url = cluster.new("template1")
    yield url
    cluster.drop(url)
