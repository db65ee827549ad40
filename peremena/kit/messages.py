"""What was done, said on the next page, with a way back."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest


def say_done(request: HttpRequest, text: object, *, undo: str = "") -> None:
    """Say on the next page what was done.

    `undo`: the address that takes it back when the button «Вернуть» posts to it.
    """
    messages.success(request, str(text), extra_tags=undo)
