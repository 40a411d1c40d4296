"""Who may use which route: every route with every role, as one table."""

import typing

import msgspec
import pytest
from litestar import Response
from litestar.handlers import HTTPRouteHandler
from litestar.routes import HTTPRoute

from readyroom.edges.http import live
from readyroom.edges.http.app import API_ROUTES
from readyroom.edges.http.auth import routes as auth
from readyroom.edges.http.operations import operation_of
from tests.http.house import served
from tests.http.routes.centre import Centre, another

ROLES = ("ann", "ben", "sue", "mona", "admin", "pbx")
"""Agent of sales, agent of support, supervisor of sales, unit manager of support, administrator, switch."""
NEW_AGENT = {"id": "zoe", "name": "Zoe", "unit": "sales"}
REPORT = {"name": "R", "report": "queues", "every": "day", "at": "06:00"}
STATUS = {"id": "tea", "label": "Tea"}
REASON = {"kind": "pause_queue"}
CORRECTION = {"from": "2025-11-24T07:00:00Z", "to": "2025-11-24T08:00:00Z", "state": "online", "why": "W"}

# operation, method, path, body; then for each role: o may, f 403, n 404.
# Asked in this order of roles, but those who may come last: what they do changes what is there.
TABLE = """
list_agents          GET    /agents                           -                        oooooo
create_agent         POST   /agents                           NEW_AGENT                ffffof
show_agent           GET    /agents/ann                       -                        ononon
change_agent         PATCH  /agents/ann                       {}                       fnfnon
remove_agent         DELETE /agents/ann                       -                        fnfnon
set_status           PUT    /agents/ann/status                {"status":"lunch"}       ononon
set_memberships      PUT    /agents/ann/queues                {"membership":"out"}     ononon
set_membership       PUT    /agents/ann/queues/orders         {"membership":"out"}     ononon
reset_misses         POST   /agents/ann/queues/orders/reset-misses -                   fnonon
correct              POST   /agents/ann/corrections           CORRECTION               fnonon
list_corrections     GET    /agents/ann/corrections           -                        ononon
reset_all_misses     POST   /agents/ann/reset-misses          -                        fnonon
clock_in             POST   /agents/ann/clock-in              {"unit":"sales"}         onfnon
clock_out            POST   /agents/ann/clock-out             {}                       onfnon
sign_in              POST   /agents/ann/sign-in               {}                       ononoo
sign_out             POST   /agents/ann/sign-out              -                        ononoo
come_back            POST   /agents/ann/return                {}                       ononon
stay                 POST   /agents/ann/stay                  -                        ononon
go_home              POST   /agents/ann/home                  -                        ononon
end_wrap_up          POST   /agents/ann/wrap-up/end           -                        ononon
extend_wrap_up       POST   /agents/ann/wrap-up/extend        {"by_s":5}               ononon
explain_agent        GET    /agents/ann/explain               -                        ononon
explain_queue        GET    /queues/orders/explain            -                        ononon
show_timeline        GET    /agents/ann/timeline              -                        ononon
list_misses          GET    /agents/ann/misses                -                        ononon
open_case            PUT    /agents/ann/cases/c1              -                        ononon
close_case           DELETE /agents/ann/cases/c1              -                        ononon
open_record          PUT    /agents/ann/campaign-record       {"campaign":"renewals","record":"r1"} ononon
close_record         DELETE /agents/ann/campaign-record       -                        ononon
join_queue           POST   /queues/main/calls                {}                       ffffoo
list_calls           GET    /calls                            -                        oooooo
show_call            GET    /calls/waiting                    -                        nnonoo
explain_call         GET    /calls/waiting/explain            -                        nnonof
hang_up              POST   /calls/waiting/hangup             {}                       nnfnoo
hold_call            POST   /calls/waiting/hold               {"held":true}            nnfnoo
answer_offer         POST   /offers/OFFER/answer              {}                       onfnoo
refuse_offer         POST   /offers/OFFER/refuse              {}                       onfnoo
no_answer_offer      POST   /offers/OFFER/no-answer           {}                       ffffoo
unreachable_offer    POST   /offers/OFFER/unreachable         {}                       ffffoo
list_devices         GET    /devices                          -                        oooooo
show_device          GET    /devices/d-ann                    -                        ononoo
put_device           PUT    /devices/d-ann                    {"kind":"desk"}          ffffof
put_device           PUT    /devices/d-ann                    {"registered":true}      ffffoo
put_device           PUT    /devices/new                      {}                       ffffof
remove_device        DELETE /devices/shared                   -                        ffffof
list_sites           GET    /sites                            -                        oooooo
show_site            GET    /sites/berlin                     -                        oooooo
put_site             PUT    /sites/berlin                     {"label":"B"}            ffffof
put_site             PUT    /sites/berlin                     {"reachable":false}      ffffoo
remove_site          DELETE /sites/berlin                     -                        ffffof
list_queues          GET    /queues                           -                        oooooo
create_queue         POST   /queues                           {"id":"q","label":"Q","unit":"sales"} ffffof
show_queue           GET    /queues/orders                    -                        ononon
change_queue         PATCH  /queues/orders                    {}                       fnfnon
remove_queue         DELETE /queues/orders                    -                        fnfnon
list_members         GET    /queues/orders/members            -                        ononon
put_member           PUT    /queues/orders/members/ann        {"tier":2}               fnfnon
remove_member        DELETE /queues/orders/members/ann        -                        fnfnon
list_statuses        GET    /statuses                         -                        oooooo
show_status          GET    /statuses/lunch                   -                        oooooo
create_status        POST   /statuses                         STATUS                   ffffof
change_status        PATCH  /statuses/lunch                   {}                       ffffof
put_status           PUT    /statuses/tea                     STATUS                   ffffof
put_statuses         PUT    /statuses                         [STATUS]                 ffffof
remove_status        DELETE /statuses/end_shift               -                        ffffof
list_units           GET    /units                            -                        oooooo
show_unit            GET    /units/sales                      -                        oooooo
create_unit          POST   /units                            {"id":"u","label":"U"}   ffffof
change_unit          PATCH  /units/sales                      {}                       ffffof
put_unit             PUT    /units/u                          {"id":"u","label":"U"}   ffffof
put_units            PUT    /units                            []                       ffffof
remove_unit          DELETE /units/sales                      -                        ffffof
list_groups          GET    /groups                           -                        oooooo
show_group           GET    /groups/evening                   -                        oooooo
create_group         POST   /groups                           {"id":"u","label":"U"}   ffffof
change_group         PATCH  /groups/evening                   {}                       ffffof
put_group            PUT    /groups/u                         {"id":"u","label":"U"}   ffffof
put_groups           PUT    /groups                           []                       ffffof
remove_group         DELETE /groups/evening                   -                        ffffof
list_campaigns       GET    /campaigns                        -                        oooooo
show_campaign        GET    /campaigns/renewals               -                        oooooo
create_campaign      POST   /campaigns                        {"id":"u","label":"U"}   ffffof
change_campaign      PATCH  /campaigns/renewals               {}                       ffffof
put_campaign         PUT    /campaigns/u                      {"id":"u","label":"U"}   ffffof
put_campaigns        PUT    /campaigns                        []                       ffffof
remove_campaign      DELETE /campaigns/renewals               -                        ffffof
list_schedules       GET    /schedules                        -                        oooooo
create_schedule      POST   /schedules                        {"id":"m","time":"08:00","queue":"main"} ffffof
show_schedule        GET    /schedules/evening-out            -                        oooooo
change_schedule      PATCH  /schedules/evening-out            {}                       ffffof
put_schedule         PUT    /schedules/m                      {"id":"m","time":"08:00","queue":"main"} ffffof
put_schedules        PUT    /schedules                        []                       ffffof
remove_schedule      DELETE /schedules/evening-out            -                        ffffof
show_settings        GET    /settings                         -                        oooooo
put_settings         PUT    /settings                         {}                       ffffof
change_settings      PATCH  /settings                         {}                       ffffof
show_configuration   GET    /configuration                    -                        ffffof
preview_configuration POST  /configuration/preview            {"entities":[{"type":"unit","id":"sales"}]} ffffof
change_configuration POST   /configuration                    {"entities":[{"type":"unit","id":"sales"}]} ffffof
list_tasks           GET    /tasks                            -                        oooooo
create_task          POST   /tasks                            {"title":"T","unit":"support"} fffoof
show_task            GET    /tasks/filing                     -                        nonoon
change_task          PATCH  /tasks/filing                     {}                       nfnoon
take_task            POST   /tasks/filing/take                {"agent":"ben"}          nonoon
release_task         POST   /tasks/filing/release             -                        nonoon
close_task           POST   /tasks/filing/close               -                        nfnoon
list_notifications   GET    /notifications                    -                        oooooo
list_messages        GET    /notifications/messages           -                        oooooo
list_messages        GET    /notifications/messages?user=*    -                        ffffof
test_message         POST   /notifications/test               {"channel":"email"}      oooooo
test_message         POST   /notifications/test               {"channel":"email","user":"sue"} ffofof
list_links           GET    /links                            -                        ffffoo
list_webhooks        GET    /webhooks                         -                        ffffof
create_webhook       POST   /webhooks                         {"name":"W","url":"http://127.0.0.1:9/"} ffffof
show_webhook         GET    /webhooks/none                    -                        ffffnf
change_webhook       PATCH  /webhooks/none                    {}                       ffffnf
remove_webhook       DELETE /webhooks/none                    -                        ffffnf
rotate_webhook       POST   /webhooks/none/secret             -                        ffffnf
test_webhook         POST   /webhooks/none/test               -                        ffffnf
list_deliveries      GET    /webhooks/none/deliveries         -                        ffffnf
deliver_again        POST   /webhooks/none/deliveries/x/again -                        ffffnf
see_notification     POST   /notifications/999/seen           -                        nnnnnn
list_events          GET    /events                           -                        oooooo
list_audit           GET    /audit                            -                        ffffof
undo                 POST   /audit/1/undo                     -                        ffffof
list_presets         GET    /presets                          -                        oooooo
show_preset          GET    /presets/1stream                  -                        oooooo
preview_preset       POST   /presets/1stream/preview          {"settings":true}        ffffof
apply_preset         POST   /presets/1stream/apply            {"settings":true}        ffffof
report_attendance    GET    /reports/attendance              -                        ooooof
report_availability  GET    /reports/availability            -                        ooooof
report_missed_calls  GET    /reports/missed-calls            -                        ooooof
report_queues        GET    /reports/queues                  -                        ffooof
report_timelines     GET    /reports/timelines               -                        ooooof
list_report_schedules GET   /reports/schedules               -                        oooooo
create_report_schedule POST /reports/schedules               REPORT ffooof
change_report_schedule PATCH /reports/schedules/none         {}                       nnnnnn
remove_report_schedule DELETE /reports/schedules/none        -                        nnnnnn
send_report          POST   /reports/schedules/none/send     -                        nnnnnn
list_report_deliveries GET  /reports/schedules/none/deliveries -                      nnnnnn
ask_what_if          POST   /what-if                         {"from":"2025-11-24","policy":{}} fffoof
list_what_ifs        GET    /what-if                         -                        fffoof
show_what_if         GET    /what-if/none                    -                        fffnnf
drop_what_if         DELETE /what-if/none                    -                        fffnnf
show_board           GET    /board                            -                        ooooof
show_clock           GET    /clock                            -                        oooooo
move_clock           POST   /clock                            {"advance_s":1}          ffffof
observe              POST   /switch/observations              []                       ffffoo
list_desired         GET    /switch/desired                   -                        ffffoo
list_users           GET    /users                            -                        ffffof
create_user          POST   /users                            {"id":"zoe","name":"Zoe"} ffffof
put_users            PUT    /users                            [{"id":"zoe","name":"Zoe"}] ffffof
show_user            GET    /users/ann                        -                        onnnon
put_user             PUT    /users/zoe                        {"id":"zoe","name":"Zoe"} ffffof
change_user          PATCH  /users/ann                        {"name":"Ann"}           ffffof
remove_user          DELETE /users/sue                        -                        ffffof
set_password         PUT    /users/ann/password               {"password":"a longer one"} onnnon
make_message_key     POST   /users/sue/message-key            -                        ffffof
set_login_code       PUT    /agents/ann/login-code            {"login_code":"4711"}    onfnon
list_tokens          GET    /tokens                           -                        oooooo
create_token         POST   /tokens                           {"name":"t","scopes":["read"]} oooooo
revoke_token         DELETE /tokens/TOKEN                     -                        onnnon
show_me              GET    /me                               -                        oooooo
show_preferences     GET    /me/preferences                   -                        oooooo
put_preferences      PUT    /me/preferences                   {"theme":"dark"}         oooooo
show_telling         GET    /me/telling                       -                        oooooo
change_telling       PATCH  /me/telling                       {"quiet_from":"22:00"}   oooooo
list_views           GET    /me/views                         -                        oooooo
create_view          POST   /me/views                         {"name":"V","body":{}}   oooooo
put_view             PUT    /me/views/none                    {"name":"V","body":{}}   nnnnnn
delete_view          DELETE /me/views/none                    -                        nnnnnn
"""
ROWS = [line.split(None, 3) for line in TABLE.strip().splitlines()]


def body_of(text: str):
    text = text.replace("true", "True").replace("false", "False")
    named = {"NEW_AGENT": NEW_AGENT, "STATUS": STATUS, "CORRECTION": CORRECTION, "REPORT": REPORT}
    return None if text == "-" else eval(text, named)


PARTS = 2
"""Each with a server of its own, so that processes share the work."""


@pytest.mark.parametrize("part", range(PARTS))
async def test_who_may(part: int):
    wrong = []
    async with served() as made:
        for number, (name, method, path, rest) in enumerate(ROWS):
            if number % PARTS == part:
                text, may = rest.rsplit(None, 1)
                found = await ask_all(
                    await another(made, f"acme{number}"), method, path, body_of(text.strip()), may
                )
                wrong += [f"{name} {path}: {role} {got}, not {wanted}" for role, wanted, got in found]
    assert wrong == []


async def ask_all(centre: Centre, method: str, path: str, body, may: str):
    """What every role was answered that is not as the table says."""
    await furnish(centre)
    if "OFFER" in path:
        await centre.call("main", call="rings")
        path = path.replace("OFFER", next(iter(centre.room.world.offers)))
    if "TOKEN" in path:
        keyring = centre.served.edge.keyring
        _, token = await keyring.make_token(centre.organisation, "ann", "old", frozenset({"read"}), None)
        path = path.replace("TOKEN", token.id)
    assert (await centre.served.clients[0].request(method, path, json=body)).status_code == 401
    wrong = []
    gone = False
    for role, wanted in sorted(zip(ROLES, may, strict=True), key=lambda each: each[1] == "o"):
        answer = await centre.ask(role, method, path, body)
        assert answer.status_code < 500, answer.text
        assert answer.status_code != 405, answer.text
        got = {401: "?", 403: "f", 404: "n"}.get(answer.status_code, "o")
        if got != wanted and not (gone and (wanted, got) == ("o", "n")):
            wrong.append((role, wanted, f"{got} {answer.text}"))
        gone = gone or (method == "DELETE" and answer.is_success)
    return wrong


async def furnish(centre: Centre) -> None:
    """What the table's paths name."""
    await centre.ok(
        "admin", "PUT", "/schedules/evening-out", {"id": "evening-out", "kind": "sign_out", "time": "20:00"}
    )
    await centre.ok("admin", "POST", "/tasks", {"task": "filing", "title": "Filing", "unit": "support"})
    await centre.ok("admin", "PUT", "/agents/ann/queues/orders", {"membership": "out"})
    await centre.ok("pbx", "POST", "/queues/orders/calls", {"call": "waiting"})


def test_the_table_names_every_route():
    public = {handler.handler_name for handler in auth.ROUTES}
    handlers = {handler.handler_name for handler in API_ROUTES if isinstance(handler, HTTPRouteHandler)}
    assert {row[0] for row in ROWS} == handlers - public
    assert len(live.ROUTES) == 2  # sockets: see test_live and test_switch


def test_every_route_is_served(acme_centre: Centre):
    served = {
        handler.handler_name
        for route in acme_centre.served.app.routing.routes
        if isinstance(route, HTTPRoute)
        for handler in route.route_handlers
    }
    assert {row[0] for row in ROWS} <= served


def structs_of(hint: object) -> set[type]:
    """All records that a type consists of."""
    found: set[type] = set()
    waiting: list[object] = [msgspec.inspect.type_info(hint)]
    while waiting:
        item = waiting.pop()
        if isinstance(item, msgspec.inspect.StructType):
            if item.cls in found:
                continue
            found.add(item.cls)
        for name in getattr(item, "__struct_fields__", ()):
            inner = getattr(item, name)
            waiting += inner if isinstance(inner, tuple | list) else [inner]
    return found


def test_every_schema_has_a_name_of_its_own(acme_centre: Centre):
    """The document lists records by their name alone: two of one name would be one."""
    by_name: dict[str, set[type]] = {}
    for route in acme_centre.served.app.routing.routes:
        for handler in getattr(route, "route_handlers", ()):
            if operation_of(handler) is None:
                continue
            signature = handler.parsed_fn_signature
            hints = [signature.return_type.annotation]
            hints += [p.annotation for name, p in signature.parameters.items() if name == "data"]
            for hint in hints:
                for arg in typing.get_args(hint) if typing.get_origin(hint) is Response else [hint]:
                    for struct in structs_of(arg):
                        by_name.setdefault(struct.__name__, set()).add(struct)
    assert {name: found for name, found in by_name.items() if len(found) > 1 and name != "Page"} == {}
