"""Who has answered what, and whether those who come are enough. Asked before the meeting; nothing is judged here."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from meetings.answering import answer_words, offered
from meetings.enums import Answer
from meetings.models import Member, Participation, Reply
from meetings.roster import Vacancy, check
from operators.models import Corporation, Facility
from operators.same_corporation import is_same
from rules.findings import Code
from rules.kinds import MemberCategory
from rules.ruleset_files import rulebook

COMING = frozenset({Answer.COME.value, Answer.VIDEO.value})
_PUBLIC = frozenset({MemberCategory.MUNICIPALITY.value, MemberCategory.SUPPORT_CENTER.value})
EVALUATORS = _PUBLIC | {MemberCategory.EXPERT.value}
"""The categories of the two evaluators that an evaluation needs. [N 評価§3]"""
_ORDER = {category.value: place for place, category in enumerate(MemberCategory)}


@dataclass(frozen=True)
class Missing:
    """An evaluator who neither comes nor has given an opinion, and the source of the rule."""

    label: str
    source: str


@dataclass(frozen=True)
class Turnout:
    """The answers to one office's part of a meeting."""

    participation: Participation
    replies: tuple[Reply, ...]

    @property
    def facility(self) -> Facility:
        """The office."""
        return self.participation.facility

    @property
    def counts(self) -> list[tuple[str, int]]:
        """How many gave each answer that is offered, then how many have not answered."""
        meeting = self.participation.meeting
        number = Counter(reply.answer for reply in self.replies)
        told = [(answer_words(each, meeting), number[each.value]) for each in offered(meeting)]
        return [*told, ("未回答", number[""])]

    @property
    def vacancies(self) -> tuple[Vacancy, ...]:
        """The groups of the roster of whom nobody has said to come. [N §3, §9]"""
        coming = [reply.member for reply in self.replies if reply.answer in COMING]
        return check(self.facility, coming, self.participation.meeting.held_on).vacancies

    @property
    def evaluators_missing(self) -> list[Missing]:
        """Which of the two evaluators takes no part yet, in person or by an opinion in advance. [N 評価§3]"""
        if not self.participation.carries_evaluation:
            return []
        partners = [reply.member for reply in self.replies if reply.answer in COMING or reply.opinion]
        return missing_evaluators(self.participation, [Partner.of(member) for member in partners])


class Partner(NamedTuple):
    """Somebody who takes part in an evaluation, and whose corporation that is, as far as known."""

    category: str
    corporation: Corporation | None

    @classmethod
    def of(cls, member: Member) -> "Partner":
        """A member of the council."""
        return cls(member.category, member.corporation)


def missing_evaluators(participation: Participation, partners: Iterable[Partner]) -> list[Missing]:
    """Which of the two evaluators is not among those who take part; the part carries an evaluation. [N 評価§3]"""
    facility, there = participation.facility, list(partners)
    rules = rulebook(facility.municipality.ruleset_id).on(participation.meeting.held_on)
    shared = rules.neutral_evaluator_may_share_corporation
    asked = [
        (
            any(partner.category in _PUBLIC for partner in there),
            "区職員または地域包括支援センターの職員",
            Code.EVALUATOR_PUBLIC_MISSING,
        ),
        (
            any(_is_neutral(partner, facility, may_share=shared) for partner in there),
            "知見を有し公正・中立な第三者",
            Code.EVALUATOR_NEUTRAL_MISSING,
        ),
    ]
    return [Missing(label, rules.source_of(code, facility.kind)) for met, label, code in asked if not met]


def _is_neutral(partner: Partner, facility: Facility, *, may_share: bool) -> bool:
    """An expert; where the rules ask it, of another corporation."""
    own, theirs = facility.corporation, partner.corporation
    same = bool(own and theirs and is_same(own, theirs))
    return partner.category == MemberCategory.EXPERT and (may_share or not same)


def turnout_of(participation: Participation, replies: Iterable[Reply]) -> Turnout:
    """The answers in the order of the categories, then of the names; replies come with ``member`` loaded."""
    ordered = sorted(replies, key=lambda r: (_ORDER[r.member.category], r.member.name, r.pk))
    return Turnout(participation, tuple(ordered))
