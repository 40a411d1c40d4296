"""What is taken as an address, and that what is there already stays."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from readyroom.engine import catalogue as cat
from readyroom.engine import inputs as i
from readyroom.engine.addresses import is_mail, is_phone, wrong_address
from readyroom.engine.events import Configured
from readyroom.engine.evolve import evolve
from readyroom.engine.facts import Actor
from tests.unit.engine.room import Room

UNFIT = cat.UserConfig(id="eve", name="Eve", email="not a mail", phone="abc")


@pytest.mark.parametrize("text", ["a@b", "ann.archer+rr@mail.example.org", "élodie@exämple.org"])
def test_a_mail_address(text: str):
    assert is_mail(text)


@pytest.mark.parametrize("text", ["", "not a mail", "ann", "@example.org", "ann@", "a@b@c", "a @b", "a@b\n"])
def test_no_mail_address(text: str):
    assert not is_mail(text)


@pytest.mark.parametrize("text", ["112", "+49 30 1234567", "030-1234-567", "+33612345678"])
def test_a_phone_number(text: str):
    assert is_phone(text)


@pytest.mark.parametrize("text", ["", "+", "abc", "12 ", "-12", "1--2", "12a", "1\n"])
def test_no_phone_number(text: str):
    assert not is_phone(text)


def test_what_stood_before_is_let_be():
    assert wrong_address(UNFIT, UNFIT) is None
    assert wrong_address(UNFIT, None) is not None
    mended = replace(UNFIT, email="eve@example.org")
    assert wrong_address(mended, UNFIT) is None


def test_what_an_older_log_holds_is_read_and_changed_elsewhere():
    room = Room()
    event = Configured(kind="user", key="eve", entity=UNFIT, replaced=None)
    by = Actor("admin", "olga")
    evolve(room.world, replace(event, seq=room.world.seq + 1, at=room.world.clock, by=by))
    assert room.world.users["eve"] == UNFIT
    renamed = replace(UNFIT, name="Eve Adams")
    assert room.put(renamed)
    refusal = room.refused(i.Configure, entities=(replace(renamed, email="nor this"),))
    assert (refusal.params["field"], refusal.params["mistake"]) == ("email", "no_mail_address")
