"""Who may have been one of the two outside eyes, and how: from the attendance and what was said beforehand. [N 評価§3]"""

from dataclasses import dataclass

from evaluations.council.beforehand import in_opinion, in_reply
from evaluations.enums import EvaluatorSide
from evaluations.models import Opinion, Round
from meetings.enums import TOOK_PART, Manner
from meetings.models import Attendance, Member, Participation, Reply
from meetings.turnout import EVALUATORS
from operators.models import Facility
from operators.same_corporation import is_same
from rules.kinds import MemberCategory, Presence

_RANK = (Presence.PRESENT, Presence.WRITTEN, Presence.NONE)


@dataclass(frozen=True)
class Candidate:
    """One person of a side, of the category of the day. ``same_corporation``: of the own 法人; None: nobody told."""

    side: EvaluatorSide | None
    name: str
    category: MemberCategory
    presence: Presence
    why: str
    same_corporation: bool | None = None
    number: str = ""


def candidates(of: Round) -> tuple[Candidate, ...]:
    """Everybody of the two sides who was asked or came, who took part first; three queries, none without a meeting.

    The round comes with the participation's meeting and the facility's corporation loaded.
    """
    part = of.participation
    if part is None:
        return ()
    before = _said_before(of, part)
    noted = list(
        Attendance.objects.filter(participation=part).select_related("member__corporation").order_by("pk")
    )
    found = [_noted(row, of.facility, before) for row in noted if row.category in EVALUATORS]
    seen = {row.member_id for row in noted}
    found += [
        _candidate(member, of.facility, member.category, Presence.WRITTEN, before[member.pk][1])
        for member in (each for each, _ in before.values())
        if member.pk not in seen and member.category in EVALUATORS
    ]
    return tuple(sorted(found, key=lambda each: (_RANK.index(each.presence), each.same_corporation is True)))


def _said_before(of: Round, part: Participation) -> dict[int, tuple[Member, str]]:
    """Members whose words had come in by the day of the meeting, and in what. [N 評価§3]"""
    held_on = part.meeting.held_on
    told: dict[int, tuple[Member, str]] = {}
    replies = Reply.objects.filter(participation=part).select_related("member__corporation")
    for reply in replies.order_by("pk"):
        if in_reply(reply, held_on):
            told[reply.member_id] = (reply.member, "出欠の回答で事前の意見")
    for opinion in Opinion.objects.filter(round=of).select_related("member__corporation").order_by("pk"):
        if in_opinion(opinion, held_on):
            told[opinion.member_id] = (opinion.member, "評価への意見")
    return told


def _noted(row: Attendance, facility: Facility, before: dict[int, tuple[Member, str]]) -> Candidate:
    said = before.get(row.member_id or 0)
    if row.manner in TOOK_PART:
        presence, why = Presence.PRESENT, str(Manner(row.manner).label)
    elif said or row.manner == Manner.WRITTEN:
        presence, why = Presence.WRITTEN, said[1] if said else str(Manner.WRITTEN.label)
    else:
        presence, why = Presence.NONE, str(Manner(row.manner).label)
    if row.member:
        return _candidate(row.member, facility, row.category, presence, why)
    category = MemberCategory(row.category)
    return Candidate(side_of(category), row.name, category, presence, why)


def _candidate(member: Member, facility: Facility, told: str, presence: Presence, why: str) -> Candidate:
    """A member as ``told`` of the day: who changes the category later stays what they were at the meeting."""
    category, corporation, own = MemberCategory(told), member.corporation, facility.corporation
    same = is_same(corporation, own) if corporation and own else None
    number = own.number if same and own else corporation.number if corporation else ""
    return Candidate(side_of(category), member.name, category, presence, why, same, number)


def side_of(category: MemberCategory) -> EvaluatorSide | None:
    """Which of the two eyes somebody of this category can be; None: neither. [N 評価§3]"""
    if category.value not in EVALUATORS:
        return None
    return EvaluatorSide.NEUTRAL if category is MemberCategory.EXPERT else EvaluatorSide.PUBLIC
