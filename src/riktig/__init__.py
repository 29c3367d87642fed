"""Riktig forskrivning: the core that every face of the course shares.

Everything up to `riktig.registry` runs on the standard library alone, because
it also runs in the reader's browser. Nothing here imports a `riktig_*` package.
"""

__version__ = "0.1.0"
