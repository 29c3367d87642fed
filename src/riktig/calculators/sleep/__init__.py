"""Sleep: the diary, and the time in bed of sleep restriction."""

from riktig.calculators.calculator import Calculator, by_name
from riktig.calculators.sleep.diary import sleep_diary
from riktig.calculators.sleep.diary_card import diary_card
from riktig.calculators.sleep.diary_form import diary_form
from riktig.calculators.sleep.window import sleep_window
from riktig.calculators.sleep.window_card import window_card
from riktig.calculators.sleep.window_form import window_form

CALCULATORS = by_name(
    Calculator("sleep_diary", diary_form, sleep_diary, diary_card),
    Calculator("sleep_window", window_form, sleep_window, window_card),
)
