"""What was done, said on the next page, with a way back."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest

LONGEST_UNDO = 1200  # characters: the message travels in a cookie, which has room for 2048


def say_done(request: HttpRequest, text: object, *, undo: str = "") -> None:
    """Say on the next page what was done.

    `undo`: the address that takes it back when the button «Вернуть» posts to it. One that is too
    long for a cookie is left out rather than the message lost.
    """
    messages.success(request, str(text), extra_tags=undo if len(undo) <= LONGEST_UNDO else "")
