"""What is asked before a notice goes out: a reason when late, paper for want of an address, the self-evaluation."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from meetings.enums import RecipientKind
from meetings.notice_parties import Addressee
from meetings.services.notice_enclosures import ENCLOSURE
from meetings.uploads.pdf import check_pdf
from meetings.uploads.refusals import FileRefused
from outbox.services import Attachment

LARGEST = 5 * 1024 * 1024


class SendForm(forms.Form):
    """Only what this meeting needs is asked; a notice in time, with every address, asks nothing."""

    late_reason = forms.CharField(
        label="遅れた理由",
        help_text="記録に残り、区も見ることができます。個人の名前は書かないでください。",
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=400,
        error_messages={"required": "期限を過ぎているため、遅れた理由を入力してください。"},
    )
    by_letter = forms.MultipleChoiceField(
        label="手紙で渡す相手",
        help_text="メールアドレスが登録されていません。登録を待つときは、送信せずに戻ってください。",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "手紙で渡すときは、選んでください。"},
    )
    self_evaluation = forms.FileField(
        label="自己評価の結果（PDF）",
        help_text=(
            "評価の会議では、自己評価の結果を前もって送ることが望まれています（評価§7）。"
            "自己評価を確定すると、ここに選ばなくても一緒に送られます。"
            "別に作ったPDFを付けるときは選んでください。メールに添付します。手紙には印刷して同封してください。5MBまで。"
        ),
        required=False,
        widget=forms.ClearableFileInput(attrs={"accept": ".pdf,application/pdf"}),
    )

    def __init__(
        self, *args: Any, late: bool, missing: Sequence[Addressee], evaluation: bool, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        if not late:
            del self.fields["late_reason"]
        if not evaluation:
            del self.fields["self_evaluation"]
        if missing:
            field = self.fields["by_letter"]
            assert isinstance(field, forms.MultipleChoiceField)  # noqa: S101 - tells mypy
            field.choices = [(str(each.kind), f"{each.name}（{each.missing}）") for each in missing]
        else:
            del self.fields["by_letter"]

    def clean_self_evaluation(self) -> Any:
        """A PDF of reasonable size, whatever its name says."""
        file = self.cleaned_data["self_evaluation"]
        if file is None:
            return None
        if (file.size or 0) > LARGEST:
            raise forms.ValidationError("ファイルが大きすぎます。5MBまでのPDFを選んでください。")
        _must_open(file)
        return file

    @property
    def enclosures(self) -> list[Attachment]:
        """The self-evaluation, where one was given."""
        file = self.cleaned_data.get("self_evaluation")
        return [Attachment(ENCLOSURE, "application/pdf", file.read())] if file else []

    @property
    def on_paper(self) -> frozenset[RecipientKind]:
        """The authorities that are told by letter."""
        return frozenset(RecipientKind(kind) for kind in self.cleaned_data.get("by_letter", ()))


def _must_open(file: "UploadedFile[bytes]") -> None:
    """Raise unless the file is a PDF that everybody can open, in which nothing runs: by its bytes."""
    content = file.read()
    file.seek(0)
    try:
        check_pdf(content)
    except FileRefused as error:
        raise forms.ValidationError(error.words) from error
