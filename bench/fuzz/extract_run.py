"""Many spoilt files through the page's own door, each answer held to the truth."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from random import Random
from time import monotonic
from typing import Any, Final

from bench.fuzz import extract_formats
from bench.fuzz.extract_bytes import BYTES, zipped
from bench.fuzz.extract_case import Case, Clean
from bench.fuzz.extract_cells import CELLS
from bench.fuzz.extract_columns import COLUMNS
from bench.fuzz.extract_habits import key_of, listed
from bench.fuzz.extract_judge import complete, names_somebody, no_sentence, wrong
from bench.fuzz.extract_practice import Fact, facts_of, practice
from bench.fuzz.extract_sheet import is_blank, written
from riktig.audit.kinds import Kinds
from riktig.audit.period import event_of
from riktig.audit.sorting import own_rows
from riktig.extract import read
from riktig.extract.record import Reading
from riktig.problem import Refused
from riktig.registry import Held, handle
from riktig.synthetic import Practice

FILES: Final = 20_000
MOST_SHOWN: Final = 20
MOST_SECONDS: Final = 20.0  # of one small file: anything near it does not end
_MOST_ROUNDS: Final = 4  # of questions that come once others are answered
_KINDS: Final = (
    ("list", 60),
    ("canonical", 6),
    ("norpd", 5),
    ("lmr", 5),
    ("xlsx", 10),
    ("fhir", 7),
    ("eresept", 7),
)
_ALWAYS: Final = (date(1900, 1, 1), date(2199, 12, 31))
_KNOWN: Final = ("canonical", "norpd", "lmr")
OUTCOMES: Final = ("refused", "asked, left open", "equal", "partly", "fault")


@dataclass
class Found:
    """What came of the files."""

    kinds: dict[str, Counter[str]] = field(default_factory=dict)
    spoils: dict[str, Counter[str]] = field(default_factory=dict)
    codes: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)

    @property
    def files(self) -> int:
        """How many files were read."""
        return sum(sum(counts.values()) for counts in self.kinds.values())

    def count(self, outcome: str) -> int:
        """How many files ended so."""
        return sum(counts[outcome] for counts in self.kinds.values())

    def __str__(self) -> str:
        head = f"{'kind':<12}{'files':>8}" + "".join(f"{name:>18}" for name in OUTCOMES)
        rows = [_row(kind, counts) for kind, counts in self.kinds.items()]
        whole = sum(self.kinds.values(), Counter[str]())
        said = ", ".join(f"{code} {count}" for code, count in self.codes.most_common())
        shown = [f"FAULT {fault}" for fault in self.faults[:MOST_SHOWN]]
        return "\n".join([head, *rows, _row("all", whole), f"refusals: {said}", *shown])


def _row(name: str, counts: Counter[str]) -> str:
    return f"{name:<12}{sum(counts.values()):>8}" + "".join(
        f"{counts[one]:>18}" for one in OUTCOMES
    )


def fuzz(count: int, seed: int) -> Found:
    """Makes, spoils, reads and judges as many files as asked for."""
    found = Found()
    for number in range(count):
        case = make_case(seed, number)
        outcome, faults = judged(case, found)
        found.kinds.setdefault(case.kind, Counter())[outcome] += 1
        for name in case.done:
            found.spoils.setdefault(name, Counter())[outcome] += 1
        told = f"{seed}/{number} {case.kind} [{', '.join(case.done)}]"
        found.faults += [f"{told}: {fault}" for fault in faults[:3]]
    return found


def make_case(seed: int, number: int) -> Case:
    """One spoilt file: the same for the same numbers."""
    random = Random(f"{seed}/{number}")  # noqa: S311 - chance for tests
    kind = random.choices([name for name, _ in _KINDS], [share for _, share in _KINDS])[0]
    made = practice(random)
    case = _made(random, kind, made)
    case.keys = frozenset(
        key_of(form, person) for form in ("identity", "spaced", "name") for person in made.patients
    )
    return case


def _made(random: Random, kind: str, made: Practice) -> Case:
    if kind in ("fhir", "eresept"):
        case = getattr(extract_formats, kind)(random, made)
        case.clean = clean_by_truth(case)
        return _damaged(random, case, share=0.3)
    if kind in _KNOWN:
        case = extract_formats.known_list(kind, made)
    else:
        sheet, how = listed(random, made)
        case = Case(facts_of(made), sheet, how.answers, kind=kind, lines=len(made.dispensings))
        if "status" not in sheet.meanings:
            _take_recalled(case)
    case.clean = clean_of(case)
    _spoil(random, case)
    assert case.sheet is not None  # noqa: S101
    if case.lines is not None:
        case.lines = sum(not is_blank(line) for line in case.sheet.lines)
        if not case.sheet.has_heading and case.sheet.lines[0].fact is None:
            case.lines = None  # the first line may be the heading
    case.gone |= {
        line.fact for line in case.sheet.facts() if is_blank(line) and line.fact is not None
    }
    if kind == "xlsx":
        typed = "{y}-{m:02}-{d:02}" in how.date and how.decimal == ","
        case.name = "liste.xlsx"
        case.lines = None
        case.blob = extract_formats.excel(case.sheet, typed)
        return case
    return _damaged(random, case, share=0.12)


def clean_of(case: Case) -> dict[int, Clean]:
    """What each fact counts as in the file as it is before it is spoilt."""
    assert case.sheet is not None  # noqa: S101
    names = zip(case.sheet.headings, case.sheet.meanings, strict=True)
    columns = [{"name": name, "meaning": meaning} for name, meaning in names if meaning]
    blob, _ = written(case.sheet)
    reading = _read_answering(case, blob, None if case.known else columns)
    rows = own_rows(reading.records, _ALWAYS, event_of(reading.records, None), Kinds())
    days = {fact.day: at for at, fact in enumerate(case.facts)}
    return {
        days[row.record.day]: Clean(row.class_id, row.ddd, row.omeq_mg, row.part) for row in rows
    }


def _read_answering(case: Case, blob: bytes, columns: list[dict[str, str]] | None) -> Reading:
    """Reads the file; what is asked is answered, and nothing else."""
    answers: dict[str, str] = {}
    while True:
        mapping = {"columns": columns, "answers": answers} if columns is not None else None
        try:
            return read([case.name], [blob], mapping)
        except Refused as refused:
            asked: Any = refused.problem.details.get("questions") or ()
            more = {question["code"]: case.answers[question["code"]] for question in asked}
            if not more or more.items() <= answers.items():
                raise
            answers |= more
            columns = columns or []


def clean_by_truth(case: Case) -> dict[int, Clean]:
    """The same where no file was made before it was spoilt."""
    found = {}
    for at, fact in enumerate(case.facts):
        part = _part(fact)
        inside = part == "in_scope"
        found[at] = Clean(
            fact.class_id if inside else "",
            fact.ddd if inside else None,
            fact.omeq if inside else None,
            part,
        )
    return found


def _part(fact: Fact) -> str:
    if fact.given.recalled:
        return "recalled"
    if fact.class_id:
        return "in_scope"
    return "out_of_scope" if fact.given.atc else "not_classified"


def _take_recalled(case: Case) -> None:
    """Without a status a list cannot say that a row was recalled: it is not in it."""
    assert case.sheet is not None  # noqa: S101
    recalled = {at for at, fact in enumerate(case.facts) if fact.given.recalled}
    case.gone |= recalled
    case.sheet.lines = [line for line in case.sheet.lines if line.fact not in recalled]
    case.lines = len(case.sheet.lines)


def _spoil(random: Random, case: Case) -> None:
    assert case.sheet is not None  # noqa: S101
    if random.random() < 0.05:
        return
    wanted = [random.choice(COLUMNS) for _ in range(random.choice((0, 0, 1, 1, 2)))]
    wanted += [random.choice(CELLS) for _ in range(random.choice((0, 1, 1, 2)))]
    for spoil in wanted or [random.choice(CELLS)]:
        if spoil(random, case, case.sheet):
            case.done.append(spoil.__name__)


def _damaged(random: Random, case: Case, share: float) -> Case:
    pieces: list[Any] = []
    if case.sheet is not None:
        case.blob, pieces = written(case.sheet)
    if random.random() < share:
        damage = random.choice(BYTES)
        case.blob = damage(random, case, case.blob, pieces)
        case.done.append(damage.__name__)
    if random.random() < 0.06:
        case.blob = zipped(random, case, case.blob)
        case.name = "uttrekk.zip"
        case.done.append("zipped")
    return case


def judged(case: Case, found: Found) -> tuple[str, list[str]]:
    """How a file ended, and what was wrong with it."""
    held = Held()
    started = monotonic()
    answer, asked = read_as_one_who_knows(case, held)
    slow = ["took too long"] if monotonic() - started > MOST_SECONDS else []
    if not answer.get("ok"):
        found.codes[str((answer.get("problem") or {}).get("code"))] += 1
        said = no_sentence(case, answer)
        faults = [*slow, *([said] if said else [])]
        left = "asked, left open" if asked else "refused"
        return ("fault" if faults else left), faults
    audit = held.audited()
    said = names_somebody(case, answer)
    faults = [*slow, *wrong(case, audit), *([said] if said else [])]
    if faults:
        return "fault", faults
    return ("equal" if complete(case, audit) else "partly"), []


def read_as_one_who_knows(case: Case, held: Held) -> tuple[dict[str, Any], bool]:
    """The last answer; whether it is a question that was left open."""
    names, blobs = [case.name], [case.blob]
    shown = handle({"op": "inspect", "names": names}, blobs, held)
    if not shown.get("ok"):
        return shown, False
    said = names_somebody(case, shown)
    if said:
        return {"ok": False, "problem": {"code": "internal"}, "error": said}, False
    mapping = None if shown["ready"] else confirmed(case, shown["proposal"])
    if mapping is not None and not mapping["columns"]:
        return _left_open("columns"), True
    for _ in range(_MOST_ROUNDS):
        answer = handle({"op": "audit", "names": names, "mapping": mapping}, blobs, held)
        asked = (answer.get("problem") or {}).get("questions") or ()
        more = {
            one["code"]: case.answers[one["code"]] for one in asked if one["code"] in case.answers
        }
        if not more or mapping is None or more.items() <= mapping["answers"].items():
            break
        mapping["answers"] |= more
    return answer, bool(asked)


def _left_open(why: str) -> dict[str, Any]:
    return {"ok": False, "message": "Ikke besvart.", "problem": {"code": why}}


def confirmed(case: Case, proposal: dict[str, Any]) -> dict[str, Any]:
    """The proposal as someone who knows the list sends it back; no columns when it is not it."""
    columns = proposal["columns"]
    if case.sheet is None:
        meanings: list[str] = [column["meaning"] for column in columns]
    else:
        meanings = _meanings(case.sheet.headings, case.sheet.meanings, columns)
    answers = {q["code"]: case.answers.get(q["code"], "") for q in proposal["questions"]}
    return {
        "columns": [
            {"name": column["name"], "meaning": meaning}
            for column, meaning in zip(columns, meanings, strict=False)
            if meaning
        ],
        "answers": {code: answer for code, answer in answers.items() if answer},
    }


def _meanings(headings: list[str], meanings: list[str], columns: list[dict[str, Any]]) -> list[str]:
    """What each column shown is: by its place, as the columns stand in the file."""
    if len(columns) == len(headings):
        return meanings
    filled = [meaning for heading, meaning in zip(headings, meanings, strict=True) if heading]
    if len(columns) == len(filled):
        return filled
    by_name = dict(zip(headings, meanings, strict=True))
    return [by_name.get(column["name"], "") for column in columns]
