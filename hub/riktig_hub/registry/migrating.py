"""Brings a database to the schema of this program, by Alembic's steps, in one transaction."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import Connection

from riktig_hub.refusal import Refusal

STEPS = Path(__file__).parent / "migrations"


def configuration(connection: Connection | None = None) -> Config:
    """Alembic's settings: our steps, and the connection they are taken on."""
    chosen = Config()
    chosen.set_main_option("script_location", str(STEPS))
    chosen.attributes["connection"] = connection
    return chosen


def is_known(revision: str | None) -> bool:
    """Whether it is a schema of this program or of an earlier one."""
    steps = ScriptDirectory.from_config(configuration()).walk_revisions()
    return revision in {step.revision for step in steps}


def bring_up_to_date(connection: Connection, to: str = "head") -> None:
    """Takes the steps that are missing. `Refusal` for a database from a newer program."""
    chosen = configuration(connection)
    newest = ScriptDirectory.from_config(chosen).get_current_head()
    if to == "head" and MigrationContext.configure(connection).get_current_revision() == newest:
        return
    try:
        command.upgrade(chosen, to)
    except CommandError as error:
        raise Refusal("hub.refused.registry_newer") from error
