"""A PostgreSQL cluster of our own: in a temporary folder, on a socket there, gone afterwards."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parent.parent
USER = "riktig"


@contextmanager
def postgres_cluster(*, durable: bool = False) -> Iterator[str]:
    """Gives the URL of a cluster's database `postgres`; `{name}` databases are made from it.

    A `durable` one waits for the disk, as a real one does and tests need not.
    """
    programs = Path(
        subprocess.run(
            [ROOT / "tools" / "postgres.sh"], check=True, capture_output=True, text=True
        ).stdout.splitlines()[-1]
    )
    folder = Path(tempfile.mkdtemp(prefix="riktig_pg_"))
    as_user = _as_user(folder)
    data = folder / "data"
    run = {"check": True, "capture_output": True, **as_user}
    subprocess.run(
        [programs / "initdb", "-D", data, "-U", USER, "-A", "trust", "-N", "-E", "UTF8"], **run
    )
    settings = f"-c listen_addresses='' -c unix_socket_directories={folder}"
    settings += "" if durable else " -c fsync=off"
    start = [programs / "pg_ctl", "-D", data, "-o", settings, "-l", folder / "log", "-w", "start"]
    subprocess.run(start, check=True, stdout=subprocess.DEVNULL, **as_user)
    try:
        yield f"postgresql://{USER}@/postgres?host={folder}"
    finally:
        subprocess.run([programs / "pg_ctl", "-D", data, "-m", "immediate", "stop"], **run)
        shutil.rmtree(folder)


def _as_user(folder: Path) -> dict[str, object]:
    """PostgreSQL will not run as root; where the tests do, its own user runs it."""
    if os.geteuid() != 0:
        return {}
    owner = pwd.getpwnam("postgres")
    os.chown(folder, owner.pw_uid, owner.pw_gid)
    return {"user": owner.pw_uid, "group": owner.pw_gid, "cwd": folder}
