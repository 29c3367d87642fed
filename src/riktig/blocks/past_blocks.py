"""Own past, as blocks: everyone, the same patients, what must be watched beside them."""

from __future__ import annotations

from riktig.audit.result import Audit
from riktig.blocks.block import Block
from riktig.blocks.past_balance_block import balance_block
from riktig.blocks.past_closed_block import closed_block
from riktig.blocks.past_open_block import open_block
from riktig.measures.load import measure_named
from riktig.past import missing_days, own_past, reaches_end, year_before
from riktig.text import format_date, text


def past_blocks(audit: Audit) -> list[Block]:
    """The blocks, or one that says what to fetch when the year before is not there."""
    past = own_past(audit)
    if past is None:
        return [_missing(audit)]
    return [open_block(past, audit), closed_block(past, audit), balance_block(past, audit)]


def _missing(audit: Audit) -> Block:
    title, earlier = text("past.missing.title"), year_before(audit.period)
    if earlier is None:
        return Block(id="past_missing", title=title, sentence=text("past.missing.not_a_year"))
    if not reaches_end((audit.first_day, audit.last_day), audit.period):
        sentence = text(
            "past.missing.ends",
            last=format_date(audit.last_day),
            to=format_date(audit.period[1]),
        )
        return Block(id="past_missing", title=title, sentence=sentence)
    washout = measure_named("new_opioid_users").numerator.washout
    first, for_new = missing_days(earlier, washout)
    sentence = text(
        "past.missing.sentence",
        first=format_date(audit.first_day),
        **{"from": format_date(first), "to": format_date(audit.period[1])},
    )
    note = text("past.missing.newcomers", **{"from": format_date(for_new)})
    return Block(id="past_missing", title=title, sentence=sentence, notes=[note])
