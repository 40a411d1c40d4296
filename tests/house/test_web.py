"""The rules of the house for `web/`: which folder may know which, short files that say what they are, a clean lock.

A folder of `web/src` imports from itself and from folders of lower floors; two folders on one floor do not know
each other. `app` brings them together. Tests beside the code keep to it as well.
"""

import json
import posixpath
import re
from collections.abc import Iterator, Mapping
from graphlib import CycleError, TopologicalSorter
from typing import Any

import pytest

from tests.house.source import ROOT, committed_files

FLOORS = {
    "api": 0,
    "i18n": 1,
    "live": 1,
    "ui": 2,
    "session": 3,
    "why": 4,
    "history": 4,
    "agent": 5,
    "board": 5,
    "admin": 5,
    "tasks": 5,
    "notifications": 5,
    "reports": 5,
    "app": 6,
}
"""Floor by folder of web/src."""
FOR_TESTS = ("app/testing",)
"""Modules below web/src that tests of any folder may import."""

FILE_LINES = 400
# Path below web/, and why it is better off long.
EXCEPTIONS = {"src/api/schema.ts": "it is generated"}

CODE = (".ts", ".tsx", ".mjs", ".cjs", ".css")
TEST = re.compile(r"\.test\.tsx?$")
_IMPORT = re.compile(
    r"""^\s*(?:import|export)\b[^'";]*?\bfrom\s*['"]([^'"]+)['"]   # import a from, export * from, import type
    | ^\s*import\s*['"]([^'"]+)['"]                                # import for its effects
    | \b(?:import|vi\.mock|vi\.importActual)\(\s*['"]([^'"]+)['"]  # when it is needed
    """,
    re.MULTILINE | re.VERBOSE,
)

Source = Mapping[str, str]


def web() -> Source:
    """The code of web/ that is, or would be, committed, by its path below web/."""
    return {
        path.removeprefix("web/"): (ROOT / path).read_text("utf-8")
        for path in committed_files()
        if path.startswith("web/") and path.endswith(CODE)
    }


def imports(path: str, text: str) -> Iterator[tuple[int, str]]:
    """Line, and path below src/, of each import of a module of ours."""
    for found in _IMPORT.finditer(text):
        group = found.lastindex or 0
        line, target = text.count("\n", 0, found.start(group)) + 1, found[group]
        if target.startswith("@/"):
            yield line, target.removeprefix("@/")
        elif target.startswith("."):
            yield (
                line,
                posixpath.normpath(posixpath.join(posixpath.dirname(path), target)).removeprefix("src/"),
            )


def homeless(source: Source) -> list[str]:
    return [
        path
        for path in source
        if path.startswith("src/") and not path.endswith(".d.ts") and path.split("/")[1] not in FLOORS
    ]


def wrong_imports(source: Source) -> list[str]:
    wrong = []
    for path, text in source.items():
        if not path.startswith("src/") or path in homeless(source):
            continue
        here = path.split("/")[1]
        for line, target in imports(path, text):
            there = target.split("/")[0]
            if there == here or (TEST.search(path) and target.startswith(FOR_TESTS)):
                continue
            if FLOORS.get(there, max(FLOORS.values())) >= FLOORS[here]:
                wrong.append(f"{path}:{line}: {here} may not import {target}")
    return wrong


def circle(source: Source) -> list[str]:
    """Files that import each other in a circle, from one back to itself; none if there is no circle."""
    module = {path.removeprefix("src/").partition(".ts")[0]: path for path in source if ".ts" in path}
    known = {path: [module[to] for _, to in imports(path, source[path]) if to in module] for path in source}
    try:
        TopologicalSorter(known).prepare()
    except CycleError as found:
        return list(reversed(found.args[1]))
    return []


def too_long(source: Source) -> dict[str, int]:
    return {path: n for path, text in source.items() if (n := len(text.splitlines())) >= FILE_LINES}


def without_comment(source: Source) -> list[str]:
    return [
        path
        for path, text in source.items()
        if not path.endswith(".css") and not text.startswith(("//", "/*"))
    ]


def test_imports_run_downward():
    assert homeless(web()) == []
    assert wrong_imports(web()) == []
    assert circle(web()) == []


def test_files_are_short_and_say_what_they_are():
    assert {path: lines for path, lines in too_long(web()).items() if path not in EXCEPTIONS} == {}
    assert without_comment(web()) == []
    assert EXCEPTIONS.keys() <= web().keys()


@pytest.mark.parametrize(
    ("path", "text", "target"),
    [
        ("src/ui/a.ts", "import { b } from '@/board/b'", "board/b"),
        ("src/board/a.ts", "\nimport {\n  b,\n} from '../agent/b'", "agent/b"),
        ("src/api/a.ts", 'import type { B } from "@/i18n/b"', "i18n/b"),
        ("src/live/a.ts", "export * from '../../src/ui'", "ui"),
        ("src/agent/a.tsx", "import '@/app/style.css'", "app/style.css"),
        ("src/board/deep/a.ts", "const b = lazy(() => import('../../app/b'))", "app/b"),
        ("src/board/a.test.ts", "vi.mock('@/admin/b')", "admin/b"),
        ("src/app/a.ts", "import x from '../../scripts/x.mjs'", "scripts/x.mjs"),
    ],
)
def test_an_import_upward_or_sideways_is_found(path: str, text: str, target: str):
    line = text.count("\n") + 1
    folder = path.split("/")[1]
    assert wrong_imports({path: text}) == [f"{path}:{line}: {folder} may not import {target}"]


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("src/board/a.ts", "import { b } from '@/live/b'\nimport c from './c'\nimport d from '../board/d'"),
        ("src/app/a.ts", "import '@/board/b'\nimport { useState } from 'react'"),
        ("src/api/a.test.ts", "import { show } from '@/app/testing'"),
        ("vite.config.ts", "import '@/board/b'"),
    ],
)
def test_what_may_be_imported(path: str, text: str):
    assert wrong_imports({path: text}) == []


def test_a_circle_is_found():
    a, b, c = "src/ui/a.ts", "src/ui/b.tsx", "src/ui/deep/c.ts"
    source = {a: "import type { B } from './b'", b: "const c = import('./deep/c')", c: "import '@/ui/a'"}
    found = circle(source)
    assert found[0] == found[-1]
    assert set(found) == {a, b, c}
    assert circle(source | {c: "import './d'"}) == []


def test_a_stray_folder_a_long_file_and_a_silent_one_are_found():
    source = {
        "src/misc/a.ts": "// A.\n" + "\n" * FILE_LINES,
        "src/b.ts": "let b = 1",
        "src/env.d.ts": "// Types.",
    }
    assert homeless(source) == ["src/misc/a.ts", "src/b.ts"]
    assert too_long(source) == {"src/misc/a.ts": FILE_LINES + 1}
    assert without_comment(source) == ["src/b.ts"]


def test_the_lock_has_versions_and_hashes_and_no_addresses():
    assert "web/package-lock.json" in committed_files()
    locked = json.loads((ROOT / "web/package-lock.json").read_text("utf-8"))["packages"]
    asked = json.loads((ROOT / "web/package.json").read_text("utf-8"))
    assert {k: v for k, v in locked.pop("").items() if k.endswith("ependencies")} == {
        k: v for k, v in asked.items() if k.endswith("ependencies")
    }, "web/package-lock.json is behind web/package.json: npm install"
    for name, package in locked.items():
        assert "resolved" not in package, f"{name} is locked with an address"
        has_hash = package.get("integrity", "").startswith("sha512-")
        assert has_hash or is_for_elsewhere(package), f"{name} has no hash"
        # `npm ci` refuses a lock without them, and `npm install` leaves out those that a registry does not have.
        wanted = {f"node_modules/{each}" for each in package.get("optionalDependencies", {})}
        assert wanted <= locked.keys(), f"{name}: enter what is missing with its version, os, cpu and libc"
    for name, version in (asked["dependencies"] | asked["devDependencies"]).items():
        assert re.fullmatch(r"\d+\.\d+\.\d+", version), f"{name} {version} is no exact version"


def is_for_elsewhere(package: Mapping[str, Any]) -> bool:
    """Whether it is a program for a system that no test of ours runs on."""
    systems, libc = package.get("os", ["linux"]), package.get("libc", ["glibc"])
    return package.get("optional", False) and ("linux" not in systems or "glibc" not in libc)
