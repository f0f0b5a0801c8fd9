"""Evaluations, reports: the answers at each address."""

from evaluations.models import ReportDelivery, Round
from evaluations.report.links import token_for
from tests.access.worlds import CENTER, EVERYBODY, OPERATOR, STRANGERS, WARD, Row
from tests.evaluation_makers import round_of
from tests.evaluations.reports.stage import reported
from tests.fixtures.people import World


def round_key(world: World) -> dict[str, str | int]:
    """A round of the world's office."""
    found = Round.objects.filter(facility=world.facility).first()
    return {"round_id": (found or round_of(world.facility)).pk}


def _delivery(world: World) -> ReportDelivery:
    """The copy of a report that went to the world's support centre."""
    found = ReportDelivery.objects.filter(support_center=world.support_center).first()
    return found or reported(world)


def frozen_file(world: World) -> dict[str, str | int]:
    """A file of what the world's office submitted."""
    of = Round.objects.get(submission=_delivery(world).version.submission)
    return {"round_id": of.pk, "number": 1, "name": "document.xlsx"}


def link(world: World) -> dict[str, str | int]:
    """The link to it; whoever holds it is let in, signed in or not."""
    return {"token": token_for(_delivery(world))}


def link_file(world: World) -> dict[str, str | int]:
    """A file behind that link."""
    return link(world) | {"name": "document.docx"}


def delivery(world: World) -> dict[str, str | int]:
    """The same for a centre that is signed in."""
    return {"pk": _delivery(world).pk}


def delivery_file(world: World) -> dict[str, str | int]:
    """A file of it."""
    return delivery(world) | {"name": "document.xlsx"}


def ward_file(world: World) -> dict[str, str | int]:
    """A file of what came to the ward."""
    return {"pk": _delivery(world).version.submission_id, "number": 1, "name": "document.xlsx"}


ROWS: dict[str, Row] = {
    "evaluation_document": Row(OPERATOR, STRANGERS, round_key),
    "evaluation_document_pdf": Row(OPERATOR, STRANGERS, round_key),
    "evaluation_document_xlsx": Row(OPERATOR, STRANGERS, round_key),
    "evaluation_document_docx": Row(OPERATOR, STRANGERS, round_key),
    "evaluation_report": Row(OPERATOR, STRANGERS, round_key),
    "evaluation_report_pdf": Row(OPERATOR, STRANGERS, round_key),
    "evaluation_report_file": Row(OPERATOR, STRANGERS, frozen_file),
    "evaluation_report_letter": Row(STRANGERS, STRANGERS, round_key),  # nothing was submitted: no letter
    "evaluation_report_handed": Row(STRANGERS, STRANGERS, round_key),
    "evaluation_report_renew": Row(STRANGERS, STRANGERS, round_key),
    "evaluation_report_send": Row((302, 404, 302, 404), STRANGERS, round_key),  # nothing waits: back
    "evaluation_submit": Row(OPERATOR, STRANGERS, round_key),
    "ward_report_file": Row(WARD, STRANGERS, ward_file),
    "report_link": Row(EVERYBODY, arguments=link),
    "report_link_file": Row(EVERYBODY, arguments=link_file),
    "center_reports": Row(CENTER),
    "center_report": Row(CENTER, STRANGERS, delivery),
    "center_report_file": Row(CENTER, STRANGERS, delivery_file),
}
