"""Lamps and permissions at a real switch, whose manager gives Readyroom the least rights."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from readyroom.edges.asterisk import link as link_module
from readyroom.edges.asterisk.connection import Connection
from readyroom.edges.asterisk.link import Link
from readyroom.edges.asterisk.phones.following import keep_lamps
from readyroom.engine import catalogue as cat
from readyroom.engine import inputs as i
from readyroom.engine.facts import Actor
from tests.asterisk.beside import Beside, centre
from tests.asterisk.conftest import Telephone
from tests.asterisk.phones import Phone
from tests.asterisk.reception import site
from tests.asterisk.site import Site
from tests.asterisk.switch import Switch

BUSY = cat.StatusEntry(
    id="busy",
    label="Busy",
    kind="unavailable",
    direct_calls="busy",
    outgoing_calls="bar",
    counts_as="logged_in",
)


@pytest.fixture(name="site")
def including_site() -> Site:
    return replace(site(0), queues={"sales": {}, "support": {}})


@pytest.fixture
def room(switch: Switch) -> Iterator[Beside]:
    """101 and 102 in both queues; their lamps are kept."""

    async def alongside(link: Link, connection: Connection) -> None:
        await keep_lamps(made.room, lambda world: link.observer.mapping, connection)

    made = Beside(switch, [*centre("101", "102"), BUSY], alongside=alongside)
    made.until_up()
    yield made
    made.close()


def lamp(switch: Switch, name: str) -> str:
    return switch.view.device(f"Custom:readyroom:{name}")


def stored(switch: Switch, what: str, number: str) -> str:
    return switch.console(f"database get readyroom/{what} {number}").strip().removeprefix("Value: ")


def until(room: Beside, name: str, state: str) -> None:
    room.until(lambda: lamp(room.switch, name) == state, f"the lamp of {name} is {state}")


def test_lamps_follow_what_people_do(room: Beside, phone: Telephone, caller: Phone, switch: Switch):
    until(room, "102", "UNAVAILABLE")
    desk = phone("101")
    room.until_registered("101")
    room.choose("101")
    until(room, "101", "NOT_INUSE")
    until(room, "101*sales", "INUSE")
    room.until_rung("101")
    caller.calls("81")
    until(room, "101", "RINGING")
    desk.pick_up()
    until(room, "101", "INUSE")
    desk.hang_up()
    until(room, "101", "NOT_INUSE")
    room.submit(
        i.SetMembership(at=0, by=Actor("agent", "101"), agent="101", queue="sales", membership="paused")
    )
    until(room, "101*sales", "ONHOLD")
    room.submit(i.SetMembership(at=0, by=Actor("agent", "101"), agent="101", queue="sales", membership="out"))
    until(room, "101*sales", "NOT_INUSE")
    assert lamp(switch, "101*support") == "INUSE"
    room.choose("101", "busy")
    until(room, "101", "ONHOLD")


def test_a_key_has_its_lamp_by_the_dialplan(room: Beside, phone: Telephone, switch: Switch):
    ann, queue = phone("101").watches("*13*101"), phone("102").watches("*18*101*sales")

    def seen(*states: str) -> None:
        room.until(
            lambda: (ann.state, queue.state) == states, f"{states}, not {ann.log} {queue.log} {ann.errors}"
        )

    seen("terminated", "confirmed")  # away, though a member of the queue
    room.until_registered("101")
    room.choose("101")
    seen("terminated", "confirmed")
    room.choose("101", "busy")
    seen("confirmed", "confirmed")
    room.submit(i.SetMembership(at=0, by=Actor("agent", "101"), agent="101", queue="sales", membership="out"))
    seen("confirmed", "terminated")
    room.submit(i.SetMembership(at=0, by=Actor("agent", "101"), agent="101", queue="sales", membership="in"))
    room.choose("101")
    until(room, "101", "NOT_INUSE")
    for key, state in (("*13*101", "0"), ("*18*101*sales", "1"), ("*19*101*sales", "1"), ("*13*102", "4")):
        told = switch.view.ask("ExtensionState", Exten=key, Context="from-internal")
        assert (key, told["Status"]) == (key, state)


def test_lamps_are_right_after_a_restart_and_whatever_happened_meanwhile(
    room: Beside, phone: Telephone, switch: Switch
):
    phone("101")
    room.until_registered("101")
    room.choose("101")
    until(room, "101", "NOT_INUSE")
    switch.kill()
    room.choose("101", "busy")
    switch.start()
    until(room, "101", "ONHOLD")
    until(room, "101*support", "INUSE")
    assert stored(switch, "busy", "101") == "1"
    switch.view.ask("Setvar", Variable="DEVICE_STATE(Custom:readyroom:nobody)", Value="INUSE")
    switch.stop()  # not killed: it would lose what was said a moment ago
    switch.start()
    until(room, "nobody", "UNAVAILABLE")


def test_no_telephone_stays_marked_whose_device_went_while_the_link_was_down(
    room: Beside, phone: Telephone, switch: Switch
):
    def marks(number: str) -> tuple[str, str]:
        return stored(switch, "busy", number), stored(switch, "barred", number)

    phone("101")
    room.until_registered("101")
    room.choose("101", "busy")
    room.until(lambda: marks("101") == ("1", "1"), "101 is not to be disturbed")
    switch.view.ask("DBPut", Family="readyroom/busy", Key="555", Val="1")
    switch.stop()
    room.put(cat.DeviceConfig(id="101", agent="101", address="191"))
    switch.start()
    room.until(lambda: marks("191") == ("1", "1"), "191 is not to be disturbed")
    room.until(lambda: marks("101") == ("0", "0"), "101 is nobody's, and free")
    room.until(lambda: stored(switch, "busy", "555") == "0", "nor is any other marked")


def test_a_link_that_its_lamps_forsake_begins_anew_and_says_so(
    switch: Switch, monkeypatch: pytest.MonkeyPatch
):
    """Whatever went wrong with them: later each time, until they are kept."""
    links, failures, told = list[Link](), list[int](), list[str]()

    def pause_s(so_far: int, **_: object) -> float:
        failures.append(so_far)
        told.append(links[-1].why)
        return 0.0

    async def alongside(link: Link, connection: Connection) -> None:
        links.append(link)
        if link.connections < 3:
            raise ZeroDivisionError("a mistake of ours")
        await keep_lamps(made.room, lambda world: link.observer.mapping, connection)

    monkeypatch.setattr(link_module, "pause_s", pause_s)
    switch.view.ask("Setvar", Variable="DEVICE_STATE(Custom:readyroom:nobody)", Value="INUSE")
    made = Beside(switch, [*centre("101"), BUSY], alongside=alongside)
    until(made, "nobody", "UNAVAILABLE")
    assert failures == [1, 2]
    assert all("a mistake of ours" in why for why in told)
    made.until_up()
    made.close()


def test_do_not_disturb_and_barred_calls(room: Beside, phone: Telephone, caller: Phone, switch: Switch):
    ann, ben = phone("101"), phone("102")
    room.until_registered("101", "102")
    room.choose("101")
    room.choose("102")

    def may(phone: Phone, number: str) -> bool:
        """Whether it gets through."""
        since = switch.view.mark()
        call = phone.calls(number)
        switch.view.wait_for("Newexten", since, Exten="s")
        switch.view.wait_until(
            lambda: bool(switch.view.seen("DialBegin", since) or switch.view.seen("Hangup", since)),
            "it is known",
        )
        is_dialled = bool(switch.view.seen("DialBegin", since))
        call.kill()
        return is_dialled

    def told(what: str, value: str) -> None:
        room.until(lambda: stored(switch, what, "101") == value, f"{what} is {value}")

    told("busy", "0")
    caller.rings()
    assert may(ben, "7101")
    assert may(ann, "90301234")
    room.choose("101", "busy")
    told("busy", "1")
    told("barred", "1")
    assert not may(ben, "7101")
    assert not may(ann, "90301234")
    assert may(ann, "9112")
    assert may(ann, "90112")
    assert may(ben, "90301234")
    room.choose("101")
    told("busy", "0")
    assert may(ben, "7101")
