"""All tables, imported together so that the schema is whole."""

from __future__ import annotations

from riktig_hub.registry import courses, learning, letters, municipal, people, practice
from riktig_hub.registry.base import Base

__all__ = ["courses", "learning", "letters", "metadata", "municipal", "people", "practice"]

metadata = Base.metadata
