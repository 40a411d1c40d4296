"""The guide is followed as it stands: its shell blocks, in order, in one shell, beside a real switch."""

from __future__ import annotations

import contextlib
import os
import re
import signal
import subprocess
import sys
from pathlib import Path

from tests.asterisk.conftest import Telephone
from tests.asterisk.manager import Member
from tests.asterisk.switch import SECRET, Switch
from tests.processes import free_port

GUIDE = Path(__file__).parents[2] / "docs" / "asterisk.md"
MANAGER, SERVER = "5038", "8321"


def blocks() -> list[str]:
    return re.findall(r"^```sh\n(.*?)^```$", GUIDE.read_text("utf-8"), re.MULTILINE | re.DOTALL)


def test_a_site_comes_and_goes_as_the_guide_says(switch: Switch, phone: Telephone, tmp_path: Path):
    phone("101")
    phone("102")
    for queue, number in (("sales", "101"), ("support", "101"), ("sales", "102")):
        switch.view.ask("QueueAdd", Queue=queue, Interface=f"PJSIP/{number}")
    switch.view.ask("QueuePause", Queue="sales", Interface="PJSIP/102", Paused="true", Reason="Lunch")
    before, mark = switch.view.members(), switch.view.mark()
    assert SECRET in GUIDE.read_text("utf-8")
    script = "\n".join(["set -euo pipefail", *blocks()])
    script = script.replace(MANAGER, str(switch.manager_port)).replace(SERVER, str(free_port()))
    # The guide's reader sees the link come up; here it is waited for.
    script = script.replace(
        "readyroom board\n",
        "until grep -q asterisk_link_up server.log; do sleep 0.1; done\nreadyroom board\n",
    ).replace("mv readyroom.toml", "until grep -q BREAK_SEEN seen; do sleep 0.1; done\nmv readyroom.toml")
    environment = {name: value for name, value in os.environ.items() if not name.startswith("READYROOM_")}
    environment["PATH"] = f"{Path(sys.executable).parent}:{environment['PATH']}"
    (tmp_path / "seen").touch()
    with subprocess.Popen(
        ["bash", "-c", script],
        cwd=tmp_path,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    ) as reader:
        try:
            for queue in ("sales", "support"):
                switch.view.wait_for(  # a dozen programs are started before
                    "QueueMemberPause",
                    since=mark,
                    within_s=120,
                    Queue=queue,
                    Interface="PJSIP/101",
                    PausedReason="break",
                )
            assert switch.view.members()["sales", "PJSIP/102"] == Member(True, "Lunch", 0)
            (tmp_path / "seen").write_text("BREAK_SEEN")
            said, _ = reader.communicate(timeout=120)
        finally:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(reader.pid, signal.SIGKILL)  # and the server that it started
    assert reader.returncode == 0, said
    assert "101 in sales: in, as PJSIP/101" in said
    assert "sales: let PJSIP/101 be rung" in said
    assert switch.view.members() == before
