"""Mail, by SMTP.

Belongs here: one message to one address, over one connection. The library is synchronous, so it works in a thread.
"""

from __future__ import annotations

import asyncio
import smtplib
import ssl
from concurrent.futures import ThreadPoolExecutor
from email.message import EmailMessage
from email.utils import formatdate
from typing import Literal

from msgspec import Struct

from readyroom.runtime.messages import Message, NotSent

ANSWER_S = 20.0
"""For which a mail server is waited at each step."""
AT_ONCE = 4
"""Messages on their way. They have threads of their own: a server that hangs holds up nothing else."""

Security = Literal["none", "starttls", "tls"]


class MailServer(Struct, frozen=True, kw_only=True):
    """Where mail is handed in. `security`: none, after STARTTLS, or TLS from the beginning."""

    host: str
    port: int
    sender: str
    security: Security = "starttls"
    user: str | None = None
    password: str = ""
    trusted: ssl.SSLContext | None = None
    """None: the system's certificates."""


class Mail:
    """A `Channel` to a mail server."""

    def __init__(self, server: MailServer) -> None:
        self._server = server
        self._threads = ThreadPoolExecutor(AT_ONCE, "mail")

    async def send(self, message: Message) -> None:
        """Raises `NotSent`; for good where the server refuses the address or the message."""
        mail = letter(self._server.sender, message)
        await asyncio.get_running_loop().run_in_executor(self._threads, self._send, mail)

    def _send(self, mail: EmailMessage) -> None:
        server = self._server
        try:
            with self._connected() as smtp:
                if server.security == "starttls":
                    smtp.starttls(context=server.trusted or ssl.create_default_context())
                if server.user is not None:
                    smtp.login(server.user, server.password)
                smtp.send_message(mail)
        except smtplib.SMTPRecipientsRefused as error:
            code, said = next(iter(error.recipients.values()))
            raise NotSent(_told(code, said), for_good=code >= 500) from error
        except smtplib.SMTPAuthenticationError as error:
            # The operator will put it right: later it may go.
            raise NotSent(_told(error.smtp_code, error.smtp_error)) from error
        except smtplib.SMTPResponseException as error:
            raise NotSent(
                _told(error.smtp_code, error.smtp_error), for_good=error.smtp_code >= 500
            ) from error
        except (smtplib.SMTPException, OSError) as error:
            raise NotSent(f"{server.host}: {error}"[:500]) from error

    def _connected(self) -> smtplib.SMTP:
        server = self._server
        if server.security == "tls":
            context = server.trusted or ssl.create_default_context()
            return smtplib.SMTP_SSL(server.host, server.port, timeout=ANSWER_S, context=context)
        return smtplib.SMTP(server.host, server.port, timeout=ANSWER_S)


def letter(sender: str, message: Message) -> EmailMessage:
    """A message as mail. The same message has the same id, so that a mailbox may know it again."""
    mail = EmailMessage()
    mail["From"] = sender
    mail["To"] = message.to
    mail["Subject"] = message.subject
    mail["Date"] = formatdate(usegmt=True)
    mail["Message-ID"] = f"<{message.key}@readyroom.invalid>"
    # No machine's answer, "out of office" among them, is to come back.
    mail["Auto-Submitted"] = "auto-generated"
    mail.set_content(message.text)
    for each in message.attached:
        kind, _, subtype = each.media_type.partition(";")[0].partition("/")
        mail.add_attachment(each.content, maintype=kind, subtype=subtype, filename=each.name)
    return mail


def _told(code: int, said: bytes | str) -> str:
    text = said.decode("utf-8", "replace") if isinstance(said, bytes) else said
    return f"{code} {text}"[:500]
