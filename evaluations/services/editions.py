"""Which edition of a form an evaluation begins with: the ward's own, else the shipped one."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Max

from evaluations.enums import FormState
from evaluations.form import Form
from evaluations.models import FormVersion
from evaluations.shipped_forms import digest_of, shipped
from operators.models import Facility


class NoForm(Exception):
    """This kind of office is not evaluated."""


def edition_for(*, facility: Facility, at: datetime) -> FormVersion:
    """The edition in force for an office now; that of the shipped form is stored when it is first used.

    Raises `NoForm`.
    """
    return _own(facility) or _stored(facility, at)


def edition_to_come(*, facility: Facility, at: datetime) -> FormVersion:
    """The edition that `edition_for` would give, to look at: nothing is stored. Raises `NoForm`."""
    if own := _own(facility):
        return own
    form = _form(facility)
    key = _key(facility, form)
    return FormVersion.objects.filter(**key).first() or FormVersion(**key, **_told(facility, form, at))


def _own(facility: Facility) -> FormVersion | None:
    in_force = FormVersion.objects.in_force()
    return in_force.filter(municipality=facility.municipality_id, service=facility.service).first()


@transaction.atomic
def _stored(facility: Facility, at: datetime) -> FormVersion:
    """The row of the shipped form, made when it is first used; a changed file is a new edition."""
    form = _form(facility)
    told = _told(facility, form, at)
    row, _ = FormVersion.objects.get_or_create(**_key(facility, form), defaults=told)
    return row


def _form(facility: Facility) -> Form:
    form = shipped(facility.kind)
    if form is None:
        raise NoForm
    return form


def _key(facility: Facility, form: Form) -> dict[str, Any]:
    """By what the row of a shipped form is found again."""
    return {"service": facility.service, "municipality": None, "digest": digest_of(form)}


def _told(facility: Facility, form: Form, at: datetime) -> dict[str, Any]:
    shipped_rows = FormVersion.objects.filter(municipality=None, service=facility.service)
    last = shipped_rows.aggregate(last=Max("number"))["last"] or 0
    return {
        "number": last + 1,
        "state": FormState.IN_FORCE,
        "title": form.title,
        "definition": form.as_json(),
        "source": form.source,
        "made_at": at,
        "in_force_at": at,
    }
