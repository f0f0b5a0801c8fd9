"""One operator with an office, a neighbour in the same area, and the office's own hands in one line each."""

from collections.abc import Callable
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from meetings.models import Meeting, Notice, Participation
from meetings.notice_text import told_of
from meetings.services import scheduling
from operators.enums import Role
from operators.models import Facility, OperatorAssignment, User
from tests.makers import office, place

NOW = datetime(2026, 11, 22, 10, 0, tzinfo=ZoneInfo("Asia/Tokyo"))
TODAY = NOW.date()
LATER = date(2027, 1, 13)


def person(name: str, *offices: Facility) -> User:
    """An operator who works for these offices."""
    user = User.objects.create_user(f"{name}@ops.example.jp", None, name=name, role=Role.OPERATOR)
    for each in offices:
        OperatorAssignment.objects.create(user=user, facility=each)
    return user


def announce(part: Participation) -> Notice:
    """The office's next notice, as the notices' room leaves it."""
    part.notice_on = TODAY
    part.save()
    before = part.notices.count()
    return Notice.objects.create(
        participation=part,
        edition=before + 1,
        kind="change" if before else "announcement",
        told=told_of(part).as_json(),
        prepared_at=NOW,
        prepared_by=None,
    )


@pytest.fixture
def home(nerima) -> Facility:
    """The operator's group home."""
    return nerima.facility


@pytest.fixture
def neighbour(nerima) -> Facility:
    """A multifunctional office in the same care area, somebody else's."""
    made = office("small_multifunctional", "1392000777", municipality=nerima.municipality, name="隣の小多機")
    place(made, "ひなた圏域")
    return made


@pytest.fixture
def neighbours_operator(neighbour) -> User:
    return person("tonari", neighbour)


@pytest.fixture
def drafted(nerima, home) -> Callable[..., Meeting]:
    """Make a draft of the operator's office."""

    def make(held_on: date = LATER, **fields) -> Meeting:
        hours = {"starts_at": time(14), "ends_at": time(15)} | fields
        details = scheduling.Details(held_on=held_on, **hours)
        return scheduling.draft(facility=home, details=details, by=nerima.operator, at=NOW)

    return make


@pytest.fixture
def fixed(nerima, drafted) -> Callable[..., Meeting]:
    """Make a planned meeting of the operator's office."""

    def make(held_on: date = LATER, **fields) -> Meeting:
        made = drafted(held_on, **fields)
        scheduling.fix(meeting=made, by=nerima.operator, at=NOW)
        made.refresh_from_db()
        return made

    return make
