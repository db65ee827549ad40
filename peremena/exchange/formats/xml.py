"""The one door for XML: no entities, no external references, no giants."""

from __future__ import annotations

from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring
from django.utils.translation import gettext as _

from peremena.kit.refusal import Refusal

MAX_BYTES = 10 * 1024 * 1024


def parse(content: bytes) -> Element:
    """The root element of a timetable file; refuses what is not safe, well-formed XML."""
    if len(content) > MAX_BYTES:
        raise Refusal(_("Файл больше 10 МБ. Выгрузите из программы только расписание."))
    try:
        root: Element = fromstring(content)
    except DefusedXmlException:
        raise Refusal(
            _("В файле объявления XML, которых в расписании не бывает. Выгрузите его заново.")
        ) from None
    except (ParseError, LookupError, ValueError):
        raise Refusal(
            _("Это не файл XML, или он повреждён. Выгрузите расписание из программы ещё раз.")
        ) from None
    return root


def text_of(parent: Element, *tags: str) -> str:
    """The stripped text of the first of `tags` that `parent` has, or an empty string."""
    for tag in tags:
        if (child := parent.find(tag)) is not None:
            return (child.text or "").strip()
    return ""


def texts(parent: Element, tag: str) -> tuple[str, ...]:
    """The stripped, non-empty texts of all children `tag`."""
    return tuple(t for child in parent.findall(tag) if (t := (child.text or "").strip()))
