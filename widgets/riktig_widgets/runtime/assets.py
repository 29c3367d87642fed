"""Charts, fonts, styles and the notices of what is bundled."""

from __future__ import annotations

import json
import shutil
from importlib.metadata import distribution
from pathlib import Path

from riktig_widgets.runtime.tools import STATIC, node_modules

WEIGHTS = ("400-normal", "400-italic", "600-normal")
FONT_PACKAGE = Path("@fontsource", "source-sans-3")
FACE = (
    '@font-face{{font-family:"Source Sans 3";font-style:{style};font-weight:{weight};'
    "font-display:swap;src:url(fonts/source-sans-3-{name}.woff2) format('woff2')}}\n"
)
FROM_NPM = ("pyodide", "@fontsource/source-sans-3")
FROM_PIP = ("vl-convert-python", "openpyxl", "et_xmlfile")  # Vega comes inside the first


def charts(out: Path) -> None:
    """`charts/*.json`, all of them again in `charts.json`, and Vega as `vega.js`."""
    from riktig import charts as made

    folder = out / "charts"
    folder.mkdir()
    made.write_specs(folder)
    drawing(out)


def drawing(out: Path) -> None:
    """All that pictures are drawn with: `charts.json`, and Vega as `vega.js`."""
    from riktig import charts as made
    from riktig.charts.look import locale, tokens

    light, dark = tokens()["light"], tokens()["dark"]
    together = {
        "specs": {name: made.spec(name) for name in made.CHARTS},
        "locale": locale(),
        "dark": {light[name]: dark[name] for name in light},
    }
    (out / "charts.json").write_text(json.dumps(together, ensure_ascii=False), "utf-8")
    made.save_vega_bundle(out / "vega.js")


def fonts(out: Path) -> None:
    """The reading face, as woff2, from npm."""
    folder = out / "fonts"
    folder.mkdir()
    source = node_modules() / FONT_PACKAGE / "files"
    for name in WEIGHTS:
        shutil.copyfile(
            source / f"source-sans-3-latin-{name}.woff2", folder / f"source-sans-3-{name}.woff2"
        )


def stylesheet() -> str:
    """Theme tokens and the rules for forms, cards and blocks; no fonts."""
    from riktig.paper.theme import css_variables

    parts = [path.read_text("utf-8") for path in sorted((STATIC / "css").glob("*.css"))]
    return css_variables() + "".join(parts)


def styles(out: Path) -> None:
    """`riktig.css`: the stylesheet with the faces it reads from `fonts/`."""
    (out / "riktig.css").write_text(faces() + stylesheet(), "utf-8")


def faces() -> str:
    """The reading face's rules; addresses are from the runtime's folder."""
    parts = [(name, *name.split("-")) for name in WEIGHTS]
    return "".join(
        FACE.format(name=name, weight=weight, style=style) for name, weight, style in parts
    )


def licences(out: Path) -> None:
    """Name, version, licence and, where the package has one, the notice of each part."""
    parts = [*map(_npm_notice, FROM_NPM), *map(_pip_notice, FROM_PIP)]
    (out / "LICENCES.txt").write_text("\n\n".join(parts) + "\n", "utf-8")


def _npm_notice(name: str) -> str:
    folder = node_modules() / name
    about = json.loads((folder / "package.json").read_text("utf-8"))
    notices = [path.read_text("utf-8") for path in sorted(folder.glob("LICENSE*"))]
    return "\n".join([f"{name} {about['version']}: {about['license']}", *notices])


def _pip_notice(name: str) -> str:
    about = distribution(name)
    files = [path for path in about.files or () if "LICEN" in path.name.upper()]
    fields = dict(about.metadata.items())  # type: ignore[attr-defined]
    licence = fields.get("License-Expression") or fields.get("License") or ""
    heading = f"{name} {about.version}: {licence.splitlines()[0] if licence else files[0].name}"
    return "\n".join([heading, *(path.read_text("utf-8") for path in files)])
