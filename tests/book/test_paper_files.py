"""The PDFs of the built book: none has more pages than its paper says."""

from __future__ import annotations

import pypdf


def test_every_pdf_keeps_to_the_pages_its_paper_says(site, pages):
    said = {
        one["data-paper"]: int(one["data-pages"])
        for page in pages.values()
        for one in page.all("section")
        if "data-paper" in one and "data-pages" in one
    }
    assert said["behandlingsplan"] == 1
    made = {name: len(pypdf.PdfReader(site / "papers" / f"{name}.pdf").pages) for name in said}
    assert {name: pages for name, pages in made.items() if pages > said[name]} == {}
