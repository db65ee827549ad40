"""JSON between our scripts and our views."""

from __future__ import annotations

from typing import Annotated, Any, TypeVar

import msgspec
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse

Shape = TypeVar("Shape", bound=msgspec.Struct)
Id = Annotated[int, msgspec.Meta(ge=1, le=2**63 - 1)]


def read_json(request: HttpRequest, shape: type[Shape]) -> Shape:
    """The body of the request in its declared shape; anything else is answered by 400."""
    try:
        return msgspec.json.decode(request.body, type=shape)
    except msgspec.DecodeError as error:
        raise BadRequest(str(error)) from error


def to_json(value: Any) -> str:
    """A value as JSON text."""
    return msgspec.json.encode(value).decode()


def json_answer(body: str, *, status: int = 200) -> HttpResponse:
    """An answer whose body is JSON already."""
    return HttpResponse(body, content_type="application/json", status=status)
