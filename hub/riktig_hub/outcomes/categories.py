"""What doctors say they changed and what stood in the way, as the course has published it.

Each change has a row of `figures.csv` with how many said so in the course's earlier count; the
hindrances were published without numbers.
"""

from __future__ import annotations

# Our key -> the row of `figures.csv`.
CHANGES = {
    "attitude": "skil_change_attitude",
    "information": "skil_change_information",
    "consultation": "skil_change_consultation",
    "avoid_start": "skil_change_avoid_start",
    "suggest_taper": "skil_change_suggest_taper",
    "called_in": "skil_change_called_in",
    "driving": "skil_change_driving",
    "sleep_work_up": "skil_change_sleep_work_up",
    "taper_tool": "skil_change_taper_tool",
}
HINDRANCES = ("time", "resistance", "habits", "overview", "routines")
MEETING_2, MEETING_3, SIX_MONTHS = "meeting_2", "meeting_3", "six_months"
LATEST = "latest"  # each doctor's last form, whichever it is
OCCASIONS = (MEETING_2, MEETING_3, SIX_MONTHS)
MONTHS_AFTER = 6
