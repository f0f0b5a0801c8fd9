"""Submissions: the answers at each address."""

from meetings.models import Submission, SubmissionVersion
from meetings.record_building import build_record
from tests.access import worlds
from tests.access.worlds import OPERATOR, STRANGERS, Row
from tests.fixtures.people import World
from tests.makers import submission_of


def submission(world: World) -> dict[str, str | int]:
    """What the world's office submitted of its meeting."""
    found = Submission.objects.filter(participation=world.participation).first()
    return {"pk": (found or submission_of(world.participation)).pk}


def version(world: World) -> dict[str, str | int]:
    """Its first version."""
    return submission(world) | {"number": 1}


def frozen_version(world: World) -> dict[str, str | int]:
    """Its first version with a record to read."""
    key = version(world)
    record = build_record(world.participation).as_json()
    SubmissionVersion.objects.filter(submission__participation=world.participation).update(record=record)
    return key


ROWS: dict[str, Row] = {
    "submit_minutes": Row(OPERATOR, STRANGERS, worlds.meeting),
    "office_submissions": Row(OPERATOR),
    "office_submissions_csv": Row(OPERATOR),
    "submission": Row(OPERATOR, STRANGERS, submission),
    "submission_version": Row(OPERATOR, STRANGERS, version),
    "submission_pdf": Row(OPERATOR, STRANGERS, frozen_version),
    "submission_docx": Row(OPERATOR, STRANGERS, frozen_version),
}
