"""Texts as Asterisk keeps them of a member of a queue: the name, and the reason of a pause.

Belongs here: what becomes of a text that people chose on its way into app_queue, so that what comes back is the same.
"""

from __future__ import annotations

BYTES = 79
"""Asterisk keeps so many bytes of a name, and of a reason."""
_SEPARATORS = str.maketrans({";": "；", ",": "，", "|": "｜"})
"""Asterisk keeps persistent members in a text with these between its fields, and reads a name or a reason with them
as several fields after its next start: they are written in their wide forms."""


def one_line(text: str) -> str:
    """A text as a header can hold it."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def as_kept(text: str) -> str:
    """A name or a reason as Asterisk keeps it and gives it back, also after its next start."""
    plain = one_line(text).translate(_SEPARATORS)
    return plain.encode("utf-8", "surrogateescape")[:BYTES].decode("utf-8", "ignore").rstrip()
