"""The upload of a roster."""

from io import BytesIO
from typing import Any
from zipfile import BadZipFile, ZipFile, is_zipfile

from django import forms
from django.core.files.uploadedfile import UploadedFile

LARGEST = 2 * 1024 * 1024
LARGEST_UNPACKED = 40 * 1024 * 1024


class MemberFileForm(forms.Form):
    """A roster as CSV or XLSX, small enough to be one."""

    file = forms.FileField(
        label="名簿のファイル",
        help_text="CSV（UTF-8またはShift_JIS）かExcel（xlsx）。2MBまで。",
        widget=forms.ClearableFileInput(attrs={"accept": ".csv,.xlsx"}),
        error_messages={
            "required": "取り込むファイルを選んでください。",
            "empty": "ファイルが空です。入力した名簿を選んでください。",
        },
    )

    def clean_file(self) -> "UploadedFile[Any]":
        """Refuse what is too large, packed or unpacked; what it holds is judged by the import."""
        file: UploadedFile[Any] = self.cleaned_data["file"]
        if (file.size or 0) > LARGEST:
            raise forms.ValidationError("ファイルが大きすぎます。2MBまでの名簿に分けてください。")
        if _unpacked(file) > LARGEST_UNPACKED:
            raise forms.ValidationError("ファイルの中身が大きすぎます。名簿の表だけを保存し直してください。")
        return file


def _unpacked(file: "UploadedFile[Any]") -> int:
    """The size that a workbook says it has when it is opened; 0 for other files and damaged ones."""
    content = file.read()
    file.seek(0)
    if not is_zipfile(BytesIO(content)):
        return 0
    try:
        with ZipFile(BytesIO(content)) as archive:
            return sum(entry.file_size for entry in archive.infolist())
    except BadZipFile:
        return 0
