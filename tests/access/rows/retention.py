"""How long records are kept: the answers at each address."""

from datetime import date

from publication.enums import Holder
from publication.models import Retention
from tests.access.rows.materials import own_file
from tests.access.worlds import OPERATOR, STRANGERS, WARD, Row
from tests.fixtures.people import World


def clock_of(world: World, holder: Holder = Holder.OFFICE) -> Retention:
    """A running clock of the world's office."""
    return Retention.objects.get_or_create(
        holder=holder,
        source=f"participation/{world.participation.pk}",
        defaults={
            "facility": world.facility,
            "municipality": world.municipality,
            "title": "令和8年6月20日の会議の記録",
            "rule": "公表の日から2年間",
            "started_on": date(2026, 7, 1),
            "keep_until": date(2028, 7, 1),
        },
    )[0]


def own_clock(world: World) -> dict[str, str | int]:
    """The clock of a record of the office."""
    return {"pk": clock_of(world).pk}


def wards_clock(world: World) -> dict[str, str | int]:
    """The clock of the ward's copy."""
    return {"pk": clock_of(world, Holder.WARD).pk}


NOTHING_CHOSEN_OFFICE, NOTHING_CHOSEN_WARD = (302, 404, 302, 404), (302, 302, 404, 404)

ROWS: dict[str, Row] = {
    "office_retention": Row(OPERATOR),
    "office_retention_csv": Row(OPERATOR),
    "office_retention_approve": Row(NOTHING_CHOSEN_OFFICE),
    "office_clock": Row(OPERATOR, STRANGERS, own_clock),
    "office_clock_hold": Row(OPERATOR, STRANGERS, own_clock),
    "material_case": Row(OPERATOR, STRANGERS, own_file),
    "ward_retention": Row(WARD),
    "ward_retention_csv": Row(WARD),
    "ward_retention_approve": Row(NOTHING_CHOSEN_WARD),
    "ward_clock": Row(WARD, STRANGERS, wards_clock),
    "ward_clock_hold": Row(WARD, STRANGERS, wards_clock),
}
