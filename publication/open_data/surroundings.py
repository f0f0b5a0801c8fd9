"""The small tables every file of the open data needs, read once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import blake2b

from operators.models import CareArea, Municipality
from publication.caching import changed_at
from publication.open_data.tables import Surroundings


@dataclass(frozen=True)
class Reading:
    """What stands around the records now, and when one of them last changed: three queries."""

    municipalities: Sequence[Municipality]
    around: Surroundings
    changed_at: datetime | None

    def digest(self, *of: str) -> str:
        """Names a file that is made of this, and of what else is given."""
        told = (*of, self.changed_at, self.around.codes, self.around.municipalities, self.around.areas)
        return blake2b(repr(told).encode("utf-8", "replace"), digest_size=16).hexdigest()


def read(*, today: date) -> Reading:
    """Read it."""
    wards = list(Municipality.objects.order_by("code", "pk").only("code", "name"))
    around = Surroundings(
        codes={ward.pk: ward.code for ward in wards},
        municipalities={ward.pk: ward.name for ward in wards},
        areas=dict(CareArea.objects.order_by("pk").values_list("pk", "name")),
        today=today,
    )
    return Reading(wards, around, changed_at())
