"""Who among the office's members could be one of the two from outside, told while somebody can still be found.

Numbers and kinds, no names. [N 評価§3]
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from evaluations.council.candidates import side_of
from evaluations.course import checks
from evaluations.course.checks import Check, Met
from evaluations.enums import EvaluatorSide
from evaluations.models import Round
from evaluations.round_meeting import day_of_evaluation
from meetings.models import Member
from operators.models import Corporation
from operators.same_corporation import is_same
from rules.facts import MeetingFacts
from rules.kinds import EvaluationRoute, MeetingStatus, MemberCategory
from rules.view import YearView

_ASK = "会議に出席するか、事前に書面で意見を伝えてもらいます。"


@dataclass(frozen=True)
class Seats:
    """How many members could be one of the two: ``same`` are of the own 法人 and are not, of ``unknown`` nobody knows."""

    able: int
    same: int = 0
    unknown: int = 0


def foreseen(of: Round, view: YearView, found: list[Check]) -> list[Check]:
    """The points, those about the two who are still to come as the roster tells; they stand without a meeting, too.

    One query, none once the meeting was held.
    """
    if of.route == EvaluationRoute.AGENCY.value:
        return found
    day = day_of_evaluation(of) or view.as_of
    known = found or checks.eyes(view, MeetingFacts(day, MeetingStatus.PLANNED))
    if not any(check.side and check.met is Met.NOT_YET for check in known):
        return known
    there, may_share = _members(of, day), view.on(day).neutral_evaluator_may_share_corporation
    own = None if may_share else of.facility.corporation
    return [
        _told(check, seats_of(check.side, there, own)) if check.side and check.met is Met.NOT_YET else check
        for check in known
    ]


def seats_of(side: EvaluatorSide, members: Iterable[Member], own: Corporation | None) -> Seats:
    """Who of the members could be this one; ``own``: the 法人 of which the third party may not be."""
    mine = [member for member in members if side_of(MemberCategory(member.category)) is side]
    if side is EvaluatorSide.PUBLIC or own is None:
        return Seats(len(mine))
    told = [is_same(member.corporation, own) for member in mine if member.corporation]
    return Seats(len(mine) - sum(told), sum(told), len(mine) - len(told))


def _members(of: Round, day: date) -> list[Member]:
    rows = Member.objects.filter(facility=of.facility_id).select_related("corporation").order_by("pk")
    return [member for member in rows if member.serves_on(day)]


def _told(check: Check, seats: Seats) -> Check:
    words = _of_public(seats) if check.side is EvaluatorSide.PUBLIC else "".join(_of_neutral(seats))
    return replace(check, words=words, met=check.met if seats.able else Met.NO)


def _of_public(seats: Seats) -> str:
    if seats.able:
        return f"構成員のうち、あたる方：{seats.able}名。{_ASK}"
    return "構成員のうち、あたる方：0名。区または地域包括支援センターに、職員の参加をお願いしてください。"


def _of_neutral(seats: Seats) -> Iterator[str]:
    yield f"構成員のうち、第三者になれる方：{seats.able}名。"
    if seats.same:
        yield f"知見を有する方の{seats.same}名は、同じ法人のため第三者に含まれません。"
    if seats.unknown:
        yield f"{seats.unknown}名は所属の法人が登録されていないため、別の法人の方かどうかを確かめてください。"
    yield _ASK if seats.able else "知見を有し、別の法人の方に、参加をお願いしてください。"
