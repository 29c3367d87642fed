"""The audit: from a reading to ledger, classes, measures and months.

`audit(reading, options)` is a pure function. Patients are running numbers; the
`Audit` it gives stays on the GP's machine. What may leave is made by
`riktig.summary` and `riktig.disclosure`.
"""

from riktig.audit.options import Options, read_options
from riktig.audit.result import Audit, ClassTotal, Ledger, Month
from riktig.audit.run import audit

__all__ = ["Audit", "ClassTotal", "Ledger", "Month", "Options", "audit", "read_options"]
