"""Two people with two phones at the same moment, on real connections."""

import threading
from collections.abc import Callable

import pytest
from django.db import connection

from meetings.enums import Manner
from meetings.models import Attendance
from meetings.services import attendance, attendance_closing
from meetings.services.attendance import Guest, Mark
from meetings.services.attendance_errors import AttendanceError
from rules.kinds import MemberCategory
from tests.attendance.conftest import AT

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*acts: Callable[[], object]) -> list[str]:
    """Run the acts together; gives the names of the refusals."""
    together, refusals = threading.Barrier(len(acts)), []

    def run(act: Callable[[], object]) -> None:
        try:
            together.wait()
            act()
        except AttendanceError as refusal:
            refusals.append(type(refusal).__name__)
        finally:
            connection.close()

    runs = [threading.Thread(target=run, args=[act]) for act in acts]
    for each in runs:
        each.start()
    for each in runs:
        each.join()
    return refusals


def noting(council, category: str, manner: Manner) -> Callable[[], object]:
    row = council.row(category)
    mark = Mark(row, manner, row.state)
    return lambda: attendance.record(participation=council.part, marks=[mark], by=council.user, at=AT)


def test_different_rows_are_both_kept(council):
    refusals = at_once(noting(council, "community", Manner.PRESENT), noting(council, "staff", Manner.APOLOGY))
    assert (refusals, council.noted) == ([], {"community": "present", "staff": "apology"})


def test_of_two_words_about_one_person_the_second_is_asked_to_look_again(council):
    refusals = at_once(
        noting(council, "community", Manner.PRESENT), noting(council, "community", Manner.ABSENT)
    )
    assert (refusals, Attendance.objects.count()) == (["ChangedMeanwhile"], 1)


def test_a_double_tap_adds_one_guest(council):
    guest = Guest(MemberCategory.MUNICIPALITY, "介護保険課職員")

    def add() -> object:
        return attendance.add_guest(participation=council.part, guest=guest, by=council.user, at=AT)

    assert (at_once(add, add), Attendance.objects.count()) == (["AlreadyThere"], 1)


def test_closing_twice_closes_once(council):
    council.mark(community="present")

    def close() -> None:
        attendance_closing.close(participation=council.part, rest_absent=True, by=council.user, at=AT)

    assert at_once(close, close) == ["Closed"]
    assert Attendance.objects.count() == len(council.members)
