"""Answers to a notice: by the member with the link, or ticked off by the office. A person can answer again."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from meetings.answering import can_be_ticked, is_open, offered
from meetings.enums import Answer, Via
from meetings.models import Reply, VideoConsent
from meetings.services.consents import NEEDED_FROM, record_consent
from operators.local_time import day_of
from operators.models import User
from operators.services.history import SCREEN, note


class ReplyError(Exception):
    """The answer cannot be taken; ``reply`` says whose."""

    def __init__(self, reply: Reply) -> None:
        super().__init__()
        self.reply = reply


class AnswersClosed(ReplyError):
    """The meeting has begun, is over, or will not take place; or the link was taken back."""


class WayNotOffered(ReplyError):
    """By video at a meeting that has none, or in person at one that is on the Web only."""


class ConsentMissing(ReplyError):
    """A user or family member by video, without consent. [N §5]"""


class AnsweredMeanwhile(ReplyError):
    """Another answer came in while the office was typing."""


class NotTheOfficesAnswer(ReplyError):
    """What a member answered with the link is not the office's to take back."""


@dataclass(frozen=True)
class Said:
    """What a member says: come, by video or absent; a word; an opinion in advance; consent to video."""

    answer: Answer
    words: str = ""
    opinion: str = ""
    consent: bool = False


@dataclass(frozen=True)
class Ticked:
    """What the office heard from one member (``said`` None: nothing after all), and the answer's moment it saw."""

    reply: Reply
    said: Said | None
    via: Via
    seen: datetime | None


@transaction.atomic
def answer(*, reply: Reply, said: Said, at: datetime) -> Reply:
    """The member's own answer by the link, the first or another; the same again changes nothing.

    Raises `AnswersClosed`, `WayNotOffered` or `ConsentMissing`.
    """
    locked = locked_reply(reply)
    if locked.revoked_at is not None or not is_open(locked.participation.meeting, at):
        raise AnswersClosed(locked)
    return _take(locked, said, via=Via.LINK, by=None, at=at)


@transaction.atomic
def record(*, ticked: Iterable[Ticked], by: User, at: datetime) -> list[Reply]:
    """What the office heard by paper, telephone, FAX or word of mouth; all or nothing.

    An empty opinion leaves the one that is there, and so do empty words while the answer stays the same.
    Raises `AnswersClosed`, `WayNotOffered`, `ConsentMissing`, `AnsweredMeanwhile` or `NotTheOfficesAnswer`.
    """
    return [_tick(each, by, at) for each in ticked]


def ask_consent(replies: Iterable[Reply]) -> set[int]:
    """The invitations (keys) whose members must consent before taking part by video, in one query. [N §5]"""
    asked = [reply for reply in replies if reply.member.category in NEEDED_FROM]
    given = VideoConsent.objects.filter(member__in=[reply.member_id for reply in asked], withdrawn_on=None)
    consented = set(given.values_list("member_id", flat=True)) if asked else set()
    return {reply.pk for reply in asked if reply.member_id not in consented}


def locked_reply(reply: Reply) -> Reply:
    """The row as it is now, locked until the transaction ends."""
    rows = Reply.objects.select_for_update(of=("self",)).select_related(
        "member", "participation__meeting", "participation__facility"
    )
    return rows.get(pk=reply.pk)


def remember(
    reply: Reply, verb: str, changes: dict[str, list[Any]], *, by: User | None, at: datetime
) -> None:
    """Write the history of an invitation; it names nobody. Without ``by`` the member used the link."""
    via = SCREEN if by else "通知のリンク"
    note(verb, f"reply {reply.pk}", reply.participation.facility, changes, by=by, at=at, via=via)


def _tick(ticked: Ticked, by: User, at: datetime) -> Reply:
    reply, said = locked_reply(ticked.reply), ticked.said
    if not can_be_ticked(reply.participation.meeting, at):
        raise AnswersClosed(reply)
    if reply.answered_at != ticked.seen:
        raise AnsweredMeanwhile(reply)
    if said is None:
        if reply.via == Via.LINK:
            raise NotTheOfficesAnswer(reply)
        return _store(reply, {"answer": "", "words": "", "opinion": "", "via": ""}, by=by, at=at)
    words = said.words or (reply.words if reply.answer == said.answer else "")
    kept = Said(said.answer, words, said.opinion or reply.opinion, said.consent)
    return _take(reply, kept, via=ticked.via, by=by, at=at)


def _take(reply: Reply, said: Said, *, via: Via, by: User | None, at: datetime) -> Reply:
    if said.answer not in offered(reply.participation.meeting):
        raise WayNotOffered(reply)
    if said.answer == Answer.VIDEO and ask_consent([reply]):
        if not said.consent:
            raise ConsentMissing(reply)
        day = day_of(at)
        record_consent(member=reply.member, given_on=day, via=via, by=by, at=at)
    told = {"answer": said.answer.value, "words": said.words, "opinion": said.opinion, "via": via.value}
    return _store(reply, told, by=by, at=at)


def _store(reply: Reply, told: dict[str, str], *, by: User | None, at: datetime) -> Reply:
    """Write what differs, with its history; what a person wrote stands in the row alone, not in the history."""
    old = {name: getattr(reply, name) for name in told}
    if old == told:
        return reply
    for name, value in told.items():
        setattr(reply, name, value)
    reply.answered_at, reply.recorded_by = (at if told["answer"] else None), by
    reply.save(update_fields=[*told, "answered_at", "recorded_by"])
    changes = {name: [old[name], told[name]] for name in ("answer", "via")}
    changes |= {name: [bool(old[name]), bool(told[name])] for name in ("words", "opinion")}
    remember(reply, "出欠の回答", {k: pair for k, pair in changes.items() if old[k] != told[k]}, by=by, at=at)
    return reply
