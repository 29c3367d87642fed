"""The tokens of `theme.toml` as CSS custom properties, for book, apps and reports."""

from __future__ import annotations

from riktig.charts.look import tokens


def css_variables() -> str:
    """`--riktig-*` custom properties: light for all, dark where the page says data-theme=dark.

    Names are the token's with a hyphen: `accent_text` is `--riktig-accent-text`.
    """
    theme = tokens()
    family = f'"{theme["type"]["family"]}", {theme["type"]["fallback"]}'
    common = _declarations({"font": family, **theme["marks"]})
    light = _declarations(theme["light"])
    dark = _declarations(theme["dark"])
    return f':root {{\n{common}{light}}}\nhtml[data-theme="dark"] {{\n{dark}}}\n'


def css_by_system() -> str:
    """The same for a page without script: dark where the reader's system is, but not on paper."""
    light, _, dark = css_variables().partition("html[data-theme=")
    _, _, values = dark.partition("{")
    return f"{light}@media screen and (prefers-color-scheme: dark) {{ :root {{{values}}}\n"


def _declarations(values: dict[str, str]) -> str:
    return "".join(
        f"  --riktig-{name.replace('_', '-')}: {value};\n" for name, value in values.items()
    )
