"""Imports run strictly downward between floors, and never in a circle.

A unit is a package, or a module that stands on its own; inside a unit everything may import everything, so
long as no circle closes. Two units on one floor do not know each other: what they both need lies below, and
what brings them together is `main.py`.
"""

from collections import defaultdict
from graphlib import CycleError, TopologicalSorter

import pytest

from tests.house.source import Tree, imports, readyroom, tree_of

FLOORS = {
    "readyroom": -1,  # the package's own __init__: its version, nothing else
    "engine": 0,
    "codec": 1,
    "protocols": 1,
    "views": 1,
    "reports": 2,
    "store": 2,
    "exports": 3,
    "runtime": 3,
    "centre": 3,
    "edges": 4,
    "config": 4,
    "scenarios": 4,
    "simulation": 4,
    "whatif": 5,
    "top": 6,
}
# Modules that make one unit together.
TOGETHER = {
    "presets": "config",
    "neighbours": "config",
    "main": "top",
    "linked": "top",
    "locking": "top",
    "telling": "top",
    "answering": "top",
    "cli": "top",
    "commands": "top",
    "__main__": "top",
}


def unit_of(module: str) -> str:
    """`readyroom.edges.http.routes` is of the unit `edges.http`, `readyroom.engine.facts` of `engine`."""
    _, *parts = module.split(".")
    if not parts:
        return "readyroom"
    if parts[0] == "edges":
        return ".".join(parts[:2])
    return TOGETHER.get(parts[0], parts[0])


def floor_of(unit: str) -> int:
    return FLOORS[unit.partition(".")[0]]


def homeless(tree: Tree) -> list[str]:
    return [m.path for m in tree.values() if unit_of(m.name).partition(".")[0] not in FLOORS]


def wrong_imports(tree: Tree) -> list[str]:
    wrong = []
    for module in tree.values():
        here = unit_of(module.name)
        for imported in imports(module, tree):
            if imported.target.partition(".")[0] != "readyroom":
                continue
            there = unit_of(imported.target)
            if there != here and floor_of(there) >= floor_of(here):
                wrong.append(f"{module.path}:{imported.line}: {here} may not import {imported.target}")
    return wrong


def circle(tree: Tree) -> list[str]:
    graph: dict[str, set[str]] = defaultdict(set)
    for module in tree.values():
        graph[module.name] = {i.target for i in imports(module, tree)} & tree.keys() - {module.name}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as found:
        return list(found.args[1])
    return []


def test_every_module_has_a_floor():
    assert homeless(readyroom()) == [], "give each a floor in FLOORS, and say why in docs/decisions/"


def test_imports_run_strictly_downward():
    assert wrong_imports(readyroom()) == []


def test_no_circular_imports():
    assert circle(readyroom()) == []


@pytest.mark.parametrize(
    ("importer", "statement"),
    [
        ("engine/facts.py", "from readyroom.codec import json"),
        ("engine/rules/offer.py", "import readyroom.store.sqlite"),
        ("codec/json.py", "from readyroom.views import board"),
        ("runtime/room.py", "from ..edges.http import app"),
        ("runtime/room.py", "from readyroom.config import Settings"),
        ("edges/http/app.py", "from readyroom.edges.live import Stream"),
        ("edges/http/app.py", "from ..live import Stream"),
        ("edges/live.py", "from readyroom.edges import http"),
        ("edges/live.py", "from readyroom import config"),
        ("config.py", "from readyroom.edges.http import app"),
        ("edges/live.py", "def late():\n    from readyroom.main import wire"),
        ("__init__.py", "from readyroom.engine.facts import Agent"),
    ],
)
def test_a_wrong_import_is_found(importer: str, statement: str):
    files = dict.fromkeys(["edges/http/app.py", "edges/live.py", "config.py"], "") | {importer: statement}
    assert len(wrong_imports(tree_of({f"readyroom/{path}": text for path, text in files.items()}))) == 1


@pytest.mark.parametrize(
    ("importer", "statement"),
    [
        ("engine/decide.py", "from readyroom.engine.rules import offer"),
        ("store/sqlite.py", "from readyroom.codec import json\nfrom readyroom.engine import facts"),
        ("edges/http/app.py", "from . import routes\nfrom readyroom.runtime.room import Room"),
        ("edges/http/app.py", "from readyroom import __version__"),
        ("config.py", "from readyroom.presets import load"),
        ("__main__.py", "from readyroom.cli import main"),
        ("main.py", "from readyroom.edges import http, live\nfrom readyroom import config"),
    ],
)
def test_a_right_import_passes(importer: str, statement: str):
    files = dict.fromkeys(["edges/http/routes.py", "edges/live.py", "config.py"], "") | {importer: statement}
    assert wrong_imports(tree_of({f"readyroom/{path}": text for path, text in files.items()})) == []


def test_a_module_without_a_floor_is_found():
    assert homeless(tree_of({"readyroom/utils.py": ""})) == ["readyroom/utils.py"]


def test_a_circle_is_found():
    a, b = "from readyroom.engine import b", "def late():\n    from .a import x"
    assert circle(tree_of({"readyroom/engine/a.py": a, "readyroom/engine/b.py": b})) != []
    assert circle(tree_of({"readyroom/engine/a.py": a, "readyroom/engine/b.py": ""})) == []
