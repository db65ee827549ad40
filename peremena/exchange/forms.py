"""Forms of an import."""

from __future__ import annotations

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from peremena.exchange.formats.xml import MAX_BYTES
from peremena.kit.inputs import DayField


class SinceForm(forms.Form):
    """From which day on the file holds."""

    since = DayField(label=gettext_lazy("Действует с"))


class UploadForm(SinceForm):
    """A file to be checked."""

    file = forms.FileField(
        label=gettext_lazy("Файл"),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.xml,.fet"}),
        help_text=gettext_lazy(
            "Книга Excel со списками, расписание aSc (.xml) или FET (.fet), до 10 МБ."
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
