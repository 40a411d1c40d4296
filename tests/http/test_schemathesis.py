"""Every operation of the OpenAPI document, with what schemathesis makes up for it, against a server on SQLite.

Each operation has a call centre of its own: the one that the document's examples speak of, so that an example with
the names of that centre must succeed. Then come requests as the document allows them, and requests that it forbids;
the names in their paths and queries are often those that are there. Nothing may be answered that the document does
not declare, and when all is over the log still tells how each centre came to be as it is.

`READYROOM_THOROUGH=1 make test ARGS=tests/http/test_schemathesis.py` makes up ten times as many requests.
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
import requests
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from litestar import Litestar
from schemathesis import Case, GenerationMode, openapi
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi import checks

from readyroom.answering import answering
from readyroom.codec import state
from readyroom.codec.presets import load
from readyroom.config import ServerConfig
from readyroom.edges.http.app import create_app
from readyroom.edges.http.openapi import document
from readyroom.edges.http.options import HttpOptions
from readyroom.edges.notify.mail import Mail, MailServer
from readyroom.edges.webhooks.addresses import networks
from readyroom.edges.webhooks.post import HttpPoster
from readyroom.engine import catalogue as cat
from readyroom.engine import inputs as i
from readyroom.engine.evolve import evolve
from readyroom.engine.facts import Actor, State
from readyroom.engine.indexes import world_of
from readyroom.runtime.clock import ManualClock
from readyroom.runtime.house import House
from readyroom.runtime.webhooks import Webhooks
from readyroom.store.sqlite import SqliteStore
from readyroom.telling import reporter
from tests.http.house import CHEAP, PASSWORD, START, Served, running
from tests.http.routes.centre import Centre

PARTS = 6
"""Each with a server of its own, so that processes share the work."""
ALLOWED, FORBIDDEN = (200, 100) if os.environ.get("READYROOM_THOROUGH") else (20, 10)
"""Requests made up for each operation. Where the document lacks a status, twice as many as 20 and 10 find no more of
the operations that answer it; half as many find fewer."""
CHECKS = [
    not_a_server_error,
    checks.status_code_conformance,
    checks.content_type_conformance,
    checks.response_headers_conformance,
    checks.response_schema_conformance,
    checks.negative_data_rejection,
    checks.unsupported_method,
    checks.allow_header_conformance,
]

# --- the call centre of the document's examples ------------------------------------------------------------

POLICY = cat.NoAnswerPolicy(
    threshold=1,
    warn_s=600,
    requires_licence=False,
    notify=("admin",),
    outcome=cat.NoAnswerOutcome(kind="leave_queue"),
)
ENTITIES: tuple[cat.Entity, ...] = (
    cat.UnitConfig(id="sales", label="Sales"),
    cat.UnitConfig(id="support", label="Support"),
    cat.GroupConfig(id="evening", label="Evening shift"),
    cat.SiteConfig(id="berlin", label="Berlin"),
    cat.CampaignConfig(id="renewals", label="Renewals"),
    cat.AgentConfig(id="ann", name="Ann Archer", unit="sales"),
    cat.AgentConfig(id="ben", name="Ben Bird", unit="support"),
    cat.DeviceConfig(id="desk-12", agent="ann"),
    cat.DeviceConfig(id="desk-13", agent="ben"),
    cat.UserConfig(id="admin", name="Admin", roles=("admin",)),
    cat.UserConfig(id="dana", name="Dana", roles=("supervisor",), units=("sales",)),
    cat.UserConfig(id="ann", name="Ann Archer", roles=("agent",), agent="ann", licences=("auto_logout",)),
    cat.UserConfig(id="ben", name="Ben Bird", roles=("agent",), agent="ben"),
    cat.QueueConfig(id="sales", label="Sales", unit="sales", wrap_up_s=600, no_answer=POLICY),
    cat.QueueConfig(id="over", label="Overlay", mode="overlay"),
    cat.MemberConfig(queue="sales", agent="ann"),
    cat.MemberConfig(queue="over", agent="ann"),
    cat.StatusEntry(id="tea", label="Tea", kind="unavailable"),
    cat.ScheduleConfig(id="morning", time="08:00", queue="sales", agents=("ann",)),
)
PLACES: dict[str, Any] = {
    "agent": "ann", "queue": "sales", "case": "case-1", "call": "rings", "device": "desk-12", "site": "berlin",
    "campaign": "renewals", "group": "evening", "unit": "sales", "status": "tea", "schedule": "morning",
    "task": "winners", "user": "ben", "preset": "ip-office",
}  # fmt: skip
"""What stands in the place of a name, in a path, where it is to be of something that is there."""
WEBHOOK = "http://127.0.0.1:9/"
"""Of this machine, where nobody answers."""
WHAT_IF = {"from": "2025-11-24", "policy": {"no_answer": {"threshold": 2}}, "suggest": True}
"""Of the day at which the clock stands."""
BODIES: dict[str, Any] = {
    "create_webhook": {"name": "Wfm", "url": WEBHOOK},
    "ask_what_if": WHAT_IF,
    "set_status": {"status": "lunch"},
    "sign_in": {"device": "desk-12"},
    "set_password": {"password": "a longer one than before"},
    "issue_token": {"user": "ann", "password": PASSWORD},
    "correct": {
        "from": "2025-11-24T08:00:00Z",
        "to": "2025-11-24T08:30:00Z",
        "state": "lunch",
        "why": "Forgot to say so",
    },
    "log_in": {"user": "ann", "password": PASSWORD},
    "observe": [
        {"id": "e-1", "type": "caller_joined", "at": "2025-11-24T09:59:59Z", "queue": "over", "call": "17.1"}
    ],
}
"""Bodies other than the document's examples: of this preset, and of the password that all have here."""


async def rings(c: Centre) -> dict[str, Any]:
    """A call rings Ann."""
    await c.give(i.ChangeDevice(at=0, device="desk-12", registered=True))
    await c.give(i.SetStatus(at=0, agent="ann", status="online"))
    await c.give(i.JoinQueue(at=0, queue="sales", call="rings"))
    return {"offer": next(iter(c.room.world.offers))}


async def talks(c: Centre) -> dict[str, Any]:
    """Ann took it."""
    offer = (await rings(c))["offer"]
    await c.ok("admin", "POST", f"/offers/{offer}/answer")
    return {}


async def wraps_up(c: Centre) -> dict[str, Any]:
    """And it is over."""
    await talks(c)
    await c.ok("admin", "POST", "/calls/rings/hangup", {"by": "caller"})
    return {}


async def is_warned(c: Centre) -> dict[str, Any]:
    """Ann let it ring."""
    await rings(c)
    await c.advance(20)
    return {}


async def is_withdrawn(c: Centre) -> dict[str, Any]:
    """And said nothing when she was warned, so that the administrator was told."""
    await is_warned(c)
    await c.advance(600)
    told = await c.ok("admin", "GET", "/notifications")
    return {"notification": told["items"][0]["id"]}


async def opens_a_record(c: Centre) -> dict[str, Any]:
    await c.ok("admin", "PUT", "/agents/ann/campaign-record", {"campaign": "renewals", "record": "r-1"})
    return {}


async def opens_a_case(c: Centre) -> dict[str, Any]:
    await c.ok("admin", "PUT", "/agents/ann/cases/case-1")
    return {}


async def clocks_in(c: Centre) -> dict[str, Any]:
    await c.ok("admin", "POST", "/agents/ann/clock-in", {"unit": "sales"})
    return {}


async def signs_in(c: Centre) -> dict[str, Any]:
    await c.ok("admin", "POST", "/agents/ann/sign-in", {"device": "desk-12"})
    return {}


async def has_a_task(c: Centre) -> dict[str, Any]:
    """And the status in which tasks are taken."""
    await c.give(i.SetStatus(at=0, agent="ann", status="back_office"))
    await c.ok("admin", "POST", "/tasks", {"task": "winners", "title": "Call back", "unit": "sales"})
    return {}


async def has_taken_a_task(c: Centre) -> dict[str, Any]:
    await has_a_task(c)
    await c.ok("admin", "POST", "/tasks/winners/take", {"agent": "ann"})
    return {}


async def has_a_view(c: Centre) -> dict[str, Any]:
    return {"view": (await c.ok("admin", "POST", "/me/views", {"name": "Mine", "body": {}}))["id"]}


async def has_a_token(c: Centre) -> dict[str, Any]:
    made = await c.ok("admin", "POST", "/tokens", {"name": "wallboard", "scopes": ["read"]})
    return {"token": made["id"]}


async def has_spare_ones(c: Centre) -> dict[str, Any]:
    """An agent, a queue and a unit that nothing else names: others are not removed."""
    await c.ok("admin", "POST", "/agents", {"id": "spare", "name": "Spare"})
    await c.ok("admin", "POST", "/queues", {"id": "spare", "label": "Spare"})
    await c.ok("admin", "POST", "/units", {"id": "spare", "label": "Spare"})
    return {"agent": "spare", "queue": "spare", "unit": "spare"}


async def names_of_the_example(_: Centre) -> dict[str, Any]:
    """Those that its body says."""
    return {"status": "lunch", "user": "bo"}


async def has_changed_something(c: Centre) -> dict[str, Any]:
    await c.ok("admin", "PATCH", "/queues/sales", {"ring_s": 25})
    return {"seq": c.room.world.seq}


async def is_corrected(c: Centre) -> dict[str, Any]:
    await c.ok("admin", "POST", "/agents/ann/corrections", BODIES["correct"])
    return {}


async def has_a_webhook(c: Centre) -> dict[str, Any]:
    """Somebody is told of statuses, who is not there; and has been told of one."""
    body = {"name": "Wfm", "url": WEBHOOK, "types": ["StatusChosen"]}
    made = await c.ok("admin", "POST", "/webhooks", body)
    await c.give(i.SetStatus(at=0, agent="ann", status="offline"))
    await c.served.clock.advance(0)
    told = await c.ok("admin", "GET", f"/webhooks/{made['id']}/deliveries")
    return {"webhook": made["id"], "delivery": told["items"][0]["id"]}


async def has_asked(c: Centre) -> dict[str, Any]:
    asked = await c.ok("admin", "POST", "/what-if", WHAT_IF)
    return {"question": asked["id"]}


async def has_a_report_sent(c: Centre) -> dict[str, Any]:
    await has_an_address(c)
    body = {"name": "Figures", "report": "queues", "every": "day", "at": "06:00"}
    made = await c.ok("admin", "POST", "/reports/schedules", body)
    await c.ok("admin", "POST", f"/reports/schedules/{made['id']}/send")
    return {"schedule": made["id"]}


async def has_an_address(c: Centre) -> dict[str, Any]:
    await c.ok("admin", "PATCH", "/users/admin", {"email": "admin@example.org"})
    return {}


STAGES: dict[str, Callable[[Centre], Awaitable[dict[str, Any]]]] = {
    "come_back": is_warned, "stay": is_warned, "see_notification": is_withdrawn, "list_notifications": is_withdrawn,
    "list_misses": is_warned, "explain_agent": is_warned, "show_timeline": is_warned, "show_agent": is_withdrawn,
    "reset_misses": is_warned, "reset_all_misses": is_warned, "list_events": is_withdrawn, "show_board": rings,
    "list_calls": rings, "show_call": rings, "explain_call": rings, "hang_up": rings, "hold_call": talks,
    "answer_offer": rings, "refuse_offer": rings, "no_answer_offer": rings, "unreachable_offer": rings,
    "end_wrap_up": wraps_up, "extend_wrap_up": wraps_up, "sign_out": signs_in, "clock_out": clocks_in,
    "close_case": opens_a_case, "close_record": opens_a_record, "go_home": opens_a_record,
    "list_tasks": has_taken_a_task, "show_task": has_a_task, "change_task": has_a_task, "take_task": has_a_task,
    "release_task": has_taken_a_task, "close_task": has_a_task, "put_view": has_a_view, "delete_view": has_a_view,
    "list_views": has_a_view, "list_tokens": has_a_token, "revoke_token": has_a_token,
    "remove_agent": has_spare_ones, "remove_queue": has_spare_ones, "remove_unit": has_spare_ones,
    "put_status": names_of_the_example, "put_user": names_of_the_example,
    "show_webhook": has_a_webhook, "change_webhook": has_a_webhook, "remove_webhook": has_a_webhook,
    "rotate_webhook": has_a_webhook, "test_webhook": has_a_webhook, "list_webhooks": has_a_webhook,
    "list_deliveries": has_a_webhook, "deliver_again": has_a_webhook,
    "create_report_schedule": has_an_address, "list_report_schedules": has_a_report_sent,
    "change_report_schedule": has_a_report_sent, "remove_report_schedule": has_a_report_sent,
    "send_report": has_a_report_sent, "list_report_deliveries": has_a_report_sent,
    "list_what_ifs": has_asked, "show_what_if": has_asked, "drop_what_if": has_asked,
    "list_corrections": is_corrected, "undo": has_changed_something, "list_audit": has_changed_something,
}  # fmt: skip
"""What happened before an operation that needs it to have happened."""

# --- one operation ------------------------------------------------------------------------------------------


class Tried:
    """An operation in a call centre of its own: what it was asked, and what is wrong with its answers."""

    def __init__(
        self, operation: Any, url: str, organisation: str, secret: str, places: dict[str, Any]
    ) -> None:
        self.operation = operation
        self.name = operation.definition.raw["operationId"]
        self.url, self.organisation = url, organisation
        self.session = requests.Session()
        self.session.headers["Authorization"] = secret
        names = {parameter["name"] for parameter in self._raw("parameters", []) if parameter["in"] == "path"}
        self.places = {name: {**PLACES, **places}[name] for name in names}
        self.succeeded = 0

    def _raw(self, name: str, otherwise: Any) -> Any:
        return self.operation.definition.raw.get(name, otherwise)

    def ask(self, case: Case) -> None:
        """Send it, and hold the answer against the document."""
        response = case.call(base_url=self.url, session=self.session, timeout=30)
        self.succeeded += 200 <= response.status_code < 300
        case.validate_response(response, checks=CHECKS, transport_kwargs={"session": self.session})

    def example(self) -> Case:
        """The document's own example, of what is there."""
        body: Any = BODIES.get(self.name)
        content = self._raw("requestBody", {}).get("content", {})
        if body is None and content:
            body = content["application/json"]["example"]
            if self.operation.method.upper() == "POST" and "id" in body:
                body = body | {"id": "another"}
        if self.name in ("log_in", "issue_token"):
            body = body | {"organisation": self.organisation}
        given: dict[str, Any] = {} if body is None else {"body": body, "media_type": "application/json"}
        return self.operation.Case(path_parameters=self.places, **given)

    def made_up(self, mode: GenerationMode) -> st.SearchStrategy[Case]:
        """Requests of the form that the document gives, or of none such; with and without names that are there."""
        free = self.operation.as_strategy(generation_mode=mode)
        if not self.places:
            return free
        there = self.operation.as_strategy(generation_mode=mode, path_parameters=self.places)
        return st.one_of(there, there, free)

    def try_all(self) -> None:
        """The example, which must succeed; then what is allowed, then what is forbidden."""
        self.ask(self.example())
        assert self.succeeded, f"{self.name}: the example was not answered 2xx"
        self._try(self.made_up(GenerationMode.POSITIVE), ALLOWED)
        if self._raw("parameters", []) or self._raw("requestBody", None):
            self._try(self.made_up(GenerationMode.NEGATIVE), FORBIDDEN)
        self.session.close()

    def _try(self, cases: st.SearchStrategy[Case], number: int) -> None:
        @settings(
            max_examples=number,
            derandomize=True,
            database=None,
            deadline=None,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        @given(cases)
        def every(case: Case) -> None:
            self.ask(case)

        every()


# --- the server ---------------------------------------------------------------------------------------------


@asynccontextmanager
async def on_sqlite(directory: Path) -> AsyncIterator[Served]:
    """A house on a file, served, with a clock that stands still; nobody lives there yet."""
    clock = ManualClock(START)
    house = await House.open(SqliteStore(directory / "log.db"), clock)
    poster = HttpPoster(networks("127.0.0.0/8"))
    await house.employ(lambda room: Webhooks(room, house.store.deliveries, house.in_reader, poster))
    house.what_ifs = answering(ServerConfig(database=f"sqlite:///{directory / 'log.db'}"))
    # Nobody answers there, so what is to be sent waits.
    mail = Mail(MailServer(host="127.0.0.1", port=9, sender="rr@example.org", security="none"))
    try:
        app = create_app(house, HttpOptions(**CHEAP))
        await house.employ(lambda room: reporter(app.edge, room, mail))
        async with running(house, clock, app) as made:
            yield made
    finally:
        await house.stop()


async def founded(made: Served, organisation: str, stage: str) -> tuple[Centre, dict[str, Any]]:
    """The centre, with all that happened there, and the names that this brought."""
    entities = (*load("1stream").over(cat.Settings(name="Acme")), *ENTITIES)
    _, reply = await made.house.create(organisation, "Acme", entities, Actor("admin", "setup"))
    assert reply.refusal is None, reply.refusal
    for user in ("admin", "ann"):
        await made.edge.tries.set(organisation, user, "password", PASSWORD, made.clock.now())
    centre = Centre(made, organisation)
    return centre, await STAGES[stage](centre) if stage in STAGES else {}


async def is_told_by_its_log(centre: Centre) -> bool:
    """Whether the log alone leads to the world as it is."""
    world = await centre.room.settled()
    is_now, last = state.canonical(world.state()), world.seq
    replayed = world_of(State(room=centre.organisation))
    for seq, event in enumerate(await centre.room.events(until=last), 1):
        assert event.seq == seq
        evolve(replayed, event)
    return state.canonical(replayed.state()) == is_now


def operations_of(app: Litestar) -> list[Any]:
    """All operations of the document."""
    read = openapi.from_dict(document(app))
    found: list[Any] = list(read.get_all_operations())
    return [each.ok() for each in found]


@pytest.mark.slow
@pytest.mark.parametrize("part", range(PARTS))
async def test_every_operation_answers_as_it_says(part: int, tmp_path: Path):
    odd: list[str] = []
    async with on_sqlite(tmp_path) as made:
        operations = operations_of(made.app.routing)
        assert len(operations) > 100
        for number, operation in enumerate(operations):
            if number % PARTS != part:
                continue
            organisation = f"acme-{number}"
            centre, places = await founded(made, organisation, operation.definition.raw["operationId"])
            secret = (await centre.bearer("admin"))["Authorization"]
            tried = Tried(operation, made.server.url, organisation, secret, places)
            try:
                await asyncio.to_thread(tried.try_all)
            except (Exception, BaseExceptionGroup) as wrong:  # noqa: BLE001  # the other operations are tried all the same
                odd.append(f"{operation.label}\n{wrong}")
            await made.clock.to(made.clock.now())  # what goes out by mail tells of what did not
            assert await is_told_by_its_log(centre), operation.label
            await made.house.rooms.pop(organisation).stop()
        ready = await asyncio.to_thread(requests.get, made.server.url + "/readyz", timeout=10)
        assert ready.status_code == 200
    assert not odd, "\n\n".join(odd)
