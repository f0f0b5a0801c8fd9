"""Whether a part can be final: what it has to say, and by whom. [N §8]"""

from collections.abc import Iterator

from meetings.enums import MaterialKind
from meetings.models import CouncilHabit, Material, Minutes
from meetings.services.minutes import errors
from meetings.services.minutes.arranging import FILE
from meetings.services.minutes.rows import colleagues, content_of, last_writer, leading_part
from operators.models import User


def obstacles(minutes: Minutes) -> list[errors.MinutesError]:
    """What has to be done before this part can be final, whoever finalises it; empty: it can."""
    return [*_unsaid(minutes), *_day(minutes)]


def needs_second_person(minutes: Minutes, by: User) -> bool:
    """Whether ``by`` may not finalise: the writer, in an office that wants another person and has one."""
    facility = leading_part(minutes).facility
    wished = CouncilHabit.objects.filter(facility=facility, second_person_finalises=True).exists()
    return wished and last_writer(minutes) == by.pk and colleagues(facility, by)


def _unsaid(minutes: Minutes) -> Iterator[errors.MinutesError]:
    """What the text itself lacks. [N §8]"""
    content = content_of(minutes)
    if content.empty:
        yield errors.NothingWritten()
    elif not content.said and not content.nothing_said:
        yield errors.NothingAsked()
    if content.by_file:
        files = Material.objects.present().filter(meeting=minutes.meeting_id, kind=MaterialKind.MINUTES)
        if not files.filter(participation=minutes.participation_id).exists():
            yield errors.FileMissing()
        if not any(item.key == FILE and item.report.strip() for item in content.items):
            yield errors.FileUntold()


def _day(minutes: Minutes) -> Iterator[errors.MinutesError]:
    part = minutes.participation
    if part is not None and part.attendance_closed_at is None:
        yield errors.AttendanceOpen()
