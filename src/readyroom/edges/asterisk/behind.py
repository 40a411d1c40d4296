"""The telephones behind a Local member: FreePBX rings extensions, whose dialplan dials what is there.

A Local channel has two halves. The queue rings the first (`Local/101@from-queue-0000000a;1`), the dialplan runs on
the second (`…;2`) and dials telephones, or further Local channels. What becomes of these is said of their own
channels alone: the first half only knows that it was not answered, and rings as soon as the dialplan says so.

Belongs here: which channel is behind which ring, and what it says. What it means, `outcomes` says.
"""

from __future__ import annotations

from readyroom.edges.asterisk.mapping import is_local
from readyroom.edges.asterisk.outcomes import Heard, Telephone
from readyroom.edges.asterisk.picture import CHANNEL_STATES, whole
from readyroom.protocols.ami import Message

RINGING = str(CHANNEL_STATES["Ringing"])


class Behind:
    """What is behind the rings of one switch."""

    def __init__(self) -> None:
        self._doors: dict[str, Heard] = {}
        """Local channels, without their half, and of which ring they are."""
        self._telephones: dict[str, Telephone] = {}
        """By Uniqueid."""

    def rings(self, channel: str, heard: Heard) -> None:
        """A ring's own channel; of interest if it is a Local one."""
        if is_local(channel):
            self._doors[_door(channel)] = heard

    def dialled(self, message: Message) -> None:
        """DialBegin: something is dialled, perhaps behind a ring."""
        heard = self._doors.get(_door(message.get("Channel")))
        channel, uniqueid = message.get("DestChannel"), message.get("DestUniqueid")
        if heard is None or uniqueid in heard.behind:
            return
        if is_local(channel):
            self._doors[_door(channel)] = heard
        else:
            rang = message.get("DestChannelState") == RINGING
            heard.behind[uniqueid] = self._telephones[uniqueid] = Telephone(rang=rang)

    def rang(self, uniqueid: str) -> None:
        """DialState: it rings."""
        if (telephone := self._telephones.get(uniqueid)) is not None:
            telephone.rang = True

    def asked_to_end(self, message: Message) -> None:
        """HangupRequest: the telephone itself has hung up."""
        if (telephone := self._telephones.get(message.get("Uniqueid"))) is not None:
            telephone.is_gone = True
            telephone.cause, telephone.tech = whole(message.get("Cause")), whole(message.get("TechCause"))

    def over(self, heard: Heard) -> None:
        """The ring has been judged."""
        for door in [door for door, of in self._doors.items() if of is heard]:
            del self._doors[door]
        for uniqueid in heard.behind:
            self._telephones.pop(uniqueid, None)

    def forget(self) -> None:
        """Nobody knows what became of it all."""
        self._doors.clear()
        self._telephones.clear()


def _door(channel: str) -> str:
    return channel.rpartition(";")[0]
