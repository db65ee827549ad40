"""Phones and e-mail addresses as people write them, brought to one form."""

from __future__ import annotations

import re

from peremena.kit.words import _

_NOT_IN_PHONE = re.compile(r"[^\d\s()+\-–.\u00a0]")
_EMAIL = re.compile(r"[^@\s,;<>]+@[^@\s,;<>.]+(\.[^@\s,;<>.]+)+")


def normal_phone(text: str) -> str:
    """The phone as it is stored: +79101234567; a foreign number keeps its country code.

    An empty string when the text is not one whole phone number.
    """
    if _NOT_IN_PHONE.search(text):
        return ""
    digits = re.sub(r"\D", "", text)
    if text.strip().startswith("+") and not digits.startswith("7"):
        return f"+{digits}" if 8 <= len(digits) <= 15 else ""
    if re.fullmatch(r"[78]\d{10}", digits):
        return f"+7{digits[1:]}"
    return f"+7{digits}" if re.fullmatch(r"[349]\d{9}", digits) else ""


def shown_phone(phone: str) -> str:
    """A stored phone as people write it: +7 910 123-45-67."""
    if not re.fullmatch(r"\+7\d{10}", phone):
        return phone
    return f"+7 {phone[2:5]} {phone[5:8]}-{phone[8:10]}-{phone[10:]}"


def why_wrong_phone(text: str) -> str | None:
    """What is wrong with a written phone and what to do, or None when it is right."""
    if normal_phone(text):
        return None
    return (
        _(
            "Телефон «%s» не удалось прочитать. Оставьте один номер с кодом города или оператора, "
            "например +7 910 123-45-67."
        )
        % text
    )


def normal_email(text: str) -> str:
    """The address as it is stored."""
    return text.strip().lower()


def why_wrong_email(text: str) -> str | None:
    """What is wrong with a written e-mail address and what to do, or None when it is right."""
    if len(text) <= 254 and _EMAIL.fullmatch(text.strip()):
        return None
    return _("Почта «%s» записана с ошибкой. Нужен один адрес, например ivanova@mail.ru.") % text
