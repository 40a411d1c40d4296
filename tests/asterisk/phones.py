"""SIP telephones and callers: processes of sipp, which speak SIP by the scenarios in `sipp/`. Nothing is Asterisk's.

A telephone does what it was last told to (`answers`, `refuses`, …) with every call that comes; what it did stands in
`log`. It is told when its process starts, so telling it something else ends the calls that it is in.
"""

from __future__ import annotations

import itertools
import os
import re
import shutil
import signal
import socket
import subprocess
import time
from pathlib import Path

from tests.asterisk.site import TRUNK
from tests.asterisk.switch import Switch
from tests.processes import dies_with_us, free_port

SCENARIOS = Path(__file__).parent / "sipp"
FOR_EVER_MS = 3_600_000
WAIT_S = 20
_NUMBERS = itertools.count(1)
NAMES = {480: "Temporarily Unavailable", 486: "Busy Here", 503: "Service Unavailable", 603: "Decline"}


class _Sipp:
    """A process of sipp that plays a scenario."""

    def __init__(
        self, switch: Switch, scenario: str, words: dict[str, object], *options: str, port: int | None = None
    ) -> None:
        self.port = free_port(socket.SOCK_DGRAM) if port is None else port
        text = (SCENARIOS / f"{scenario}.xml").read_text()
        for word, value in words.items():
            text = text.replace(f"@{word}@", str(value))
        self._home = Path(switch.home / "sipp" / f"{scenario}-{time.monotonic_ns()}")
        self._home.mkdir(parents=True)
        (self._home / "scenario.xml").write_text(text)
        program = shutil.which("sipp")
        assert program is not None
        here = ["-i", "127.0.0.1", "-p", str(self.port), "-nostdin"]
        traces = ["-trace_logs", "-log_file", "log", "-trace_err", "-error_file", "errors"]
        self._process = subprocess.Popen(
            [program, f"127.0.0.1:{switch.sip_port}", *here, "-sf", "scenario.xml", *traces, *options],
            cwd=self._home,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=os.environ | {"TERM": "dumb"},
            preexec_fn=dies_with_us(signal.SIGKILL),
        )

    def _read(self, name: str) -> str:
        path = self._home / name
        return path.read_text("utf-8", "replace") if path.exists() else ""

    @property
    def log(self) -> list[str]:
        """What it did so far, in order."""
        return [line.partition(" call=")[0] for line in self._read("log").splitlines()]

    @property
    def calls(self) -> list[str]:
        """Ids of the calls that it was in so far."""
        return re.findall(" call=(.+)", self._read("log"))

    def tell(self, what: str, call: str, word: str = "none") -> None:
        """Send it a request that its scenario waits for at this point of the call."""
        words = {
            "Via": "SIP/2.0/UDP 127.0.0.1",
            "From": "<sip:test>;tag=1",
            "To": "<sip:sipp>",
            "Call-ID": call,
        }
        # sipp takes a request like the last one for a repetition.
        headers = words | {"CSeq": f"{next(_NUMBERS)} {what}", "Subject": word, "Content-Length": "0"}
        lines = [f"{what} sip:sipp SIP/2.0", *(f"{name}: {value}" for name, value in headers.items()), "", ""]
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sender:
            sender.sendto("\r\n".join(lines).encode(), ("127.0.0.1", self.port))

    @property
    def errors(self) -> str:
        """What it did not expect."""
        return self._read("errors")

    def wait(self) -> None:
        """Until it has played its scenario to the end, as it stands."""
        assert self._process.wait(WAIT_S) == 0, f"sipp: {self._process.returncode} {self.errors}"

    def kill(self) -> None:
        """End it at once, without a word to the switch."""
        if self._process.poll() is None:
            self._process.kill()
            self._process.wait(WAIT_S)


class Call(_Sipp):
    """Calls that somebody makes, alike and at once; one, mostly."""

    def __init__(self, switch: Switch, words: dict[str, object], times: int, rate: int) -> None:
        self._times = times
        super().__init__(switch, "call", words, "-m", str(times), "-l", str(times), "-r", str(rate))

    def until_answered(self) -> None:
        """Wait until each has been answered, as the caller hears it."""
        until = time.monotonic() + WAIT_S
        while self.log.count("is answered") < self._times:
            assert self._process.poll() is None, f"it was not: {self.log} {self.errors}"
            assert time.monotonic() < until, f"{self.log} {self.errors}"
            time.sleep(0.005)

    def _made(self) -> list[str]:
        """Their ids. sipp sends first and writes down then: what it sent may ring before it is written down."""
        until = time.monotonic() + WAIT_S
        while len(self.calls) < self._times:
            assert time.monotonic() < until, f"{self.log} {self.errors}"
            time.sleep(0.005)
        return self.calls

    def press(self, key: str) -> None:
        """Press a key, in a call that was answered. The switch takes two at once for one."""
        (call,) = self._made()
        self.tell("DO-PRESS", call, key)

    def hang_up(self) -> None:
        """Give up while it rings, or end the conversation; not in the instant of the answer, which sipp cannot do."""
        for call in self._made():
            self.tell("DO-HANG-UP", call)
        self.wait()


class Lamp(_Sipp):
    """A key's lamp."""

    @property
    def state(self) -> str:
        """As the telephone was told last: `terminated` is dark, `confirmed` lit, `early` blinking."""
        return self.log[-1].removeprefix("<state>") if self.log else ""


class Phone:
    """A telephone, called `name` by the switch. It is not registered yet, and nobody hears it ring."""

    def __init__(self, switch: Switch, name: str) -> None:
        self.name = name
        self.interface = f"PJSIP/{name}"
        self.port = free_port(socket.SOCK_DGRAM)
        self._switch = switch
        self._listening: _Sipp | None = None
        self._calls: list[_Sipp] = []
        self._log: list[str] = []

    # --- registering -------------------------------------------------------------------------------------

    def registering(self, expires_s: int = 3600) -> _Sipp:
        """Begin to register; `wait` for it."""
        words = {"NAME": self.name, "PORT": self.port, "EXPIRES_S": expires_s}
        self._calls.append(_Sipp(self._switch, "register", words, "-m", "1", "-r", "1000"))
        return self._calls[-1]

    def register(self, expires_s: int = 3600) -> None:
        self.registering(expires_s).wait()

    def unregister(self) -> None:
        self.register(0)

    # --- what it does with a call ------------------------------------------------------------------------

    def answers(self, after_ms: int = 0, *, talk_ms: int = FOR_EVER_MS) -> None:
        """Answers after so long, and talks until the other side hangs up, or for so long."""
        self._listen(after_ms, "answer", talk_ms)

    def rings(self) -> None:
        """Rings on and on: nobody is there."""
        self._listen(FOR_EVER_MS, "refuse")

    def refuses(self, code: int = 486, after_ms: int = 0) -> None:
        """Refuses after so long with 480, 486 or 603."""
        self._listen(after_ms, "refuse", refusal=f"{code} {NAMES[code]}")

    def vanishes(self) -> None:
        """Is gone without a word: it stays registered until that expires, and answers nothing."""
        if self._listening is not None:
            self._listening.kill()
            self._log += self._listening.log
            self._listening = None

    def _listen(
        self, ring_ms: int, then: str, talk_ms: int = FOR_EVER_MS, refusal: str = "486 Busy Here"
    ) -> None:
        self.vanishes()
        words = {
            "NAME": self.name,
            "RING_MS": max(ring_ms, 1),  # none would be for ever
            "THEN": then,
            "TALK_MS": max(talk_ms, 1),
            "REFUSAL": refusal,
        }
        self._listening = _Sipp(self._switch, "phone", words, "-aa", port=self.port)
        _until_bound(self.port, self._listening)

    def pick_up(self) -> None:
        """Answer the call that rings."""
        self._tell("DO-ANSWER")

    def hang_up(self) -> None:
        """End the conversation."""
        self._tell("DO-HANG-UP")

    def refuse(self) -> None:
        """Refuse the call that rings."""
        self._tell("DO-REFUSE")

    def hold(self, held: bool) -> None:
        """Put the conversation on hold, or take it back."""
        self._tell("DO-HOLD", "sendonly" if held else "sendrecv")

    def transfer(self, to: str) -> None:
        """Send the other side on to a number, without asking anybody there."""
        self._tell("DO-TRANSFER", to)

    def _tell(self, what: str, word: str = "none") -> None:
        assert self._listening is not None
        until = time.monotonic() + WAIT_S
        while not self._listening.calls:
            assert time.monotonic() < until, f"{self.name} has no call"
            time.sleep(0.005)
        self._listening.tell(what, self._listening.calls[-1], word)

    @property
    def log(self) -> list[str]:
        """What it did with the calls that came: "rings", "answers", "refuses", "is cancelled", "hangs up"."""
        return self._log + (self._listening.log if self._listening else [])

    # --- keys --------------------------------------------------------------------------------------------

    def watches(self, extension: str) -> Lamp:
        """Has a key with this extension's lamp."""
        lamp = Lamp(self._switch, "watch", {"NAME": self.name, "TO": extension}, "-m", "1", "-r", "1000")
        self._calls.append(lamp)
        return lamp

    # --- calling -----------------------------------------------------------------------------------------

    def calls(
        self,
        to: str,
        *,
        patience_ms: int = FOR_EVER_MS,
        talk_ms: int = FOR_EVER_MS,
        times: int = 1,
        rate: int = 1_000,
        caller: str = "",
    ) -> Call:
        """Call a number, several times at so many calls a second; as `caller`, where the switch believes that."""
        identity = f"P-Asserted-Identity: <sip:{caller}@127.0.0.1>" if caller else "Subject: a call"
        words = {
            "NAME": self.name,
            "TO": to,
            "IDENTITY": identity,
            "PATIENCE_MS": patience_ms,
            "TALK_MS": talk_ms,
        }
        made = Call(self._switch, words, times, rate)
        self._calls.append(made)
        return made

    def put_away(self) -> None:
        """End its processes."""
        self.vanishes()
        for call in self._calls:
            call.kill()


def outside(switch: Switch) -> Phone:
    """Whoever calls from outside, and is called there."""
    caller = Phone(switch, TRUNK)
    caller.port = switch.outside_port
    return caller


def register(*phones: Phone) -> None:
    """Register them all, side by side."""
    for each in [phone.registering() for phone in phones]:
        each.wait()


def _until_bound(port: int, by: _Sipp) -> None:
    """Wait until somebody listens at this port: a call that came before would be refused."""
    until = time.monotonic() + WAIT_S
    wanted = re.compile(rf":{port:04X} ")
    while not wanted.search(Path("/proc/net/udp").read_text()):
        assert time.monotonic() < until, by.errors
        time.sleep(0.005)
