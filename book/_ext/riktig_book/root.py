"""Where things are: the folder that holds `_config.yml`."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
TABLES_PAGE = "book/om-tallene"
