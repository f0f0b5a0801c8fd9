"""Chooses the meeting at which an office is evaluated, and lets it go. [N 評価§4(2), §7, 合同§1(4)]"""

from contextlib import suppress
from datetime import date, datetime

from django.db import transaction

from evaluations.course.meeting_choice import candidates, obstacle_of, parts_of
from evaluations.models import Round
from evaluations.services.locking import locked_round
from evaluations.services.round_errors import ResultsStand, RoundError
from meetings.agenda import EVALUATION
from meetings.enums import AgendaKind
from meetings.models import Meeting, Participation
from meetings.services.scheduling import AgendaLine, SchedulingError, change_agenda
from meetings.services.scheduling.checks import OPEN
from operators.models import User
from operators.services.history import note
from rules.kinds import EvaluationRoute


class NotThisMeeting(RoundError):
    """The meeting cannot carry this evaluation; ``words`` is the rule's."""

    words = "この会議は選べません。予定されている、この年度の単独の会議から選んでください。"


TOOK_PLACE = (
    "この会議で外部評価を行ったことが記録されています。会議は変えられません。"
    "別の会議で評価をやり直すときは、結果をもう一度確定してから、新しい回を始めてください。"
)


@transaction.atomic
def choose_meeting(
    *,
    round: Round,  # noqa: A002 - the word of the field
    participation: Participation,
    by: User,
    at: datetime,
) -> Round:
    """Evaluate at this meeting: the evaluation stands on its agenda, so its notice tells of it. [N 評価§7]

    A meeting chosen before is let go. Raises `NotThisMeeting` (joint, of another office or year, called off),
    `ResultsStand`.
    """
    which = _open(round)
    part = parts_of(which).filter(pk=participation.pk).first()
    if part is None:
        raise NotThisMeeting
    if words := obstacle_of(which, part):
        raise NotThisMeeting(words)
    same = which.participation_id == part.pk
    before = None if same else _release(which, by, at)
    _put_on_agenda(part.meeting, by, at)  # also when somebody took it off again
    part.refresh_from_db(fields=["carries_evaluation"])
    if same:
        return which
    which.participation, which.planned_on = part, part.meeting.held_on
    which.save(update_fields=["participation", "planned_on"])
    changes = {"meeting": [before, f"meeting {part.meeting_id}"]}
    note("外部評価を行う会議の決定", f"evaluation {which.pk}", which.facility, changes, by=by, at=at)
    return which


def choose_meeting_on(
    *,
    round: Round,  # noqa: A002 - the word of the field
    day: date,
    by: User,
    at: datetime,
) -> None:
    """Evaluate at the meeting of this day, where it is the only one that can carry the evaluation; else at none yet."""
    if round.route == EvaluationRoute.AGENCY.value:
        return
    found = [
        each.part for each in candidates(round) if each.part.meeting.held_on == day and not each.obstacle
    ]
    if len(found) == 1:
        with suppress(NotThisMeeting):  # its agenda may be closed meanwhile: then it is left to choose
            chosen = choose_meeting(round=round, participation=found[0], by=by, at=at)
            round.participation = chosen.participation


@transaction.atomic
def release_meeting(
    *,
    round: Round,  # noqa: A002 - the word of the field
    by: User,
    at: datetime,
) -> Round:
    """Evaluate at no meeting for now: the evaluation leaves the agenda of one that is to come."""
    which = _open(round)
    before = _release(which, by, at)
    if before:
        which.participation = None
        which.save(update_fields=["participation"])
        changes = {"meeting": [before, None]}
        note("外部評価を行う会議の取りやめ", f"evaluation {which.pk}", which.facility, changes, by=by, at=at)
    return which


def _open(given: Round) -> Round:
    which = locked_round(given)
    if which.route == EvaluationRoute.AGENCY.value:
        raise NotThisMeeting("評価機関による評価のため、会議は選びません。")
    if which.results_finalised_at:
        raise ResultsStand
    if which.evaluation_id:  # opened again for a correction: what took place stays where it took place
        raise NotThisMeeting(TOOK_PLACE)
    return which


def _release(which: Round, by: User, at: datetime) -> str | None:
    """Take the evaluation off the meeting chosen before; gives its name for the history."""
    if which.participation_id is None:
        return None
    part = Participation.objects.select_related("meeting").get(pk=which.participation_id)
    if part.meeting.status in OPEN:
        lines = [line for line in _lines(part.meeting) if line.kind is not AgendaKind.EVALUATION]
        _write(part.meeting, lines, carries=False, by=by, at=at)
    return f"meeting {part.meeting_id}"


def _put_on_agenda(meeting: Meeting, by: User, at: datetime) -> None:
    """A meeting that was held told its evaluation already; one to come gets the item."""
    if meeting.status not in OPEN:
        return
    lines = _lines(meeting)
    if not any(line.kind is AgendaKind.EVALUATION for line in lines):
        lines.append(AgendaLine(EVALUATION.title, EVALUATION.kind))
    _write(meeting, lines, carries=True, by=by, at=at)


def _write(meeting: Meeting, lines: list[AgendaLine], *, carries: bool, by: User, at: datetime) -> None:
    try:
        change_agenda(meeting=meeting, agenda=lines, carries_evaluation=carries, by=by, at=at)
    except SchedulingError as error:
        raise NotThisMeeting(error.words) from error


def _lines(meeting: Meeting) -> list[AgendaLine]:
    """The agenda as it stands, the office's own points after the common ones."""
    items = sorted(
        meeting.agenda.all(), key=lambda item: (item.participation_id is not None, item.position, item.pk)
    )
    return [AgendaLine(item.title, AgendaKind(item.kind), item.detail, item.topic) for item in items]
