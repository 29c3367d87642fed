"""What stops a step from outside: a full disk, a folder it may not write in, a spoilt gradebook."""

from __future__ import annotations

import errno
import sys
from typing import Final

from riktig.problem import Problem

_FULL: Final = frozenset((errno.ENOSPC, errno.EDQUOT))
# How sqlite says that there is no more room, and that it may not write.
_FULL_SAID: Final = "disk is full"
_DENIED_SAID: Final = "readonly database"


def problem_of(error: Exception) -> Problem | None:
    """What to say of it; None where the fault is our own."""
    if isinstance(error, OSError):
        if error.errno in _FULL:
            return Problem("course_disk_full")
        denied = isinstance(error, PermissionError) or error.errno == errno.EROFS
        return Problem("course_cannot_write") if denied else None
    # Only a step that opened the gradebook has brought this with it.
    database = sys.modules.get("sqlalchemy.exc")
    # Of their kinds these two alone are about the file; the others are about what we asked.
    if database and type(error) in (database.DatabaseError, database.OperationalError):
        said = {_FULL_SAID: "course_disk_full", _DENIED_SAID: "course_cannot_write"}
        codes = (code for words, code in said.items() if words in str(error))
        return Problem(next(codes, "gradebook_unusable"))
    return None
