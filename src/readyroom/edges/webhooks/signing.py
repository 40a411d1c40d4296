"""Signatures as Standard Webhooks has them: HMAC-SHA256 over id, instant and body, one for each secret.

Belongs here: the three headers. The receivers' libraries check them; so do the tests.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
from collections.abc import Sequence

from readyroom.runtime.subscription import PREFIX


def headers(key: str, at_s: int, body: bytes, keys: Sequence[str]) -> dict[str, str]:
    """What a request carries. `at_s`: when it is sent, in seconds UTC; the receiver refuses an old one."""
    signed = b".".join((key.encode(), str(at_s).encode(), body))
    return {
        "webhook-id": key,
        "webhook-timestamp": str(at_s),
        "webhook-signature": " ".join(f"v1,{_signature(secret, signed)}" for secret in keys),
    }


def _signature(secret: str, signed: bytes) -> str:
    key = base64.b64decode(secret.removeprefix(PREFIX))
    return base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode()
