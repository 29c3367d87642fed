"""The theme's tokens and the fonts that paper is printed with."""

from __future__ import annotations

from riktig.charts.look import tokens
from riktig.paper import fonts, theme


def luminance(colour):
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return sum(part * weight for part, weight in zip(linear, (0.2126, 0.7152, 0.0722), strict=True))


def contrast(one, other):
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_text_has_enough_contrast_in_light_and_dark():
    for scheme in ("light", "dark"):
        found = tokens()[scheme]
        for name in ("ink", "quiet", "accent"):
            for ground in ("ground", "panel"):
                assert contrast(found[name], found[ground]) >= 4.5, (scheme, name, ground)
        assert contrast(found["accent_text"], found["accent"]) >= 4.5
        assert contrast(found["muted"], found["ground"]) >= 3


def test_own_stands_out_from_the_others_also_in_grey():
    marks = tokens()["marks"]
    assert contrast(marks["own"], tokens()["light"]["ground"]) > contrast(
        marks["other"], tokens()["light"]["ground"]
    )


def test_css_names_every_token():
    written = theme.css_variables()
    assert "--riktig-ground: #fcfbf8;" in written
    assert "--riktig-accent: #0b5563;" in written
    assert 'html[data-theme="dark"]' in written


def test_fonts_are_made_once_and_named_for_typst(root, tmp_path):
    from fontTools.ttLib import TTFont

    made = fonts.prepare(root / "node_modules", tmp_path)
    families = {TTFont(path)["name"].getDebugName(16) for path in made}
    assert families == {"Source Sans 3"}
    before = [path.stat().st_mtime_ns for path in made]
    fonts.prepare(root / "node_modules", tmp_path)
    assert [path.stat().st_mtime_ns for path in made] == before


def test_without_web_fonts_there_are_no_fonts(tmp_path, monkeypatch):
    assert fonts.prepare(tmp_path / "none", tmp_path / "out") == ()
    monkeypatch.setenv(fonts.ENVIRONMENT, str(tmp_path / "out"))
    monkeypatch.setattr(fonts, "_checkout", lambda: tmp_path)
    assert fonts.ready() is None
