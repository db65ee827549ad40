"""What narrows the lists of people; an address with nonsense shows the usual list."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _


class ListForm(forms.Form):
    """Words to look for, and which part of the list is shown."""

    q = forms.CharField(
        label=_("Имя, СНИЛС или телефон"),
        max_length=100,
        required=False,
        widget=forms.TextInput(attrs={"type": "search"}),
    )
    place = forms.ChoiceField(label=_("Класс"), required=False)
    show = forms.ChoiceField(label=_("Показать"), required=False)

    def __init__(
        self,
        asked: QueryDict,
        *,
        shown: Mapping[Any, object],
        places: Iterable[tuple[str, str]] | None = None,
    ) -> None:
        super().__init__({"q": "", "place": "", "show": ""} | asked.dict(), auto_id="%s")
        self._choose("show", shown.items())
        if places is None:
            del self.fields["place"]
        else:
            self._choose("place", [("", _("все классы")), *places])
        self.is_valid()

    def _choose(self, name: str, choices: Iterable[tuple[Any, object]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = list(choices)

    def chosen(self, name: str) -> str:
        """What was chosen, or empty."""
        text: str = self.cleaned_data.get(name, "")
        return text
