"""The databases on which servers are killed. A further one is a further parameter, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.crash.centre import Centre


@pytest.fixture(params=["sqlite"])
def centre(request: pytest.FixtureRequest, tmp_path: Path) -> Centre:
    """A call centre on a database of its own."""
    urls = {"sqlite": f"sqlite:///{tmp_path}/readyroom.db"}
    return Centre.made(tmp_path, urls[request.param])
