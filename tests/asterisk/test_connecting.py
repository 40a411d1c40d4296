"""A site comes to Readyroom, works, and goes again: the commands, a real server and a real switch."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import httpx2
import pytest

from tests.asterisk.conftest import Telephone
from tests.asterisk.manager import Member
from tests.asterisk.site import Site
from tests.asterisk.switch import Switch
from tests.cli.program import PASSWORD, TIMEOUT_S, Process, environment, run, serving

IN = Member(False, "", 0)


@pytest.fixture
def site() -> Site:
    return Site(queues={"sales": {"timeout": 7, "strategy": "leastrecent"}, "After Sales": {}})


class Terminal:
    """Where an administrator types."""

    def __init__(self, switch: Switch, server: Process, data: Path) -> None:
        self.switch = switch
        self.server = server
        self.data = data
        self.env = server.env(PASSWORD) | {"READYROOM_ASTERISK_SECRET": switch.secret}

    def run(self, *arguments: object) -> str:
        at = ("--host", "127.0.0.1", "--port", self.switch.manager_port)
        found = run(*arguments, *at, env=self.env, cwd=self.data)
        assert found.returncode == 0, found.stderr
        return found.stdout

    def call(self, method: str, path: str, body: Any = None) -> Any:
        headers = {"Authorization": f"Bearer {self.env['READYROOM_TOKEN']}"}
        answer = httpx2.request(
            method,
            f"{self.server.url}/api/v1{path}",
            json=body,
            headers=headers,
            timeout=TIMEOUT_S,
            trust_env=False,
        )
        assert answer.is_success, answer.text
        return answer.json()


@contextlib.contextmanager
def terminal(switch: Switch, data: Path, **linked: object) -> Iterator[Terminal]:
    """A server, `linked` to the switch or not, and somebody who administers it."""
    env = {"READYROOM_ADMIN_PASSWORD": PASSWORD, "READYROOM_ASTERISK_SECRET": switch.secret}
    settings = {f"READYROOM_ASTERISK_{name.upper()}": str(value) for name, value in linked.items()}
    with serving(data, env=environment(**env, **settings)) as server:
        yield Terminal(switch, server, data)


def add(switch: Switch, queue: str, interface: str, **headers: object) -> None:
    switch.view.ask("QueueAdd", Queue=queue, Interface=interface, **headers)


def test_it_comes_works_and_goes(switch: Switch, phone: Telephone, tmp_path: Path):
    phone("101")
    phone("102")
    add(switch, "sales", "PJSIP/101", MemberName="Ann Archer")
    add(switch, "sales", "PJSIP/102", Penalty=3)
    add(switch, "After Sales", "PJSIP/101", MemberName="Ann Archer")
    add(switch, "After Sales", "PJSIP/103")  # a telephone that is not there
    switch.view.ask(
        "QueuePause", Queue="After Sales", Interface="PJSIP/101", Paused="true", Reason="Lunch; long"
    )
    before = switch.view.members()

    with terminal(switch, tmp_path) as admin:
        looked = admin.run("connect", "asterisk", "--dry-run")
        assert "+ queue sales" in looked
        assert "ann-archer in after-sales: paused (Lunch; long), as PJSIP/101\n" in looked
        assert "103 in after-sales: in, as PJSIP/103; the link makes that: paused (offline)" in looked
        assert admin.call("GET", "/queues")["items"] == []
        assert not (tmp_path / "asterisk-before.json").exists()

        said = admin.run("connect", "asterisk", "--yes")
        assert f'[asterisk]\nhost = "127.0.0.1"\nport = {switch.manager_port}' in said
        sales = admin.call("GET", "/queues/sales")
        assert (sales["mode"], sales["ring_s"], sales["strategy"]) == ("overlay", 7, "longest_idle")
        assert admin.call("GET", "/queues/after-sales")["address"] == "After Sales"
        assert admin.call("GET", "/devices/102")["agent"] == "102"
        again = admin.run("import", "asterisk", "--dry-run", "--json")
        assert json.loads(again)["changes"] == []

    with terminal(switch, tmp_path, host="127.0.0.1", port=switch.manager_port) as admin:
        switch.view.wait_until(lambda: _is_linked(admin), "the link is up")
        away = {("After Sales", "PJSIP/103"): Member(True, "offline", 0)}
        switch.view.wait_until(lambda: switch.view.members() == before | away, "only who is away was changed")
        for status, then in (("break", Member(True, "break", 3)), ("online", Member(False, "", 3))):
            admin.call("PUT", "/agents/102/status", {"status": status})
            _becomes(switch, ("sales", "PJSIP/102"), then)
        admin.call("PUT", "/agents/102/status", {"status": "break"})
        _becomes(switch, ("sales", "PJSIP/102"), Member(True, "break", 3))
        assert "102 in sales: paused (break), as PJSIP/102\n" in admin.run("connect", "asterisk", "--yes")
        assert admin.call("GET", "/agents/102")["status"]["status"] == "break", (
            "who is known stands as they chose"
        )
        admin.call("PUT", "/agents/ann-archer/queues/sales", {"membership": "out"})
        switch.view.wait_until(lambda: ("sales", "PJSIP/101") not in switch.view.members(), "Ann is out")

    switch.view.ask("DBPut", Family="readyroom", Key="barred/101", Val="1")
    for lamp, state in (("readyroom:102", "ONHOLD"), ("readyroom:102*sales", "INUSE"), ("door", "INUSE")):
        switch.view.ask("Setvar", Variable=f"DEVICE_STATE(Custom:{lamp})", Value=state)
    with terminal(switch, tmp_path) as admin:
        looked = admin.run("disconnect", "asterisk", "--dry-run")
        assert "let every telephone be rung and call out" in looked
        assert looked.count("put out the lamps") == 1
        assert "sales: put PJSIP/101 in" in looked
        assert "sales: let PJSIP/102 be rung" in looked
        assert switch.view.members() != before
        admin.run("disconnect", "asterisk", "--yes")
        assert switch.view.members() == before
        assert switch.console("database show readyroom").startswith("0 results")
        assert [switch.view.device(f"Custom:readyroom:{who}") for who in ("102", "102*sales")] == [
            "UNAVAILABLE"
        ] * 2
        assert switch.view.device("Custom:door") == "INUSE"  # somebody else's
        kept = switch.console("database show CustomDevstate")
        assert ("door" in kept, "readyroom" in kept) == (True, False)
        assert not (tmp_path / "asterisk-before.json").exists(), "the next time begins anew"


def test_of_an_import_that_is_declined_nothing_stays(switch: Switch, tmp_path: Path):
    add(switch, "sales", "PJSIP/101")
    with terminal(switch, tmp_path) as admin:
        at = ("--host", "127.0.0.1", "--port", switch.manager_port)
        found = run("connect", "asterisk", *at, env=admin.env, cwd=tmp_path)
        assert (found.returncode, "say --yes to do it" in found.stderr) == (2, True)
        assert not (tmp_path / "asterisk-before.json").exists()
        assert admin.call("GET", "/queues")["items"] == []


def test_queues_that_come_later_are_left_as_they_were_as_well(switch: Switch, tmp_path: Path):
    add(switch, "sales", "PJSIP/101")
    with terminal(switch, tmp_path) as admin:
        admin.run("connect", "asterisk", "--queue", "sales", "--yes")
        switch.view.ask("QueueRemove", Queue="sales", Interface="PJSIP/101")
        admin.run("connect", "asterisk", "--yes")  # a queue in which nobody is
        add(switch, "After Sales", "PJSIP/102")
        said = admin.run("disconnect", "asterisk", "--yes")
        assert "After Sales: take PJSIP/102 out" in said
        assert switch.view.members() == {("sales", "PJSIP/101"): IN}


def test_penalties_names_and_state_interfaces_are_put_back(switch: Switch, tmp_path: Path):
    """And written down by Asterisk, so that they are so after its next start as well."""
    hint = {"StateInterface": "hint:102@ext-local"}
    add(switch, "sales", "PJSIP/101", Penalty=3)
    add(switch, "sales", "PJSIP/102", MemberName="Ben", **hint)
    add(switch, "sales", "PJSIP/103", MemberName="Cleo")
    before = switch.view.records()
    with terminal(switch, tmp_path) as admin:
        admin.run("connect", "asterisk", "--yes")
        switch.view.ask("QueuePenalty", Queue="sales", Interface="PJSIP/101", Penalty=0)
        for interface, name in (("PJSIP/102", "Ben"), ("PJSIP/103", "Somebody")):
            switch.view.ask("QueueRemove", Queue="sales", Interface=interface)
            add(switch, "sales", interface, MemberName=name)
        looked = admin.run("disconnect", "asterisk", "--dry-run")
        assert "sales: give PJSIP/101 the penalty 3\n" in looked
        assert "sales: put PJSIP/102 in anew, named Ben, by the state of hint:102@ext-local\n" in looked
        assert "sales: put PJSIP/103 in anew, named Cleo\n" in looked
        assert "\n3 to be done." in looked
        admin.run("disconnect", "asterisk", "--yes")
    assert switch.view.records() == before
    switch.stop()
    switch.start()
    assert switch.view.records() == before


def test_what_cannot_be_put_back_is_said_and_the_file_kept(switch: Switch, site: Site, tmp_path: Path):
    def named(name: str) -> None:
        switch.configure(
            replace(site, queues={"sales": {"member": [f"PJSIP/101,0,{name}"]}, "After Sales": {}})
        )
        switch.reload("app_queue")

    named("Ann")
    with terminal(switch, tmp_path) as admin:
        admin.run("connect", "asterisk", "--yes")
        named("Ben")
        said = admin.run("disconnect", "asterisk", "--yes")
        assert "as they were" not in said
        assert "sales: PJSIP/101 is named Ben, and was named Ann: that stands in queues.conf" in said
        assert (tmp_path / "asterisk-before.json").exists()
        named("Ann")
        assert "The queues are as they were." in admin.run("disconnect", "asterisk", "--yes")
        assert not (tmp_path / "asterisk-before.json").exists()


def test_what_is_said_of_who_is_known_is_what_the_link_does(switch: Switch, phone: Telephone, tmp_path: Path):
    """Agents who were made before: who never chose anything stands as at the switch, everybody else as they chose."""
    people = ("101", "102", "103", "104", "105", "106")
    known: list[dict[str, Any]] = [{"type": "queue", "id": "sales", "label": "Sales"}]
    for person in people:
        known.append({"type": "agent", "id": person, "name": person, "login_code": person == "104"})
        known.append({"type": "device", "id": person, "agent": person})
    known.append({"type": "device", "id": "mobile", "agent": "101", "address": "SIP/101"})
    # Readyroom distributes that queue's calls so far; 105 was put out of it, 106 chose to be in it.
    known += [{"type": "member", "queue": "sales", "agent": person} for person in ("105", "106")]
    with terminal(switch, tmp_path) as admin:
        for person in people:
            phone(person)
            add(switch, "sales", f"PJSIP/{person}")
        add(switch, "sales", "SIP/101")
        for person in ("102", "104"):
            add(switch, "After Sales", f"PJSIP/{person}")
        for queue, reason in (("After Sales", {"Reason": "Lunch"}), ("sales", {})):
            switch.view.ask("QueuePause", Queue=queue, Interface="PJSIP/102", Paused="true", **reason)
        admin.call("POST", "/configuration", {"entities": known})
        for person, value in (("105", "out"), ("106", "in")):
            admin.call("PUT", f"/agents/{person}/queues/sales", {"membership": value})
        for person in ("103", "106"):
            admin.call("PUT", f"/agents/{person}/status", {"status": "break"})
        looked = admin.run("connect", "asterisk", "--dry-run")
        for line in (
            "101 in sales: in, as PJSIP/101\n",
            "101 in sales: in, as SIP/101\n",
            "102 in sales: paused, as PJSIP/102; the link makes that: paused (membership_paused)\n",
            "102 in after-sales: paused (Lunch), as PJSIP/102\n",
            "103 in sales: in, as PJSIP/103; the link makes that: paused (break)\n",
            "104 in sales: in, as PJSIP/104; the link makes that: out\n",
            "104 in after-sales: in, as PJSIP/104; the link makes that: out\n",
            "105 in sales: in, as PJSIP/105; the link makes that: out\n",
            "106 in sales: in, as PJSIP/106; the link makes that: paused (break)\n",
        ):
            assert line in looked
        said = _foretold(admin)
        assert admin.call("GET", "/agents/101")["status"]["status"] == "offline"
        admin.run("connect", "asterisk", "--yes")
        assert _foretold(admin) == said, "and of who is known by then, the same"
        statuses = [admin.call("GET", f"/agents/{person}")["status"]["status"] for person in people]
        assert statuses == ["online", "online", "break", "online", "online", "break"]
    with terminal(switch, tmp_path, host="127.0.0.1", port=switch.manager_port) as admin:
        switch.view.wait_until(lambda: _is_linked(admin), "the link is up")
        switch.view.wait_until(lambda: _has(switch) == said, "what was said is what it does")
        # Queues that come later: of who is linked, the engine has the last word.
        add(switch, "After Sales", "PJSIP/103")
        add(switch, "After Sales", "PJSIP/101")
        looked = admin.run("connect", "asterisk", "--dry-run")
        assert "103 in after-sales: in, as PJSIP/103; the link makes that: paused (break)\n" in looked
        assert "101 in after-sales: in, as PJSIP/101\n" in looked
        said = _foretold(admin)
        admin.run("connect", "asterisk", "--yes")
        switch.view.wait_until(lambda: _has(switch) == said, "nor is anybody taken by surprise later")


def _foretold(admin: Terminal) -> dict[tuple[str, str], str]:
    """By queue and interface, what the link would make of the members; without those whom it would take out."""
    rows = json.loads(admin.run("connect", "asterisk", "--dry-run", "--json"))["members"]
    names = {"sales": "sales", "after-sales": "After Sales"}
    return {
        (names[row["queue"]], row["interface"]): row["becomes"] for row in rows if row["becomes"] != "out"
    }


def _has(switch: Switch) -> dict[tuple[str, str], str]:
    members = switch.view.members().items()
    return {where: f"paused ({one.reason})" if one.paused else "in" for where, one in members}


def test_after_an_import_there_is_a_way_back_as_well(switch: Switch, phone: Telephone, tmp_path: Path):
    phone("101")
    add(switch, "sales", "PJSIP/101")
    add(switch, "After Sales", "PJSIP/101")
    switch.view.ask("QueuePause", Queue="After Sales", Interface="PJSIP/101", Paused="true", Reason="Lunch")
    before = switch.view.members()
    with terminal(switch, tmp_path) as admin:
        admin.run("import", "asterisk", "--yes")
        assert "101 in sales: in, as PJSIP/101\n" in admin.run("connect", "asterisk", "--dry-run")
        assert not (tmp_path / "asterisk-before.json").exists()
        at = ("--host", "127.0.0.1", "--port", switch.manager_port)
        asked = run("connect", "asterisk", *at, env=admin.env, cwd=tmp_path)
        assert (asked.returncode, "say --yes to do it" in asked.stderr) == (2, True)
        assert not (tmp_path / "asterisk-before.json").exists()
        said = admin.run("connect", "asterisk", "--yes")
        assert "Nothing to import." in said
        assert "How the queues were is kept in asterisk-before.json." in said
    with terminal(switch, tmp_path, host="127.0.0.1", port=switch.manager_port) as admin:
        switch.view.wait_until(lambda: _is_linked(admin), "the link is up")
        admin.call("PUT", "/agents/101/queues/sales", {"membership": "out"})
        switch.view.wait_until(
            lambda: switch.view.members() == {("After Sales", "PJSIP/101"): Member(True, "Lunch", 0)},
            "nobody was changed but by what was asked for",
        )
    with terminal(switch, tmp_path) as admin:
        admin.run("disconnect", "asterisk", "--yes")
    assert switch.view.members() == before


def _becomes(switch: Switch, of: tuple[str, str], member: Member) -> None:
    switch.view.wait_until(lambda: switch.view.members()[of] == member, f"{of} is {member}")


def _is_linked(admin: Terminal) -> bool:
    return all(row["observed"] is not None for row in admin.call("GET", "/switch/desired")["items"])


def test_only_some_queues(switch: Switch, tmp_path: Path):
    add(switch, "sales", "PJSIP/101")
    add(switch, "After Sales", "PJSIP/102")
    with terminal(switch, tmp_path) as admin:
        admin.run("import", "asterisk", "--queue", "after sales", "--yes")
        assert [queue["id"] for queue in admin.call("GET", "/queues")["items"]] == ["after-sales"]
        assert [agent["id"] for agent in admin.call("GET", "/agents")["items"]] == ["102"]


def test_what_is_wrong_is_said(switch: Switch, tmp_path: Path):
    at = ("--host", "127.0.0.1", "--port", switch.manager_port)
    wrong = {
        ("connect", "asterisk"): "Which Asterisk? Give --host",
        (
            "connect",
            "asterisk",
            "--host",
            "127.0.0.1",
        ): "The secret of Asterisk's manager user readyroom is missing",
        (
            "import",
            "asterisk",
            *at,
            "--secret-file",
            "nowhere",
        ): "asterisk.secret_file nowhere cannot be read",
        ("disconnect", "asterisk", *at): "asterisk-before.json cannot be read",
    }
    for arguments, words in wrong.items():
        found = run(*arguments, cwd=tmp_path)
        assert (found.returncode, found.stdout) == (2, "")
        assert words in found.stderr
    (tmp_path / "secret").write_text("wrong")
    found = run("import", "asterisk", *at, "--secret-file", "secret", cwd=tmp_path)
    assert found.returncode == 1
    assert "does not let readyroom in" in found.stderr
