"""The ward's desk: the answers at each address."""

from meetings.models import Participation, Submission
from tests.access.worlds import STRANGERS, Row, office
from tests.fixtures.people import World
from tests.makers import submission_of

WARD = (302, 200, 404, 404)


def submission(world: World) -> dict[str, str | int]:
    """What the world's office submitted of its meeting."""
    part = Participation.objects.get(meeting=world.meeting, facility=world.facility)
    return {"pk": (Submission.objects.filter(participation=part).first() or submission_of(part)).pk}


def version(world: World) -> dict[str, str | int]:
    """Its first version: nothing but a receipt, so there is no record to draw."""
    return submission(world) | {"number": 1}


BACK = (302, 302, 404, 404)
"""Nothing is done by a GET: back to the page with the button."""

ROWS: dict[str, Row] = {
    "ward_inbox": Row(WARD),
    "ward_inbox_csv": Row(WARD),
    "ward_missing": Row(WARD),
    "ward_missing_csv": Row(WARD),
    "ward_bulk_accept": Row(BACK),
    "ward_register": Row(WARD),
    "ward_register_office": Row(WARD, STRANGERS, office),
    "ward_submission": Row(WARD, STRANGERS, submission),
    "ward_submission_accept": Row(BACK, STRANGERS, submission),
    "ward_submission_reopen": Row(BACK, STRANGERS, submission),
    "ward_submission_assign": Row(BACK, STRANGERS, submission),
    "ward_submission_note": Row(BACK, STRANGERS, submission),
    "ward_submission_return": Row(WARD, STRANGERS, submission),
    "ward_submission_version": Row(WARD, STRANGERS, version),
    "ward_submission_pdf": Row(STRANGERS, STRANGERS, version),
    "ward_submission_docx": Row(STRANGERS, STRANGERS, version),
}
