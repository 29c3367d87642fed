"""The addresses of this part of the course."""

from __future__ import annotations

from typing import Final

from riktig_exercises.answers import MOST_BYTES

from riktig_hub.handing_in import page_hand_in, page_papers, page_results, page_texts
from riktig_hub.web.route import ADMINISTRATOR, ANYBODY, PARTICIPANT, Route

# An answer file, and the form that brings it.
MOST: Final = MOST_BYTES + 16 * 1024
LIST = "/kurs/<course>/innlevering"
ONE = f"{LIST}/<assignment>"
RESULTS = "/styring/<course>/resultater"

ROUTES: tuple[Route, ...] = (
    Route(
        LIST,
        "handing_in.list",
        PARTICIPANT,
        page_hand_in.show_list,
        page_hand_in.hand_in,
        most_bytes=MOST,
    ),
    Route(
        ONE,
        "handing_in.one",
        PARTICIPANT,
        page_hand_in.show_one,
        page_hand_in.hand_in,
        most_bytes=MOST,
    ),
    Route(
        f"{ONE}/fra-boken",
        "handing_in.from_book",
        PARTICIPANT,
        page_hand_in.show_to_book,
        page_hand_in.hand_in_from_book,
        most_bytes=MOST,
    ),
    Route(f"{ONE}/svar", "handing_in.own_file", PARTICIPANT, page_hand_in.show_own_file),
    Route(f"{ONE}/tilbakemelding", "handing_in.feedback", PARTICIPANT, page_hand_in.show_feedback),
    Route(
        "/kurs/<course>/kursbevis",
        "handing_in.certificate",
        PARTICIPANT,
        page_papers.show_certificate,
        page_papers.get_certificate,
    ),
    Route(
        "/kurs/<course>/fravaer",
        "handing_in.absence",
        PARTICIPANT,
        page_papers.show_absence,
        page_papers.get_absence,
    ),
    Route("/kursbevis", "handing_in.check", ANYBODY, page_papers.show_check),
    Route(
        RESULTS,
        "handing_in.results",
        ADMINISTRATOR,
        page_results.show_results,
        page_results.grade_now,
        sees="course",
    ),
    Route(f"{RESULTS}/framdrift", "handing_in.progress", ADMINISTRATOR, page_results.show_progress),
    Route(
        f"{RESULTS}/tekster",
        "handing_in.texts",
        ADMINISTRATOR,
        page_texts.show,
        page_texts.give,
        sees="course",
    ),
    Route(
        f"{RESULTS}/sporsmal",
        "handing_in.questions",
        ADMINISTRATOR,
        page_results.show_questions,
        sees="course",
    ),
    Route(
        f"{RESULTS}/fil/<file>",
        "handing_in.file",
        ADMINISTRATOR,
        page_results.get_file,
        sees="course",
    ),
    Route(
        f"{RESULTS}/deltaker/<person>",
        "handing_in.person",
        ADMINISTRATOR,
        page_results.show_person,
        sees="person",
    ),
)
