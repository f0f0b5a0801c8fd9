"""The last day for the minutes, asked from the rows: by the rule, and where a ward lets them wait."""

from datetime import date
from shutil import copy

import pytest

from meetings.minutes_deadline import minutes_due_on, minutes_due_under
from meetings.models import Participation
from rules.ruleset_files import RULESETS_DIR, load_all
from tests.makers import meeting, office, part_of

HELD = date(2026, 5, 31)


@pytest.fixture
def facility(db):
    return office()


def test_a_month_after_the_meeting(facility, django_assert_num_queries):
    part = Participation.objects.select_related("meeting", "facility__municipality").get(
        meeting=meeting(HELD, facility)
    )
    with django_assert_num_queries(0):
        assert minutes_due_on(part) == date(2026, 6, 30)


@pytest.mark.parametrize(
    ("status", "due"),
    [
        pytest.param("planned", date(2026, 8, 3), id="the next meeting that is planned"),
        pytest.param(
            "cancelled", date(2026, 7, 31), id="a cancelled one is none: two months by the interval"
        ),
    ],
)
def test_a_ward_lets_them_wait_for_the_next_meeting(facility, tmp_path, status, due):
    text = '[value]\nminutes_wait_for_next_meeting = [{ from = 2006-04-01, value = true, source = "市の手引き" }]\n'
    (tmp_path / "352152.toml").write_text(f'id = "352152"\nname = "周南市"\n{text}', encoding="utf-8")
    copy(RULESETS_DIR / "national.toml", tmp_path)
    rules = load_all(tmp_path)["352152"].on(HELD)
    part = part_of(meeting(HELD, facility), facility)
    meeting(date(2026, 8, 3), facility, status=status)
    assert minutes_due_under(rules, part) == due
