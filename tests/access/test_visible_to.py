"""The second guard: nobody reaches an object but through ``visible_to``."""

import pytest
from django.apps import apps

from meetings.models import Meeting, Member, Participation
from operators.models import Facility, OperatorAssignment

SEEN = {
    Facility: ("ward", "operator", "center"),
    Meeting: ("ward", "operator", "center"),
    Participation: ("ward", "operator", "center"),
    Member: ("ward", "operator"),  # a support centre reads no names of members
}
VISITORS = ("ward", "operator", "center", "inactive")
CASES = [
    pytest.param(model, visitor, id=f"{model.__name__} for {visitor}")
    for model in SEEN
    for visitor in VISITORS
]


def test_every_model_with_visible_to_stands_here():
    guarded = {model for model in apps.get_models() if hasattr(model._default_manager.all(), "visible_to")}
    assert guarded == set(SEEN)


@pytest.mark.parametrize(("model", "visitor"), CASES)
def test_only_what_is_theirs(nerima, itabashi, model, visitor):
    own = getattr(nerima, model.__name__.lower())
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
