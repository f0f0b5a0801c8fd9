"""Who was asked for an opinion on the self-evaluation, who gave one, and by which way. [N 評価§4(3)]"""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from evaluations.council.beforehand import in_opinion, in_reply
from evaluations.council.candidates import side_of
from evaluations.council.opinion_values import says_something
from evaluations.council.proposal import rules_of
from evaluations.enums import EvaluatorSide
from evaluations.models import Opinion, Round
from meetings.enums import Via
from meetings.models import Member, Reply
from meetings.roster import in_order
from operators.models import Facility
from operators.same_corporation import is_same
from rules.kinds import MemberCategory


@dataclass(frozen=True)
class Line:
    """One member; ``opinion`` to the self-evaluation, ``reply`` where an opinion came with the answer to the notice.

    ``same_corporation``: of the side of the third party, but of the office's own 法人, so none. [N 評価§3]
    """

    member: Member
    opinion: Opinion | None
    reply: Reply | None
    held_on: date
    same_corporation: bool = False

    @property
    def category(self) -> MemberCategory:
        """The category as a value."""
        return MemberCategory(self.member.category)

    @property
    def evaluator(self) -> bool:
        """Whether the person can be one of the two outside eyes. [N 評価§3]"""
        return side_of(self.category) is not None and not self.same_corporation

    @property
    def own(self) -> bool:
        """Whether the member wrote with the link: nobody else writes there."""
        return self.opinion is not None and self.opinion.via == Via.LINK

    @property
    def given(self) -> bool:
        """Whether there is any opinion."""
        if self.opinion and says_something(self.opinion.values, self.opinion.words):
            return True
        return bool(self.reply and self.reply.opinion)

    @property
    def beforehand(self) -> bool:
        """Whether it was there by the day of the meeting."""
        return in_opinion(self.opinion, self.held_on) or in_reply(self.reply, self.held_on)


def lines_of(of: Round) -> list[Line]:
    """Members of the office who serve on the day or were invited, in the roster's order; three queries.

    The round comes with its participation's meeting; without one nobody is asked.
    """
    part = of.participation
    if part is None:
        return []
    replies = {row.member_id: row for row in Reply.objects.filter(participation=part)}
    given = {row.member_id: row for row in Opinion.objects.filter(round=of)}
    held_on = part.meeting.held_on
    rows = Member.objects.filter(Q(facility=of.facility_id) | Q(pk__in=given)).select_related("corporation")
    may_share = rules_of(of).neutral_evaluator_may_share_corporation
    return [
        Line(
            member,
            given.get(member.pk),
            replies.get(member.pk),
            held_on,
            same_corporation=not may_share and _no_third_party(member, of.facility),
        )
        for member in sorted(rows, key=in_order)
        if member.pk in replies or member.pk in given or member.serves_on(held_on)
    ]


def _no_third_party(member: Member, facility: Facility) -> bool:
    """Whether somebody of the third party's side is of the office's own 法人."""
    corporation, own = member.corporation, facility.corporation
    neutral = side_of(MemberCategory(member.category)) is EvaluatorSide.NEUTRAL
    return neutral and corporation is not None and own is not None and is_same(corporation, own)
