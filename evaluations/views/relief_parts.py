"""What the pages of 緩和 have in common: the office of an address, and a service's sentence put at its field."""

from django import forms
from django.http import Http404
from django.urls import reverse
from django.utils import timezone

from evaluations.services.relief_bars import offers_agency
from evaluations.services.relief_errors import ReliefError
from evaluations.views.round_parts import trail_to_rounds
from evaluations.views.ward_parts import ward_trail
from meetings.views.members_office import Trail, address, office_of
from operators.models import Facility, User


def agency_office(user: User, number: str, code: str) -> Facility:
    """The office, if its kind may be evaluated by an agency; 404 otherwise."""
    facility = office_of(user, number, code)
    if not offers_agency(facility, timezone.localdate()):
        raise Http404
    return facility


def relief_trail(facility: Facility) -> Trail:
    """The way from the operator's home to the office's 緩和."""
    return [*trail_to_rounds(), ("実施回数の緩和", address("relief", facility))]


def say(form: forms.Form, error: ReliefError) -> None:
    """Put the sentence at its field, where the form has it."""
    form.add_error(error.field if error.field in form.fields else None, error.words)


def ward_relief_trail() -> Trail:
    """The way from the ward's home to the list of applications."""
    return [*ward_trail(), ("緩和の申請", reverse("ward_reliefs"))]
