"""The audit's measures: each a TOML file, one engine that computes them all.

`scope.toml` says which ATC codes are which class, `rules.toml` how days are
reckoned; every other TOML file here is a measure.
"""
