"""Made-up practices for trying, teaching and tests. Never real, and marked so in every file.

`practice(seed, months)` draws one practice; `write_canonical` and its siblings
give the text of an extract. All pure: the same arguments, the same bytes, on
every platform and Python version, in the browser too.
"""

from riktig.synthetic.effect import Effect, molde_effect
from riktig.synthetic.example import example_file, short_file
from riktig.synthetic.group import halves, member_name, member_seed
from riktig.synthetic.period import LAST_DAY, Period
from riktig.synthetic.practice import Dispensing, Practice, between, practice
from riktig.synthetic.write import FORMATS, Format
from riktig.synthetic.write_delimited import write_canonical, write_lmr, write_norpd
from riktig.synthetic.write_fhir import write_fhir

__all__ = [
    "FORMATS",
    "LAST_DAY",
    "Dispensing",
    "Effect",
    "Format",
    "Period",
    "Practice",
    "between",
    "example_file",
    "halves",
    "member_name",
    "member_seed",
    "molde_effect",
    "practice",
    "short_file",
    "write_canonical",
    "write_fhir",
    "write_lmr",
    "write_norpd",
]
