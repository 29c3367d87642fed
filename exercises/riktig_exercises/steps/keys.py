"""`keys`: the answer keys as JSON, for `riktig impact`."""

from __future__ import annotations

import argparse
import json

from riktig_exercises.course import Course
from riktig_exercises.steps.common import ask_assignments, asked

arguments = ask_assignments


def run(_course: Course, options: argparse.Namespace) -> int:
    """A key that cannot be reckoned says why instead."""
    from riktig_exercises.key import every_key
    from riktig_exercises.master_error import MasterError

    found: dict[str, object] = {}
    for assignment in asked(options):
        try:
            found[assignment] = {
                name: {"right": key.right, **{one.id: one.value for one in key.mistaken}}
                for name, key in every_key(assignment).items()
            }
        except MasterError as error:
            found[assignment] = str(error)
    print(json.dumps(found, ensure_ascii=False))
    return 0
