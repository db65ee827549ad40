"""A paper as the answer to a request."""

from __future__ import annotations

from urllib.parse import quote

from django.http import Http404, HttpResponse

from peremena.kit.papers import Paper
from peremena.kit.papers.pdf import as_pdf
from peremena.kit.papers.workbook import as_xlsx

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def attachment(content: bytes, name: str, content_type: str) -> HttpResponse:
    """A file to be saved; `name` may be Russian."""
    headers = {
        "Content-Disposition": f"attachment; filename*=UTF-8''{quote(name)}",
        "Cache-Control": "private, no-store",
    }
    return HttpResponse(content, content_type=content_type, headers=headers)


def download(kind: str, *papers: Paper) -> HttpResponse:
    """The papers as a file of a kind, `xlsx` or `pdf`, named by the title of the first one."""
    name = papers[0].title
    match kind:
        case "xlsx":
            return attachment(as_xlsx(*papers), f"{name}.xlsx", XLSX)
        case "pdf":
            return attachment(as_pdf(*papers), f"{name}.pdf", "application/pdf")
    raise Http404
