"""What the counter (窓口) binds for people without a screen: one service's public records of a half-year.

Read from the published records only, so that the bundle never says more than the pages do. [issue 5, as 飯塚市 does]
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from hashlib import blake2b
from itertools import groupby

from django.conf import settings
from django.db.models import Count, Q, QuerySet

from operators.models import Facility, Municipality
from publication.addresses import record_address
from publication.content import PublicContent
from publication.counter_period import Half
from publication.models import PublicRecord
from rules.kinds import Council, ServiceKind
from rules.ruleset_files import rulebook


@dataclass(frozen=True)
class Bound:
    """One record in the bundle."""

    record: PublicRecord

    @cached_property
    def content(self) -> PublicContent:
        """The words; only a bundle gathered with them has them at hand."""
        return self.record.told

    @property
    def address(self) -> str:
        """Where it stands on the portal."""
        return f"{settings.BASE_URL}{record_address(self.record)}"


@dataclass(frozen=True)
class OfficePart:
    """An office and its records in order of the meetings' days."""

    facility: Facility
    records: Sequence[Bound]


@dataclass(frozen=True)
class Bundle:
    """Everything of one service and one half-year; ``without`` are the offices that made nothing public."""

    municipality: Municipality
    service: ServiceKind
    half: Half
    parts: Sequence[OfficePart]
    without: Sequence[Facility]

    @property
    def count(self) -> int:
        """How many records are in it."""
        return sum(len(part.records) for part in self.parts)

    @property
    def digest(self) -> str:
        """Names a bundle by what it holds: another as soon as a record is corrected or taken back."""
        records = [
            (bound.record.key, bound.record.edition, bound.record.changed_at)
            for part in self.parts
            for bound in part.records
        ]
        offices = [(office.pk, office.name) for office in (*self._offices, *self.without)]
        told = (self.municipality.pk, self.municipality.name, self.service, self.half, records, offices)
        return blake2b(repr(told).encode("utf-8", "replace"), digest_size=16).hexdigest()

    @property
    def _offices(self) -> list[Facility]:
        return [part.facility for part in self.parts]


def services(municipality: Municipality, today: date) -> list[ServiceKind]:
    """The services that hold a council by the ward's rules on ``today``."""
    rules = rulebook(municipality.ruleset_id).on(today)
    return [kind for kind in ServiceKind if rules.kind(kind).council is not Council.NONE]


def counts(municipality: Municipality, half: Half) -> dict[str, int]:
    """How many records each service has in a half-year; those without any are left out. One query."""
    inside = PublicRecord.objects.published().filter(
        municipality=municipality, held_on__range=(half.first, half.last)
    )
    return dict(inside.order_by().values_list("service").annotate(number=Count("pk")))


def bundle_of(
    municipality: Municipality, service: ServiceKind, half: Half, *, with_words: bool = True
) -> Bundle:
    """Gather the bundle: two queries. Without the words it is only counted and named."""
    inside = PublicRecord.objects.published().filter(
        municipality=municipality, service=service, held_on__range=(half.first, half.last)
    )
    records = inside.select_related("facility").defer("folded_text", "facility__raw")
    records = records.order_by("facility__kana", "facility__name", "facility", "held_on", "pk")
    read = records if with_words else records.defer("folded_text", "facility__raw", "content")
    parts = [
        OfficePart(facility, [Bound(record) for record in found])
        for facility, found in groupby(read, key=lambda record: record.facility)
    ]
    told = {part.facility.pk for part in parts}
    there = _there(municipality, service, half)
    return Bundle(municipality, service, half, parts, [each for each in there if each.pk not in told])


def _there(municipality: Municipality, service: ServiceKind, half: Half) -> QuerySet[Facility]:
    """The offices of the service that were open on some day of the half-year."""
    begun = Q(designated_on=None) | Q(designated_on__lte=half.last)
    still = Q(closed_on=None) | Q(closed_on__gt=half.first)
    found = Facility.objects.filter(begun, still, municipality=municipality, service=service)
    return found.order_by("kana", "name", "pk").only("number", "service", "name", "kana")
