"""What is watched: a real Prometheus scrapes a real server, and each alert and each panel is evaluated over it."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx2
import pytest

from tests.cli.program import PASSWORD, Process, environment, manual, serving
from tests.deploy.running import program, until
from tests.house.source import ROOT
from tests.processes import free_port

DEPLOY = ROOT / "deploy"
NAMES = re.compile(r"\b(?:readyroom|process)_\w+|\bup\b")
QUEUE = {"id": "sales", "label": "Sales", "no_answer": {"threshold": 3}}


@dataclass
class Watched:
    """A server, and the Prometheus that scrapes it every second."""

    server: Process
    url: str
    log: Path
    admin: httpx2.Client

    def get(self, path: str, **params: str) -> Any:
        try:
            said = httpx2.get(self.url + path, params=params, trust_env=False)
        except httpx2.TransportError as error:
            raise OSError(str(error)) from error
        if said.status_code == 503:
            raise OSError("it starts")
        answer = said.json()
        assert answer["status"] == "success", (answer, params, self.log.read_text())
        return answer["data"]

    def query(self, expression: str) -> list[Any]:
        found: list[Any] = self.get("/api/v1/query", query=expression)["result"]
        return found


@contextmanager
def watching(directory: Path, *more: str, **settings: str) -> Iterator[Watched]:
    """A server with more arguments and settings."""
    env = environment(READYROOM_ADMIN_PASSWORD=PASSWORD, **settings)
    with (
        serving(directory / "data", *more, env=env) as server,
        httpx2.Client(base_url=server.url + "/api/v1", trust_env=False) as admin,
    ):
        who = {"user": "admin", "password": PASSWORD}
        token = admin.post("/auth/token", json=who).json()["token"]
        admin.headers["Authorization"] = f"Bearer {token}"
        assert admin.post("/queues", json=QUEUE).status_code == 201
        (directory / "token").write_text(token)
        (directory / "alerts.yml").write_text((DEPLOY / "alerts.yml").read_text())
        config = (DEPLOY / "prometheus.yml").read_text()
        for given, here in (
            ("/etc/prometheus/readyroom.token", str(directory / "token")),
            ("127.0.0.1:8080", server.url.removeprefix("http://")),
            ("15s", "1s"),
        ):
            assert given in config
            config = config.replace(given, here)
        (directory / "prometheus.yml").write_text(config)
        port, log = free_port(), directory / "log"
        command = [
            "prometheus",
            f"--config.file={directory / 'prometheus.yml'}",
            f"--storage.tsdb.path={directory / 'tsdb'}",
            f"--web.listen-address=127.0.0.1:{port}",
        ]
        with program(command, log):
            found = Watched(server, f"http://127.0.0.1:{port}", log, admin)
            # Rates need two scrapes, and commits to speak of.
            until(lambda: found.query("up == 1"), log)
            assert admin.put("/agents/none/status", json={"status": "online"}).status_code == 404
            until(lambda: found.query("rate(readyroom_commit_seconds_count[5m])"), log)
            yield found


@pytest.fixture(scope="module")
def watched(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Watched]:
    with watching(tmp_path_factory.mktemp("prometheus")) as found:
        yield found


def panels() -> list[tuple[str, str]]:
    dashboard = json.loads((DEPLOY / "grafana.json").read_text())
    return [(panel["title"], target["expr"]) for panel in dashboard["panels"] for target in panel["targets"]]


@pytest.mark.needs("prometheus")
@pytest.mark.xdist_group("prometheus")
@pytest.mark.parametrize(("title", "expression"), panels(), ids=lambda value: value[:50])
def test_each_panel_shows_something(watched: Watched, title: str, expression: str):
    assert until(lambda: watched.query(expression), watched.log), title


@pytest.mark.needs("prometheus")
@pytest.mark.xdist_group("prometheus")
def test_each_alert_is_judged_by_series_that_are_there(watched: Watched):
    (group,) = until(lambda: watched.get("/api/v1/rules")["groups"], watched.log)
    rules = group["rules"]
    assert len(rules) == (DEPLOY / "alerts.yml").read_text().count("- alert:")
    for rule in rules:
        assert rule["annotations"]["summary"], rule["name"]
        names = NAMES.findall(rule["query"])
        assert names, rule["query"]
        for name in names:
            assert watched.query(name), f"{rule['name']}: there is no {name}"
    until(lambda: all(r["health"] == "ok" for r in watched.get("/api/v1/rules")["groups"][0]["rules"]))
    assert watched.query('ALERTS{alertstate="firing"}') == []


@pytest.mark.needs("prometheus")
@pytest.mark.xdist_group("prometheus")
def test_a_switch_that_is_away_and_callers_whom_nobody_serves_are_told_of(watched: Watched):
    seen = {"id": "1", "type": "link_up", "at": "2026-01-01T00:00:00Z"}
    for batch in ([seen], [seen | {"id": "2", "type": "link_down"}]):
        assert watched.admin.post("/switch/observations", json=batch).status_code == 200
    assert watched.admin.post("/queues/sales/calls", json={"caller": "+1"}).status_code == 201
    until(lambda: watched.query('ALERTS{alertname="ReadyroomSwitchLinkDown"}'), watched.log)
    (waiting,) = until(
        lambda: watched.query('ALERTS{alertname="ReadyroomCallersWaitForNobody"}'), watched.log
    )
    assert waiting["metric"]["queue"] == "sales"


@pytest.mark.needs("prometheus")
@pytest.mark.xdist_group("prometheus")
def test_what_waits_for_quiet_hours_is_no_alarm_and_what_does_not_arrive_is(tmp_path: Path):
    """It is nine in the evening; Mia, who is told of a long wait, sleeps until seven. There is no mail server."""
    firing = 'ALERTS{alertname="ReadyroomDeliveriesWait", alertstate="firing"}'
    mail = {"READYROOM_MAIL_HOST": "127.0.0.1", "READYROOM_MAIL_PORT": str(free_port())}
    sender = {"READYROOM_MAIL_SENDER": "readyroom@example.org"}
    with watching(tmp_path, *manual("2026-03-02T21:00:00Z"), **mail, **sender) as at:

        def to(instant: str) -> None:
            assert at.admin.post("/clock", json={"to": instant}).status_code == 200

        mia = {"email": "mia@example.org", "channels": ["email"], "quiet_from": "20:00", "quiet_to": "07:00"}
        mia |= {"id": "mia", "name": "Mia", "roles": ["supervisor"]}
        assert at.admin.post("/users", json=mia).status_code == 201
        told = {"long_wait": {"users": ["mia"], "after_s": 60}}
        assert at.admin.patch("/queues/sales", json=told).status_code == 200
        assert at.admin.patch("/settings", json={"zone": "UTC"}).status_code == 200
        assert at.admin.post("/queues/sales/calls", json={"caller": "+1"}).status_code == 201
        to("2026-03-03T06:00:00Z")
        waiting = 'readyroom_deliveries_waiting{courier="messages"} == 1'
        until(lambda: at.query(waiting), at.log)
        (oldest,) = at.query('readyroom_deliveries_oldest_seconds{courier="messages"}')
        assert float(oldest["value"][1]) == 0
        until(
            lambda: at.query('timestamp(ALERTS{alertname="ReadyroomLongWait", alertstate="firing"})'), at.log
        )
        assert at.query(firing) == []
        to("2026-03-03T08:30:00Z")
        (alert,) = until(lambda: at.query(firing), at.log)
        assert alert["metric"]["courier"] == "messages"


@pytest.mark.needs("promtool", package="prometheus")
def test_the_rules_are_as_prometheus_wants_them():
    done = subprocess.run(
        ["promtool", "check", "rules", DEPLOY / "alerts.yml"], capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
