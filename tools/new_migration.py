"""Writes the step from the newest schema to the tables: `make migration NAME="what"`."""

from __future__ import annotations

import sys

from alembic import command
from riktig_hub.registry.migrating import STEPS, bring_up_to_date, configuration
from sqlalchemy import create_engine


def main(what: str) -> None:
    """Compares a fresh database with the tables. Read what it wrote before it is committed."""
    engine = create_engine("sqlite://")
    with engine.begin() as connection:
        bring_up_to_date(connection)
        number = f"{len(list((STEPS / 'versions').glob('*.py'))) + 1:04d}"
        chosen = configuration(connection)
        command.revision(chosen, message=what, autogenerate=True, rev_id=number)


if __name__ == "__main__":
    main(sys.argv[1])
