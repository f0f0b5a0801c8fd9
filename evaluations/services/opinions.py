"""Takes what a member says to a self-evaluation: by the link, or as the office received it. [N 評価§3–4]"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db import transaction

from evaluations.council.opinion_values import cleaned, says_something
from evaluations.models import Opinion, Round
from evaluations.row_values import LONGEST
from evaluations.services import council_errors as errors
from evaluations.services.council_rounds import chosen_part, open_round
from meetings.enums import Via
from meetings.models import Member, Reply
from operators.local_time import day_of
from operators.models import User
from operators.services.history import SCREEN, note


@dataclass(frozen=True)
class Given:
    """What was said: by sheet, row and field; and on the whole. ``seen``: the revision it was typed on, 0 for none."""

    values: Mapping[str, Any] = field(default_factory=dict)
    words: str = ""
    seen: int = 0


class Stale(errors.CouncilError):
    """The opinion was saved on another screen since; ``opinion`` is what stands now."""

    words = "ほかの画面で先に保存されています。両方の内容を見くらべて、残す内容を保存してください。"

    def __init__(self, opinion: Opinion) -> None:
        super().__init__()
        self.opinion = opinion


@transaction.atomic
def give(
    *,
    round: Round,  # noqa: A002 - what it is in every room
    member: Member,
    given: Given,
    at: datetime,
) -> Opinion:
    """The member's own by the link, the first or a changed one; the same again changes nothing.

    Raises `OpinionsClosed`, `OpinionEmpty`, `Stale`, and `evaluations.row_values.BadRow`.
    """
    row = _open(round)
    return _store(row, member, given, Via.LINK, day_of(at), by=None, at=at)


@transaction.atomic
def record(
    *,
    round: Round,  # noqa: A002 - what it is in every room
    member: Member,
    given: Given,
    via: Via,
    gathered_on: date,
    by: User,
    at: datetime,
) -> Opinion:
    """What reached the office on paper, by telephone, by word of mouth or at the meeting; also a correction of it.

    Raises `OpinionsClosed`, `NoMeeting`, `NotAsked`, `BadDay`, `NotTheOffices`, `OpinionEmpty`, `Stale`, `BadRow`.
    """
    row = _open(round)
    part = chosen_part(row)
    asked = Reply.objects.filter(participation=part, member=member).exists()
    if member.facility_id != row.facility_id or not (asked or member.serves_on(part.meeting.held_on)):
        raise errors.NotAsked
    if gathered_on > day_of(at):
        raise errors.BadDay
    return _store(row, member, given, via, gathered_on, by=by, at=at)


def _open(of: Round) -> Round:
    try:
        return open_round(of)
    except errors.ResultsFinal as error:
        raise errors.OpinionsClosed from error


def _store(
    of: Round, member: Member, given: Given, via: Via, day: date, *, by: User | None, at: datetime
) -> Opinion:
    values = cleaned(of.form_version.form, given.values)
    words = given.words.replace("\x00", "").replace("\r\n", "\n").strip()[:LONGEST]
    known = Opinion.objects.filter(round=of, member=member).first()
    if known is None and not says_something(values, words):
        raise errors.OpinionEmpty
    if known and by and known.via == Via.LINK:
        raise errors.NotTheOffices
    if known and by is None:
        day = min(known.gathered_on, day) if says_something(known.values, known.words) else day
    told = {"values": values, "words": words, "via": via.value, "gathered_on": day}
    if known and all(getattr(known, name) == value for name, value in told.items()):
        return known
    if (known.revision if known else 0) != given.seen:
        raise Stale(known or Opinion(round=of, member=member))
    return _written(known or Opinion(round=of, member=member, revision=0), told, by, at)


def _written(opinion: Opinion, told: Mapping[str, Any], by: User | None, at: datetime) -> Opinion:
    changes = {"revision": [opinion.revision, opinion.revision + 1], "via": [opinion.via, told["via"]]}
    for name, value in told.items():
        setattr(opinion, name, value)
    opinion.revision += 1
    opinion.given_at, opinion.recorded_by = at, by
    opinion.save()
    subject, via = f"evaluation {opinion.round_id}", SCREEN if by else "通知のリンク"
    note("評価への意見", subject, opinion.round.facility, changes, by=by, at=at, via=via)
    return opinion
