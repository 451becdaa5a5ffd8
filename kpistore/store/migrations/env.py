"""Runs the migrations over the connection that kpistore.store.engine opened."""

from alembic import context

from kpistore.store.tables import metadata

connection = context.config.attributes["connection"]
# One transaction for all of them, on SQLite too: two processes that start at once must not take turns between versions.
context.configure(connection=connection, target_metadata=metadata, render_as_batch=True, transactional_ddl=True)
with context.begin_transaction():
    context.run_migrations()
