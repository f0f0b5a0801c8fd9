"""Who has answered what, and whether those who come are enough. Asked before the meeting; nothing is judged here."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from meetings.answering import answer_words, offered
from meetings.enums import Answer
from meetings.models import Participation, Reply
from meetings.roster import Vacancy, check
from operators.models import Facility
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
        rules = rulebook(self.facility.municipality.ruleset_id).on(self.participation.meeting.held_on)
        partners = [reply for reply in self.replies if reply.answer in COMING or reply.opinion]
        public = any(reply.member.category in _PUBLIC for reply in partners)
        shared = rules.neutral_evaluator_may_share_corporation
        neutral = any(self._is_neutral(reply, may_share=shared) for reply in partners)
        asked = [
            (public, "区職員または地域包括支援センターの職員", Code.EVALUATOR_PUBLIC_MISSING),
            (neutral, "知見を有し公正・中立な第三者", Code.EVALUATOR_NEUTRAL_MISSING),
        ]
        return [
            Missing(label, rules.source_of(code, self.facility.kind))
            for there, label, code in asked
            if not there
        ]

    def _is_neutral(self, reply: Reply, *, may_share: bool) -> bool:
        """An expert; where the rules ask it, of another corporation."""
        member, own = reply.member, self.facility.corporation_id
        same = own is not None and member.corporation_id == own
        return member.category == MemberCategory.EXPERT and (may_share or not same)


def turnout_of(participation: Participation, replies: Iterable[Reply]) -> Turnout:
    """The answers in the order of the categories, then of the names; replies come with ``member`` loaded."""
    ordered = sorted(replies, key=lambda r: (_ORDER[r.member.category], r.member.name, r.pk))
    return Turnout(participation, tuple(ordered))
