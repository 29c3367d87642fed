"""Numbers as participants write them: the core's, under the name they had."""

from riktig.exercise.quantity import close
from riktig.exercise.typed_pattern import typed_pattern

__all__ = ["close", "typed_pattern"]
