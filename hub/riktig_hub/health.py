"""`/healthz`: for whoever watches over the process."""

from __future__ import annotations

from riktig import __version__
from riktig_hub.guard import Guard


class Health(Guard):
    """Says that the server answers, and nothing about who uses it."""

    def get(self) -> None:
        """Plain JSON."""
        self.set_header("Cache-Control", "no-store")
        self.write({"status": "ok", "version": __version__, "apps": len(self.settings["apps"])})
