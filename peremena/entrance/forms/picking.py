"""Forms of access: which people, which slips."""

from __future__ import annotations

from collections.abc import Sequence

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from peremena.entrance.access import SERVES
from peremena.entrance.queries.people import PersonRow
from peremena.schools.models import Role

EVERYBODY = "everybody"


class PickForm:
    """Which of the people of a page are meant: those with a tick, everybody without access, or one
    whose own button was pressed (`person`).
    """

    def __init__(self, asked: QueryDict, rows: Sequence[PersonRow]) -> None:
        self.reset = "person" in asked
        self._asked, self._rows = asked, rows

    def people(self) -> list[PersonRow]:
        """The people meant, in the order of the page; who is not on it is nobody."""
        if EVERYBODY in self._asked:
            return [r for r in self._rows if r.served and not r.standing.can_sign_in]
        keys = set(self._asked.getlist("person") or self._asked.getlist("pick"))
        return [r for r in self._rows if r.served and r.key in keys]


class SheetForm:
    """The slips of a sheet: codes and notes side by side."""

    def __init__(self, asked: QueryDict) -> None:
        self._asked = asked

    def pairs(self) -> list[tuple[str, str]]:
        """Code and note of each slip."""
        codes, notes = self._asked.getlist("code"), self._asked.getlist("note")
        return list(zip(codes, notes, strict=False))


class StaffRoleForm(forms.Form):
    """The role of an employee whose account is opened now."""

    role = forms.ChoiceField(label=_("Роль новых учётных записей"))

    def __init__(self, role: Role, asked: QueryDict | None = None) -> None:
        super().__init__(asked)
        served = SERVES[role]
        roles = [r for r in Role if r in served and r not in (Role.PUPIL, Role.GUARDIAN)]
        field = self.fields["role"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(r.value, r.label) for r in roles]
