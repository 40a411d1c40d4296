"""A command and all that it led to have one id: in the process's own log, and as one trace."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import httpx2
from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import ExportTraceServiceRequest
from websockets.sync.client import connect

from tests.cli.program import PASSWORD, environment, serving
from tests.deploy.running import until
from tests.notify.receiver import receiver

KEY = "lunch-of-ann-1"


def test_from_the_command_to_the_switch_and_to_a_program(tmp_path: Path):
    with receiver() as there:
        env = environment(
            READYROOM_ADMIN_PASSWORD=PASSWORD,
            READYROOM_LOG_LEVEL="debug",
            READYROOM_LOG_FORMAT="json",
            READYROOM_WEBHOOKS_PRIVATE_NETWORKS="127.0.0.0/8",
            READYROOM_TRACES_ENDPOINT=f"{there.url}/v1/traces",
        )
        with serving(tmp_path / "data", env=env) as server:
            with httpx2.Client(base_url=server.url + "/api/v1", trust_env=False, timeout=30) as admin:
                who = {"user": "admin", "password": PASSWORD}
                token = admin.post("/auth/token", json=who).json()["token"]
                admin.headers["Authorization"] = f"Bearer {token}"
                for method, path, body in (
                    ("POST", "/queues", {"id": "sales", "label": "Sales", "mode": "overlay"}),
                    ("POST", "/agents", {"id": "ann", "name": "Ann"}),
                    ("PUT", "/queues/sales/members/ann", {}),
                    ("PUT", "/devices/d-ann", {"agent": "ann"}),
                    ("PUT", "/devices/d-ann", {"registered": True}),
                    ("PUT", "/agents/ann/status", {"status": "online"}),
                    ("POST", "/webhooks", {"name": "w", "url": f"{there.url}/hook", "types": ["MembershipChosen"]}),
                ):  # fmt: skip
                    assert admin.request(method, path, json=body).is_success, path
                url = server.url.replace("http", "ws") + "/api/v1/switch/commands"
                headers = {"Authorization": f"Bearer {token}"}
                with connect(url, additional_headers=headers) as switch:
                    answer = admin.put(
                        "/agents/ann/queues/sales",
                        json={"membership": "out"},
                        headers={"Idempotency-Key": KEY},
                    )
                    (event,) = answer.json()["events"]
                    while json.loads(switch.recv(timeout=10)).get("seq") != event["seq"]:
                        pass
                    until(lambda: [got for got in there.got if got.path == "/hook"])
            assert server.stop() == 0
            lines = [json.loads(line) for line in server.err.splitlines() if line.startswith("{")]
        steps = [line for line in lines if line.get("command") == KEY]
        assert [step["event"] for step in steps] == ["decided", "sent", "delivered"]
        assert [step["what"] for step in steps] == ["SetMembership", "SetMember", "webhook"]
        assert {tuple(step["seqs"]) for step in steps} == {(event["seq"],)}
        assert steps[0]["to"] == "admin/admin"
        spans = [span for got in there.got if got.path == "/v1/traces" for span in spans_of(got.body)]
        mine = [span for span in spans if span["readyroom.command"] == KEY]
        assert {span["name"] for span in mine} == {
            "decided SetMembership",
            "sent SetMember",
            "delivered webhook",
        }
        assert len({span["trace"] for span in mine}) == 1
        assert len({span["trace"] for span in spans}) > 1
        assert all(0 < span["began"] <= span["ended"] for span in mine)


def spans_of(body: bytes) -> list[dict[str, Any]]:
    request = ExportTraceServiceRequest.FromString(body)
    return [
        {
            "name": span.name,
            "trace": span.trace_id,
            "began": span.start_time_unix_nano,
            "ended": span.end_time_unix_nano,
            **{each.key: each.value.string_value for each in span.attributes},
        }
        for resource in request.resource_spans
        for scope in resource.scope_spans
        for span in scope.spans
    ]
