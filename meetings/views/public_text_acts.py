"""The buttons of the editor: what each does, and where the person goes on."""

from dataclasses import dataclass
from datetime import datetime

from meetings.forms.public_text import EditorForm
from meetings.models import PublicText
from meetings.services import public_texts as service
from meetings.services.public_texts.finding import Finding
from meetings.views.numbers import number_of
from meetings.views.public_text_desk import Desk
from operators.models import User


@dataclass(frozen=True)
class Before:
    """What was looked at when a button was pressed; ``kind``: of which kind the places were shown."""

    review: service.Review
    kind: str = ""


@dataclass(frozen=True)
class Act:
    """A button: ``replace:item-a1-report:3f2a…-0``. ``key``: the field, ``target``: the place or the decision."""

    verb: str
    key: str = ""
    target: str = ""

    def do(self, row: PublicText, form: EditorForm, *, by: User, at: datetime, before: Before) -> str:
        """Do it; answers what is said about it, nothing where the page shows it anyway. Raises `PublicTextError`."""
        if self.verb in _ON_PLACES:
            return self._on_a_place(row, form, by=by, at=at, finding=before.review.finding)
        if self.verb in _ON_FIELDS:
            act, said = _ON_FIELDS[self.verb]
            act(public_text=row, key=self.key, by=by, at=at)
            return said
        if self.verb in _ON_ALL:
            return self._on_all(row, by=by, at=at, before=before)
        if self.verb in _STEPS:
            step, said = _STEPS[self.verb]
            step(public_text=row, base_revision=form.read_on, by=by, at=at)
            return said
        return "公表用の文を保存しました。"

    def _on_a_place(
        self, row: PublicText, form: EditorForm, *, by: User, at: datetime, finding: Finding
    ) -> str:
        key, spot = self.key, self.target
        if self.verb == "keep":
            service.keep_spot(public_text=row, key=key, spot_id=spot, by=by, at=at, finding=finding)
            return ""
        words = form.words_for(spot)
        service.replace_spot(
            public_text=row, key=key, spot_id=spot, words=words, by=by, at=at, finding=finding
        )
        return ""

    def _on_all(self, row: PublicText, *, by: User, at: datetime, before: Before) -> str:
        if self.verb == "undo":
            return f"{service.undo_all(public_text=row, by=by, at=at)}件の文を、置き換える前に戻しました。"
        if self.verb == "revoke":
            service.revoke(public_text=row, decision_pk=number_of(self.key, otherwise=0), by=by, at=at)
            return "「そのまま残す」を取り消しました。"
        if self.verb == "reopen":
            service.reopen(public_text=row, by=by, at=at)
            return "作成中に戻しました。"
        finding, kind = before.review.finding, before.kind
        count = service.replace_all(public_text=row, kind=kind, by=by, at=at, finding=finding)
        return f"{count}か所を、提案の言葉に置き換えました。"


_ON_PLACES = {"replace", "keep"}
_ON_ALL = {"all", "undo", "revoke", "reopen"}
_ON_FIELDS = {
    "take": (service.take_over, "新しい文を取り込みました。"),
    "stay": (service.stay, "いまの公表用の文のままにします。"),
}
_STEPS = {
    "ask": (service.ask_second, "確認を依頼しました。ほかの方がこの画面を開いて、確認します。"),
    "confirm": (service.confirm, "確認しました。公表に進めます。"),
}


def act_of(posted: str) -> Act:
    """The button that was pressed; what is none saves."""
    verb, _, rest = posted.partition(":")
    key, _, target = rest.partition(":")
    return Act(verb, key, target)


def onward(desk: Desk, act: Act, before: service.Review) -> str:
    """Where the person goes on: to the next open place after one that was decided, else to where they were."""
    if act.verb not in _ON_PLACES:
        return f"{desk.address}{_PLACES_ON_PAGE.get(act.verb, '#public-text')}"
    row = type(desk.public_text).objects.select_related("participation__meeting", "participation__facility")
    now = service.review_of(row.get(participation=desk.part), finding=before.finding)
    return _next(desk, act, before, now)


def _next(desk: Desk, act: Act, before: service.Review, now: service.Review) -> str:
    """The place that stands where the decided one stood among the open ones."""
    shown = [spot.id for spot in before.open if desk.kind in ("", spot.place.kind)]
    left = [spot.id for spot in now.open if desk.kind in ("", spot.place.kind)]
    if not left:
        return f"{desk.address}{_NEXT}" if not now.open else _place(desk.plain, now.open[0].id)
    index = shown.index(act.target) if act.target in shown else 0
    found = left[min(index, len(left) - 1)]
    return _place(desk.address, found)


def _place(address: str, spot_id: str) -> str:
    return f"{address}&at={spot_id}#spot-{spot_id}"


_NEXT = "&at=done#next"
_PLACES_ON_PAGE = {"revoke": "#standing", "ask": _NEXT, "confirm": _NEXT, "reopen": _NEXT}
