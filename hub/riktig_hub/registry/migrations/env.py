"""What Alembic runs: the steps, on the connection it was given."""

from __future__ import annotations

from alembic import context

from riktig_hub.registry import tables

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=tables.metadata,
    render_as_batch=True,
    user_module_prefix="",
)
with context.begin_transaction():
    context.run_migrations()
