"""A SIP telephone with two lines: it can consult somebody and then put its caller through to them, which sipp cannot.

Belongs here: just enough of SIP for that, over UDP, in a thread of its own.
"""

from __future__ import annotations

import re
import socket
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from uuid import uuid4

from tests.asterisk.phones import Phone
from tests.asterisk.switch import Switch

WAIT_S = 20
SDP = "\r\n".join(
    [
        "v=0",
        "o=- 1 1 IN IP4 127.0.0.1",
        "s=-",
        "c=IN IP4 127.0.0.1",
        "t=0 0",
        "m=audio 9 RTP/AVP 0",
        "a=rtpmap:0 PCMU/8000",
        "",
    ]
)


@dataclass(frozen=True)
class Line:
    """A call that is up, as SIP knows it: a dialog."""

    call: str
    here: str
    there: str
    target: str


class Softphone:
    """A registered telephone, called `name` by the switch."""

    def __init__(self, switch: Switch, name: str) -> None:
        self.name = name
        self._to = switch.sip_port
        self._phone = Phone(switch, name)
        self._socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self._socket.bind(("127.0.0.1", self._phone.port))
        self._socket.connect(("127.0.0.1", self._to))
        self._here = f"<sip:{name}@127.0.0.1:{self._phone.port}>"
        self._heard: list[str] = []
        self._news = threading.Condition()
        self._sequence = 0
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()
        self._phone.register()

    def put_away(self) -> None:
        self._phone.put_away()
        self._socket.shutdown(socket.SHUT_RDWR)
        self._reader.join()
        self._socket.close()

    # --- what it does ------------------------------------------------------------------------------------

    def picks_up(self) -> Line:
        """Answer the call that rings, or will."""
        asked = self._wait(
            lambda text: text.startswith("INVITE ") and not _tag(_header(text, "To")), "a call"
        )
        tag = f";tag={uuid4().hex}"
        self._reply(asked, "200 OK", tag, SDP)
        here, there = _header(asked, "To") + tag, _header(asked, "From")
        return Line(_header(asked, "Call-ID"), here, there, _address(_header(asked, "Contact")))

    def calls(self, number: str) -> Line:
        """Call a number, until it is answered."""
        call, here = uuid4().hex, f"<sip:{self.name}@127.0.0.1>;tag={uuid4().hex}"
        there = f"<sip:{number}@127.0.0.1:{self._to}>"
        self._ask("INVITE", Line(call, here, there, _address(there)), body=SDP)

        def is_answer(text: str) -> bool:
            return (
                text.startswith("SIP/2.0 200")
                and _header(text, "Call-ID") == call
                and "INVITE" in _header(text, "CSeq")
            )

        answer = self._wait(is_answer, f"an answer of {number}")
        line = Line(call, here, _header(answer, "To"), _address(_header(answer, "Contact")))
        self._ask("ACK", line)
        return line

    def puts_through(self, caller: Line, to: Line) -> None:
        """Put a caller together with whom the other line talks to, or waits for."""
        replaced = f"{to.call}%3Bto-tag%3D{_tag(to.there)}%3Bfrom-tag%3D{_tag(to.here)}"
        target = f"<{_address(to.there)}?Replaces={replaced}>"
        self._ask("REFER", caller, f"Refer-To: {target}\r\nReferred-By: {self._here}\r\n")

    # --- SIP ---------------------------------------------------------------------------------------------

    def _ask(self, method: str, line: Line, headers: str = "", body: str = "") -> None:
        self._sequence += method != "ACK"
        kind = "Content-Type: application/sdp\r\n" if body else ""
        self._send(
            f"{method} {line.target} SIP/2.0\r\n"
            f"Via: SIP/2.0/UDP 127.0.0.1:{self._phone.port};branch=z9hG4bK{uuid4().hex}\r\nMax-Forwards: 70\r\n"
            f"From: {line.here}\r\nTo: {line.there}\r\nCall-ID: {line.call}\r\nCSeq: {self._sequence} {method}\r\n"
            f"Contact: {self._here}\r\n{headers}{kind}Content-Length: {len(body)}\r\n\r\n{body}"
        )

    def _reply(self, to: str, status: str, tag: str = "", body: str = "") -> None:
        lines = [f"SIP/2.0 {status}", *re.findall(r"(?m)^Via:.*?(?=\r?$)", to)]
        lines += [f"{name}: {_header(to, name)}" for name in ("From", "Call-ID", "CSeq")]
        lines += [f"To: {_header(to, 'To')}{tag}", f"Contact: {self._here}"]
        lines += ["Content-Type: application/sdp"] * bool(body) + [f"Content-Length: {len(body)}", "", body]
        self._send("\r\n".join(lines))

    def _send(self, text: str) -> None:
        self._socket.send(text.encode())

    def _read(self) -> None:
        while data := self._socket.recv(1 << 16):
            text = data.decode()
            if text.startswith(("NOTIFY ", "BYE ", "UPDATE ")):
                self._reply(text, "200 OK")
            elif text.startswith("INVITE ") and _tag(_header(text, "To")):
                self._reply(text, "200 OK", body=SDP)  # who it talks to has changed
            with self._news:
                self._heard.append(text)
                self._news.notify_all()

    def _wait(self, fits: Callable[[str], bool], what: str) -> str:
        until = time.monotonic() + WAIT_S
        with self._news:
            while True:
                for text in self._heard:
                    if fits(text):
                        return text
                assert time.monotonic() < until, f"not within {WAIT_S} s: {what}"
                self._news.wait(0.1)


def _header(text: str, name: str) -> str:
    found = re.search(rf"(?im)^{name}:\s*(.*?)\r?$", text)
    return found[1] if found is not None else ""


def _tag(party: str) -> str:
    found = re.search(r";tag=([^;]+)", party)
    return found[1] if found is not None else ""


def _address(party: str) -> str:
    found = re.search(r"<(.*?)>", party)
    assert found is not None, party
    return found[1]
