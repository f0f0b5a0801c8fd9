"""What the first edition of the room wrote is still read, and follows. [ADR 0023]"""

from hashlib import sha256
from importlib import import_module

from django.apps import apps

from evaluations.agency_content import AgencyContent
from evaluations.models import PublicSheet
from meetings.models import CouncilHabit, FollowUp
from tests.evaluation_makers import round_of
from tests.makers import NOON, meeting, part_of

MIGRATION = import_module("evaluations.migrations.0005_what_stands_follows")


def test_the_agency_of_a_report_frozen_before_is_read():
    frozen = {"name": "見本評価機関", "evaluated_on": "2026-10-08", "result_url": ""}
    told = AgencyContent.from_json(frozen)
    assert (told.agency_name, AgencyContent.from_json(told.as_json())) == ("見本評価機関", told)


def test_requests_of_goals_keep_their_goal(nerima, itabashi):
    mine, other = (
        round_of(world.facility, by=world.operator, route="agency") for world in (nerima, itabashi)
    )
    for row, of in (("7", mine), ("1", other)):
        part = part_of(meeting(NOON.date(), of.facility), of.facility)
        key = "e:g" + sha256(f"goals/{of.pk}/{row}".encode()).hexdigest()[:15]
        FollowUp.objects.create(
            facility=of.facility, raised_in=part, item_key=key, title="目標", words="清掃"
        )
    for _ in range(2):
        MIGRATION.keys_of_goals(apps, None)
    assert set(FollowUp.objects.values_list("item_key", flat=True)) == {f"e:g{mine.pk}-7", f"e:g{other.pk}-1"}


def test_what_one_person_confirmed_is_confirmed_anew_where_two_are_wanted(nerima, itabashi):
    for world in (nerima, itabashi):
        of = round_of(world.facility, by=world.operator)
        told = {
            "made_at": NOON,
            "made_by": world.operator,
            "confirmed_at": NOON,
            "confirmed_by": world.operator,
        }
        PublicSheet.objects.create(round=of, state="ready", revision=3, published_revision=2, **told)
    CouncilHabit.objects.create(facility=nerima.facility, second_person_publishes=True)
    MIGRATION.confirmed_by_one(apps, None)
    states = PublicSheet.objects.order_by("pk").values_list("state", "confirmed_by")
    assert list(states) == [("draft", None), ("ready", itabashi.operator.pk)]
