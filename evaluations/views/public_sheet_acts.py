"""The buttons of the editor: what each does, and where the person goes on."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from evaluations.models import PublicSheet
from evaluations.services import public_sheets as service
from evaluations.views.public_sheet_desk import Desk
from meetings.forms.public_text import EditorForm
from meetings.services.public_texts.finding import Finding
from meetings.views.numbers import number_of
from operators.models import User

SAVED = "公表用の文を保存しました。"
_NEXT = "at=done#next"
_PLACES_ON_PAGE = {"revoke": "#standing", "reopen": f"?{_NEXT}", "confirm": f"?{_NEXT}"}


@dataclass(frozen=True)
class Pressed:
    """A button and what is around it: who pressed it when, what was posted, what was looked at."""

    verb: str
    key: str
    target: str
    form: EditorForm
    review: service.Review
    kind: str
    by: User
    at: datetime

    @property
    def who(self) -> dict[str, Any]:
        """Who does it, and when."""
        return {"by": self.by, "at": self.at}

    @property
    def finding(self) -> Finding:
        """The finder of this request."""
        return self.review.finding


def do(row: PublicSheet, pressed: Pressed) -> str:
    """Do it; answers what is said about it, nothing where the page shows it anyway. Raises `PublicTextError`."""
    act = _ACTS.get(pressed.verb)
    return act(row, pressed) if act else SAVED


def _replace(row: PublicSheet, it: Pressed) -> str:
    words = it.form.words_for(it.target)
    service.replace_spot(
        public_text=row, key=it.key, spot_id=it.target, words=words, finding=it.finding, **it.who
    )
    return ""


def _keep(row: PublicSheet, it: Pressed) -> str:
    service.keep_spot(public_text=row, key=it.key, spot_id=it.target, finding=it.finding, **it.who)
    return ""


def _take(row: PublicSheet, it: Pressed) -> str:
    service.take_over(public_text=row, key=it.key, **it.who)
    return "新しい文を取り込みました。"


def _stay(row: PublicSheet, it: Pressed) -> str:
    service.stay(public_text=row, key=it.key, **it.who)
    return "いまの公表用の文のままにします。"


def _all(row: PublicSheet, it: Pressed) -> str:
    count = service.replace_all(public_text=row, kind=it.kind, finding=it.finding, **it.who)
    return f"{count}か所を、提案の言葉に置き換えました。"


def _undo(row: PublicSheet, it: Pressed) -> str:
    return f"{service.undo_all(public_text=row, **it.who)}件の文を、置き換える前に戻しました。"


def _revoke(row: PublicSheet, it: Pressed) -> str:
    service.revoke(public_text=row, decision_pk=number_of(it.key, otherwise=0), **it.who)
    return "「そのまま残す」を取り消しました。"


def _reopen(row: PublicSheet, it: Pressed) -> str:
    service.reopen(public_text=row, **it.who)
    return "作成中に戻しました。"


def _confirm(row: PublicSheet, it: Pressed) -> str:
    service.confirm(public_text=row, base_revision=it.form.read_on, **it.who)
    return "確認しました。公表に進めます。"


_ACTS: dict[str, Callable[[PublicSheet, Pressed], str]] = {
    "replace": _replace,
    "keep": _keep,
    "take": _take,
    "stay": _stay,
    "all": _all,
    "undo": _undo,
    "revoke": _revoke,
    "reopen": _reopen,
    "confirm": _confirm,
}


def onward(desk: Desk, pressed: Pressed, now: service.Review) -> str:
    """Where the person goes on: to the next open place after one that was decided, else to where they were."""
    if pressed.verb not in ("replace", "keep"):
        return f"{desk.plain}{_PLACES_ON_PAGE.get(pressed.verb, '#public-text')}"
    shown = [spot.id for spot in pressed.review.open if desk.kind in ("", spot.place.kind)]
    left = [spot.id for spot in now.open if desk.kind in ("", spot.place.kind)]
    if not left:
        return (
            f"{desk.plain}?at={now.open[0].id}#spot-{now.open[0].id}" if now.open else f"{desk.plain}?{_NEXT}"
        )
    index = shown.index(pressed.target) if pressed.target in shown else 0
    found = left[min(index, len(left) - 1)]
    sign = "&" if desk.kind else "?"
    return f"{desk.address}{sign}at={found}#spot-{found}"
