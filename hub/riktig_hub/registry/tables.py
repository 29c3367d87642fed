"""All tables, imported together so that the schema is whole."""

from __future__ import annotations

from riktig_hub.registry import courses, learning, people, practice
from riktig_hub.registry.base import Base

__all__ = ["courses", "learning", "metadata", "people", "practice"]

metadata = Base.metadata
