"""The words of messages: all there, the same in both languages, and in them what happened."""

import string
from typing import get_args, get_type_hints

import pytest

from readyroom.edges.notify.words import LINES_AT_MOST, SENTENCES, compose
from readyroom.engine.events import NotificationRaised
from readyroom.runtime.messages import Letter

AT = 1_795_420_800_000  # 2026-11-23T08:00:00Z
SUBJECTS = get_args(get_type_hints(NotificationRaised)["subject"])


def notice(subject: str, **more: object) -> dict[str, object]:
    plain = {"at": AT, "agent": "Ann {x}", "queue": "Sales", "count": 3, "threshold": 3, "params": {}}
    return plain | {"subject": subject} | more


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_both_languages_say_the_same():
    assert SENTENCES["en"].keys() == SENTENCES["fr"].keys()
    for key, text in SENTENCES["en"].items():
        assert fields(text) == fields(SENTENCES["fr"][key]), key


@pytest.mark.parametrize("subject", SUBJECTS)
@pytest.mark.parametrize("language", ["en", "fr"])
def test_each_subject_has_its_sentence(subject: str, language: str):
    assert {subject, f"kind_{subject}"} <= SENTENCES["en"].keys()
    params = {"limit_s": "5400", "status": "Lunch"}
    title, text = compose(Letter("Acme", "Europe/Paris", language, (notice(subject, params=params),)))
    assert text.startswith("2026-11-23 09:00:00  ")
    assert "{" not in title.replace("Ann {x}", "")
    assert "_" not in title + text


def test_a_language_that_is_not_known_is_english():
    assert compose(Letter("Acme", "UTC", "de", ()))[0] == "Acme: a test"


def test_several_are_counted_and_the_end_is_cut():
    many = (*(notice("withdrawn") for _ in range(60)), notice("daily_limit"))
    subject, text = compose(Letter("Acme", "UTC", "en", many))
    assert subject == "Acme: 61 notifications (60 × withdrawn, 1 × daily limit)"
    assert len(text.splitlines()) == LINES_AT_MOST + 1
    assert text.splitlines()[-1] == "and 11 more."
