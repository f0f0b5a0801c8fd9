"""Writes agendas: the common one by the host, an office's own by that office. [N §6, §7, 合同§2]"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from meetings.enums import BOUND, AgendaKind
from meetings.models import AgendaItem, Meeting, Participation
from meetings.services.scheduling.checks import must_be_open, must_lead, must_work_for
from meetings.services.scheduling.details import Changes
from meetings.services.scheduling.errors import NotTheHostError
from meetings.services.scheduling.history import note_all
from operators.models import User


@dataclass(frozen=True)
class AgendaLine:
    """One point to talk about, as it is to stand on the agenda."""

    title: str
    kind: AgendaKind = AgendaKind.OCCASIONAL
    detail: str = ""
    topic: str = ""


@transaction.atomic
def change_agenda(
    *, meeting: Meeting, agenda: Sequence[AgendaLine], carries_evaluation: bool, by: User, at: datetime
) -> None:
    """Write the common agenda, and whether the leading office is evaluated there.

    A meeting of one office has one agenda: what a ledger told under the office moves to the common one.
    Raises `NotTheHostError`, `NotPlannedError`.
    """
    must_be_open(meeting)
    must_lead(meeting, by)
    bound = list(meeting.participations.bound().select_related("facility__municipality").order_by("pk"))
    changes = write_agenda(meeting, None, agenda)
    if len(bound) == 1:
        meeting.agenda.exclude(participation=None).delete()
    leading = [part for part in bound if part.standing == "host"] or bound[:1]
    for part in leading:
        changes |= _set_evaluation(part, carries_evaluation)
    if changes:
        note_all("議題変更", meeting, [part.facility for part in leading], changes=changes, by=by, at=at)


@transaction.atomic
def change_part(
    *,
    participation: Participation,
    agenda: Sequence[AgendaLine],
    carries_evaluation: bool,
    by: User,
    at: datetime,
) -> None:
    """Write one office's own part of a joint meeting. Raises `NotTheHostError` for another office's people."""
    must_be_open(participation.meeting)
    words = "参加している事業所だけが、自らの議題を変更できます。"
    must_work_for(participation.facility, by, words)
    if participation.standing not in BOUND:
        raise NotTheHostError(words)
    changes = write_agenda(participation.meeting, participation, agenda)
    changes |= _set_evaluation(participation, carries_evaluation)
    if changes:
        note_all("議題変更", participation.meeting, [participation.facility], changes=changes, by=by, at=at)


def write_agenda(meeting: Meeting, part: Participation | None, agenda: Sequence[AgendaLine]) -> Changes:
    """Make the stored agenda equal to the lines; items that stay keep their identity. Gives what changed."""
    stored = list(meeting.agenda.filter(participation=part).order_by("position", "pk"))
    before = [item.title for item in stored]
    left = {(item.kind, item.title, item.topic): item for item in stored}
    wanted = [(line, left.pop((line.kind.value, line.title, line.topic), None)) for line in agenda]
    for gone in left.values():
        gone.delete()
    for position, (line, item) in enumerate(wanted):
        kept = item or AgendaItem(
            meeting=meeting, participation=part, kind=line.kind, title=line.title, topic=line.topic
        )
        kept.position, kept.detail = position, line.detail
        kept.save()
    after = [line.title for line in agenda]
    return {"agenda": [before, after]} if before != after else {}


def _set_evaluation(part: Participation, carries: bool) -> Changes:
    if part.carries_evaluation == carries:
        return {}
    part.carries_evaluation = carries
    part.save(update_fields=["carries_evaluation"])
    return {"carries_evaluation": [not carries, carries]}
