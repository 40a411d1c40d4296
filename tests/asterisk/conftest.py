"""What tests of a real Asterisk are given: a switch of their own, telephones, and somebody who calls from outside.

A switch starts in a third of a second, so nothing that one test leaves behind is there for the next.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from readyroom.edges.asterisk.link import Options
from tests.asterisk.beside import Beside, Making, centre
from tests.asterisk.phones import Phone, outside
from tests.asterisk.site import Site
from tests.asterisk.switch import Switch
from tests.asterisk.tree import Tree, asterisk, needs_asterisk, unpacked

Telephone = Callable[[str], Phone]


def _is_ours(item: pytest.Item) -> bool:
    return Path(__file__).parent in item.path.parents and "tree" in getattr(item, "fixturenames", ())


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Whatever runs a switch needs what unpacks it and what its telephones are made of."""
    for item in items:
        if _is_ours(item):
            for mark in needs_asterisk:
                item.add_marker(mark)


def pytest_collection_finish(session: pytest.Session) -> None:
    """Unpack it before the tests begin: it is no test's fault how long that takes."""
    if any(map(_is_ours, session.items)) and not session.config.option.collectonly:
        unpacked()


@pytest.fixture(scope="session")
def tree() -> Tree:
    """Asterisk itself."""
    return asterisk()


@pytest.fixture
def site() -> Site:
    """What `switch` is configured to be; override it in a file."""
    return Site()


@pytest.fixture
def switch(tree: Tree, site: Site) -> Iterator[Switch]:
    """A switch that runs."""
    switch = Switch(tree, site)
    try:
        switch.start()
        yield switch
    finally:
        switch.remove()


@pytest.fixture
def phone(switch: Switch) -> Iterator[Telephone]:
    """Makes a telephone of the switch's site, registered and ringing on and on: `phone("101")`."""
    made: list[Phone] = []

    def put_up(name: str) -> Phone:
        made.append(phone := Phone(switch, name))
        phone.rings()
        phone.register()
        return phone

    yield put_up
    for each in made:
        each.put_away()


@pytest.fixture
def caller(switch: Switch) -> Iterator[Phone]:
    """Whoever calls from outside."""
    caller = outside(switch)
    yield caller
    caller.put_away()


@pytest.fixture
def beside(switch: Switch) -> Iterator[Making]:
    """Makes a room beside the switch, in step with it; agents have the names of their telephones."""
    made: list[Beside] = []

    def make(*agents: str, options: Options | None = None, port: int | None = None, **queue: Any) -> Beside:
        made.append(found := Beside(switch, centre(*agents, **queue), options, port))
        found.until_up()
        return found

    yield make
    for each in made:
        each.close()
