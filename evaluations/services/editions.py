"""Which edition of a form an evaluation begins with: the ward's own, else the shipped one."""

from datetime import datetime

from django.db import transaction
from django.db.models import Max

from evaluations.enums import FormState
from evaluations.models import FormVersion
from evaluations.shipped_forms import digest_of, shipped
from operators.models import Facility


class NoForm(Exception):
    """This kind of office is not evaluated."""


def edition_for(*, facility: Facility, at: datetime) -> FormVersion:
    """The edition in force for an office now. Raises `NoForm`."""
    own = FormVersion.objects.in_force().filter(
        municipality=facility.municipality_id, service=facility.service
    )
    return own.first() or _shipped(facility, at)


@transaction.atomic
def _shipped(facility: Facility, at: datetime) -> FormVersion:
    """The row of the shipped form, made when it is first used; a changed file is a new edition."""
    form = shipped(facility.kind)
    if form is None:
        raise NoForm
    shipped_rows = FormVersion.objects.filter(municipality=None, service=facility.service)
    last = shipped_rows.aggregate(last=Max("number"))["last"] or 0
    told = {
        "number": last + 1,
        "state": FormState.IN_FORCE,
        "title": form.title,
        "definition": form.as_json(),
        "source": form.source,
        "made_at": at,
        "in_force_at": at,
    }
    row, _ = shipped_rows.get_or_create(
        service=facility.service, municipality=None, digest=digest_of(form), defaults=told
    )
    return row
