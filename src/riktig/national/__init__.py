"""The national run: the audit's measures for thousands of prescribers at once.

The plain engine (`riktig.audit`, `riktig.measures.calculate`) is the reference. This one takes
many prescribers' rows as columns and gives the same summaries: whom a measure counts is one array
function a rule, and every cell, product, doubtful amount, repeated row and close call is settled
by the plain functions themselves. Nothing else in Riktig imports pandas.
"""
