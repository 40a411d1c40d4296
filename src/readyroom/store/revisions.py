"""Bringing a database to this version's schema.

Belongs here: running the migrations in `migrations/` from the program, wherever it is installed. What kind
of database it is, and whether it is ours at all, is for the caller to have looked at.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlalchemy as sa

REVISIONS = ("0001", "0002", "0003", "0004", "0005", "0006", "0007")
"""All migrations in order, as the files have them: what is not among them, a newer version wrote."""
HEAD = REVISIONS[-1]

VERSION_TABLE = "alembic_version"


def upgrade(connection: sa.Connection, revision: str = "head") -> None:
    """Run the migrations that are missing, in one transaction of the connection; the caller commits it."""
    # Late: a server whose schema is right never needs what takes a third of a second to load.
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", "readyroom.store:migrations")
    config.attributes["connection"] = connection
    command.upgrade(config, revision)
