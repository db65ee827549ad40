"""The looks keep their promises: contrast, nothing inline, vendored files unchanged."""

from __future__ import annotations

import hashlib
import math
import re
from pathlib import Path

import pytest

import peremena

PEREMENA = Path(peremena.__file__).parent
KIT = PEREMENA / "kit" / "static" / "kit"
TOKEN = re.compile(r"--([\w-]+): light-dark\(oklch\(([\d. ]+)\), oklch\(([\d. ]+)\)\)")
THEMES = ("light", "dark")
GROUNDS = ("paper", "sheet", "shade", "mark-5", "mark-4", "mark-3", "mark-2")
TEXTS = ("ink", "ink-soft", "accent", "good", "attention", "trouble", "information")

TOKENS = {
    name: dict(zip(THEMES, faces, strict=True))
    for name, *faces in TOKEN.findall((KIT / "css" / "tokens.css").read_text())
}


def luminance(oklch: str) -> float:
    """Relative luminance of WCAG for the three numbers of an OKLCH colour."""
    lightness, chroma, hue = map(float, oklch.split())
    a, b = chroma * math.cos(math.radians(hue)), chroma * math.sin(math.radians(hue))
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    red = 4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short
    green = -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short
    blue = -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short
    return sum(
        weight * min(1, max(0, channel))
        for weight, channel in ((0.2126, red), (0.7152, green), (0.0722, blue))
    )


def contrast(one: str, other: str, theme: str) -> float:
    dark, light = sorted(luminance(TOKENS[name][theme]) for name in (one, other))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("ground", GROUNDS)
def test_text_is_readable_on_every_ground(ground: str, theme: str) -> None:
    faint = {text: round(contrast(text, ground, theme), 2) for text in TEXTS}
    assert {text: ratio for text, ratio in faint.items() if ratio < 4.5} == {}


@pytest.mark.parametrize("theme", THEMES)
def test_buttons_and_edges_of_controls_are_seen(theme: str) -> None:
    assert contrast("on-accent", "accent", theme) >= 4.5
    assert min(contrast("line", ground, theme) for ground in ("paper", "sheet")) >= 3


def test_vendored_files_are_unchanged() -> None:
    vendor = KIT / "vendor"
    listed = dict(
        reversed(line.split("  "))
        for line in (vendor / "VENDORED.md").read_text().splitlines()
        if re.match(r"[0-9a-f]{64}  ", line)
    )
    found = {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in vendor.iterdir()
        if path.name != "VENDORED.md"
    }
    assert found == listed


def templates() -> list[Path]:
    return sorted(PEREMENA.glob("*/templates/**/*.html"))


@pytest.mark.parametrize("template", templates(), ids=lambda path: path.name)
def test_a_template_holds_no_inline_style_or_script(template: Path) -> None:
    text = template.read_text()
    assert not re.search(r"<style|\sstyle=|<script>|\son[a-z]+=|javascript:", text)


@pytest.mark.parametrize("template", templates(), ids=lambda path: path.name)
def test_every_icon_of_a_template_is_in_the_sprite(template: Path) -> None:
    sprite = set(re.findall(r'<symbol id="([\w-]+)"', (KIT / "vendor" / "icons.svg").read_text()))
    assert set(re.findall(r"""icon\(["']([\w-]+)["']\)""", template.read_text())) <= sprite


def test_every_component_is_imported() -> None:
    main = (KIT / "css" / "main.css").read_text()
    files = {path.relative_to(KIT / "css").as_posix() for path in (KIT / "css").rglob("*.css")}
    assert set(re.findall(r'url\("\./([^"]+)"\)', main)) == files - {"main.css"}


def test_every_import_of_a_module_ends_with_a_semicolon() -> None:
    """Static hashing rewrites only such imports."""
    for module in PEREMENA.glob("*/static/**/*.js"):
        if "vendor" in module.parts:
            continue
        imports = re.findall(r"^import\b[^;]*?[\"']\.[^\"']+[\"'](.?)", module.read_text(), re.M)
        assert set(imports) <= {";"}, module
