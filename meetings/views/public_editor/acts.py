"""The buttons of the editor: what each does, and where the person goes on."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from meetings.forms.public_text import EditorForm
from meetings.services.public_texts.craft import Craft
from meetings.services.public_texts.reviewed import Reviewed
from meetings.views.numbers import number_of
from meetings.views.public_editor.desk import Desk
from operators.models import User


@dataclass(frozen=True)
class Act:
    """A button: ``replace:item-a1-report:3f2a…-0``. ``key``: the field, ``target``: the place or the decision."""

    verb: str
    key: str = ""
    target: str = ""

    def do(self, craft: Craft[Any], row: Any, it: "Pressed") -> str:
        """Do it; answers what is said about it, nothing where the page shows it anyway. Raises `PublicTextError`."""
        told = {"public_text": row, "by": it.by, "at": it.at}
        if self.verb in _ON_PLACES:
            return self._on_a_place(craft, told, it)
        if self.verb in _SAID_OF_FIELDS:
            (craft.take_over if self.verb == "take" else craft.stay)(**told, key=self.key)
            return _SAID_OF_FIELDS[self.verb]
        if self.verb in _SAID_OF_STEPS:
            step = craft.ask_second if self.verb == "ask" else craft.confirm
            step(**told, base_revision=it.form.read_on)
            return _SAID_OF_STEPS[self.verb]
        return self._on_all(craft, told, it)

    def _on_a_place(self, craft: Craft[Any], told: dict[str, Any], it: "Pressed") -> str:
        told |= {"key": self.key, "spot_id": self.target, "finding": it.review.finding}
        if self.verb == "keep":
            craft.keep_spot(**told)
        else:
            craft.replace_spot(**told, words=it.form.words_for(self.target))
        return ""

    def _on_all(self, craft: Craft[Any], told: dict[str, Any], it: "Pressed") -> str:
        if self.verb == "undo":
            return f"{craft.undo_all(**told)}件の文を、置き換える前に戻しました。"
        if self.verb == "revoke":
            craft.revoke(**told, decision_pk=number_of(self.key, otherwise=0))
            return "「そのまま残す」を取り消しました。"
        if self.verb == "reopen":
            craft.reopen(**told)
            return "作成中に戻しました。"
        if self.verb == "all":
            count = craft.replace_all(**told, kind=it.kind, finding=it.review.finding)
            return f"{count}か所を、提案の言葉に置き換えました。"
        return "公表用の文を保存しました。"


@dataclass(frozen=True)
class Pressed:
    """A button and what is around it: what was posted, what was looked at, of which ``kind``, by whom and when."""

    act: Act
    form: EditorForm
    review: Reviewed
    kind: str
    by: User
    at: datetime


_ON_PLACES = {"replace", "keep"}
_SAID_OF_FIELDS = {"take": "新しい文を取り込みました。", "stay": "いまの公表用の文のままにします。"}
_SAID_OF_STEPS = {
    "ask": "確認を依頼しました。ほかの方がこの画面を開いて、確認します。",
    "confirm": "確認しました。公表に進めます。",
}
_ON_TO_NEXT = {"ask", "confirm", "reopen"}


def act_of(posted: str) -> Act:
    """The button that was pressed; what is none saves."""
    verb, _, rest = posted.partition(":")
    key, _, target = rest.partition(":")
    return Act(verb, key, target)


def onward(desk: Desk[Any], it: Pressed, now: Reviewed) -> str:
    """Where the person goes on: to the next open place after one that was decided, else to where they were."""
    if it.act.verb in _ON_PLACES:
        return _next(desk, it, now)
    if it.act.verb in _ON_TO_NEXT:
        return desk.place("done", "next")
    return f"{desk.address}#{'standing' if it.act.verb == 'revoke' else 'public-text'}"


def _next(desk: Desk[Any], it: Pressed, now: Reviewed) -> str:
    """The place that stands where the decided one stood among the open ones."""
    shown = [spot.id for spot in it.review.open if desk.kind in ("", spot.place.kind)]
    left = [spot.id for spot in now.open if desk.kind in ("", spot.place.kind)]
    if left:
        index = shown.index(it.act.target) if it.act.target in shown else 0
        found = left[min(index, len(left) - 1)]
        return desk.place(found, f"spot-{found}")
    if now.open:
        return desk.place(now.open[0].id, f"spot-{now.open[0].id}", filtered=False)
    return desk.place("done", "next")
