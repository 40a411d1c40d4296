"""`docs/refusals.md` lists every refusal of the engine, in its own words."""

from pathlib import Path

from readyroom.engine.refusals import CODES

PAGE = Path(__file__).parents[3] / "docs" / "refusals.md"


def test_the_page_lists_every_code_with_its_sentence():
    rows = [f"| `{code}` | {said} |" for code, said in sorted(CODES.items())]
    assert [line for line in PAGE.read_text(encoding="utf-8").splitlines() if line.startswith("| `")] == rows
