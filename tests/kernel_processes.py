"""Which processes are a server's kernels, from the system's own list."""

from __future__ import annotations

from pathlib import Path


def children(process_id: int) -> list[int]:
    """Ids of the processes that this one started, from the system's own list."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            state = (folder / "stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(state[1]) == process_id and state[0] != "Z":
            found.append(int(folder.name))
    return found


def kernels(server: int) -> list[int]:
    """The kernels: what the nursery bore, or the server's own where there is no nursery."""
    own = children(server)
    return [kernel for one in own for kernel in children(one)] or own
