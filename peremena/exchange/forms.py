"""Forms of an import."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from peremena.exchange.formats.plans.columns import FIELDS, Columns
from peremena.exchange.formats.plans.tables import MAX_ROWS
from peremena.exchange.formats.xml import MAX_BYTES
from peremena.kit.inputs import DayField


class SinceForm(forms.Form):
    """From which day on the file holds."""

    since = DayField(label=gettext_lazy("Действует с"))


class UploadForm(SinceForm):
    """A file to be checked."""

    file = forms.FileField(
        label=gettext_lazy("Файл"),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.xml,.fet,.txt"}),
        help_text=gettext_lazy(
            "Книга Excel со списками, расписание aSc (.xml), FET (.fet) или Untis (GPU001.TXT), до 10 МБ."
        ),
    )
    field_order = ("file", "since")

    def clean_file(self) -> UploadedFile:
        """The file, if it is not too large to be read."""
        file: UploadedFile = self.cleaned_data["file"]
        if (file.size or 0) > MAX_BYTES:
            raise forms.ValidationError(_("Файл больше 10 МБ. Выгрузите только то, что нужно."))
        return file


class ChoicesForm(SinceForm):
    """How a checked file is to be understood."""

    create_missing = forms.BooleanField(label=gettext_lazy("Создать недостающее"), required=False)


class PlanFileForm(forms.Form):
    """A file with a thematic plan."""

    file = forms.FileField(
        label=gettext_lazy("Файл с планом"),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.docx,.csv,.txt"}),
        help_text=gettext_lazy("Excel (.xlsx), Word (.docx) или CSV, до 10 МБ."),
        error_messages={"required": gettext_lazy("Выберите файл.")},
    )


class ColumnsForm(forms.Form):
    """The row of titles and what each column of a plan holds: `column-0` … ."""

    header = forms.IntegerField(min_value=0, max_value=MAX_ROWS)

    def __init__(self, *args: Any, width: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.width = width
        for place in range(width):
            self.fields[f"column-{place}"] = forms.ChoiceField(
                choices=[("", ""), *FIELDS.items()], required=False
            )

    @property
    def columns(self) -> Columns:
        """What was chosen; of two columns with the same field the first one counts."""
        places: dict[str, int] = {}
        for place in range(self.width):
            if field := self.cleaned_data[f"column-{place}"]:
                places.setdefault(field, place)
        return Columns(self.cleaned_data["header"], places)
