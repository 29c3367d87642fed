"""All tables, imported together so that the schema is whole."""

from __future__ import annotations

from riktig_hub.registry import courses, learning, municipal, people, practice
from riktig_hub.registry.base import Base

__all__ = ["courses", "learning", "metadata", "municipal", "people", "practice"]

metadata = Base.metadata
