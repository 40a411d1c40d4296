"""The systemd unit: as systemd wants it, and as the guide says."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.house.source import ROOT

UNIT = ROOT / "deploy" / "readyroom.service"


@pytest.mark.needs("systemd-analyze", package="systemd")
def test_systemd_accepts_the_unit(tmp_path: Path):
    program = Path(sys.executable).with_name("readyroom")
    text, installed = re.subn(r"(?m)^ExecStart=\S+", f"ExecStart={program}", UNIT.read_text())
    assert installed == 1
    (tmp_path / UNIT.name).write_text(text)
    done = subprocess.run(
        ["systemd-analyze", "verify", tmp_path / UNIT.name], capture_output=True, text=True, timeout=60
    )
    assert (done.returncode, done.stderr) == (0, "")
    # A word that it does not know is told of, so that silence says something.
    (tmp_path / UNIT.name).write_text(text.replace("Restart=", "Restarts="))
    done = subprocess.run(
        ["systemd-analyze", "verify", tmp_path / UNIT.name], capture_output=True, text=True, timeout=60
    )
    assert "Restarts" in done.stderr


def test_a_server_that_was_taken_over_is_not_started_again():
    assert "RestartPreventExitStatus=3" in UNIT.read_text()
