"""The chapter on the apps leads to every app there is."""

from __future__ import annotations

from riktig_widgets.app_list import APPS


def test_each_app_has_its_way_in_a_frame_and_an_address_on_paper(pages):
    page = pages["book/apper.html"]
    everywhere = sorted(f"../apper/{name}.html" for name in APPS)
    ways = [link["href"] for link in page.all("a") if link.get("class") == "app-open"]
    frames = [one["data-frame"] for one in page.all("button") if "hidden" in one]
    addresses = [one for one in page.all("p") if one.get("class") == "app-address"]
    assert sorted(ways) == sorted(frames) == everywhere
    assert len(addresses) == len(APPS)
