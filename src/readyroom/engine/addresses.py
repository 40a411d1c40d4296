"""What is an address to tell somebody at, as far as its form says.

Belongs here: plain checks of what an administrator typed. Whether a message arrives there, only a message can tell.
"""

from __future__ import annotations

import re

from readyroom.engine.catalogue import UserConfig

_MAIL = re.compile(r"[^\s@<>,;]+@[^\s@<>,;]+")
_PHONE = re.compile(r"\+?[0-9](?:[ -]?[0-9])*")


def is_mail(text: str) -> bool:
    """Something, an at sign, and something. How long it may be, its type says."""
    return _MAIL.fullmatch(text) is not None


def is_phone(text: str) -> bool:
    """Digits, with single spaces or dashes between them, and perhaps a plus before."""
    return _PHONE.fullmatch(text) is not None


def wrong_address(user: UserConfig, before: UserConfig | None) -> tuple[str, str, str] | None:
    """The field of an address that is none, the code of the mistake, and the mistake in English.

    What stood `before` is let be: it may be older than these checks.
    """
    if user.email is not None and not is_mail(user.email) and (before is None or before.email != user.email):
        return "email", "no_mail_address", "this is no mail address; write it like ann@example.org"
    if user.phone is not None and not is_phone(user.phone) and (before is None or before.phone != user.phone):
        return "phone", "no_phone_number", "this is no phone number; write it like +49 30 1234567"
    return None
