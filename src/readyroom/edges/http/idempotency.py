"""Idempotency keys: a command that is sent twice, because its answer was lost, is done once.

Belongs here: reading the `Idempotency-Key` header and the fingerprint that tells a repetition from another command
under the same key. The room keeps keys and first answers, in the transaction of the command itself.
"""

from __future__ import annotations

import hashlib
import re

from readyroom.edges.http.problems import FieldError, Refused, invalid

HEADER = "Idempotency-Key"
HEADER_NAME = HEADER.lower().encode()
REPLAYED_HEADER = "Idempotent-Replayed"
KEPT_H = 24
"""Hours for which first answers are kept: longer than any client's retries, shorter than disks are large."""
_KEY = re.compile(r"[\x21-\x7e]{1,200}", re.ASCII)


def key_of(header: str | None) -> str | None:
    """The key, None where there is none. Raises `Refused` (422) for one that is too long or not visible ASCII."""
    if header is None:
        return None
    if _KEY.fullmatch(header) is None:
        error = FieldError("invalid", "1 to 200 visible ASCII characters are expected", parameter=HEADER)
        raise invalid([error])
    return header


def fingerprint(method: str, path: str, body: bytes) -> str:
    """What the command was: the same key with another fingerprint is a mistake of the client's."""
    digest = hashlib.sha256()
    for part in (method.encode(), path.encode(), body):
        digest.update(len(part).to_bytes(8, "big") + part)
    return digest.hexdigest()


def reused() -> Refused:
    """The key was used for something else."""
    error = FieldError("invalid", "it was sent with another request before", parameter=HEADER)
    return Refused("idempotency_key_reused", errors=[error])
