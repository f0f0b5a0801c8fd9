"""What a member answers on the page behind the link, and what the office ticks off."""

from typing import Any

from django import forms

from meetings.answering import answer_words, offered
from meetings.enums import Answer, Via
from meetings.models import Reply
from meetings.services.replies import Said, Ticked
from meetings.turnout import EVALUATORS

LONGEST_WORDS, LONGEST_OPINION = 500, 4000
TAKE_BACK = "take_back"
NO_CONSENT = "Webで出席される場合は、同意が必要です。同意できないときは、ほかの回答を選んでください。"
HEARD_BY = [(via.value, via.label) for via in Via if via is not Via.LINK]
"""The ways an answer reaches the office itself."""


class AnswerForm(forms.Form):
    """The member's own answer. The consent is asked only of those who need to give it. [N §5]"""

    answer = forms.ChoiceField(
        label="出欠",
        widget=forms.RadioSelect,
        error_messages={
            "required": "どれか1つを選んでください。",
            "invalid_choice": "どれか1つを選んでください。",
        },
    )
    consent = forms.BooleanField(label="Webで出席することに同意します", required=False)
    words = forms.CharField(
        label="ひとこと",
        required=False,
        max_length=LONGEST_WORDS,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="欠席のご連絡や、事業所に伝えたいことがあればお書きください。",
    )
    opinion = forms.CharField(
        label="事前のご意見",
        required=False,
        max_length=LONGEST_OPINION,
        widget=forms.Textarea(attrs={"rows": 5}),
    )

    def __init__(self, data: Any = None, *, reply: Reply, asks_consent: bool) -> None:
        kept = {"answer": reply.answer, "words": reply.words, "opinion": reply.opinion}
        super().__init__(data, initial=kept)
        part = reply.participation
        choices = offered(part.meeting)
        self.fields["answer"].choices = [(each.value, answer_words(each, part.meeting)) for each in choices]  # type: ignore[attr-defined]
        if not (asks_consent and Answer.VIDEO in choices):
            del self.fields["consent"]
        else:
            self.fields["consent"].help_text = (
                "「Webで出席」を選ぶ方だけ、お答えください。お顔、お声、お部屋のようすが、"
                "ほかの出席者に画面を通して伝わります。同意は、あとから取りやめることができます。"
            )
        self.fields["opinion"].help_text = _opinion_hint(reply)

    def clean(self) -> dict[str, Any]:
        """By video only with consent, where it is asked."""
        cleaned = super().clean() or {}
        by_video = cleaned.get("answer") == Answer.VIDEO
        if by_video and "consent" in self.fields and not cleaned.get("consent"):
            self.add_error("consent", NO_CONSENT)
        return cleaned

    @property
    def said(self) -> Said:
        """The answer of a valid form."""
        cleaned = self.cleaned_data
        return Said(
            Answer(cleaned["answer"]), cleaned["words"], cleaned["opinion"], cleaned.get("consent", False)
        )


class TickForm(forms.Form):
    """One member's row on the office's page. A row without an answer is left as it is."""

    answer = forms.ChoiceField(label="回答", required=False)
    via = forms.ChoiceField(label="受けた方法", required=False, choices=[("", "選択"), *HEARD_BY])
    words = forms.CharField(label="ひとこと", required=False, max_length=LONGEST_WORDS)
    opinion = forms.CharField(
        label="事前の意見",
        required=False,
        max_length=LONGEST_OPINION,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    consent = forms.BooleanField(label="Webで出席することへの同意を確認した", required=False)
    seen = forms.DateTimeField(required=False, widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, reply: Reply, asks_consent: bool) -> None:
        super().__init__(data, prefix=f"r{reply.pk}")
        self.reply = reply
        meeting = reply.participation.meeting
        choices = [("", "変更しない" if reply.answer else "未回答")]
        choices += [(each.value, answer_words(each, meeting)) for each in offered(meeting)]
        if reply.answer and reply.via != Via.LINK:
            choices.append((TAKE_BACK, "未回答に戻す"))
        self.fields["answer"].choices = choices  # type: ignore[attr-defined]
        if not (asks_consent and Answer.VIDEO in offered(meeting)):
            del self.fields["consent"]

    def clean(self) -> dict[str, Any]:
        """What was typed belongs to an answer, and an answer came in by some way."""
        cleaned = super().clean() or {}
        chosen = cleaned.get("answer")
        if chosen == TAKE_BACK:
            return cleaned
        if not chosen and any(cleaned.get(name) for name in ("via", "words", "opinion", "consent")):
            self.add_error("answer", "出席か欠席かを選んでください。")
        if chosen and not cleaned.get("via"):
            self.add_error("via", "どの方法で受けたかを選んでください。")
        if chosen == Answer.VIDEO and "consent" in self.fields and not cleaned.get("consent"):
            self.add_error("consent", "Webでの出席には、ご本人の同意を確かめてください。")
        return cleaned

    @property
    def now_seen(self) -> str:
        """The moment of the answer this page shows; sent along, so that no newer one is overwritten."""
        return self.reply.answered_at.isoformat() if self.reply.answered_at else ""

    @property
    def touched(self) -> bool:
        """Whether the office chose something in this row."""
        return bool(self.cleaned_data.get("answer"))

    @property
    def ticked(self) -> Ticked:
        """What the office heard; of a valid, touched row."""
        cleaned = self.cleaned_data
        if cleaned["answer"] == TAKE_BACK:
            return Ticked(self.reply, None, Via.ORAL, cleaned["seen"])
        said = Said(
            Answer(cleaned["answer"]), cleaned["words"], cleaned["opinion"], cleaned.get("consent", False)
        )
        return Ticked(self.reply, said, Via(cleaned["via"]), cleaned["seen"])


def _opinion_hint(reply: Reply) -> str:
    """Who may evaluate is told what an opinion in advance is worth. [N 評価§3]"""
    if reply.participation.carries_evaluation and reply.member.category in EVALUATORS:
        return (
            "この会議では外部評価を行います。会議に出られないときも、いただいたご意見を会議で報告することで、"
            "評価に加わっていただいたことになります。"
        )
    return "会議で取り上げてほしいことや、ご意見があればお書きください。"
