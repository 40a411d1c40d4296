"""A manager session: who speaks when, which response belongs to which action, and what is an event of its own.

**The session.** The server greets; the client logs in, with its secret or with an answer to a challenge, and only
then may it ask anything else. A refused login is the end: Asterisk closes the connection.

    state        says               by      then
    ----------   ----------------   -----   ----------
    opening      greeting           them    greeted
    greeted      challenge asked    us      challenged
    greeted      login sent         us      logging_in
    challenged   challenge          them    greeted      (and the login goes out at once)
    challenged   refusal            them    refused
    logging_in   acceptance         them    ready
    logging_in   refusal            them    refused
    any          connection lost    them    closed

**Actions.** Each is sent under an ActionID of its own, and its response comes back with it: nothing is said about
the order. A response with `EventList: start` begins a list: the events with its ActionID belong to it, until one of
them says `Complete` or `Cancelled`; live events come in between. Only then is the action answered. An event that has
an ActionID but belongs to no open list (`OriginateResponse`) is an event like others: there, Asterisk speaks of an
action that was answered before.

**Unasked.** Responses that nobody waits for are handed over as strays, for a log. Nothing is thrown away.

Belongs here: what the bytes of one connection mean. When to give up waiting, and what to do then, is the link's.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from typing import Literal

from msgspec import Struct

from readyroom.protocols.ami.message import ENCODING, ODD_BYTES, AmiError, Message, action, serialise
from readyroom.protocols.ami.parser import Banner, Parser, RemoteError

ITEMS_AT_MOST = 500_000
"""Of one list. The longest that is known is the status of queues with 10,000 members each, of which there are few."""

State = Literal["opening", "greeted", "challenged", "logging_in", "ready", "refused", "closed"]
Said = Literal["greeting", "ask_challenge", "challenge", "login", "acceptance", "refusal", "lost"]

TRANSITIONS: dict[tuple[State, Said], State] = {
    ("opening", "greeting"): "greeted",
    ("greeted", "ask_challenge"): "challenged",
    ("greeted", "login"): "logging_in",
    ("challenged", "challenge"): "greeted",
    ("challenged", "refusal"): "refused",
    ("logging_in", "acceptance"): "ready",
    ("logging_in", "refusal"): "refused",
    ("opening", "lost"): "closed",
    ("greeted", "lost"): "closed",
    ("challenged", "lost"): "closed",
    ("logging_in", "lost"): "closed",
    ("ready", "lost"): "closed",
    ("refused", "lost"): "closed",
    ("closed", "lost"): "closed",
}


class LocalError(AmiError):
    """This side said something out of turn: a mistake in the program."""


class Greeted(Struct, frozen=True):
    """The server greeted: log in now."""

    version: str


class LoggedIn(Struct, frozen=True):
    """The login was accepted. `FullyBooted` comes as an event, now or once Asterisk is up."""


class LoginRefused(Struct, frozen=True):
    """The login was refused, and why."""

    why: str


class Answer(Struct, frozen=True):
    """What came of an action: its response, and the list that it asked for."""

    action_id: str
    response: Message
    items: tuple[Message, ...] = ()
    end: Message | None = None
    """The event that ended the list; None where there was none."""

    @property
    def accepted(self) -> bool:
        """Whether Asterisk did it (a list that was cancelled was not)."""
        cancelled = self.end is not None and self.end.get("EventList").lower() == "cancelled"
        return self.response.response in ("Success", "Goodbye", "Follows", "Pong") and not cancelled

    @property
    def why(self) -> str:
        """Asterisk's words."""
        return self.response.get("Message")


class Event(Struct, frozen=True):
    """Something happened at the switch."""

    message: Message


class Stray(Struct, frozen=True):
    """Neither an event nor a response that anybody waits for."""

    message: Message


Happening = Greeted | LoggedIn | LoginRefused | Answer | Event | Stray


class _Login(Struct):
    user: str
    secret: str
    wishes: dict[str, str]
    action_id: str = ""


class _Open(Struct):
    """An action that was not answered yet; `response` once its list has begun."""

    response: Message | None
    items: list[Message]


class Conversation:
    """One connection. Feed it with `receive`; send what `data_to_send` answers; ask once `state` is `ready`."""

    def __init__(self, prefix: str = "") -> None:
        """`prefix` begins every ActionID, so that a log of several connections can be told apart."""
        self.state: State = "opening"
        self._parser = Parser()
        self._out = bytearray()
        self._prefix = prefix
        self._asked = 0
        self._open: dict[str, _Open] = {}
        self._login: _Login | None = None

    # --- what we say -------------------------------------------------------------------------------------

    def data_to_send(self) -> bytes:
        """What is to be sent now; asked again, what came since."""
        data = bytes(self._out)
        self._out.clear()
        return data

    def login(self, user: str, secret: str, *, challenge: bool = True, events: str = "") -> None:
        """Log in once greeted: by a challenge, so that the secret does not travel, or with the secret as it is.

        `events` are the classes that are wanted, as in `agent,call`; empty: all that the user may hear.
        """
        self._login = _Login(user, secret, {"Events": events} if events else {})
        if challenge:
            self._moved("ask_challenge")
            self._login.action_id = self._send("Challenge", {"AuthType": "MD5"})
        else:
            self._send_login({"Username": user, "Secret": secret} | self._login.wishes)

    def ask(self, name: str, headers: Mapping[str, str | Iterable[str]] | None = None) -> str:
        """Send an action; its ActionID. A header with several values is sent several times.

        Raises UnsafeValueError (and sends nothing) for values that would break the line.
        """
        if self.state != "ready":
            raise LocalError(f"{name} while the session is {self.state}")
        action_id = self._send(name, headers or {})
        self._open[action_id] = _Open(None, [])
        return action_id

    def lost(self) -> list[str]:
        """The connection is gone; the actions that will have no answer any more."""
        self._moved("lost")
        unanswered = list(self._open)
        self._open.clear()
        return unanswered

    @property
    def outstanding(self) -> int:
        """Actions that were not answered yet."""
        return len(self._open)

    def _send(self, name: str, headers: Mapping[str, str | Iterable[str]]) -> str:
        action_id = f"{self._prefix}{self._asked + 1}"
        self._out += serialise(action(name, headers, action_id))
        self._asked += 1
        return action_id

    def _send_login(self, headers: Mapping[str, str]) -> None:
        assert self._login is not None
        self._moved("login")
        self._login.action_id = self._send("Login", headers)

    def _moved(self, said: Said) -> None:
        after = TRANSITIONS.get((self.state, said))
        if after is None:
            raise LocalError(f"{said} while the session is {self.state}")
        self.state = after

    # --- what they say -----------------------------------------------------------------------------------

    def receive(self, data: bytes) -> list[Happening]:
        """What these bytes say. Raises RemoteError for what is no manager interface; then close the connection."""
        found: list[Happening] = []
        for message in self._parser.feed(data):
            if isinstance(message, Banner):
                self._moved("greeting")
                found.append(Greeted(message.version))
            elif self._login is not None and self._is_of_login(message):
                found += self._login_answered(message)
            else:
                happening = self._heard(message)
                if happening is not None:
                    found.append(happening)
        return found

    def _is_of_login(self, message: Message) -> bool:
        assert self._login is not None
        waits = self.state in ("challenged", "logging_in")
        return waits and message.kind == "Response" and message.action_id in (self._login.action_id, "")

    def _login_answered(self, message: Message) -> list[Happening]:
        login = self._login
        assert login is not None
        if message.response != "Success":
            self._moved("refusal")
            return [LoginRefused(message.get("Message") or "the login was refused")]
        if self.state == "challenged":
            self._moved("challenge")
            key = _key(message.get("Challenge"), login.secret)
            self._send_login({"AuthType": "MD5", "Username": login.user, "Key": key} | login.wishes)
            return []
        self._moved("acceptance")
        return [LoggedIn()]

    def _heard(self, message: Message) -> Happening | None:
        open_ = self._open.get(message.action_id)
        if message.kind == "Response":
            return self._responded(message, open_)
        if message.kind != "Event":
            return Stray(message)
        if open_ is None or open_.response is None:
            return Event(message)
        if message.get("EventList").lower() in ("complete", "cancelled"):
            del self._open[message.action_id]
            return Answer(message.action_id, open_.response, tuple(open_.items), message)
        if len(open_.items) >= ITEMS_AT_MOST:
            raise RemoteError(f"a list of more than {ITEMS_AT_MOST} items")
        open_.items.append(message)
        return None

    def _responded(self, message: Message, open_: _Open | None) -> Happening | None:
        if open_ is None or open_.response is not None:
            return Stray(message)
        if message.get("EventList").lower() == "start":
            open_.response = message
            return None
        del self._open[message.action_id]
        return Answer(message.action_id, message)


def _key(challenge: str, secret: str) -> str:
    """Asterisk's answer to a challenge. MD5 is the only digest that it knows."""
    spoken = (challenge + secret).encode(ENCODING, ODD_BYTES)
    return hashlib.md5(spoken, usedforsecurity=False).hexdigest()
