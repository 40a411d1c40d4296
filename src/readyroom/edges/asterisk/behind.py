"""The telephones behind a Local member: FreePBX rings extensions, whose dialplan dials what is there.

A Local channel has two halves. The queue rings the first (`Local/101@from-queue-0000000a;1`), the dialplan runs on
the second (`…;2`) and dials telephones, or further Local channels. What becomes of these is said of their own
channels alone: the first half only knows that it was not answered, and rings as soon as the dialplan says so. The
dialplan may be faster than the queue, so telephones are noted before it is known whose ring they are.

Belongs here: which channel is behind which ring, and what it says. What it means, `outcomes` says.
"""

from __future__ import annotations

from readyroom.edges.asterisk.mapping import is_local
from readyroom.edges.asterisk.outcomes import Heard, Telephone
from readyroom.edges.asterisk.picture import CHANNEL_STATES, whole
from readyroom.protocols.ami import Message

RINGING = str(CHANNEL_STATES["Ringing"])

Group = dict[str, Telephone]
"""The telephones behind one Local channel, by Uniqueid."""


class Behind:
    """What is behind the Local channels of one switch."""

    def __init__(self) -> None:
        self._groups: dict[str, Group] = {}
        """By the channel, without its half. Channels behind one another share theirs."""
        self._telephones: Group = {}
        """All that have a channel."""

    def rings(self, channel: str, heard: Heard) -> None:
        """A ring's own channel; of interest if it is a Local one."""
        if is_local(channel):
            heard.behind = self._behind(channel)

    def dialled(self, message: Message) -> None:
        """DialBegin: something is dialled, perhaps behind a Local channel."""
        by, channel, uniqueid = (
            message.get("Channel"),
            message.get("DestChannel"),
            message.get("DestUniqueid"),
        )
        if not is_local(by):
            return
        group = self._behind(by)
        if is_local(channel):
            self._join(group, self._behind(channel))
        elif uniqueid not in group:
            rang = message.get("DestChannelState") == RINGING
            group[uniqueid] = self._telephones[uniqueid] = Telephone(rang=rang)

    def rang(self, uniqueid: str) -> None:
        """DialState: it rings."""
        if (telephone := self._telephones.get(uniqueid)) is not None:
            telephone.rang = True

    def asked_to_end(self, message: Message) -> None:
        """HangupRequest: the telephone itself has hung up."""
        if (telephone := self._telephones.get(message.get("Uniqueid"))) is not None:
            telephone.is_gone = True
            telephone.cause, telephone.tech = whole(message.get("Cause")), whole(message.get("TechCause"))

    def over(self, message: Message) -> None:
        """Hangup: nothing more is said of this channel. A ring keeps what it has heard."""
        self._telephones.pop(message.get("Uniqueid"), None)
        self._groups.pop(_door(message.get("Channel")), None)

    def forget(self) -> None:
        """Nobody knows what became of it all."""
        self._groups.clear()
        self._telephones.clear()

    def _behind(self, channel: str) -> Group:
        return self._groups.setdefault(_door(channel), {})

    def _join(self, group: Group, inner: Group) -> None:
        """What is behind a channel that is itself behind another is behind that one as well."""
        if inner is group:
            return
        group.update(inner)
        for door in [door for door, of in self._groups.items() if of is inner]:
            self._groups[door] = group


def _door(channel: str) -> str:
    return channel.rpartition(";")[0]
