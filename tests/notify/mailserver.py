"""A real mail server on a free port of 127.0.0.1, which keeps what it takes."""

from __future__ import annotations

import asyncio
import email
import email.policy
import ssl
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from email.message import EmailMessage
from typing import Any

from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session


class MailServer:
    """What was handed in, and what it says to the next ones."""

    def __init__(self) -> None:
        self.taken: list[EmailMessage] = []
        self.said: list[str] = []
        """Answers to the next messages, instead of taking them."""
        self.port = 0
        self.hook: Callable[[], None] = lambda: None
        """Is called when a message was taken, before that is said."""
        self.tries = 0

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        self.tries += 1
        if self.said:
            return self.said.pop(0)
        assert isinstance(envelope.content, bytes)
        message = email.message_from_bytes(envelope.content, policy=email.policy.default)
        assert isinstance(message, EmailMessage)
        assert envelope.rcpt_tos == [message["To"]]
        self.taken.append(message)
        self.hook()
        return "250 taken"

    def texts(self) -> list[str]:
        return [message.get_content() for message in self.taken]


@asynccontextmanager
async def mail_server(
    *, certificate: ssl.SSLContext | None = None, user: tuple[str, str] | None = None
) -> AsyncIterator[MailServer]:
    """`certificate`: STARTTLS is asked for. `user`: name and password, without which nothing is taken."""
    kept = MailServer()

    def known(server: Any, session: Any, envelope: Any, mechanism: str, data: Any) -> AuthResult:
        assert isinstance(data, LoginPassword)
        right = user == (data.login.decode(), data.password.decode())
        return AuthResult(success=right, handled=False)

    def serve() -> SMTP:
        return SMTP(
            kept, hostname="mail.test", tls_context=certificate, require_starttls=certificate is not None,
            authenticator=known, auth_required=user is not None, auth_require_tls=user is not None,
        )  # fmt: skip

    listening = await asyncio.get_running_loop().create_server(serve, "127.0.0.1", 0)
    kept.port = listening.sockets[0].getsockname()[1]
    async with listening:
        yield kept
