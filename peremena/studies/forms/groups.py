"""What people type about subgroups and streams."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from peremena.kit.inputs import DayField


class MoveForm(forms.Form):
    """Which pupils go where, from which day; group 0: into none of the division."""

    group = forms.IntegerField(min_value=0)
    since = DayField(label=gettext_lazy("с какого дня"))


class NameForm(forms.Form):
    """The name of a group."""

    name = forms.CharField(label=gettext_lazy("Название"), max_length=60)


class StreamForm(NameForm):
    """A stream: its name and the groups that it is made of."""

    parts = forms.MultipleChoiceField(
        label=gettext_lazy("Кто учится вместе"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Выберите группы хотя бы двух классов.")},
    )

    def __init__(self, *args: Any, parts: Iterable[tuple[int, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        field: Any = self.fields["parts"]
        field.choices = list(parts)


class CloseForm(forms.Form):
    """From which day on a group is closed."""

    since = DayField(label=gettext_lazy("Закрыть с"))
