"""What is typed about a work programme."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from peremena.kit.inputs import OrderForm, PaperDayField
from peremena.schools.models import School
from peremena.studies.actions.plans import Papers
from peremena.studies.actions.programmes import NewProgramme
from peremena.studies.models import Subject


class ProgrammeForm(OrderForm):
    """A programme of a subject of the school, with its file and papers."""

    subject = forms.ModelChoiceField(
        label=_("Предмет"), queryset=Subject.objects.none(), empty_label=_("выберите")
    )
    title = forms.CharField(label=_("Название"), max_length=300, initial=_("Рабочая программа"))
    lowest_grade = forms.IntegerField(label=_("С класса"), min_value=1, max_value=11)
    highest_grade = forms.IntegerField(label=_("По класс"), min_value=1, max_value=11)
    file = forms.FileField(
        label=_("Файл"),
        widget=forms.FileInput(attrs={"accept": ".pdf,.docx"}),
        help_text=_(
            "PDF или Word (.docx), до 10 МБ. Его увидят все: личных данных в нём быть не должно."
        ),
    )
    protocol_number = forms.CharField(label=_("Протокол №"), max_length=40, required=False)
    protocol_day = PaperDayField(label=_("от"), required=False)
    field_order = (
        "subject", "title", "lowest_grade", "highest_grade", "file",
        "protocol_number", "protocol_day", "order_number", "order_day",
    )  # fmt: skip

    def __init__(self, *args: Any, school: School, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["subject"]
        if isinstance(field, forms.ModelChoiceField):
            field.queryset = Subject.objects.filter(school=school)

    @property
    def programme(self) -> NewProgramme:
        """What was typed, as a value."""
        data = self.cleaned_data
        return NewProgramme(
            subject=data["subject"],
            title=data["title"],
            lowest_grade=data["lowest_grade"],
            highest_grade=data["highest_grade"],
            papers=Papers(
                data["protocol_number"],
                data["protocol_day"],
                data["order_number"],
                data["order_day"],
            ),
        )
