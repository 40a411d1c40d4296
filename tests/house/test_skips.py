"""The rule about skipped tests, tried on a small suite of its own (tests/conftest.py is what it tests)."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

SUITE = """
import pytest

def test_runs(): pass

@pytest.mark.needs("no-such-program", package="some-package")
def test_needs(): raise AssertionError("must not run")

@pytest.mark.skip(reason="for no reason")
def test_skip(): pass

@pytest.mark.xfail
def test_known(): raise AssertionError
"""
SKIPPED_FILE = "import pytest\npytest.importorskip('no_such_module')\n"


@pytest.mark.parametrize("processes", ["0", "1"])
@pytest.mark.parametrize("ci", ["true", ""])
def test_a_skip_is_named_and_on_ci_fails(tmp_path: Path, ci: str, processes: str):
    shutil.copy(Path(__file__).parents[1] / "conftest.py", tmp_path)
    (tmp_path / "test_suite.py").write_text(SUITE, "utf-8")
    (tmp_path / "test_skipped_file.py").write_text(SKIPPED_FILE, "utf-8")
    (tmp_path / "pytest.ini").write_text("[pytest]\nmarkers =\n    needs(program, package)\n", "utf-8")

    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}
    environment |= {"CI": ci, "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-p",
        "xdist",
        "-n",
        processes,
        "--continue-on-collection-errors",
    ]
    run = subprocess.run(command, cwd=tmp_path, env=environment, check=False, capture_output=True, text=True)

    assert "no-such-program is missing; as root: apt-get install some-package" in run.stdout
    assert "no_such_module" in run.stdout
    assert run.stdout.count("for no reason") >= 1
    last = run.stdout.splitlines()[-1]
    if ci:
        assert run.returncode == 1
        assert "1 passed, 1 xfailed, 3 errors" in last
    else:
        assert run.returncode == 0
        assert "NOT RUN: 3" in run.stdout
        assert "1 passed, 3 skipped, 1 xfailed" in last
