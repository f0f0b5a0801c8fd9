"""What colleagues at the ward do among themselves: who cares for a submission, notes, who opened it."""

from datetime import datetime

from django.db import transaction

from meetings.models import DeskNote, Submission, SubmissionVersion
from meetings.services.desk.errors import NotAColleague, WordsMissing
from operators.enums import Role
from operators.models import User
from operators.services.history import note


@transaction.atomic
def assign(*, submission: Submission, to: User | None, by: User, at: datetime) -> None:
    """Give a submission to a colleague of the ward; ``None`` takes it from everybody. Raises `NotAColleague`."""
    submission = Submission.objects.select_for_update().get(pk=submission.pk)
    if to is not None and not _works_at(to, submission.municipality_id):
        raise NotAColleague
    before, after = submission.assigned_to_id, to.pk if to else None
    if before == after:
        return
    submission.assigned_to = to
    submission.save(update_fields=["assigned_to"])
    changes = {"assigned_to": [before, after]}
    note("担当の変更", f"submission {submission.pk}", submission.facility, changes, by=by, at=at)


@transaction.atomic
def add_note(*, submission: Submission, words: str, by: User, at: datetime) -> DeskNote:
    """Leave a note that only colleagues of the ward read; the history tells that, not what. `WordsMissing`."""
    if not words.strip():
        raise WordsMissing
    made = DeskNote.objects.create(submission=submission, words=words.strip(), at=at, by=by)
    subject = f"submission {submission.pk}"
    note("内部メモの追加", subject, submission.facility, {"desk_note": [None, made.pk]}, by=by, at=at)
    return made


def mark_read(*, submission: Submission, by: User, at: datetime) -> bool:
    """Write down who opened what came in, and when; once for each version. Whether anything was new."""
    unread = SubmissionVersion.objects.filter(submission=submission, read_at=None)
    return bool(unread.update(read_at=at, read_by=by))


def _works_at(person: User, municipality_id: int) -> bool:
    return person.is_active and person.role == Role.WARD and person.municipality_id == municipality_id
