"""Makes rounds of evaluation in one line each, for tests that need many."""

from datetime import date
from typing import Any

from django.utils import timezone

from evaluations.models import Entry, Evaluation, Opinion, ReportDelivery, Round, StaffSheet
from evaluations.services.editions import edition_for
from meetings.models import Member, Participation, SubmissionVersion
from operators.models import Facility, OperatorAssignment, User
from outbox.models import Message
from tests.makers import NOON, submission_of


def round_of(facility: Facility, **fields: Any) -> Round:
    """The office's round of 令和8年度 with the shipped form; a part of it is its meeting, an evaluation its result."""
    year = fields.pop("fiscal_year", 2026)
    number = Round.objects.filter(facility=facility, fiscal_year=year).count() + 1
    known: dict[str, Any] = {
        "number": number,
        "route": facility.evaluation_route,
        "form_version": fields.pop("form_version", None) or edition_for(facility=facility, at=NOON),
        "started_at": NOON,
        "started_by": fields.pop("by", None) or somebody_of(facility),
    }
    return Round.objects.create(facility=facility, fiscal_year=year, **known | fields)


def somebody_of(facility: Facility) -> User:
    """Somebody who works for the office; made where nobody does."""
    assigned = OperatorAssignment.objects.filter(facility=facility).order_by("pk").first()
    if assigned:
        return assigned.user
    made = User.objects.create_user(
        f"mihon{facility.pk}@example.jp", "hinata-bokko-2026", name="見本 太郎", role="operator"
    )
    OperatorAssignment.objects.create(user=made, facility=facility)
    return made


def staff_sheet_of(of: Round, **fields: Any) -> StaffSheet:
    """A person's sheet, empty."""
    label = fields.pop("label", f"職員{of.staff_sheets.count() + 1}")
    return StaffSheet.objects.create(round=of, label=label, made_at=NOON, **fields)


def entry_of(of: Round, sheet: str, row: str, **values: Any) -> Entry:
    """A filled row of a sheet."""
    return Entry.objects.create(round=of, sheet=sheet, row=row, values=values, revision=1, saved_at=NOON)


def opinion_of(of: Round, member: Member, **fields: Any) -> Opinion:
    """A member's opinion by the link."""
    known = {"words": "地域との行事がよい", "via": "link", "gathered_on": NOON.date(), "given_at": NOON}
    return Opinion.objects.create(round=of, member=member, **known | fields)


def evaluation_of(part: Participation, **fields: Any) -> Evaluation:
    """An evaluation at the council with both evaluators there; the part carries it."""
    Participation.objects.filter(pk=part.pk).update(carries_evaluation=True)
    known = {"public_evaluator": "present", "neutral_evaluator": "present"}
    return Evaluation.objects.create(
        facility=part.facility, route="council", participation=part, **known | fields
    )


def agency_evaluation_of(facility: Facility, evaluated_on: date, **fields: Any) -> Evaluation:
    """An evaluation by an agency on a day."""
    return Evaluation.objects.create(facility=facility, route="agency", evaluated_on=evaluated_on, **fields)


def delivery_of(part: Participation, center: User, **fields: Any) -> ReportDelivery:
    """The support centre's copy of a report that was submitted."""
    submission = submission_of(part, kind="evaluation")
    version = SubmissionVersion.objects.get(submission=submission)
    assert center.support_center is not None
    message = Message.objects.create(
        key=f"report/{version.pk}",
        channel="email",
        state="sent",
        recipient_name=center.support_center.name,
        recipient_email="hokatsu@example.jp",
        subject="結果報告書",
        text="結果報告書をお送りします。",
        message_id=f"<report-{version.pk}@example.jp>",
        prepared_at=NOON,
        settled_at=timezone.now(),
    )
    return ReportDelivery.objects.create(
        version=version, support_center=center.support_center, message=message, **fields
    )
