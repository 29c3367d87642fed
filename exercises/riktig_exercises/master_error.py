"""A master that cannot be used. For its author, so in English."""

from __future__ import annotations


class MasterError(ValueError):
    """What is wrong in a master, and in which part of it."""

    def __init__(self, where: str, what: str) -> None:
        super().__init__(f"{where}: {what}")
