"""What goes with an office's records whose time is over, and what stays: days, standings and numbers. [N §8, ADR 0019]

Boards and histories of past years stay as they were: of everybody who came the category and the manner stay, of the
annual agenda that it stood there; names, words and files go.
"""

from collections.abc import Collection
from datetime import datetime

from django.db.models import Case, F, Q, QuerySet, Value, When

from meetings.enums import FollowUpState, SubmissionKind
from meetings.models import (
    AgendaItem,
    Attendance,
    DraftCheck,
    FollowUp,
    FollowUpStep,
    Material,
    Meeting,
    Minutes,
    MinutesCopy,
    MinutesVersion,
    Notice,
    NoticeRecipient,
    Participation,
    PublicText,
    PublishedWay,
    Reply,
)
from meetings.services.disposal.files import add_offices_files
from meetings.services.disposal.heap import Heap
from meetings.services.disposal.messages import add_messages, messages_under
from rules.kinds import AnnualTopic

NAMELESS = "（氏名は保存期間の満了により削除）"
"""What stands in place of a name: who came is a number by category from now on."""
_TITLE = Case(
    *(When(topic=topic.value, then=Value(topic.label)) for topic in AnnualTopic), default=F("topic")
)


def heap_of_parts(parts: Collection[int], *, at: datetime) -> Heap:
    """Everything that goes with these parts, by their keys, at once: the common part with the last office's."""
    heap = Heap()
    meetings = last_offices(parts)
    own = Q(participation__in=parts) | Q(participation=None, meeting__in=meetings)
    minutes = Minutes.objects.filter(own)
    _add_correspondence(heap, parts, minutes)
    _add_public(heap, parts)
    add_offices_files(heap, Material.objects.filter(own), at)
    heap.add("議事録の版", MinutesVersion.objects.filter(minutes__in=minutes))
    heap.add("議事録", minutes)
    _add_follow_ups(heap, parts)
    _add_traces(heap, parts, own, meetings)
    return heap


def last_offices(parts: Collection[int]) -> list[int]:
    """The meetings of which nobody else's record stands: what is common to all goes now."""
    mine = Participation.objects.filter(pk__in=parts)
    standing = Participation.objects.bound().filter(disposed_on=None).exclude(pk__in=parts)
    meetings = mine.exclude(meeting__in=standing.order_by().values("meeting_id"))
    return sorted(set(meetings.values_list("meeting_id", flat=True)))


def _add_correspondence(heap: Heap, parts: Collection[int], minutes: QuerySet[Minutes]) -> None:
    """Notices, answers, drafts to check and copies with their mails and letters."""
    checks = DraftCheck.objects.filter(minutes__in=minutes)
    copies = MinutesCopy.objects.filter(
        version__submission__participation__in=parts, version__submission__kind=SubmissionKind.MINUTES
    )
    recipients = NoticeRecipient.objects.filter(notice__participation__in=parts)
    replies = Reply.objects.filter(participation__in=parts)
    tied = [
        rows.exclude(message=None).values_list("message_id", flat=True)
        for rows in (checks, copies, recipients)
    ]
    prefixes = {f"{name}/{part}/" for part in parts for name in _OF_PART}
    prefixes |= {f"minutes/{key}/" for key in copies.values_list("version__submission_id", flat=True)}
    prefixes |= {f"draft/{key}/" for key in minutes.values_list("pk", flat=True)}
    prefixes |= {f"remind-answer/{key}/" for key in replies.values_list("pk", flat=True)}
    owed = {key for keys in tied for key in keys} | set(messages_under(prefixes))
    heap.add("議事録案の確認", checks)
    heap.add("議事録の送付先", copies)
    heap.add("開催通知の宛先", recipients)
    heap.add("開催通知", Notice.objects.filter(participation__in=parts))
    heap.add("出欠の回答", replies)
    add_messages(heap, owed)


_OF_PART = ("notice", "remind-notice", "remind-minutes", "remind-copies")
"""How the keys of the mails about one part begin."""


def _add_public(heap: Heap, parts: Collection[int]) -> None:
    """The public words in the making; the published record is the public room's to take away."""
    heap.add("公表用の文", PublicText.objects.filter(participation__in=parts))
    told = PublishedWay.objects.filter(participation__in=parts).exclude(note="")
    heap.add("", told, note="")


def _add_follow_ups(heap: Heap, parts: Collection[int]) -> None:
    """Steps go with their meeting; a request with the last of the meetings it is part of, and never while open.

    What is still being worked on, or told of at a meeting whose record stands, belongs to that record as well.
    """
    standing = ~Q(participation__in=parts) & Q(participation__disposed_on=None)
    told_elsewhere = FollowUpStep.objects.filter(standing).values("follow_up_id")
    gone = Q(raised_in__in=parts) | Q(raised_in__disposed_on__isnull=False)
    closed = Q(closed_in=None) | Q(closed_in__in=parts) | Q(closed_in__disposed_on__isnull=False)
    over = ~Q(state=FollowUpState.OPEN) | Q(facility__closed_on__isnull=False)
    concerned = Q(raised_in__in=parts) | Q(closed_in__in=parts) | Q(steps__participation__in=parts)
    doomed = FollowUp.objects.filter(gone, closed, over, concerned).exclude(pk__in=told_elsewhere)
    keys = list(doomed.values_list("pk", flat=True).distinct())
    steps = Q(participation__in=parts) | Q(follow_up__in=keys)
    heap.add("要望への対応の経過", FollowUpStep.objects.filter(steps))
    heap.add("要望・助言", FollowUp.objects.filter(pk__in=keys))


def _add_traces(heap: Heap, parts: Collection[int], own: Q, meetings: list[int]) -> None:
    """Names of those who came, words of the agenda, and what was noted of the meeting itself."""
    heap.add(
        "出欠の氏名",
        Attendance.objects.filter(participation__in=parts),
        member=None,
        name=NAMELESS,
        stand_in="",
    )
    agenda = AgendaItem.objects.filter(own)
    heap.add("議題", agenda.filter(topic=""))
    heap.add("", agenda.exclude(topic=""), title=_TITLE, detail="")
    words = {"note": "", "exception_reason": "", "place": "", "place_address": "", "web_link": ""}
    heap.add("", Meeting.objects.filter(pk__in=meetings), **words)
