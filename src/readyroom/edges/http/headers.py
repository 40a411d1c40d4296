"""The headers that protect who reads an answer: a page needs more of them than data.

Belongs here: these headers, and the content security policy of pages.
"""

from __future__ import annotations


def security_policy(style_nonce: str | None = None) -> str:
    """The `Content-Security-Policy`: nothing from another host, nothing inline, in nobody's frame.

    The one exception is for styles that a page's own script inserts, if they carry the nonce of that answer.
    """
    style_src = "style-src 'self'" + (f" 'nonce-{style_nonce}'" if style_nonce else "")
    return "; ".join(
        (
            "default-src 'none'",
            "script-src 'self'",
            style_src,
            "img-src 'self' data:",
            "font-src 'self'",
            "connect-src 'self'",
            "manifest-src 'self'",
            "worker-src 'self'",
            "base-uri 'none'",
            "form-action 'self'",
            "frame-ancestors 'none'",
        )
    )


def _encoded(headers: dict[str, str]) -> tuple[tuple[bytes, bytes], ...]:
    return tuple((name.encode(), value.encode()) for name, value in headers.items())


_OF_ALL = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-resource-policy": "same-origin",
    "cache-control": "no-store",
}
_OF_DATA = _encoded({"content-security-policy": "default-src 'none'; frame-ancestors 'none'", **_OF_ALL})
_OF_PAGES = _encoded(
    {
        "content-security-policy": security_policy(),
        "x-frame-options": "DENY",
        "cross-origin-opener-policy": "same-origin",
        "permissions-policy": "camera=(), geolocation=(), payment=(), usb=(), microphone=(self)",
        **_OF_ALL,
    }
)
_HTTPS_ONLY = (b"strict-transport-security", b"max-age=31536000")


def with_security(headers: list[tuple[bytes, bytes]], scheme: str) -> list[tuple[bytes, bytes]]:
    """With the headers that protect who reads it: a page needs more of them than data. A route's own stay."""
    names = dict(headers)
    needed = _OF_DATA if names.get(b"content-type", b"").startswith(b"application/") else _OF_PAGES
    headers += [header for header in needed if header[0] not in names]
    if scheme == "https":
        headers.append(_HTTPS_ONLY)
    return headers
