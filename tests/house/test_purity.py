"""The engine decides and touches nothing; below `runtime/` there is no clock and no chance.

Time is an argument and a deadline is a return value, so a log replays to the same state on any machine and
at any speed.
"""

import ast
import sys
from collections.abc import Iterator

import pytest

from tests.house.source import Module, Tree, imports, readyroom, tree_of
from tests.house.test_floors import FLOORS, floor_of, unit_of

# Outside the standard library the engine knows its record types, and the zones' data.
ENGINE_LIBRARIES = {"readyroom", "msgspec", "tzdata"}

# Of the standard library, what reaches the world. Not datetime and zoneinfo: they turn an instant that is
# given into local time.
WORLDLY = set(
    """
    asyncio atexit builtins concurrent ctypes email fcntl fileinput ftplib getpass glob gzip http
    importlib io locale logging mmap multiprocessing os pathlib platform queue random resource sched
    secrets select selectors shelve shutil signal smtplib socket socketserver sqlite3 ssl subprocess
    tempfile threading time traceback urllib uuid warnings zipfile
    """.split()
)
CLOCKS_AND_CHANCE = {"time", "random", "secrets"}
# Called on anything: datetime.now(), date.today(), func.now(), uuid.uuid4(), os.urandom().
IMPURE_CALLS = {"now", "utcnow", "today", "uuid1", "uuid4", "uuid6", "uuid7", "urandom", "getrandbits"}
IMPURE_BUILTINS = {"open", "print", "input", "breakpoint", "exec", "eval", "__import__"}


def worldly_imports(tree: Tree) -> list[str]:
    wrong = []
    for module in tree.values():
        if unit_of(module.name) != "engine":
            continue
        for imported in imports(module, tree):
            top = imported.target.partition(".")[0]
            if top in WORLDLY or (top not in sys.stdlib_module_names and top not in ENGINE_LIBRARIES):
                wrong.append(f"{module.path}:{imported.line}: the engine may not import {imported.target}")
    return wrong


def _called(module: Module) -> Iterator[tuple[int, str, bool]]:
    """Line, name, and whether it is a method, of every call."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            yield node.lineno, node.func.attr, True
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            yield node.lineno, node.func.id, False


def clocks_and_chance(tree: Tree) -> list[str]:
    wrong = []
    for module in tree.values():
        unit = unit_of(module.name)
        if floor_of(unit) >= FLOORS["runtime"]:
            continue
        for imported in imports(module, tree):
            if imported.target.partition(".")[0] in CLOCKS_AND_CHANCE or imported.name in IMPURE_CALLS:
                wrong.append(f"{module.path}:{imported.line}: {unit} may not import {imported.target}")
        for line, name, is_method in _called(module):
            if name in IMPURE_CALLS or (unit == "engine" and not is_method and name in IMPURE_BUILTINS):
                wrong.append(f"{module.path}:{line}: {unit} may not call {name}()")
    return wrong


def test_the_engine_imports_nothing_of_the_world():
    assert worldly_imports(readyroom()) == []


def test_no_clock_and_no_chance_below_runtime():
    assert clocks_and_chance(readyroom()) == []


@pytest.mark.parametrize(
    "statement",
    [
        "import time",
        "from os import path",
        "import os.path",
        "import asyncio",
        "import logging",
        "import rich",
    ],
)
def test_a_worldly_import_is_found(statement: str):
    assert len(worldly_imports(tree_of({"readyroom/engine/a.py": statement}))) == 1
    assert worldly_imports(tree_of({"readyroom/edges/a.py": statement})) == []


@pytest.mark.parametrize(
    "statement",
    [
        "from datetime import datetime, time, timedelta",
        "import heapq, zoneinfo, msgspec",
        "from collections import OrderedDict",
        "from readyroom.engine.facts import Agent",
    ],
)
def test_an_innocent_import_passes(statement: str):
    assert worldly_imports(tree_of({"readyroom/engine/a.py": statement})) == []


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("engine/a.py", "import datetime\nat = datetime.datetime.now(datetime.UTC)"),
        ("engine/a.py", "print('here')"),
        ("views/a.py", "import time"),
        ("store/a.py", "import sqlalchemy\nsqlalchemy.func.now()"),
        ("codec/a.py", "from uuid import uuid4"),
        ("protocols/a.py", "import random"),
    ],
)
def test_a_clock_is_found(path: str, text: str):
    assert len(clocks_and_chance(tree_of({f"readyroom/{path}": text}))) == 1


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("runtime/clock.py", "import time\ntime.time()"),
        ("store/a.py", "open('log')\nfrom datetime import time"),
        ("engine/a.py", "def opens(now, day):\n    return day.time() < now"),
    ],
)
def test_time_as_an_argument_passes(path: str, text: str):
    assert clocks_and_chance(tree_of({f"readyroom/{path}": text})) == []
