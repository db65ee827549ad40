"""What people type into thematic plans."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from django import forms
from django.core.exceptions import BadRequest
from django.core.validators import URLValidator
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from peremena.kit.inputs import OrderForm, PaperDayField
from peremena.studies.actions.plans import Papers
from peremena.studies.models import LessonType, WorkType
from peremena.studies.rules.themes import ThemeText, hours_in
from peremena.studies.rules.wording import lesson_type_in

FIELDS = ("topic", "hours", "lesson_type", "work_type", "homework", "links")
SECTION, THEME = "section", "theme"
LIMITS = {"topic": 500, "homework": 2000, "links": 1000}
SECTION_LIMIT = 300


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the editor as it was typed; `errors` by field."""

    kind: str = THEME
    topic: str = ""
    hours: str = ""
    lesson_type: str = ""
    work_type: str = ""
    homework: str = ""
    links: str = ""
    errors: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_section(self) -> bool:
        """The heading of a section; its `topic` is the section's name."""
        return self.kind == SECTION

    @property
    def is_blank(self) -> bool:
        """Nothing is typed."""
        return not any(getattr(self, name) for name in FIELDS)


def rows_of(themes: Iterable[ThemeText], works: Mapping[int, str]) -> list[Row]:
    """Themes as the editor shows them, a row for each change of section. `works`: names by id."""
    rows, section = list[Row](), ""
    for theme in themes:
        if theme.section != section:
            section = theme.section
            rows.append(Row(SECTION, section))
        rows.append(
            Row(
                THEME,
                theme.topic,
                str(theme.hours),
                str(LessonType(theme.lesson_type).label) if theme.lesson_type else "",
                works.get(theme.work_type_id or 0, ""),
                theme.homework,
                theme.links,
            )
        )
    return rows


def rows_typed(data: QueryDict) -> list[Row]:
    """The rows of the editor's form: parallel lists of fields, blank rows left out."""
    kinds = data.getlist("kind")
    columns = [data.getlist(name) for name in FIELDS]
    if any(len(column) != len(kinds) for column in columns):
        raise BadRequest("the columns of a plan differ in length")
    cells = zip(*([" ".join(text.split()) for text in column] for column in columns), strict=True)
    rows = (
        Row(kind, **dict(zip(FIELDS, texts, strict=True)))
        for kind, texts in zip(kinds, cells, strict=True)
    )
    return [row for row in rows if not row.is_blank]


def themes_in(rows: Iterable[Row], works: Iterable[WorkType]) -> tuple[list[ThemeText], list[Row]]:
    """The themes of rows; the same rows with what is wrong in them."""
    by_name = {w.name.casefold(): w.pk for w in works}
    themes, checked, section = list[ThemeText](), list[Row](), ""
    for row in rows:
        errors = _too_long(row)
        if row.is_section:
            section = row.topic
        elif not row.topic:
            errors["topic"] = _("Напишите тему или удалите строку.")
        hours = hours_in(row.hours)
        kind = _lesson_type(row.lesson_type)
        work = by_name.get(row.work_type.casefold()) if row.work_type else None
        if not row.is_section:
            if hours is None:
                errors["hours"] = _("Часы — целое число от 1 до 99.")
            if kind is None:
                errors["lesson_type"] = _("Такого типа урока нет: выберите из списка.")
            if row.work_type and work is None:
                errors["work_type"] = _("Такого вида работы в школе нет: выберите из списка.")
            if row.links and not _are_links(row.links):
                errors["links"] = _("Ссылка начинается с https:// или http://.")
            themes.append(
                ThemeText(row.topic, hours or 1, section, kind or "", work, row.homework, row.links)
            )
        checked.append(replace(row, errors=errors))
    return themes, checked


def _too_long(row: Row) -> dict[str, str]:
    limits = {"topic": SECTION_LIMIT} if row.is_section else LIMITS
    return {
        name: _("Не длиннее %d знаков.") % limit
        for name, limit in limits.items()
        if len(getattr(row, name)) > limit
    }


def _lesson_type(text: str) -> str | None:
    """A label of LessonType, or the usual words for it; None for anything else."""
    if not text:
        return ""
    labels = {str(label).casefold(): value for value, label in LessonType.choices}
    return labels.get(text.casefold()) or lesson_type_in(text)


def _are_links(text: str) -> bool:
    check = URLValidator(schemes=["http", "https"])
    try:
        for link in text.split():
            check(link)
    except forms.ValidationError:
        return False
    return True


class PapersForm(OrderForm):
    """The protocol and the order by which a plan is approved."""

    protocol_number = forms.CharField(
        label=gettext_lazy("Протокол №"), max_length=40, required=False
    )
    protocol_day = PaperDayField(label=gettext_lazy("от"), required=False)
    field_order = ("protocol_number", "protocol_day", "order_number", "order_day")

    @property
    def papers(self) -> Papers:
        """What was typed, as a value."""
        return Papers(**self.cleaned_data)


class RemarkForm(forms.Form):
    """Why a plan is given back."""

    remark = forms.CharField(
        label=gettext_lazy("Что исправить"),
        max_length=500,
        widget=forms.Textarea({"rows": 2}),
        error_messages={"required": gettext_lazy("Напишите, что исправить.")},
    )
