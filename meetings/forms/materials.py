"""Files of a meeting: several at once, and the title and kind of one."""

from typing import Any

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.template.defaultfilters import filesizeformat

from meetings.enums import MaterialKind
from meetings.uploads.kinds import ACCEPT, TAKEN

OWN, COMMON = "own", "common"
_KINDS = [(kind.value, kind.label) for kind in (MaterialKind.PAPER, MaterialKind.MINUTES)]


class SeveralFiles(forms.FileInput):
    """A file input from which several can be chosen; a phone offers camera, photos and files."""

    allow_multiple_selected = True


class SeveralFilesField(forms.FileField):
    """A list of files. What each of them is, is judged one by one, so that a bad one does not keep out the others."""

    widget = SeveralFiles

    def clean(self, data: Any, initial: Any = None) -> "list[UploadedFile[bytes]]":
        """At least one, not too many."""
        files = [each for each in data or () if each]
        if not files:
            raise forms.ValidationError("登録するファイルを選んでください。")
        if len(files) > settings.UPLOAD_AT_ONCE:
            raise forms.ValidationError(
                f"一度に選べるのは{settings.UPLOAD_AT_ONCE}個までです。分けて登録してください。"
            )
        return files


class UploadForm(forms.Form):
    """Which files, what they are, and to which part they belong where there is a choice."""

    uploads = SeveralFilesField(
        label="ファイル", widget=SeveralFiles(attrs={"accept": ACCEPT, "multiple": True})
    )
    kind = forms.ChoiceField(
        label="種類",
        choices=_KINDS,
        initial=MaterialKind.PAPER,
        widget=forms.RadioSelect,
        error_messages={"required": "種類を選んでください。"},
    )
    part = forms.ChoiceField(label="登録先", initial=OWN, widget=forms.RadioSelect)

    def __init__(self, *args: Any, office: str, common: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        size = filesizeformat(settings.UPLOAD_LARGEST).replace(".0", "")
        hint = f"{TAKEN}。1つ{size}まで、一度に{settings.UPLOAD_AT_ONCE}個まで選べます。"
        self.fields["uploads"].help_text = hint
        if not common:
            del self.fields["part"]
            return
        part = self.fields["part"]
        assert isinstance(part, forms.ChoiceField)  # noqa: S101 - tells mypy
        part.choices = [(OWN, f"{office}の資料"), (COMMON, "共通の資料（参加する全事業所が見られます）")]

    @property
    def to_common(self) -> bool:
        """Whether the files belong to all offices."""
        return self.cleaned_data.get("part") == COMMON


class MaterialForm(forms.Form):
    """What a file is called, and what it is."""

    title = forms.CharField(
        label="ファイル名",
        help_text="区や構成員にもこの名前で届きます。利用者の名前は入れないでください。末尾（.pdf など）は自動で付きます。",
        max_length=120,
        error_messages={"required": "ファイル名を入力してください。"},
    )
    kind = forms.ChoiceField(
        label="種類",
        choices=_KINDS,
        widget=forms.RadioSelect,
        error_messages={"required": "種類を選んでください。"},
    )
