"""What must be watched beside the measures: amounts, new users, who came and who left."""

from __future__ import annotations

from riktig.audit.result import Audit
from riktig.blocks import past_words
from riktig.blocks.block import Block
from riktig.past import Past, missing_days
from riktig.past.result import Sum
from riktig.text import format_date, format_number, text
from riktig.view import Table

_COLUMNS = ("what", "then", "now", "change")
_DECIMALS = 1
_WHOLE_FROM = 100.0  # an amount as large as this is told without decimals


def balance_block(past: Past, audit: Audit) -> Block:
    """Balancing measures of both years."""
    return Block(
        id="past_balance",
        title=text("past.balance.title"),
        sentence=_sentence(past),
        notes=_notes(past),
        table=Table(
            caption=text("past.balance.table"),
            columns=[text(f"past.open.column_{name}") for name in _COLUMNS],
            rows=_rows(past),
        ),
        source=past_words.source(past, audit),
    )


def _sentence(past: Past) -> str:
    """Amounts and new users where both years are known, and who came and who left."""
    steps = {"omeq": _percent(past.opioid_omeq_mg), "sedative": _percent(past.sedative_ddd)}
    for one in past.newcomers:
        if one.then is not None and one.now is not None:
            steps[f"{one.id}_users"] = past_words.change(one.now - one.then)
    told = [text(f"past.balance.step_{name}", change=step) for name, step in steps.items() if step]
    came, left = (past_words.patients(len(p)) for p in (past.presence.came, past.presence.left))
    people = text("past.balance.sentence", came=came, left=left)
    return text("past.balance.steps", steps=", ".join(told), people=people) if told else people


def _percent(sides: tuple[Sum, Sum]) -> str:
    """The change of an amount in percent; empty when there is none to take it of."""
    then, now = (side.amount for side in sides)
    if not then or now is None:
        return ""
    share = 100 * (now - then) / then
    if format_number(share) == format_number(0):
        return text("past.words.same")
    return text("past.balance.percent", percent=_signed(share, format_number(share)))


def _rows(past: Past) -> list[list[str]]:
    there, missing = past.presence, text("past.words.missing")
    amounts = {"omeq": past.opioid_omeq_mg, "sedative": past.sedative_ddd}
    return [
        *(_amount_row(name, *sides) for name, sides in amounts.items()),
        *(_count_row(f"new_{one.id}", one.then, one.now) for one in past.newcomers),
        _count_row("users", len(there.users_then), len(there.users_now)),
        _count_row("present", len(there.then), len(there.now)),
        [text("past.balance.left"), past_words.count(len(there.left)), missing, missing],
        [text("past.balance.came"), missing, past_words.count(len(there.came)), missing],
    ]


def _count_row(name: str, then: int | None, now: int | None) -> list[str]:
    known = then is not None and now is not None
    step = past_words.change((now or 0) - (then or 0)) if known else past_words.count(None)
    return [text(f"past.balance.{name}"), past_words.count(then), past_words.count(now), step]


def _amount_row(name: str, then: Sum, now: Sum) -> list[str]:
    shown = [past_words.count(None) if s.amount is None else _amount(s.amount) for s in (then, now)]
    return [text(f"past.balance.{name}"), *shown, _step(then.amount, now.amount)]


def _amount(amount: float) -> str:
    return format_number(amount, 0 if abs(amount) >= _WHOLE_FROM else _DECIMALS)


def _step(then: float | None, now: float | None) -> str:
    """The difference with its sign, and in percent of what was."""
    if then is None or now is None:
        return past_words.count(None)
    step = now - then
    written = _amount(step)
    if written == _amount(0.0):
        return text("past.words.same")
    signed = _signed(step, written)
    if not then:
        return signed
    share = 100 * step / then
    percent = _signed(share, format_number(share))
    return text("past.words.percent_change", change=signed, percent=percent)


def _signed(number: float, written: str) -> str:
    return f"+{written}" if number > 0 else written


def _notes(past: Past) -> list[str]:
    notes = []
    if past.presence.users_then:
        gone = past.presence.users_then - past.presence.now
        notes.append(text("past.balance.gone", patients=past_words.patients(len(gone))))
    notes.append(text("past.balance.new", washout=format_number(past.washout_days)))
    if any(one.then is None for one in past.newcomers):
        begin = missing_days(past.earlier, past.washout_days)[1]
        notes.append(text("past.balance.history", **{"from": format_date(begin)}))
    for name, sides in (("omeq", past.opioid_omeq_mg), ("sedative", past.sedative_ddd)):
        if any(side.known < side.rows for side in sides):
            notes.append(_covered(name, *sides))
    return [*notes, text("past.balance.chance")]


def _covered(name: str, then: Sum, now: Sum) -> str:
    numbers = {
        "known_then": then.known,
        "rows_then": then.rows,
        "known_now": now.known,
        "rows_now": now.rows,
    }
    written = {key: format_number(number) for key, number in numbers.items()}
    return text("past.balance.covered", what=text(f"past.balance.{name}"), **written)
