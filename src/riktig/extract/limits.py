"""How much a reader takes before it says no: everything is held in memory, in a browser tab."""

from typing import Final

MAX_BYTES: Final = 40_000_000  # all files together; refused before decoding
MAX_COLUMNS: Final = 200
MAX_ROWS: Final = 1_000_000
MAX_UNREADABLE_SHARE: Final = 0.20  # of the rows; above it the whole file is refused
HEAD_ROWS: Final = 200  # rows looked at to find the separator and the heading
MAX_JOINED_LINES: Final = 20  # lines that one quoted cell may run over
MAX_LINE: Final = 200_000  # characters of one row
MAX_NUMBER: Final = 40  # characters of a number or a date with its time
MAX_AMOUNT: Final = 1_000_000  # tablets, DDD or mg of one row; more is another kind of number
MAX_NESTING: Final = 12  # extensions inside extensions (FHIR)
MAX_JSON_DEPTH: Final = 100
