"""Every sentence a participant reads from the core, and how numbers are written."""

from riktig.text.catalogue import explain, has_text, text
from riktig.text.formats import decimal_text, format_date, format_number, parse_number

__all__ = [
    "decimal_text",
    "explain",
    "format_date",
    "format_number",
    "has_text",
    "parse_number",
    "text",
]
