"""Paper and mail that came to the ward: which meeting, how, when, the scans, and what the paper says."""

from collections.abc import Sequence
from typing import Any, cast

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.template.defaultfilters import filesizeformat

from meetings.enums import SubmissionWay
from meetings.forms.materials import SeveralFiles, SeveralFilesField
from meetings.services.desk import Arrival
from meetings.uploads.kinds import ACCEPT, TAKEN
from operators.fields import JapaneseDateField
from rules.kinds import MemberCategory

NEW = "new"
_CATEGORIES = [(category.value, category.label) for category in MemberCategory]


class Scans(SeveralFilesField):
    """As many files as there are; none is allowed where the paper is only kept in a binder."""

    def clean(self, data: Any, initial: Any = None) -> "list[UploadedFile[bytes]]":
        """The files; an empty list for none."""
        return super().clean(data, initial) if any(data or ()) else []


class RegisterForm(forms.Form):
    """Everything in one page, so that it takes a minute."""

    meeting = forms.ChoiceField(
        label="どの会議の議事録ですか",
        widget=forms.RadioSelect,
        error_messages={
            "required": "会議を選んでください。",
            "invalid_choice": "会議を一覧から選んでください。",
        },
    )
    held_on = JapaneseDateField(
        label="会議の日（一覧にない会議のとき）",
        required=False,
        help_text="例：令和8年11月10日、2026-11-10。開催済みの会議として登録されます。",
    )
    way = forms.ChoiceField(
        label="届いた方法",
        choices=[(way.value, way.label) for way in (SubmissionWay.PAPER, SubmissionWay.MAIL)],
        widget=forms.RadioSelect,
        initial=SubmissionWay.PAPER.value,
        error_messages={"required": "届いた方法を選んでください。"},
    )
    received_on = JapaneseDateField(
        label="受け取った日",
        help_text="この日が議事録の提出日になります。例：令和8年11月10日",
        error_messages={"required": "受け取った日を入力してください。"},
    )
    scans = Scans(
        label="届いた書類の写し",
        required=False,
        widget=SeveralFiles(attrs={"accept": ACCEPT, "multiple": True}),
    )
    present = forms.MultipleChoiceField(
        label="出席した区分（わかるとき）",
        required=False,
        choices=_CATEGORIES,
        widget=forms.CheckboxSelectMultiple,
        help_text="事業所が出欠を登録しているときは、その登録が優先されます。",
    )
    delivered = forms.BooleanField(label="構成員全員に送付したと書かれている", required=False)
    words = forms.CharField(
        label="内部メモ",
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="区の職員だけが読みます。",
    )

    def __init__(self, *args: Any, meetings: Sequence[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(str(pk), label) for pk, label in meetings]
        cast(forms.ChoiceField, self.fields["meeting"]).choices = [*choices, (NEW, "一覧にない会議")]
        size = filesizeformat(settings.UPLOAD_LARGEST).replace(".0", "")
        self.fields["scans"].help_text = f"{TAKEN}。1つ{size}まで。"

    def clean(self) -> dict[str, Any]:
        """A meeting that is not in the list has its day."""
        data = super().clean() or {}
        if data.get("meeting") == NEW and not data.get("held_on") and "held_on" not in self.errors:
            self.add_error("held_on", "会議の日を入力してください。")
        return data

    @property
    def meeting_id(self) -> int | None:
        """The meeting chosen; None for a new one."""
        chosen: str = self.cleaned_data["meeting"]
        return None if chosen == NEW else int(chosen)

    @property
    def arrival(self) -> Arrival:
        """What came in."""
        data = self.cleaned_data
        return Arrival(
            way=SubmissionWay(data["way"]),
            received_on=data["received_on"],
            uploads=data["scans"],
            present=frozenset(MemberCategory(value) for value in data["present"]),
            delivered=data["delivered"],
            words=data["words"],
        )
