"""How Alembic runs the migrations: on the connection that `readyroom.store.revisions` hands it, in its
transaction.
"""

from alembic import context

from readyroom.store.revisions import VERSION_TABLE
from readyroom.store.schema import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    version_table=VERSION_TABLE,
    # SQLite alters a table by copying it.
    render_as_batch=True,
    # Both databases roll a half done migration back, tables and all.
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()
