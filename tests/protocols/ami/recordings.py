"""The recorded manager sessions, by name."""

from pathlib import Path

from readyroom.protocols.ami import Message, Parser

FOLDER = Path(__file__).parent / "recordings"
RECORDINGS = {path.stem: path.read_bytes() for path in sorted(FOLDER.glob("*.raw"))}


def messages(name: str) -> list[Message]:
    """All that was said in a session."""
    return [one for one in Parser(greeting=False).feed(RECORDINGS[name]) if isinstance(one, Message)]
