"""An office whose evaluation is ready to be reported, beside its support centre."""

from copy import deepcopy
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.db import transaction

from evaluations.form import FieldKind, Form, Phase
from evaluations.models import FormVersion, PublicSheet, ReportDelivery, Round
from evaluations.services.editions import edition_for
from evaluations.services.public_sheets.source import source_for
from evaluations.services.reporting.submit import submit_report
from meetings.models import Attendance, Participation, Submission
from operators.models import Facility, User
from tests.evaluation_makers import entry_of, evaluation_of, round_of, somebody_of
from tests.fixtures.people import World
from tests.makers import NOON

TOKYO = ZoneInfo("Asia/Tokyo")


def at(text: str) -> datetime:
    """A moment in Japan: ``2026-07-01 09:30``."""
    return datetime.fromisoformat(text).replace(tzinfo=TOKYO)


FIRST = at("2026-07-01 09:30")


def filled(of: Round, text: str = "職員で話し合っています") -> None:
    """Something in every field of every row but the staff's."""
    form = of.form_version.form
    for sheet in form.sheets:
        for row in sheet.rows(Phase.SELF, Phase.COUNCIL, Phase.AFTER):
            values = {field.key: _value(form, field.kind, field.scale, text) for field in row.fields}
            entry_of(of, sheet.key, row.key, **values)


def _value(form: Form, kind: FieldKind, scale: str, text: str) -> Any:
    if kind is FieldKind.CHOICE:
        return form.scale(scale).choices[0].key
    if kind is FieldKind.COUNTS:
        return {choice.key: 3 for choice in form.scale(scale).choices[:2]}
    return text


def short_form(facility: Facility) -> FormVersion:
    """The shipped form with the first item of the first section of each sheet: papers are drawn quickly."""
    whole = edition_for(facility=facility, at=NOON)
    told = deepcopy(whole.definition)
    for sheet in told["sheets"]:
        sheet["sections"] = [{**section, "items": section["items"][:1]} for section in sheet["sections"][:1]]
    version, _ = FormVersion.objects.get_or_create(
        municipality=facility.municipality,
        service=facility.service,
        number=90,
        defaults={"title": whole.title, "definition": told, "digest": "0" * 64, "made_at": NOON},
    )
    return version


def final_round(part: Participation, **fields: Any) -> Round:
    """A round whose results are final, with the meeting as its evaluation."""
    by = somebody_of(part.facility)
    evaluation = evaluation_of(part)
    Attendance.objects.create(
        participation=part, category="support_center", name="包括職員", manner="present"
    )
    moments = {
        "self_finalised_at": NOON,
        "self_finalised_by": by,
        "results_finalised_at": NOON,
        "results_finalised_by": by,
    }
    told = {"form_version": short_form(part.facility), "participation": part, "evaluation": evaluation}
    made = round_of(part.facility, by=by, **told | moments | fields)
    filled(made)
    return made


def confirmed(of: Round, by: User, say: str = "") -> PublicSheet:
    """The words for the public, confirmed as they are, or ``say`` at each place."""
    fields = {
        field.key: {"text": say or field.text, "digest": field.digest} for field in source_for(of).fields
    }
    told = {"fields": fields, "revision": 1}
    return PublicSheet.objects.create(
        round=of, state="ready", made_at=NOON, made_by=by, confirmed_at=NOON, confirmed_by=by, **told
    )


def submitted(of: Round, by: User, moment: datetime = FIRST, **more: Any) -> Submission:
    """The report at the ward, in a transaction of its own."""
    with transaction.atomic():
        return submit_report(round=of, by=by, at=moment, **more)


def reported(world: World) -> ReportDelivery:
    """The world's office has reported; the centre's copy."""
    of = Round.objects.filter(facility=world.facility).first() or round_of(world.facility, by=world.operator)
    part = world.participation
    if of.evaluation_id is None:
        Round.objects.filter(pk=of.pk).update(
            participation=part,
            evaluation=getattr(part, "evaluation", None) or evaluation_of(part),
            self_finalised_at=NOON,
            self_finalised_by=world.operator,
            results_finalised_at=NOON,
            results_finalised_by=world.operator,
        )
    if not PublicSheet.objects.filter(round=of).exists():
        confirmed(of, world.operator)
    submission = submitted(of, world.operator)
    return ReportDelivery.objects.get(version__submission=submission)
