"""The second guard: nobody reaches an object but through ``visible_to``."""

from collections.abc import Callable

import pytest
from django.apps import apps

from evaluations.models import (
    Evaluation,
    FormVersion,
    Opinion,
    PublicSheet,
    Relief,
    ReportDelivery,
    Round,
    StaffSheet,
)
from meetings.models import (
    DeskNote,
    FollowUp,
    Material,
    Meeting,
    Member,
    Minutes,
    Participation,
    PublicText,
    Submission,
)
from operators.models import Facility, OperatorAssignment
from publication.models import Retention
from tests.access.rows.retention import clock_of
from tests.evaluation_makers import delivery_of, evaluation_of, opinion_of, round_of, staff_sheet_of
from tests.fixtures.people import World
from tests.makers import NOON, follow_up_of, material_of, minutes_of, submission_of

SEEN = {
    Facility: ("ward", "operator", "center"),
    Meeting: ("ward", "operator", "center"),
    Participation: ("ward", "operator", "center"),
    Member: ("ward", "operator"),  # a support centre reads no names of members
    Minutes: ("operator",),  # the ward reads what was submitted, never a draft
    Material: ("operator",),
    FollowUp: ("ward", "operator"),
    Submission: ("ward", "operator"),
    PublicText: ("operator",),  # the ward and the public read what was published
    DeskNote: ("ward",),  # among colleagues
    Retention: ("ward", "operator"),
    Evaluation: ("ward", "operator"),
    Relief: ("ward", "operator"),
    Round: ("operator",),  # the ward reads what was reported, never a sheet in the making
    StaffSheet: ("operator",),
    Opinion: ("operator",),
    PublicSheet: ("operator",),
    FormVersion: ("ward",),
    ReportDelivery: ("center",),
}


def submitted_follow_up(world: World) -> FollowUp:
    """A request of a meeting whose minutes came in: before that, it is not the ward's to read."""
    submission_of(world.participation)
    return follow_up_of(world.participation)


MADE: dict[type, Callable[[World], object]] = {
    Minutes: lambda world: minutes_of(world.participation),
    Material: lambda world: material_of(world.participation),
    FollowUp: submitted_follow_up,
    Submission: lambda world: submission_of(world.participation),
    Retention: clock_of,
    Evaluation: lambda world: evaluation_of(world.participation),
    Relief: lambda world: Relief.objects.create(
        facility=world.facility, fiscal_year=2026, applied_on=NOON.date()
    ),
    Round: lambda world: round_of(world.facility),
    StaffSheet: lambda world: staff_sheet_of(round_of(world.facility)),
    Opinion: lambda world: opinion_of(round_of(world.facility), world.member),
    PublicSheet: lambda world: PublicSheet.objects.create(
        round=round_of(world.facility), made_at=NOON, made_by=world.operator
    ),
    FormVersion: lambda world: FormVersion.objects.create(
        municipality=world.facility.municipality,
        service=world.facility.service,
        number=1,
        title="様式",
        definition={},
        digest="0" * 64,
        made_at=NOON,
    ),
    ReportDelivery: lambda world: delivery_of(world.participation, world.center),
    PublicText: lambda world: PublicText.objects.create(
        participation=world.participation, made_at=NOON, made_by=world.operator
    ),
    DeskNote: lambda world: DeskNote.objects.create(
        submission=submission_of(world.participation), words="確認中", at=NOON, by=world.ward
    ),
}
VISITORS = ("ward", "operator", "center", "inactive")
CASES = [
    pytest.param(model, visitor, id=f"{model.__name__} for {visitor}")
    for model in SEEN
    for visitor in VISITORS
]


def object_of(world: World, model: type) -> object:
    """The world's own object of a model."""
    return MADE[model](world) if model in MADE else getattr(world, model.__name__.lower())


def test_every_model_with_visible_to_stands_here():
    guarded = {model for model in apps.get_models() if hasattr(model._default_manager.all(), "visible_to")}
    assert guarded == set(SEEN)


@pytest.mark.parametrize(("model", "visitor"), CASES)
def test_only_what_is_theirs(nerima, itabashi, model, visitor):
    own = object_of(nerima, model)
    object_of(itabashi, model)
    visible = model.objects.visible_to(getattr(nerima, visitor))
    assert list(visible) == ([own] if visitor in SEEN[model] else [])


def test_an_operator_of_a_corporation_sees_its_offices_and_no_other(nerima, itabashi):
    nerima.operator.assignments.all().delete()
    assert list(Facility.objects.visible_to(nerima.operator)) == []
    OperatorAssignment.objects.create(user=nerima.operator, corporation=itabashi.corporation)
    assert list(Facility.objects.visible_to(nerima.operator)) == [itabashi.facility]


def test_an_office_of_no_corporation_belongs_to_no_operator_of_a_corporation(nerima, itabashi):
    Facility.objects.filter(pk=itabashi.facility.pk).update(corporation=None)
    assert list(Facility.objects.visible_to(nerima.operator)) == [nerima.facility]


def test_the_ward_reads_a_request_once_its_minutes_were_submitted(nerima, itabashi):
    made = follow_up_of(nerima.participation)
    assert list(FollowUp.objects.visible_to(nerima.ward)) == []
    assert list(FollowUp.objects.visible_to(nerima.operator)) == [made]
    submission_of(nerima.participation)
    assert list(FollowUp.objects.visible_to(nerima.ward)) == [made]


def test_the_ward_reads_a_file_once_it_was_submitted(nerima, itabashi):
    paper = material_of(nerima.participation)
    submission_of(nerima.participation).versions.get().materials.add(paper)
    assert list(Material.objects.visible_to(nerima.ward)) == [paper]
    assert list(Material.objects.visible_to(itabashi.ward)) == []
