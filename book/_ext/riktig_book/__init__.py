"""Sphinx extension of the book: what Jupyter Book does not do by itself.

One file a duty. A chapter uses these roles and directives, and nothing else of ours:

- `number`, `number-word`, `decrease`, `interval`: a published number, fetched from the clinical
  tables; `constructed` and `chosen`: a detail of a made-up patient, a number of our own choice;
- `source`: a citation; `page-sources`: the list of everything the page cites;
- `answer` and `worked-case`: a constructed case of the module, computed by its calculator;
- `module-aims` and `module-measures`: the aims and the measures of `module.toml`; neither needs
  an argument on the module's own pages (`{module-measures} anxiety` elsewhere);
- `case` with `step`, and `question`: what a reader answers (`branching`, `questions`);
- `clinician-list`: what a clinician must read before the book is used clinically;
- `guideline`: what of the national guideline has been read; `running-order`: a meeting by the
  clock, from the meeting's plan, and `meeting-cuts`: what a leader who is late leaves out of it;
- `doors`: the front page's doors; `clinical-tables`: every number with its source;
- `measures`: the index of the self-audit's measures; `measure`: the page of one, whose
  source `measure_pages` writes when a build begins;
- `paper` and what stands in it (`slide`, `fill`, `line`, fields): see `papers`;
- `app`: the way to an app, and a frame of it on demand;
- `dose-table`: the tables behind the dose calculators, to print (`opioids`, `diazepam`);
- `national-measures`: the table of the national measures, to sort and choose among;
- `visit-*`: what the chapters about a visit share with the app (`visit`);
- `blank`, `audit-scope`, `ready-text`: what the page about finding one's numbers asks for.
"""

from __future__ import annotations

from typing import Any

from sphinx.application import Sphinx

from riktig_book import (
    apps,
    assets,
    branching,
    cases,
    clinician,
    course_script,
    doors,
    dose_tables,
    execution,
    figures,
    finding,
    guidelines,
    keyword_index,
    measure_pages,
    measures,
    meeting_cuts,
    module_times,
    modules,
    national_measures,
    navigation,
    pages,
    papers,
    questions,
    reading,
    reference_list,
    references,
    running_order,
    search,
    shown_code,
    tables,
    tagged,
    visit,
    wording,
)


def setup(app: Sphinx) -> dict[str, Any]:
    """Sphinx calls this once."""
    of_pages = (execution, assets, measure_pages, navigation, pages, search)
    of_pages = (*of_pages, course_script, reading, clinician)
    of_words = (figures, references, cases, modules, doors, tables, measures, finding, papers)
    of_words = (*of_words, dose_tables, apps)
    of_course = (
        tagged,
        wording,
        branching,
        questions,
        guidelines,
        running_order,
        meeting_cuts,
        national_measures,
        visit,
    )
    of_lists = (shown_code, reference_list, keyword_index, module_times)
    for part in (*of_pages, *of_words, *of_course, *of_lists):
        part.setup(app)
    return {"parallel_read_safe": True, "parallel_write_safe": True, "env_version": 1}
