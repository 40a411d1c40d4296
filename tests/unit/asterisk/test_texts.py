"""Names and reasons on their way into app_queue and back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readyroom.edges.asterisk.texts import BYTES, as_kept, one_line


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("lunch", "lunch"),
        ("  two\r\nlines\t", "two lines"),
        ("a;b,c|d", "a；b，c｜d"),
        ("Pause déjeuner ☕", "Pause déjeuner ☕"),
        ("é" * 60, "é" * 39),
        ("x" * 100, "x" * BYTES),
        ("", ""),
    ],
)
def test_a_text_is_sent_as_the_switch_keeps_it(text: str, kept: str):
    assert as_kept(text) == kept
    assert as_kept(kept) == kept


@given(st.text(max_size=200))
def test_any_text_is_one_header(text: str):
    kept = as_kept(text)
    assert kept == as_kept(kept) == one_line(kept)
    assert len(kept.encode()) <= BYTES
    assert not set(kept) & set(";,|")
