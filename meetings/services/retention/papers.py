"""Which papers have a clock: held parts that are not deleted, and papers on individual users. [N §8]"""

from collections.abc import Iterable
from datetime import date

from django.db.models import Q, QuerySet

from meetings.enums import Standing
from meetings.models import Material, Participation
from operators.models import Facility
from rules.kinds import MeetingStatus


def held_parts(today: date) -> QuerySet[Participation]:
    """The parts of meetings that were held; a planned one whose day is over counts until somebody says otherwise."""
    over = Q(meeting__status=MeetingStatus.PLANNED.value, meeting__held_on__lt=today)
    held = Q(meeting__status=MeetingStatus.HELD.value)
    return Participation.objects.bound().filter(held | over, disposed_on=None)


def case_papers() -> QuerySet[Material]:
    """Every file marked as a paper on individual users, taken away or not: its bytes are kept."""
    return Material.objects.filter(case_paper=True)


def leading_offices(papers: Iterable[Material]) -> dict[int, Facility]:
    """The office that answers for each paper, by the paper's key: its own, of a common paper the host or the first."""
    rows = list(papers)
    common = {paper.meeting_id for paper in rows if paper.participation_id is None}
    hosts: dict[int, Facility] = {}
    if common:
        parts = Participation.objects.bound().filter(meeting__in=common)
        parts = parts.select_related("facility__municipality")
        for part in sorted(parts, key=lambda part: (part.standing != Standing.HOST, part.pk)):
            hosts.setdefault(part.meeting_id, part.facility)
    own = {paper.pk: paper.participation.facility for paper in rows if paper.participation}
    return own | {
        paper.pk: hosts[paper.meeting_id]
        for paper in rows
        if paper.participation_id is None and paper.meeting_id in hosts
    }
