"""Reminds members who had the notice and have not answered: by mail, once for each date of a meeting. [TRAPS 1]"""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Exists, F, OuterRef, Q, QuerySet

from meetings.enums import BOUND, DeliveryWay
from meetings.mails import compose
from meetings.models import CouncilHabit, NoticeRecipient, Reply
from meetings.notice_parties import sender_of
from meetings.services.notice_changes import last_edition, untold_changes
from meetings.services.notice_editions import told_before
from meetings.services.owed_mail import owe_mail
from meetings.tokens import link_for
from operators.local_time import day_of
from outbox.enums import State
from outbox.models import Message
from outbox.services import Recipient
from rules.kinds import MeetingStatus


@transaction.atomic
def remind_no_answer(*, at: datetime) -> int:
    """Mail those who are silent as soon as their office's day for it has come; how many mails are new.

    Not while something is untold: the change comes first, and nobody is reminded of a day that is no longer so.
    """
    made = 0
    for reply in _silent(at):
        part = reply.participation
        habit = getattr(part.facility, "council_habit", None) or CouncilHabit(facility=part.facility)
        first_day = part.meeting.held_on - timedelta(days=habit.remind_answer_days)
        if first_day <= day_of(at) and not untold_changes(part):
            made += _remind(reply, habit, at)
    return made


_RELATED = (
    "member",
    "participation__meeting",
    "participation__facility__municipality",
    "participation__facility__corporation",
    "participation__facility__council_habit",
)
_PREFETCHED = (
    "participation__notices",
    "participation__meeting__agenda",
    "participation__meeting__participations__facility",
)
"""What composing a reminder reads, loaded for all at once."""


def _silent(at: datetime) -> QuerySet[Reply]:
    """Members by mail, in office today and on the day, who have had the notice long enough and did not answer."""
    today = day_of(at)
    had_it = NoticeRecipient.objects.filter(
        notice__participation=OuterRef("participation"),
        member=OuterRef("member"),
        message__state=State.SENT,
        message__settled_at__lte=at - settings.NOTICE_REMIND_AFTER,
    )
    replies = Reply.objects.filter(
        Exists(had_it),
        Q(member__left_on=None) | Q(member__left_on__gte=F("participation__meeting__held_on")),
        answer="",
        revoked_at=None,
        member__delivery=DeliveryWay.EMAIL,
        participation__standing__in=BOUND,
        participation__meeting__status=MeetingStatus.PLANNED.value,
        participation__meeting__held_on__gt=today,
    )
    return replies.select_related(*_RELATED).prefetch_related(*_PREFETCHED).order_by("pk")


def _remind(reply: Reply, habit: CouncilHabit, at: datetime) -> bool:
    part, member = reply.participation, reply.member
    key = f"remind-answer/{reply.pk}/{part.meeting.held_on.isoformat()}"
    last = last_edition(part)
    if last is None or Message.objects.filter(key=key).exists():
        return False
    told = told_before(last)
    subject = f"【出欠のご確認】{told.council} {told.held_on.month}月{told.held_on.day}日（{told.office}）"
    context = {
        "name": member.name,
        "told": told,
        "sender": sender_of(part.facility, habit),
        "link": link_for(reply),
    }
    mail = compose("no_answer", subject, context)
    return owe_mail(key=key, to=Recipient(f"{member.name} 様", member.email), mail=mail, at=at)
