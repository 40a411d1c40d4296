"""Asterisk's manager interface (AMI), as bytes: messages, the parser, the serialiser, and the conversation.

`Conversation` is what a link uses: it is fed what came, says what that means, and holds what is to be sent.
"""

from readyroom.protocols.ami.conversation import (
    Answer,
    Conversation,
    Event,
    Greeted,
    Happening,
    LocalError,
    LoggedIn,
    LoginRefused,
    State,
    Stray,
)
from readyroom.protocols.ami.message import AmiError, Message, UnsafeValueError, printable, serialise
from readyroom.protocols.ami.parser import Banner, Parser, RemoteError

__all__ = [
    "AmiError",
    "Answer",
    "Banner",
    "Conversation",
    "Event",
    "Greeted",
    "Happening",
    "LocalError",
    "LoggedIn",
    "LoginRefused",
    "Message",
    "Parser",
    "RemoteError",
    "State",
    "Stray",
    "UnsafeValueError",
    "printable",
    "serialise",
]
