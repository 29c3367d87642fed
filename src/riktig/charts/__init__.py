"""Charts as pure functions with named data; Altair is imported only when one is built."""

from riktig.charts.catalogue import CHARTS, filled, spec, write_specs
from riktig.charts.look import locale as _locale
from riktig.charts.render import save_vega_bundle, svg

locale = _locale()

__all__ = ["CHARTS", "filled", "locale", "save_vega_bundle", "spec", "svg", "write_specs"]
