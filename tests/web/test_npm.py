"""The browser application's own tests, and its types of the API."""

from pathlib import Path

import pytest

from tests.web.npm import WEB, make_types, npm

TYPES = WEB / "src" / "api" / "schema.ts"


@pytest.mark.timeout(300)
def test_its_small_parts():
    code, said = npm("run", "--silent", "test")
    if code != 0:
        pytest.fail(f"npm run test ended with {code}\n{said}", pytrace=False)


def test_what_hangs_is_ended_with_all_that_it_started():
    # It would hold the pipe open for longer than a test may take.
    code, said = npm("exec", "--offline", "--call", "sleep 1000; echo over", limit_s=2)
    assert code < 0
    assert "over" not in said


def test_its_types_are_those_of_the_api(tmp_path: Path):
    made = tmp_path / "schema.ts"
    make_types(made)
    is_the_same = made.read_text("utf-8") == TYPES.read_text("utf-8")
    assert is_the_same, "web/src/api/schema.ts is not what the API says now: make types"
