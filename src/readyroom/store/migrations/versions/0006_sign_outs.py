"""Sign-outs are found by their time. All roll-ups are made anew: they tell sign-outs and midnights otherwise."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    is_sign_out = sa.text("type = 'SignedOut'")
    op.create_index(
        "ix_events_signed_out",
        "events",
        ["room", "at", "agent"],
        sqlite_where=is_sign_out,
        postgresql_where=is_sign_out,
    )
    op.execute("DELETE FROM rollups")
    op.execute("UPDATE rollup_marks SET basis = '', day = '', seq = 0, generation = generation + 1")
