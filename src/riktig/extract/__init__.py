"""Readers: files of prescriptions or dispensings to records without identity."""

from riktig.extract.keys import read_salt
from riktig.extract.names import classify_name
from riktig.extract.proposal import Proposal
from riktig.extract.reader import inspect, read
from riktig.extract.record import Reading, Record, RowProblem

__all__ = [
    "Proposal",
    "Reading",
    "Record",
    "RowProblem",
    "classify_name",
    "inspect",
    "read",
    "read_salt",
]
