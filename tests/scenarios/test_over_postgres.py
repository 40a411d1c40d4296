"""A page of scenarios through a server whose log is in PostgreSQL; all others run on SQLite."""

from contextlib import closing
from pathlib import Path

from readyroom.scenarios.language import read
from readyroom.scenarios.over_http import OverHttp
from readyroom.scenarios.runner import Run
from readyroom.scenarios.timeline import transcript
from readyroom.store import open_store
from tests.postgres import cluster, database, needs_postgres
from tests.scenarios.serving import Serving

__all__ = ["cluster", "database"]


@needs_postgres
def test_a_page_of_scenarios(database):
    page = read(Path(__file__).parent / "seed-000-auto-logout.scenario")
    serving = Serving(open_store(database))
    try:
        for scenario in page.scenarios:
            with closing(OverHttp(serving)) as driver:
                played = Run(page, scenario, driver).play()
            assert played.is_right, transcript(played)
    finally:
        serving.stop()
    with closing(open_store(database)) as store:
        assert len(store.rooms()) == len(page.scenarios)
