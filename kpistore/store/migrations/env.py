"""Runs the migrations over the connection that kpistore.store.engine opened."""

from alembic import context

from kpistore.store.tables import metadata

connection = context.config.attributes["connection"]
context.configure(connection=connection, target_metadata=metadata, render_as_batch=True)
with context.begin_transaction():
    context.run_migrations()
