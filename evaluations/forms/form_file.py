"""The upload of a form."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from evaluations.form_workbook.opening import EMPTY, LARGE, LARGEST

_WORDS = {"required": "取り込むファイルを選んでください。", "empty": EMPTY}


class FormFileForm(forms.Form):
    """A workbook; what it holds is judged when it is read."""

    file = forms.FileField(
        label="様式のファイル",
        help_text="ひな形を直したExcel（.xlsx）。2MBまで。",
        widget=forms.FileInput(attrs={"accept": ".xlsx"}),
        error_messages=_WORDS,
    )

    def clean_file(self) -> "UploadedFile[Any]":
        """Refuse what is too large to be a form, before it is read."""
        file: UploadedFile[Any] = self.cleaned_data["file"]
        if (file.size or 0) > LARGEST:
            raise forms.ValidationError(LARGE)
        return file
