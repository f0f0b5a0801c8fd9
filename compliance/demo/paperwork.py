"""What some offices did after their last meetings: attendance, minutes, the ward's desk. Through the real services."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import F

from compliance.demo import cast
from compliance.demo.days import noon
from compliance.demo.lots import lot
from compliance.demo.publishing import publish_papers
from compliance.demo.words import counts_for, items_for
from meetings.enums import Manner, MinutesState, SaveKind
from meetings.minutes_content import Content
from meetings.models import Attendance, Figures, Minutes, MinutesVersion, Participation, Submission
from meetings.notice_parties import serving
from meetings.services import follow_ups, submissions
from meetings.services.copies_delivery import settle
from meetings.services.desk import acts, colleagues
from meetings.services.minutes.saving import searchable
from operators.models import User
from outbox.enums import Channel, State
from outbox.models import Message
from rules.kinds import MeetingStatus, MemberCategory, ServiceKind

DAYS, OWN_DAYS = 100, 220
"""How far back meetings have their papers in the portal, of others and of the operator's own offices, so that the
figures of some months can be looked at; earlier ones are known from the ledger."""
OFFICES = 12
"""How many offices besides the operator's submit through the portal."""
UNREAD, ASSIGNED, RETURNED = 4, 6, 7
"""Of the submissions from the newest on: so many are unread, up to there in hand, up to there returned."""
_MULTIFUNCTIONAL = {ServiceKind.SMALL_MULTIFUNCTIONAL, ServiceKind.NURSING_MULTIFUNCTIONAL}
_REASON = "利用者数が前回の報告と大きく違います。確かめて、必要なら直してください。"


@dataclass(frozen=True)
class Hands:
    """Who does it."""

    operator: User
    ward: User


def file_papers(*, today: date, operator: User, ward: User) -> int:
    """Take the latest alone-held meetings of some offices through the portal; how many submissions that makes."""
    hands = Hands(operator, ward)
    parts = list(_chosen(today))
    waiting = _waiting(parts)
    for part in parts:
        _attend(part)
        _write(part, operator, final=part.submitted_on is not None, naming=part == waiting)
    sent = [_submit(part, operator) for part in parts if part.submitted_on]
    newest_first = sorted(sent, key=lambda each: each.received_on, reverse=True)
    own = [each for each in newest_first if each.facility.reference in cast.OPERATORS_OFFICES]
    for submission in own:
        _treat(submission, RETURNED if submission is own[0] else RETURNED + 1, hands)
    for place, submission in enumerate(each for each in newest_first if each not in own):
        _treat(submission, place, hands)
    publish_papers([part for part in parts if part.submitted_on and part != waiting], by=operator)
    return len(sent)


def _chosen(today: date) -> Iterable[Participation]:
    """The operator's own meetings of the last weeks, and the last meeting of each of some other offices."""
    rows = Participation.objects.filter(
        meeting__status=MeetingStatus.HELD.value,
        meeting__held_on__range=(today - timedelta(days=OWN_DAYS), today - timedelta(days=1)),
        meeting__participants_key__regex=r"^[^;]+$",
    ).select_related("meeting", "facility__municipality", "facility__corporation")
    by_office: dict[str, list[Participation]] = defaultdict(list)
    for part in rows.order_by("meeting__held_on", "pk"):
        by_office[part.facility.reference].append(part)
    own = [part for reference in cast.OPERATORS_OFFICES for part in by_office.pop(reference, [])]
    recent = today - timedelta(days=DAYS)
    last = {
        reference: parts[-1]
        for reference, parts in by_office.items()
        if parts[-1].submitted_on and parts[-1].meeting.held_on >= recent
    }
    others = sorted(last, key=lambda reference: lot(reference, "portal"))[:OFFICES]
    return [*filter(_has_papers, own), *(last[reference] for reference in others)]


def _waiting(parts: Iterable[Participation]) -> Participation | None:
    """The operator's last record but one: on the notice board only, so that a public version can be made of it."""
    own = [part for part in parts if part.submitted_on and part.facility.reference in cast.OPERATORS_OFFICES]
    return own[-2] if len(own) > 1 else None


def _has_papers(part: Participation) -> bool:
    """Who never sent anything has not written anything; only minutes in the making are begun."""
    return part.submitted_on is not None or part.facility.reference == cast.AT_RISK


def _attend(part: Participation) -> None:
    away = lot(part.facility.reference, "away") % 8
    members = serving(part, today=part.meeting.held_on).order_by("pk")
    Attendance.objects.bulk_create(
        Attendance(
            participation=part,
            member=member,
            category=member.category,
            manner=Manner.APOLOGY
            if place == away and member.category != MemberCategory.STAFF
            else Manner.PRESENT,
        )
        for place, member in enumerate(members)
    )
    part.attendance_closed_at = noon(part.meeting.held_on)
    part.save(update_fields=["attendance_closed_at"])


def _write(part: Participation, by: User, *, final: bool, naming: bool) -> None:
    """The minutes as they were finalised on the day of submission, or begun a few days after the meeting."""
    content = _content(part, final=final, naming=naming)
    at = noon(part.submitted_on or part.meeting.held_on + timedelta(days=5))
    minutes = Minutes.objects.create(
        meeting=part.meeting,
        participation=part,
        state=MinutesState.FINAL if final else MinutesState.DRAFT,
        revision=1,
        content=content.as_json(),
        folded_text=searchable(content),
        **({"finalised_at": at, "finalised_by": by} if final else {}),
    )
    MinutesVersion.objects.create(
        minutes=minutes,
        revision=1,
        kind=SaveKind.FINAL if final else SaveKind.SAVED,
        content=minutes.content,
        saved_at=at,
        saved_by=by,
    )
    if final:
        Figures.objects.create(participation=part, **content.counts)
        follow_ups.settle_follow_ups(minutes=minutes, by=by, at=at)


def _content(part: Participation, *, final: bool, naming: bool) -> Content:
    """Something under every point of the agenda; under the first two where it is only begun."""
    common_first = F("participation").asc(nulls_first=True)
    points = list(part.meeting.agenda.order_by(common_first, "position", "pk").values_list("pk", "title"))
    drawn = lot(f"{part.facility.reference}{part.meeting.held_on}", "figures")
    counts = counts_for(drawn, multifunctional=part.facility.kind in _MULTIFUNCTIONAL)
    return Content(
        opening="管理者のあいさつのあと、資料に沿って報告した。",
        items=items_for(points if final else points[:2], naming=naming),
        counts=counts if final else {},
        closing="次回の日程を確かめて閉会した。" if final else "",
    )


def _submit(part: Participation, by: User) -> Submission:
    """Submit on the ledger's day; the copies went out on that day where the ledger says so."""
    at, served = noon(part.submitted_on or part.meeting.held_on), part.delivered
    submission = submissions.submit(participation=part, by=by, at=at)
    copies = Message.objects.filter(minutes_copy__version__submission=submission)
    if not served:  # a letter still lies on the desk
        copies = copies.exclude(channel=Channel.POST)
    copies.filter(channel=Channel.EMAIL).update(state=State.SENT, settled_at=at)
    copies.exclude(channel=Channel.EMAIL).update(state=State.HANDED_OVER, settled_at=at, settled_by=by)
    settle(participation=part, at=at)
    return submission


def _treat(submission: Submission, place: int, hands: Hands) -> None:
    """The newest are unread; of the older ones two came back, the rest is accepted."""
    if place < UNREAD:
        return
    version = submission.versions.get()
    at = noon(submission.received_on + timedelta(days=2))
    colleagues.mark_read(submission=submission, by=hands.ward, at=at)
    if place < ASSIGNED:
        colleagues.assign(submission=submission, to=hands.ward, by=hands.ward, at=at)
    elif place <= RETURNED:
        marks = {"figures": "利用者数を確かめてください。"}
        acts.send_back(version=version, reason=_REASON, marks=marks, by=hands.ward, at=at)
    else:
        acts.accept(version=version, by=hands.ward, at=at)
