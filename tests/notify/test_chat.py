"""Chat and text messages: Apprise, speaking to a real HTTP server."""

import json

import pytest

from readyroom.edges.notify.chat import CannotChat, Chat
from readyroom.runtime.messages import Message, NotSent
from tests.notify.receiver import receiver

MESSAGE = Message("bo/../x y", "Acme: a test", "It works.\n", "abc")


async def test_a_person_is_reached_by_the_service_that_the_address_names():
    with receiver() as service:
        await Chat(f"json://127.0.0.1:{service.port}/to/{{to}}").send(MESSAGE)
        (got,) = service.got
        # Whoever they are, they are one step of the path.
        assert got.path.rstrip("/") in ("/to/bo%2F..%2Fx%20y", "/to/bo%252F..%252Fx%2520y")
        said = json.loads(got.body)
        assert (said["title"], said["message"]) == ("Acme: a test", "It works.")


async def test_a_text_message_is_the_subject_alone():
    with receiver() as service:
        await Chat(f"json://127.0.0.1:{service.port}/{{to}}", brief=True).send(MESSAGE)
        said = json.loads(service.got[0].body)
        assert (said["title"], said["message"]) == ("", "Acme: a test")


async def test_what_goes_wrong_is_told():
    with receiver() as service:
        service.always = 500
        with pytest.raises(NotSent, match="500"):
            await Chat(f"json://127.0.0.1:{service.port}/{{to}}").send(MESSAGE)


@pytest.mark.parametrize("address", ["json://127.0.0.1/all", "nonsense://{to}", "{to}"])
def test_an_address_that_will_not_do_is_told_at_the_start(address: str):
    with pytest.raises(CannotChat):
        Chat(address)
