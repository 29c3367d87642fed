"""What is looked for once, however many measures ask for it."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any, TypeVar

T = TypeVar("T")


class Remembers:
    """What has been found stays in `_found`, a dictionary that each subclass's own objects have."""

    _found: dict[Hashable, Any]

    def once(self, key: Hashable, find: Callable[[], T]) -> T:
        """What `find` gives; asked again with the same key, what was found the first time."""
        if key not in self._found:
            self._found[key] = find()
        found: T = self._found[key]
        return found
