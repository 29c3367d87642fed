"""The benchmark is fair: order, ties and small practices."""

from riktig.statistics import Counted, benchmark


def test_the_order_of_the_rows_never_matters() -> None:
    rows = [Counted("A", 3, 40), Counted("B", 3, 40), Counted("C", 9, 70), Counted("D", 0, 3)]
    assert benchmark(rows, "lower") == benchmark(rows[::-1], "lower")


def test_all_who_are_equal_are_taken() -> None:
    rows = [Counted(name, 1, 50) for name in "ABC"] + [Counted("D", 40, 50)]
    assert benchmark(rows, "lower").selected == ("A", "B", "C")


def test_turning_the_question_round_turns_the_answer() -> None:
    rows = [Counted("A", 3, 40), Counted("B", 20, 90), Counted("C", 9, 70)]
    turned = [Counted(row.name, row.denominator - row.numerator, row.denominator) for row in rows]
    lower, higher = benchmark(rows, "lower"), benchmark(turned, "higher")
    assert lower.selected == higher.selected
    assert lower.share + higher.share == 1


def test_those_without_patients_take_no_part() -> None:
    rows = [Counted("A", 0, 0), Counted("B", 2, 10)]
    assert benchmark(rows, "lower").selected == ("B",)
