"""Feature codes, dialled at a real switch by real telephones: what is asked, what is said, and what it does."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from readyroom.edges.asterisk.phones import server as server_module
from readyroom.edges.asterisk.phones.server import Options, PhoneServer
from readyroom.edges.asterisk.phones.talk import CONVERSATIONS, SOUNDS
from readyroom.engine import catalogue as cat
from readyroom.engine import inputs as i
from tests.asterisk.conftest import Telephone
from tests.asterisk.phones import Phone
from tests.asterisk.reception import Reception, features, reception, site
from tests.asterisk.site import Site
from tests.asterisk.switch import Switch
from tests.asterisk.tree import Tree
from tests.processes import free_port


@pytest.fixture
def port() -> int:
    return free_port()


@pytest.fixture(name="site")
def including_site(port: int) -> Site:
    return site(port)


@pytest.fixture
async def desk(switch: Switch, port: int) -> AsyncIterator[Reception]:
    async with reception(switch, port) as made:
        yield made


def signed_in(desk: Reception) -> dict[str, str | None]:
    return {device_id: device.signed_in for device_id, device in desk.world.devices.items()}


# --- signing in and out ----------------------------------------------------------------------------------


async def test_at_ones_own_telephone_without_a_code(desk: Reception, phone: Telephone):
    ann = phone("101")
    talk = await desk.dial(ann, "*13")
    await talk.hears("agent-loginok")
    assert signed_in(desk) == {"desk-ann": "ann", "desk-ben": None, "shared": None}
    assert desk.world.agents["ann"].signed_in.by.kind == "agent"
    await talk.hangs_up()
    talk = await desk.dial(ann, "*15")
    await talk.hears("agent-loggedoff")
    assert desk.world.agents["ann"].signed_in.devices is None


async def test_with_ones_login_code(desk: Reception, phone: Telephone):
    talk = await desk.dial(phone("102"), "*13")
    await talk.enters("agent-pass", "4711#")
    await talk.hears("agent-loginok")
    assert signed_in(desk)["desk-ben"] == "ben"


async def test_hot_desking_signs_out_whoever_was_there(desk: Reception, phone: Telephone):
    shared = phone("103")
    talk = await desk.dial(shared, "*13")
    await talk.enters("agent-user", "102#")  # Ben goes by his telephone's number
    await talk.enters("agent-pass", "4711#")
    await talk.hears("agent-loginok")
    assert signed_in(desk)["shared"] == "ben"
    await talk.hangs_up()
    await desk.put(cat.DeviceConfig(id="desk-cleo", agent="cleo", address="105"))
    talk = await desk.dial(shared, "*14")
    await talk.enters("agent-user", "105#")
    await talk.enters("agent-pass", "0815#")
    await talk.hears("agent-loginok")
    assert signed_in(desk)["shared"] == "cleo"
    assert desk.world.agents["ben"].signed_in.devices is None


async def test_the_call_to_readyroom_does_not_keep_the_telephone_busy(desk: Reception, phone: Telephone):
    await desk.do(i.SignIn, agent="cleo", device="desk-ann")
    talk = await desk.dial(phone("101"), "*14")
    # The link tells of it, as of whatever a telephone dials.
    await desk.until(lambda: any(call.device == "desk-ann" for call in desk.world.calls.values()), "the call")
    await talk.enters("agent-user", "102#")
    await talk.enters("agent-pass", "4711#")
    await talk.hears("agent-loginok")
    assert signed_in(desk)["desk-ann"] == "ben"
    assert not desk.world.calls
    await talk.hangs_up()
    assert not desk.room.counts.quarantine


async def test_another_call_does(desk: Reception, phone: Telephone):
    await desk.do(i.StartCall, call="c1", kind="direct", agent="ann", device="desk-ann")
    talk = await desk.dial(phone("101"), "*14")
    await talk.enters("agent-user", "102#")
    await talk.enters("agent-pass", "4711#")
    await talk.hears("is-in-use")
    assert signed_in(desk)["desk-ann"] is None


async def test_a_wrong_code_then_the_right_one(desk: Reception, phone: Telephone):
    talk = await desk.dial(phone("102"), "*13")
    await talk.enters("agent-pass", "4712#")
    await talk.hears("vm-incorrect")
    assert signed_in(desk)["desk-ben"] is None
    noted = await desk.last("Refused")
    assert (noted.what, noted.code) == ("sign_in", "wrong_login_code")  # type: ignore[attr-defined]
    assert noted.params == {"agent": "ben", "device": "PJSIP/102"}  # type: ignore[attr-defined]
    await talk.enters("agent-pass", "4711#")
    await talk.hears("agent-loginok")
    assert signed_in(desk)["desk-ben"] == "ben"


async def test_wrong_codes_lock_out_even_the_right_one(desk: Reception, phone: Telephone):
    talk = await desk.dial(phone("102"), "*13")
    for code in ("1111#", "2222#"):
        await talk.enters("agent-pass", code)
    await talk.enters("agent-pass", "4711#")
    await talk.hears("please-try-call-later")
    assert signed_in(desk)["desk-ben"] is None


async def test_a_stranger_is_answered_like_somebody(desk: Reception, phone: Telephone):
    talk = await desk.dial(phone("103"), "*14")
    await talk.enters("agent-user", "999#")
    await talk.enters("agent-pass", "4711#")
    await talk.hears("vm-incorrect")
    noted = await desk.last("Refused")
    assert noted.params == {"agent": "", "device": "PJSIP/103"}  # type: ignore[attr-defined]


async def test_hanging_up_in_mid_entry_does_nothing(desk: Reception, phone: Telephone):
    talk = await desk.dial(phone("102"), "*13")
    await talk.enters("agent-pass", "471")
    await talk.hangs_up()
    await asyncio.gather(*desk.server.conversations)
    assert await desk.room.events(types=["SignedIn", "Refused"]) == []
    assert signed_in(desk)["desk-ben"] is None


# --- choosing --------------------------------------------------------------------------------------------


def status_number(desk: Reception, status: str) -> int:
    settable = [entry.id for entry in desk.world.statuses.values() if "agent" in entry.settable_by]
    return settable.index(status) + 1


async def test_a_status_by_its_number(desk: Reception, phone: Telephone):
    ann = phone("101")
    talk = await desk.dial(ann, f"*17*{status_number(desk, 'do_not_disturb')}")
    await talk.hears("is-set-to")
    assert desk.world.agents["ann"].status.status == "do_not_disturb"
    await talk.hangs_up()
    talk = await desk.dial(ann, "*17")
    await talk.enters("beep", f"{status_number(desk, 'break')}*2#")
    await talk.hears("is-set-to")
    chosen = desk.world.agents["ann"].status
    assert (chosen.status, chosen.reason) == ("break", "Coffee")


async def test_what_a_status_asks_for_is_asked_for(desk: Reception, phone: Telephone):
    ann = phone("101")
    before = desk.world.agents["ann"].status.status
    for status, which in [("break", ""), ("break", "*3"), ("talk", "")]:
        talk = await desk.dial(ann, f"*17*{status_number(desk, status)}{which}")
        await talk.hears("privacy-incorrect")
        await talk.hangs_up()
    assert desk.world.agents["ann"].status.status == before


async def test_a_queue_and_all_queues(desk: Reception, phone: Telephone):
    ann = phone("101")

    def memberships() -> list[str]:
        return [desk.world.agents["ann"].memberships[queue].value for queue in ("sales", "support")]

    await desk.do(i.SetMembership, agent="ann", queue=None, membership="out")
    for number, sound, then in [
        ("*18*500", "agent-loginok", ["in", "out"]),
        ("*19*2", "privacy-incorrect", ["in", "out"]),
        ("*18*ann*support", "agent-loginok", ["in", "in"]),
        ("*19*1", "de-activated", ["paused", "in"]),
        ("*19*1", "activated", ["in", "in"]),
        ("*18*ben*support", "privacy-incorrect", ["in", "in"]),
        ("*18*999", "privacy-incorrect", ["in", "in"]),
        ("*18", "agent-loggedoff", ["out", "out"]),
    ]:
        talk = await desk.dial(ann, number)
        await talk.hears(sound)
        assert memberships() == then, number
        await talk.hangs_up()


async def test_who_was_withdrawn_comes_back(desk: Reception, phone: Telephone, caller: Phone):
    policy = cat.NoAnswerPolicy(
        threshold=1, requires_licence=False, outcome=cat.NoAnswerOutcome(kind="leave_queue")
    )
    await desk.put(
        cat.QueueConfig(id="sales", label="Sales", mode="overlay", address="500", no_answer=policy)
    )
    telephone, ann = phone("101"), desk.world.agents["ann"]
    await desk.until(lambda: desk.world.devices["desk-ann"].registered, "it is registered")
    await desk.do(i.SetStatus, agent="ann", status="online")
    await desk.do(i.SetMembership, agent="ann", queue="sales", membership="in")
    for number, sound in (("*16", "activated"), ("*18*sales", "agent-loginok")):
        call = caller.calls("81")
        await desk.until(lambda: ann.holds, "nobody answered")
        await asyncio.to_thread(call.hang_up)
        talk = await desk.dial(telephone, number)
        await talk.hears(sound)
        assert (ann.holds, ann.memberships["sales"].value) == ((), "in")
        await talk.hangs_up()
        await desk.until(lambda: not ann.calls, "the call is over")


async def test_a_telephone_that_readyroom_does_not_know_and_one_that_is_nobodys(
    desk: Reception, phone: Telephone
):
    for name, number in [("104", "*17"), ("103", "*15")]:
        talk = await desk.dial(phone(name), number)
        await talk.hears("feature-not-avail-line")


async def test_there_is_no_service_when_readyroom_is_away(desk: Reception, phone: Telephone):
    await desk.server.stop()
    await hears_no_service(desk, phone("101"), "*13")


async def test_there_is_no_service_for_who_is_turned_away(
    desk: Reception, phone: Telephone, port: int, monkeypatch: pytest.MonkeyPatch
):
    """By a server that is full, does not know what is asked for, or does not know the switch; for nobody else."""
    ann, site = phone("101"), desk.switch.site
    unknown = "[from-internal](+)\nexten => *66,1,Gosub(readyroom-talk,s,1(no-such))\n"
    desk.switch.configure(replace(site, dialplan=site.dialplan + unknown))
    desk.switch.reload("pbx_config")
    await hears_no_service(desk, ann, "*66")
    with monkeypatch.context() as full:
        full.setattr(server_module, "AT_MOST", 0)
        await hears_no_service(desk, ann, "*13")
    for talks, sound in (("*13", "agent-loginok"), ("*17*99", "privacy-incorrect")):
        talk = await desk.dial(ann, talks)
        await talk.hears(sound)
        await talk.is_hung_up_on()
        assert not desk.switch.view.seen("Newexten", talk.since, Application="Playback")
    await desk.server.stop()
    strict = PhoneServer(
        desk.room, desk.server._names, desk.server._check, Options(port=port, peers=("192.0.2.0/24",))
    )
    await strict.start()
    await hears_no_service(desk, ann, "*13")
    await strict.stop()
    named = PhoneServer(
        desk.room,
        desk.server._names,
        desk.server._check,
        Options(port=port, peers=("192.0.2.0/24",), switch="localhost"),
    )
    await named.start()
    talk = await desk.dial(ann, "*15")
    await talk.hears("agent-loggedoff")
    await named.stop()


async def hears_no_service(desk: Reception, phone: Phone, number: str) -> None:
    since = desk.switch.view.mark()
    talk = await desk.dial(phone, number)
    await asyncio.to_thread(
        desk.switch.view.wait_for, "Newexten", since, Application="Playback", AppData="ss-noservice"
    )
    await talk.hangs_up()


# --- the codes -------------------------------------------------------------------------------------------

# What FreePBX's modules take by default, each as it is dialled: with an extension, a number or a mode after it where
# it takes one; and its prefix of a telephone's voicemail.
FREEPBX = """
    *0 *01 *10 *101 *11 *12 *21 *21101 *271 *281 *291 *30 *31 *32 *34 *35 *36 *37 *38 *39 *40 *411 *43
    *45 *45500 *45101*500 *46 *46500 *46101*500 *47500
    *52 *520 *52101 *53 *54 *55 *56 *57 *58 *60 *61 *65 *68 *69
    *70 *71 *72 *720 *72101 *73 *74 *740 *74101 *75 *76 *76101 *77 *78 *79 *80101 *82 *83 *84 *85 *8571 *87 *88
    *90 *900 *90101 *91 *92 *920 *92101 *93 *94 *95 *97 *98 *98101 *99
    *8 **101 ## # *131 *171 *1900 *3101
""".split()


def test_no_code_is_one_of_freepbx(switch: Switch):
    context = "readyroom-features"
    hijacked = [code for code in FREEPBX if "[ Context" in switch.console(f"dialplan show {code}@{context}")]
    assert hijacked == []
    for code in ("*13", "*19", "*17*2*1", "*18*500", "*13*ann", "*19*ann*sales"):
        assert "[ Context" in switch.console(f"dialplan show {code}@{context}"), code


async def test_a_site_may_have_other_codes(desk: Reception, phone: Telephone):
    """As `docs/phones.md` says it: three lines of its own, and one for a single code."""
    ann, codes = phone("101"), own_codes()
    desk.switch.configure(replace(desk.switch.site, dialplan=desk.switch.site.dialplan + codes))
    desk.switch.reload("pbx_config")
    for number, sound in [
        ("*5*3", "agent-loginok"),
        (f"*5*7*{status_number(desk, 'break')}*2", "is-set-to"),
        ("*66", "agent-loggedoff"),
    ]:
        talk = await desk.dial(ann, number)
        await talk.hears(sound)
        await talk.hangs_up()
    for key, device in (("*5*3*ann", "readyroom:ann"), ("*5*8*ann*sales", "readyroom:ann*sales")):
        desk.switch.view.ask("Setvar", Variable=f"DEVICE_STATE(Custom:{device})", Value="INUSE")
        told = desk.switch.view.ask("ExtensionState", Exten=key, Context="from-internal")
        assert (key, told["Status"]) == (key, "1")


def own_codes() -> str:
    """The example that the page gives of it."""
    page = (Path(__file__).parents[2] / "docs" / "phones.md").read_text("utf-8")
    start = page.index("    exten => _*5*")
    lines = page[start : page.index("\n\n", start)].splitlines()
    return "\n".join(["[from-internal](+)", *(line.strip() for line in lines), ""])


# --- the server ------------------------------------------------------------------------------------------


def test_asterisk_has_all_recordings(tree: Tree):
    there = {path.stem for path in (tree.data / "sounds").glob("en_US*/*.gsm")}
    assert SOUNDS - there == set()


def test_the_dialplan_asks_for_every_conversation():
    assert {name for name in CONVERSATIONS if f"1({name}" in features()} == set(CONVERSATIONS)


async def test_strangers_and_nonsense_are_turned_away(desk: Reception):
    closed = PhoneServer(
        desk.room, desk.server._names, desk.server._check, Options(port=0, peers=("192.0.2.0/24",))
    )
    await closed.start()
    for port, sent in [
        (closed.port, b""),
        (desk.server.port, b"GET / HTTP/1.1\r\n\r\n"),
        (desk.server.port, b"agi_request: agi://x/no-such\nagi_network_script: no-such\n\n"),
    ]:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(sent)
        assert await reader.read() == b""
        writer.close()
        await writer.wait_closed()
    await closed.stop()
