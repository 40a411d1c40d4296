"""Every statement of the five documents has its scenario, with the sentence that it proves."""

from __future__ import annotations

import re

import pytest

from tests.scenarios.pages import Page, pages

ROWS = {"S0": 7, "S1": 7, "S2": 6, "S3": 9, "S4": 9}
"""Statements of each document, numbered from one. The tenth of S4, the web phone, comes with the browser."""
OURS = ("X1", "X2", "X3", "X5", "X7")
EXPECTED = [f"{document}.{n}" for document, count in ROWS.items() for n in range(1, count + 1)]


def row_of(page: Page) -> str:
    """The row that a scenario is named after: S4.2 of S4.2b."""
    return re.sub(r"[a-z]+$", "", page.scenario.id)


@pytest.mark.parametrize("row", [*EXPECTED, *OURS])
def test_a_row_has_its_scenario(row: str):
    assert row in {row_of(page) for page in pages()}


def test_every_scenario_of_a_document_quotes_it():
    silent = [
        page.name
        for page in pages()
        if row_of(page) in EXPECTED and not re.search(r"^\s+> \S", page.text, re.MULTILINE)
    ]
    assert silent == []
