"""How a ring ended: what was heard of it, and the table that makes one of nine outcomes of that.

No single event says how a ring ended. `AgentRingNoAnswer` comes for every ring that nobody took, refusals and
congestion among them, and does not come at all when the caller gives up. `DialEnd` says NOANSWER for whatever the
phone did, and CANCEL whenever somebody else ended the ringing. So all that is said of one channel (its Uniqueid is
the offer's name) is put together, and judged when the channel is gone:

- An answer is an answer, whatever comes after it.
- Cause 26 is Asterisk's own word for "somebody else took it"; the answer of another ring of the caller says the
  same.
- A caller who hangs up is asked to (`HangupRequest` on the caller's channel) before the ringing is cancelled, and
  no `AgentRingNoAnswer` follows. With one, the caller went just after the ring time.
- A member who was paused or removed under the ringing rang on for nothing: that is no miss of theirs. Asterisk's
  own `autopause` follows the end of the ring, and is none of this.
- The phone's own word comes as the cause of its hang-up (Q.850; beside it SIP's, for chan_pjsip). 17 (486) after
  ringing is a finger on the button; before any ringing it is a phone in use. 21 (603) is a refusal at any time. 480
  and its like are phones that cannot be reached. Congestion is the line's, and nobody's fault.
- What is left with `AgentRingNoAnswer` rang until Asterisk stopped it. A telephone that never said that it rings
  did not ring, though Asterisk waited for it; a Local channel need not say so. Whether the ring was a full one is
  judged by the engine: the caller's own time may have cut it short.
- Of a Local channel, the telephones behind it are judged, where the dialplan dialled some: whether one of them rang,
  and, when all of them have hung up, what they said. The row that comes first counts: of two telephones, one of which
  is away, the other one's button decides.
- A ring that was cancelled for none of these reasons was taken back: a key pressed in the queue, a redirected
  caller.
- In doubt it is a fault, which counts against nobody.

Belongs here: the record of one ring and the table. The first row that fits, decides.
"""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct
from msgspec.structs import replace

from readyroom.engine.facts import Outcome
from readyroom.protocols.ami import printable

BUSY = frozenset({17})
REFUSED = frozenset({21})
UNREACHABLE = frozenset({1, 2, 3, 18, 20, 22, 27, 28})
"""No such number, no route, no response, subscriber absent, number changed, out of order, bad number."""
CONGESTED = frozenset({34, 38, 41, 42, 43, 44, 47, 58, 63, 127})
"""No circuit, network out of order, temporary failure, congestion, resource or bearer not available, interworking."""
ELSEWHERE = 26
SIP_UNAVAILABLE = frozenset({404, 408, 410, 480, 484, 502, 503, 504})
RAW_CAUSE_AT_MOST = 200


class Telephone(Struct, kw_only=True):
    """What was said of a telephone behind a Local channel."""

    rang: bool = False
    is_gone: bool = False
    """Whether it hung up by itself."""
    cause: int = 0
    tech: int = 0


class Heard(Struct, kw_only=True):
    """What was said of one ring until its channel was gone."""

    is_local: bool = False
    """Whether it rings a Local channel: an extension of the dialplan, behind which a telephone may be."""
    rang: bool = False
    dial: tuple[str, ...] = ()
    """What DialEnd said, in order."""
    ring_ms: int | None = None
    """What AgentRingNoAnswer said; None: it did not come."""
    cause: int = 0
    tech: int = 0
    """SIP's own code, of a rejection."""
    caller_gone: bool = False
    elsewhere: bool = False
    member_gone: str = ""
    """paused or removed, while it rang."""
    behind: dict[str, Telephone] = {}
    """The telephones behind a Local channel, by Uniqueid."""


class Row(Struct, frozen=True):
    """One line of the table."""

    outcome: Outcome
    says: str
    when: Callable[[Heard], bool]


def _is_busy(heard: Heard) -> bool:
    return heard.cause in BUSY or heard.tech in (486, 600) or "BUSY" in heard.dial


OUTCOMES: tuple[Row, ...] = (
    Row("answered", "DialEnd says ANSWER", lambda h: "ANSWER" in h.dial),
    Row("answered_elsewhere", "another ring of this caller was answered", lambda h: h.elsewhere),
    Row("answered_elsewhere", "cause 26", lambda h: h.cause == ELSEWHERE),
    Row(
        "caller_hung_up",
        "the caller went first",
        lambda h: h.caller_gone and h.ring_ms is None,
    ),
    Row("withdrawn", "no member any more", lambda h: bool(h.member_gone)),
    Row("refused", "603, or cause 21", lambda h: h.cause in REFUSED or h.tech in (603, 607, 608)),
    Row("refused", "busy, after it rang", lambda h: _is_busy(h) and h.rang),
    Row("busy", "busy at once", _is_busy),
    Row("unreachable", "480 and its like", lambda h: h.tech in SIP_UNAVAILABLE),
    Row("unreachable", "a cause of absence", lambda h: h.cause in UNREACHABLE or "CHANUNAVAIL" in h.dial),
    Row("fault", "congestion", lambda h: h.cause in CONGESTED or "CONGESTION" in h.dial),
    Row(
        "unreachable",
        "a telephone that never rang",
        lambda h: h.ring_ms is not None and not h.rang and not h.is_local,
    ),
    Row("no_answer", "the ring time was over", lambda h: h.ring_ms is not None),
    Row("withdrawn", "cancelled by the switch", lambda h: "CANCEL" in h.dial),
    Row("fault", "nothing says how", lambda _: True),
)


def classify(heard: Heard) -> tuple[Outcome, str]:
    """The outcome, and the switch's own words for it."""
    place, judged = min(
        ((place, one) for one in _judged(heard) for place, row in enumerate(OUTCOMES) if row.when(one)),
        key=lambda found: found[0],
    )
    return OUTCOMES[place].outcome, raw_cause(judged)


def _judged(heard: Heard) -> list[Heard]:
    """What is judged: the ring itself, or each of the telephones behind it."""
    telephones = heard.behind.values()
    if not telephones:
        return [heard]
    seen = replace(heard, is_local=False, rang=any(telephone.rang for telephone in telephones))
    if not all(telephone.is_gone for telephone in telephones):
        return [seen]
    return [
        replace(seen, cause=heard.cause or each.cause, tech=heard.tech or each.tech) for each in telephones
    ]


def raw_cause(heard: Heard) -> str:
    """All that decided, for whoever has to find out later: `NOANSWER RingTime=3000 Cause=17 TechCause=486`."""
    said = list(heard.dial)
    if heard.ring_ms is not None:
        said.append(f"RingTime={heard.ring_ms}")
    said.append(f"Cause={heard.cause}")
    if heard.tech:
        said.append(f"TechCause={heard.tech}")
    if not heard.rang:
        said.append("never rang")
    if heard.member_gone:
        said.append(f"member {heard.member_gone}")
    if heard.caller_gone:
        said.append("caller gone")
    return printable(" ".join(said))[:RAW_CAUSE_AT_MOST]
