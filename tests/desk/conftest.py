"""A ward with something at its desk; the ward next door has something as well."""

from datetime import UTC, datetime
from typing import Any

import pytest

from meetings.minutes_content import Content, Item
from meetings.models import Submission, SubmissionVersion
from meetings.record import Group, Person, Record
from operators.enums import Role
from operators.models import User
from tests.fixtures.people import World
from tests.makers import submission_of

LATER = datetime(2026, 7, 25, 9, 0, tzinfo=UTC)


def version_of(submission: Submission) -> SubmissionVersion:
    """The last version of what is at the desk."""
    return submission.versions.order_by("-number")[0]


def another_version(submission: Submission, **fields: Any) -> SubmissionVersion:
    """What the office sends next."""
    number = version_of(submission).number + 1
    return SubmissionVersion.objects.create(
        submission=submission, number=number, submitted_at=LATER, **fields
    )


def record_of(world: World, **fields: Any) -> dict[str, Any]:
    """What the office of a world says of its meeting; two came, one did not."""
    known: dict[str, Any] = {
        "office": world.facility.name,
        "number": world.facility.number,
        "service": "認知症対応型共同生活介護",
        "council": "運営推進会議",
        "corporation": "",
        "partners": (),
        "held_on": world.meeting.held_on,
        "starts_at": None,
        "ends_at": None,
        "place": world.meeting.place,
        "mode": "in_person",
        "web_tool": "",
        "evaluation": False,
        "agenda": ("利用者状況の報告",),
        "groups": (
            Group("user", "利用者", present=(Person("山田"),)),
            Group("family", "利用者の家族", present=(Person("山田 花"),), absent=(Person("川田"),)),
        ),
        "own": Content(items=(Item("a1", "利用者状況の報告", report="9名が利用", request="行事を増やす"),)),
    }
    return Record(**known | fields).as_json()


def filled(world: World, **fields: Any) -> Submission:
    """The submission of a world's meeting with a record in its first version."""
    made = submission_of(world.participation, **fields)
    made.versions.update(record=record_of(world), folded_text="9名が利用 行事を増やす")
    part = world.participation
    part.submitted_on = made.received_on
    part.save()
    return made


@pytest.fixture
def submission(nerima: World, itabashi: World) -> Submission:
    """Minutes at the desk, with a record; a stranger's are there too."""
    filled(itabashi)
    return filled(nerima)


@pytest.fixture
def colleague(nerima: World) -> User:
    """Another person of the same ward."""
    return User.objects.create_user(
        "colleague@nerima.example.jp", name="同僚", role=Role.WARD, municipality=nerima.municipality
    )
