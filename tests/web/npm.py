"""Npm as the Makefile runs it, and the API's types as it makes them."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

import msgspec

from readyroom.edges.http.app import create_app
from readyroom.edges.http.openapi import document
from readyroom.edges.http.options import HttpOptions
from tests.http.house import house_of

WEB = Path(__file__).parents[2] / "web"


def npm(*arguments: str, limit_s: float = 240) -> tuple[int, str]:
    """Run it in web/: its exit code and what it said. Node may lie beside this Python.

    What hangs is ended with all that it started, and is told from what fails by its negative exit code.
    """
    assert (WEB / "node_modules").is_dir(), "web/node_modules is not installed: make web"
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    with subprocess.Popen(
        ["npm", *arguments],
        cwd=WEB,
        env=os.environ | {"PATH": path, "NO_COLOR": "1"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    ) as process:
        try:
            said, _ = process.communicate(timeout=limit_s)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            said, _ = process.communicate()
    return process.returncode, said


async def api() -> bytes:
    """The OpenAPI document of the server that is tested."""
    async with house_of() as (house, _):
        return msgspec.json.encode(document(create_app(house, HttpOptions()).routing))


def make_types(target: Path) -> None:
    """Write the types that the API has now."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "openapi.json")
        source.write_bytes(asyncio.run(api()))
        code, said = npm("run", "--silent", "generate", "--", str(source), str(target.absolute()))
    assert code == 0, said
