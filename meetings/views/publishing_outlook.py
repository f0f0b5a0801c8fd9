"""How far an office's record is on its way to the public, and what the next act is."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from django.urls import reverse

from meetings.enums import PublicationWay, PublicTextState
from meetings.models import Participation, PublicText, PublishedWay
from meetings.next_act import Act
from meetings.services import public_texts
from meetings.services.publishing import errors
from meetings.services.publishing.minutes import MINUTES
from meetings.views.notice_parts import address_of
from meetings.views.publishing_acts import BeforeThePublic, out_act, ready_act
from publication.enums import RecordState
from publication.models import PublicRecord


class Stage(StrEnum):
    """Where the public version stands."""

    NOTHING = "nothing"
    MINUTES = "minutes"
    NOT_BEGUN = "not_begun"
    MAKING = "making"
    WAITING = "waiting"
    READY = "ready"
    OUT = "out"


@dataclass(frozen=True)
class Outlook(BeforeThePublic):
    """Everything the page shows; ``differs``: the text is not what is before the public."""

    part: Participation
    text: PublicText | None
    record: PublicRecord | None
    stage: Stage
    ways: Mapping[PublicationWay, PublishedWay]
    open_count: int = 0
    why_not: str = ""
    differs: bool = False

    @property
    def act(self) -> Act:
        """What comes next."""
        return _ACTS[self.stage](self)


def outlook_of(part: Participation, *, at: datetime) -> Outlook:
    """Look at one office's part; a fixed number of queries."""
    text = PublicText.objects.filter(participation=part).select_related("record").first()
    rows = PublishedWay.objects.filter(participation=part).select_related("by")
    ways = {PublicationWay(row.way): row for row in rows}
    record = text.record if text else None
    if why_not := _why_not(part, at):
        return Outlook(part, text, record, Stage.NOTHING, ways, why_not=why_not)
    if text is not None:
        text.participation = part
    review = public_texts.review_of(text) if text else None
    stage, differs = _stage(text, record, review)
    open_count = len(review.open) if review else 0
    if review is None and not _minutes_final(part):
        stage = Stage.MINUTES
    return Outlook(part, text, record, stage, ways, open_count, differs=differs)


def _why_not(part: Participation, at: datetime) -> str:
    try:
        MINUTES.must_have_taken_place(part, at)
    except errors.PublishingError as error:
        return error.words
    return ""


def _minutes_final(part: Participation) -> bool:
    from meetings.record_building import build_record

    return not build_record(part).draft


def _stage(
    text: PublicText | None, record: PublicRecord | None, review: public_texts.Review | None
) -> tuple[Stage, bool]:
    if text is None or review is None:
        return Stage.NOT_BEGUN, False
    if record and record.state == RecordState.PUBLISHED:
        same = text.revision == text.published_revision
        if same and review.content == record.told:
            return Stage.OUT, False
        return _of_text(text, review), True
    return _of_text(text, review), False


def _of_text(text: PublicText, review: public_texts.Review) -> Stage:
    if not review.final:
        return Stage.MINUTES
    if text.state == PublicTextState.CHECK:
        return Stage.WAITING
    ready = text.state == PublicTextState.READY and not public_texts.obstacles(review)
    return Stage.READY if ready else Stage.MAKING


def _nothing(outlook: Outlook) -> Act:
    return Act(outlook.why_not, "")


def _minutes(outlook: Outlook) -> Act:
    if outlook.published:
        text = "議事録を訂正しているところです。確定するまで、公開ページは前のままです。"
    else:
        text = (
            "議事録が確定すると、公表用の文を作れます。紙の議事録を掲示したときなどは、下に記録してください。"
        )
    return Act(
        "議事録がまだ確定していません", text, "議事録を書く", address_of("meeting_minutes", outlook.part)
    )


def _not_begun(outlook: Outlook) -> Act:
    return Act(
        "公表用の文を作ります",
        "確定した議事録から、個人が特定されない公表用の文を作ります。元の議事録は変わりません。",
        "公表用の文を作る",
        address_of("public_text", outlook.part),
    )


def _making(outlook: Outlook) -> Act:
    title = "公表用の文を作っているところです"
    text = "文を読み直して、確認を済ませてください。"
    if outlook.open_count:
        text = f"個人の特定につながるかもしれない所が、あと{outlook.open_count}か所あります。"
    elif outlook.text and outlook.text.state == PublicTextState.READY:
        text = "確認したあとに、議事録か構成員の情報が変わりました。もう一度、確かめてください。"
    if outlook.published:
        title = "訂正版を作っているところです"
        text += "公表し直すまで、公開ページは前のままです。"
    return Act(title, text, "公表用の文を仕上げる", address_of("public_text", outlook.part))


def _waiting(outlook: Outlook) -> Act:
    return Act(
        "ほかの方の確認を待っています",
        "この事業所では、依頼した方とは別の方が確認してから公表します。",
        "公表用の文を開く",
        address_of("public_text", outlook.part),
    )


def _ready(outlook: Outlook) -> Act:
    return ready_act(outlook, address_of("publish", outlook.part))


_ACTS = {
    Stage.NOTHING: _nothing,
    Stage.MINUTES: _minutes,
    Stage.NOT_BEGUN: _not_begun,
    Stage.MAKING: _making,
    Stage.WAITING: _waiting,
    Stage.READY: _ready,
    Stage.OUT: out_act,
}


def way_address(name: str, part: Participation, way: PublicationWay) -> str:
    """The address of a page about one way."""
    return f"{reverse(name, args=[part.meeting_id, way.value])}?facility={part.facility_id}"
