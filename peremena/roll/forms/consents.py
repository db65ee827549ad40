"""Forms of decisions on personal data."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from peremena.kit.inputs import DayField
from peremena.people.actions import Paper
from peremena.people.models import Decision


class DecisionForm(forms.Form):
    """What was decided, and by which paper."""

    decision = forms.ChoiceField(label=_("Решение"), choices=Decision.choices)
    day = DayField(label=_("Дата документа"))
    document = forms.CharField(label=_("Документ"), max_length=80, initial=_("заявление"))
    number = forms.CharField(label=_("Номер"), max_length=40, required=False)

    @property
    def paper(self) -> Paper:
        """The paper as written; for a valid form."""
        facts = self.cleaned_data
        return Paper(facts["document"], facts["number"], facts["day"])


class WithdrawalForm(forms.Form):
    """From which day a consent is withdrawn, and by which paper."""

    day = DayField(label=_("Дата отзыва"))
    document = forms.CharField(
        label=_("Документ"), max_length=120, initial=_("заявление об отзыве")
    )
