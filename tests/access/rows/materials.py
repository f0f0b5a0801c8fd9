"""Files of meetings: the answers at each address."""

from meetings.models import Material, Participation
from tests.access.worlds import OPERATOR, STRANGERS, WARD, Row, meeting
from tests.fixtures.people import World
from tests.makers import material_of, submission_of


def _own(world: World) -> Material:
    return material_of(Participation.objects.get(meeting=world.meeting, facility=world.facility))


def own_file(world: World) -> dict[str, str | int]:
    """A file of the world's office."""
    return {"pk": _own(world).pk}


def submitted_file(world: World) -> dict[str, str | int]:
    """A file that the world's office submitted to its ward."""
    material = _own(world)
    assert material.participation is not None
    submission_of(material.participation).versions.get().materials.add(material)
    return {"pk": material.pk}


ROWS: dict[str, Row] = {
    "meeting_materials": Row(OPERATOR, STRANGERS, meeting),
    "material_file": Row(OPERATOR, STRANGERS, own_file),
    "material_edit": Row(OPERATOR, STRANGERS, own_file),
    "ward_material_file": Row(WARD, STRANGERS, submitted_file),
}
