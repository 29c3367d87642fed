"""How much a reader takes before it says no: everything is held in memory, in a browser tab."""

from typing import Final

MAX_BYTES: Final = 40_000_000  # all files together; refused before decoding
MAX_COLUMNS: Final = 200
MAX_BACKGROUND_BYTES: Final = 10_000_000  # open statistics whose figures are shown on the page
MAX_ROWS: Final = 500_000  # chosen here: many times what one practice has in ten years
MAX_UNREADABLE_SHARE: Final = 0.20  # of the rows; above it the whole file is refused
HEAD_ROWS: Final = 200  # rows looked at to find the separator and the heading
MAX_JOINED_LINES: Final = 20  # lines that one quoted cell may run over
MAX_FAILED_JOINS: Final = 2_000  # after so many open quotes no more lines are joined
MAX_LINE: Final = 200_000  # characters of one row
MAX_NUMBER: Final = 40  # characters of a number or a date with its time
MAX_AMOUNT: Final = 1_000_000  # tablets, DDD or mg of one row; more is another kind of number
MAX_NESTING: Final = 12  # extensions inside extensions (FHIR)
MAX_JSON_DEPTH: Final = 100
# Packed files and spreadsheets
MAX_PACKED_FILES: Final = 10_000
MAX_UNPACKED: Final = 80_000_000  # bytes of all zips and spreadsheets, as they declare them
MAX_RATIO: Final = 200  # unpacked to packed; sheets and lists are packed 5 to 40 times
MAX_CELLS: Final = 5_000_000  # of one sheet, empty ones that must be passed included
MAX_ROW_BYTES: Final = 1_000_000  # of the XML of one row; 200 cells take some 20 000
# XML messages
MAX_XML_DEPTH: Final = 60
MAX_XML_NODES: Final = 200_000  # of one message
MAX_CONTAINERS: Final = 3  # messages packed inside messages
# FEST, read as a stream
MAX_REGISTER: Final = 1_000_000_000  # bytes of XML; the register has some 100-200 million
MAX_ELEMENT_BYTES: Final = 1_000_000  # between two elements, and of the text of one product
