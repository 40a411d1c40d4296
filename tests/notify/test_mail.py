"""Mail as a mail server wants it: TLS, a password, and what it says when it does not want it."""

from __future__ import annotations

import ssl

import pytest

from readyroom.edges.notify.mail import Mail, MailServer
from readyroom.runtime.messages import Message, NotSent
from tests.notify.mailserver import mail_server
from tests.processes import free_port

MESSAGE = Message("bo@example.org", "Acme : un essai, à l’heure", "Ça marche.\n", "abc")


def to(port: int, **more: object) -> Mail:
    plain = {"host": "localhost", "port": port, "sender": "Readyroom <rr@example.org>", "security": "none"}
    return Mail(MailServer(**(plain | more)))  # type: ignore[arg-type]


async def test_it_arrives_as_it_was_written():
    async with mail_server() as server:
        await to(server.port).send(MESSAGE)
        (mail,) = server.taken
        assert mail["Subject"] == MESSAGE.subject
        assert mail.get_content().splitlines() == MESSAGE.text.splitlines()
        assert mail["Message-ID"] == "<abc@readyroom.invalid>"


@pytest.mark.needs("openssl")
async def test_by_tls_and_with_a_password(localhost: tuple[ssl.SSLContext, ssl.SSLContext]):
    served, trusted = localhost
    async with mail_server(certificate=served, user=("rr", "secret")) as server:
        safe = {"security": "starttls", "trusted": trusted, "user": "rr"}
        await to(server.port, password="secret", **safe).send(MESSAGE)
        assert len(server.taken) == 1
        with pytest.raises(NotSent, match="535") as wrong:
            await to(server.port, password="guess", **safe).send(MESSAGE)
        assert not wrong.value.for_good
        with pytest.raises(NotSent, match="certificate"):
            await to(server.port, security="starttls", user="rr", password="secret").send(MESSAGE)
        assert len(server.taken) == 1


async def test_what_a_server_says_is_told():
    async with mail_server() as server:
        server.said = ["451 try later", "554 not from you"]
        with pytest.raises(NotSent, match="451 try later") as later:
            await to(server.port).send(MESSAGE)
        with pytest.raises(NotSent, match="554 not from you") as never:
            await to(server.port).send(MESSAGE)
        assert (later.value.for_good, never.value.for_good) == (False, True)


async def test_a_server_that_is_not_there_may_come_back():
    with pytest.raises(NotSent, match="localhost") as away:
        await to(free_port()).send(MESSAGE)
    assert not away.value.for_good
