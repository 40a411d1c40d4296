"""The databases on which servers are killed. A further one is a further parameter, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.crash.centre import Centre
from tests.postgres import cluster, needs_postgres, own_database

__all__ = ["cluster", "own_database"]


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=needs_postgres)])
def centre(request: pytest.FixtureRequest, tmp_path: Path) -> Centre:
    """A call centre on a database of its own."""
    if request.param == "postgres":
        return Centre.made(tmp_path, request.getfixturevalue("own_database"))
    return Centre.made(tmp_path)


@pytest.fixture
def on_file(tmp_path: Path) -> Centre:
    """A call centre in a file, for what is SQLite's alone."""
    return Centre.made(tmp_path)
