"""Papers as PDF, set by Typst. The data travel as JSON, never as markup."""

from __future__ import annotations

import json
from datetime import date, time
from decimal import Decimal
from pathlib import Path
from typing import Any

import typst

from peremena.kit.papers import Cell, Paper
from peremena.kit.russian import numeric_date

HERE = Path(__file__).parent


def as_pdf(*papers: Paper) -> bytes:
    """Printed pages, A4; each paper begins a page."""
    return set_pages(HERE / "table.typ", [_plain(paper) for paper in papers])


def set_pages(template: Path, data: Any) -> bytes:
    """Pages by a Typst template that reads `sys.inputs.data` as JSON; PDF/A-2b."""
    compiled = typst.compile(
        str(template),
        format="pdf",
        font_paths=[str(HERE / "fonts")],
        ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
        pdf_standards=["a-2b"],
    )
    if not isinstance(compiled, bytes):
        raise TypeError("one document was expected")
    return compiled


def _plain(paper: Paper) -> dict[str, Any]:
    return {
        "title": paper.title,
        "lines": list(paper.lines),
        "notes": list(paper.notes),
        "landscape": paper.landscape,
        "strong": sorted(paper.strong),
        "columns": [
            {"title": c.title, "width": c.width, "number": c.number} for c in paper.columns
        ],
        "rows": [[_text(cell) for cell in row] for row in paper.rows],
    }


def _text(cell: Cell) -> str:
    match cell:
        case None:
            return ""
        case Decimal():
            return f"{cell}".replace(".", ",")
        case date():
            return numeric_date(cell)
        case time():
            return f"{cell:%H:%M}"
    return str(cell)
