"""What a deed has changed, sealed into the address that takes it back."""

from __future__ import annotations

from typing import TypeVar

import msgspec
from django.core.signing import BadSignature, Signer
from django.http import Http404

T = TypeVar("T")


def seal(change: object) -> str:
    """A change as a word of an address that nobody can forge."""
    kind = type(change).__qualname__
    return Signer(salt=kind).sign_object(msgspec.to_builtins(change), compress=True)


def unseal(word: str, kind: type[T]) -> T:
    """The change of a word; whoever made the word up himself gets 404."""
    try:
        plain = Signer(salt=kind.__qualname__).unsign_object(word)
    except BadSignature as forged:
        raise Http404 from forged
    return msgspec.convert(plain, kind, strict=False)
