"""Asks members to confirm a draft of the minutes by a link."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Q

from meetings.draft_links import link_for
from meetings.enums import TOOK_PART, MinutesState, SaveKind
from meetings.mails import Mail, compose
from meetings.minutes_content import Content
from meetings.models import DraftCheck, Member, Minutes, MinutesVersion, Participation
from meetings.notice_parties import Addressee, habit_of, of_member, sender_of, serving
from meetings.notice_text import long_day
from meetings.roster import council_of
from operators.local_time import day_of
from operators.models import User
from operators.services.history import note
from outbox.enums import Channel
from outbox.services import Recipient, owe

LONGEST_WORDS = 2000


class DraftCheckError(Exception):
    """It cannot be asked, or answered, as things stand; ``words`` says why."""

    words = "いまは依頼できません。"


class NoDraft(DraftCheckError):
    """The minutes are final."""

    words = "この議事録は確定しています。確認を依頼できるのは、確定する前の案だけです。"


class NothingToRead(DraftCheckError):
    """Nothing is written yet."""

    words = "まだ何も書かれていません。議事録を書いてから、確認を依頼してください。"


class ChangedSince(DraftCheckError):
    """Somebody wrote since the page was opened: what would be sent is not what was looked at."""

    words = (
        "このページを開いたあとに、議事録が書き直されました。内容を確かめてから、もう一度依頼してください。"
    )


class NobodyToAsk(DraftCheckError):
    """Nobody was chosen who can be asked by mail and was not asked about this draft."""

    words = "メールで依頼できる方を1人以上選んでください。"


@dataclass(frozen=True)
class Askable:
    """A member who could be asked: the way, whether they took part, and whether this draft was sent to them."""

    to: Addressee
    member: Member
    came: bool
    asked: bool

    @property
    def by_mail(self) -> bool:
        """Whether a link can go there."""
        return self.to.by_mail and bool(self.to.email)


def askable(minutes: Minutes, part: Participation, *, at: datetime) -> list[Askable]:
    """The members who serve on the day of the meeting, who took part first. Three queries."""
    came = set(
        part.attendances.filter(manner__in=TOOK_PART, member__isnull=False).values_list("member", flat=True)
    )
    asked = set(minutes.draft_checks.filter(revision=minutes.revision).values_list("member", flat=True))
    rows = [
        Askable(of_member(member), member, member.pk in came, member.pk in asked)
        for member in serving(part, today=day_of(at)).order_by("category", "name", "pk")
    ]
    return sorted(rows, key=lambda row: not row.came)


@transaction.atomic
def ask(
    *, minutes: Minutes, members: Sequence[int], words: str, seen: int, by: User, at: datetime
) -> list[DraftCheck]:
    """Mail a link to the draft of revision ``seen`` to the members (keys) of an office's own part.

    Whoever was asked about this draft, or has no mail, is left out. The draft they are asked about stays as an
    edition that later saves do not overwrite. Raises `NoDraft`, `NothingToRead`, `ChangedSince`, `NobodyToAsk`.
    """
    row = Minutes.objects.select_for_update(of=("self",)).get(pk=minutes.pk)
    rows = Participation.objects.select_related("meeting", "facility__corporation", "facility__municipality")
    part = rows.get(minutes=row)
    if row.state == MinutesState.FINAL:
        raise NoDraft
    if row.revision != seen:
        raise ChangedSince
    if Content.from_json(row.content).empty:
        raise NothingToRead
    chosen = [
        each
        for each in askable(row, part, at=at)
        if each.member.pk in members and each.by_mail and not each.asked
    ]
    if not chosen:
        raise NobodyToAsk
    _pin(row)
    made = [_ask_one(row, part, each, words.strip(), by, at) for each in chosen]
    changes = {"revision": [None, row.revision], "recipients": [None, len(made)]}
    note("議事録案の確認依頼", f"minutes {row.pk}", part.facility, changes, by=by, at=at)
    return made


@transaction.atomic
def stop_link(*, check: DraftCheck, by: User, at: datetime) -> DraftCheck:
    """Take the link back: it opens nothing from now on, what was answered stays; twice is once."""
    row = DraftCheck.objects.select_for_update(of=("self",)).get(pk=check.pk)
    if row.nonce:
        row.nonce = ""
        row.save(update_fields=["nonce"])
        changes = {"revision": [row.revision, None]}
        note("議事録案のリンクの停止", f"draft_check {row.pk}", row.member.facility, changes, by=by, at=at)
    return row


def _pin(row: Minutes) -> None:
    """Editions saved by themselves go on within minutes; those that members are asked to read do not."""
    drafts = Q(minutes=row) | Q(minutes__meeting=row.meeting_id, minutes__participation=None)
    MinutesVersion.objects.filter(drafts, kind=SaveKind.AUTO).update(kind=SaveKind.SAVED)


def _ask_one(
    row: Minutes, part: Participation, to: Askable, words: str, by: User, at: datetime
) -> DraftCheck:
    check = DraftCheck.objects.create(
        minutes=row, member=to.member, revision=row.revision, asked_at=at, asked_by=by
    )
    mail = _mail(check, part, to, words)
    check.message = owe(
        key=f"draft/{row.pk}/{row.revision}/{to.member.pk}",
        channel=Channel.EMAIL,
        to=Recipient(f"{to.to.name} {to.to.honorific}", to.to.email),
        subject=mail.subject,
        text=mail.text,
        html=mail.html,
        by=by,
        at=at,
    )
    check.save(update_fields=["message"])
    return check


def _mail(check: DraftCheck, part: Participation, to: Askable, words: str) -> Mail:
    """What one member reads; the subject names the office, never a person."""
    day, facility = part.meeting.held_on, part.facility
    council = council_of(facility, day).label
    subject = f"【議事録案の確認】{council} {day.month}月{day.day}日（{facility.name}）"
    context = {
        "name": to.to.name,
        "council": council,
        "day": long_day(day),
        "words": words,
        "link": link_for(check),
        "sender": sender_of(facility, habit_of(facility)),
    }
    return compose("draft_check", subject, context)
