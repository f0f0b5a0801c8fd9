"""The ward's desk: the answers at each address."""

from meetings.models import Participation, Submission
from tests.access.worlds import STRANGERS, Row
from tests.fixtures.people import World
from tests.makers import submission_of

WARD = (302, 200, 404, 404)


def submission(world: World) -> dict[str, str | int]:
    """What the world's office submitted of its meeting."""
    part = Participation.objects.get(meeting=world.meeting, facility=world.facility)
    return {"pk": (Submission.objects.filter(participation=part).first() or submission_of(part)).pk}


ROWS: dict[str, Row] = {
    "ward_inbox": Row(WARD),
    "ward_inbox_csv": Row(WARD),
    "ward_submission": Row(WARD, STRANGERS, submission),
}
