"""Writes one edition of a notice: the frozen words, a message to every recipient, the history. [RULEBOOK §6]"""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date, datetime

from django.db import IntegrityError, transaction

from meetings.calendar import Method, invitation
from meetings.enums import NoticeKind
from meetings.mails import notice_mail, notice_text
from meetings.models import Member, Notice, NoticeRecipient, Participation, Reply
from meetings.notice_parties import Addressee, habit_of, sender_of
from meetings.notice_text import Change, Told, told_of
from meetings.notice_writing import Edition, Writing, answer_day
from meetings.pdf.letters import letter_page
from meetings.tokens import link_for
from operators.local_time import day_of
from operators.models import User
from operators.services.history import SCREEN, note
from outbox.models import Message
from outbox.services import Attachment, owe

BY_ITSELF = "plan_notices"
"""What the history says where a task, not a person, gave notice."""


class NoticeError(Exception):
    """The notice cannot be given as it stands."""


class AlreadyAnnounced(NoticeError):
    """This edition exists: somebody, or another scheduler, was quicker."""


@dataclass(frozen=True)
class Draft:
    """An edition that is about to be prepared: what it says and to whom it goes."""

    kind: NoticeKind
    to: Sequence[Addressee]
    changes: Sequence[Change] = ()
    reason: str = ""
    late_reason: str = ""
    enclosures: Sequence[Attachment] = field(default=())


def locked(participation: Participation) -> Participation:
    """The part as it stands, its meeting and office with it; whoever else gives notice of it waits."""
    rows = Participation.objects.select_for_update(of=("self",), no_key=True)
    return rows.select_related("meeting", "facility__municipality", "facility__corporation").get(
        pk=participation.pk
    )


def edition_of(
    participation: Participation, draft: Draft, *, today: date, told: Told | None = None
) -> Edition:
    """What all recipients of the draft would read, from the record as it stands today."""
    habit = habit_of(participation.facility)
    told = told or told_of(participation)
    return Edition(
        kind=draft.kind,
        told=told,
        sender=sender_of(participation.facility, habit),
        issued_on=today,
        answer_by=answer_day(told.held_on, habit.remind_answer_days, today),
        changes=draft.changes,
        reason=draft.reason,
        enclosed=bool(draft.enclosures),
        large=habit.large_print,
    )


def issue(*, participation: Participation, draft: Draft, by: User | None, at: datetime) -> Notice:
    """Prepare the next edition inside the caller's transaction; raises `AlreadyAnnounced` for a lost race."""
    edition = edition_of(participation, draft, today=day_of(at))
    number = participation.notices.count() + 1
    kept = {
        **edition.told.as_json(),
        "sequence": participation.meeting.sequence,
        "owed_to": [each.slug for each in draft.to],
    }
    try:
        with transaction.atomic():
            notice = Notice.objects.create(
                participation=participation,
                edition=number,
                kind=draft.kind,
                told=kept,
                changes=[asdict(change) for change in draft.changes],
                late_reason=draft.late_reason,
                prepared_at=at,
                prepared_by=by,
            )
    except IntegrityError as error:
        raise AlreadyAnnounced from error
    _remember_words(participation, edition)
    owe_all(notice, edition, draft, by=by, at=at)
    _tell_history(notice, len(draft.to), by=by, at=at)
    return notice


def _remember_words(participation: Participation, edition: Edition) -> None:
    """What people were told last is what the rules ask about: a later edition may add the evaluation or take it away."""
    if edition.takes_place:
        Participation.objects.filter(pk=participation.pk).update(
            notice_says_joint=True, notice_says_evaluation=edition.told.evaluation
        )


def owe_all(notice: Notice, edition: Edition, draft: Draft, *, by: User | None, at: datetime) -> None:
    """Owe the edition to every recipient of the draft, once."""
    participation = notice.participation
    _invite(participation, [each.member for each in draft.to if each.member])
    for addressee in draft.to:
        writing = Writing(edition, addressee, link_of(participation, addressee.member, edition))
        files = [*calendar_of(participation, writing, at), *draft.enclosures]
        message = owe_one(writing, key=key_of(notice, addressee), files=files, by=by, at=at)
        NoticeRecipient.objects.create(
            notice=notice, kind=addressee.kind, member=addressee.member, message=message
        )


def owe_one(
    writing: Writing, *, key: str, files: Sequence[Attachment], by: User | None, at: datetime
) -> Message:
    """One recipient's mail or letter. A letter keeps its whole page."""
    to = writing.to
    if to.by_mail:
        mail = notice_mail(writing)
        text, html = mail.text, mail.html
    else:
        text, html = notice_text(writing), letter_page(writing)
    return owe(
        key=key,
        channel=to.channel,
        to=to.recipient,
        subject=writing.edition.subject,
        text=text,
        html=html,
        files=files,
        by=by,
        at=at,
    )


def key_of(notice: Notice, addressee: Addressee) -> str:
    """The debt's own name: the same recipient is owed an edition once, whoever plans it."""
    return f"notice/{notice.participation_id}/{notice.edition}/{addressee.slug}"


def calendar_of(participation: Participation, writing: Writing, at: datetime) -> list[Attachment]:
    """The recipient's own calendar entry as the edition has it, invitation or cancellation; by mail only."""
    if not writing.to.by_mail:
        return []
    method: Method = "REQUEST" if writing.edition.takes_place else "CANCEL"
    content = invitation(participation, method=method, stamp=at, attendee=writing.to.email)
    return [Attachment("kaigi.ics", f"text/calendar; method={method}; charset=utf-8", content)]


def link_of(participation: Participation, member: Member | None, edition: Edition) -> str:
    """The member's own answer link; empty where there is nothing to answer, or it was taken back."""
    if member is None or not edition.takes_place:
        return ""
    reply = participation.replies.filter(member=member, revoked_at=None).first()
    return link_for(reply) if reply else ""


def _invite(participation: Participation, members: Iterable[Member]) -> None:
    """An invitation for every member; those who have one keep it, and with it their answer."""
    known = set(participation.replies.values_list("member_id", flat=True))
    Reply.objects.bulk_create(
        Reply(participation=participation, member=member) for member in members if member.pk not in known
    )


def _tell_history(notice: Notice, recipients: int, *, by: User | None, at: datetime) -> None:
    participation = notice.participation
    changes = {
        "meeting": [None, participation.meeting_id],
        "edition": [None, notice.edition],
        "recipients": [None, recipients],
        **({"late_reason": [None, notice.late_reason]} if notice.late_reason else {}),
    }
    verb, via = f"{NoticeKind(notice.kind).label}の作成", SCREEN if by else BY_ITSELF
    note(verb, f"notice {notice.pk}", participation.facility, changes, by=by, at=at, via=via)


def told_before(notice: Notice) -> Told:
    """What an earlier edition said."""
    return Told.from_json(notice.told)
