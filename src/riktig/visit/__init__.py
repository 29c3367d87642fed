"""A visit to one doctor (KUPP): its steps, messages, objections, numbers, agreement and ledger.

Nothing here knows who the doctor is, and nothing is kept.
"""
