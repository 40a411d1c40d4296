"""The README's morning is run as it stands: its shell blocks, in order, in one shell, against a real server."""

import os
import re
import socket
import subprocess
import sys
from pathlib import Path

import pytest

README = Path(__file__).parent.parent / "README.md"
PORT = "8321"


def blocks() -> list[str]:
    return re.findall(r"^```sh\n(.*?)^```$", README.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)


def free_port() -> str:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return str(taken.getsockname()[1])


@pytest.mark.needs("curl", package="curl")
def test_the_morning_goes_as_the_readme_says(tmp_path):
    script = "set -euo pipefail\n" + "\n".join(blocks()).replace(PORT, free_port())
    environment = os.environ | {"PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}"}
    done = subprocess.run(
        ["bash", "-c", script],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
    )
    said = done.stdout
    assert done.returncode == 0, said + done.stderr
    assert "sales: may not be rung (3 of 3 missed)" in said
    assert "sales: may be rung (0 of 3 missed)" in said
    assert '"outcome":"no_answer"' in said
    seen = (tmp_path / "seen.txt").read_text()
    assert "Ann Online ringing" in seen
    assert "Ann Auto logout idle" in seen
    assert "Bob on_call call" in seen
