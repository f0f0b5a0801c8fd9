"""The meetings of an office and what became of their minutes, as a workbook: one row a meeting. [N §8, §9]"""

from collections.abc import Iterable, Iterator

from meetings.enums import BOUND, MinutesState, SubmissionKind, SubmissionState
from meetings.exports.plain_workbook import Cell, plain_workbook
from meetings.minutes_content import Content
from meetings.models import Member, Participation
from meetings.record_attendance import groups_of
from operators.local_time import day_of
from operators.models import Facility
from rules.fiscal_year import FiscalYear
from rules.kinds import MeetingMode, MeetingStatus, MemberCategory

_MEETING = ("開催日", "年度", "開始", "終了", "開催方法", "場所", "合同開催の事業所", "外部評価", "状態")
_PEOPLE = tuple(
    f"{side}（{label}）"
    for side in ("出席", "欠席")
    for label in ("計", *(each.label for each in MemberCategory))
)
_MINUTES = ("議事録", "要望・助言の件数", "提出日", "受付番号", "受理日", "送付完了日", "公表日")
HEADS = (*_MEETING, *_PEOPLE, *_MINUTES)
_WIDE = {"場所": 24, "合同開催の事業所": 40, "開催方法": 16}
_UNSEEN = (MeetingStatus.DRAFT.value, MeetingStatus.CANCELLED.value)
_NOT_BEGUN = "未作成"


def minutes_list(facility: Facility, year: FiscalYear | None) -> bytes:
    """XLSX of the office's meetings in ``year``, or of all; without drafts and what was called off.

    Days and hours are real ones, numbers are numbers, everything else is text, whatever it begins with. People
    stand as numbers only, and only where the attendance was noted.
    """
    rows = _rows(facility, year)
    return plain_workbook("議事録一覧", HEADS, rows, wide=_WIDE, stays="B2", maker=facility.name)


def _rows(facility: Facility, year: FiscalYear | None) -> Iterator[list[Cell]]:
    members = list(Member.objects.filter(facility=facility))
    parts = Participation.objects.bound().filter(facility=facility).exclude(meeting__status__in=_UNSEEN)
    if year:
        parts = parts.filter(meeting__held_on__range=(year.first, year.last))
    loaded = parts.select_related("meeting", "minutes").prefetch_related(
        "attendances__member", "submissions", "meeting__participations__facility"
    )
    for part in loaded.order_by("meeting__held_on", "meeting__starts_at", "pk"):
        yield [*_meeting(part), *_people(part, members), *_minutes(part)]


def _meeting(part: Participation) -> list[Cell]:
    meeting = part.meeting
    partners = _partners(part)
    return [
        meeting.held_on,
        FiscalYear.of(meeting.held_on).label,
        meeting.starts_at,
        meeting.ends_at,
        MeetingMode(meeting.mode).label,
        meeting.place,
        "、".join(partners),
        "あり" if part.carries_evaluation else "",
        MeetingStatus(meeting.status).label,
    ]


def _partners(part: Participation) -> list[str]:
    bound = [each for each in part.meeting.participations.all() if each.standing in BOUND]
    return sorted(each.facility.name for each in bound if each.pk != part.pk)


def _people(part: Participation, members: Iterable[Member]) -> list[Cell]:
    """How many came and did not, in all and by category; nothing where nobody noted it."""
    rows = list(part.attendances.all())
    if not rows:
        return [None] * len(_PEOPLE)
    serving = [member for member in members if member.serves_on(part.meeting.held_on)]
    groups = {group.category: group for group in groups_of(rows, serving, nameless=True)}
    seats = [groups.get(category.value) for category in MemberCategory]
    came = [len(group.present) if group else 0 for group in seats]
    missed = [len(group.absent) if group else 0 for group in seats]
    return [sum(came), *came, sum(missed), *missed]


def _minutes(part: Participation) -> list[Cell]:
    minutes = getattr(part, "minutes", None)
    content = Content.from_json(minutes.content) if minutes else Content()
    submission = next((each for each in part.submissions.all() if each.kind == SubmissionKind.MINUTES), None)
    accepted = submission and submission.state == SubmissionState.ACCEPTED
    return [
        str(MinutesState(minutes.state).label) if minutes else _NOT_BEGUN,
        sum(1 for item in content.items if item.asked),
        part.submitted_on,
        submission.receipt if submission else "",
        day_of(submission.state_at) if submission and accepted else None,
        part.delivered_on,
        part.published_on,
    ]
