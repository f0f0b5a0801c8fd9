"""What was published in two wards, and what was taken back or deleted there."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

import pytest

from operators.models import CareArea
from publication.content import Entry, Figure, Section, Turnout
from publication.enums import RecordKind, WithdrawnWhy
from publication.models import PublicRecord
from publication.services import records
from tests.fixtures.people import World
from tests.makers import public_content, public_record_of

SEALED = "とりさげたあとの言葉"
"""Stands in every text of a record before it is taken back or deleted; nothing may say it."""


@dataclass(frozen=True)
class Shelf:
    """The records of a ward and of a stranger's."""

    minutes: PublicRecord
    evaluation: PublicRecord
    foreign: PublicRecord
    withdrawn: PublicRecord
    disposed: PublicRecord


@pytest.fixture
def shelf(nerima: World, itabashi: World) -> Shelf:
    """Two published in 練馬区, one in 板橋区; one taken back, one deleted."""
    area = CareArea.objects.get(municipality=nerima.municipality)
    content = public_content(
        nerima.facility,
        date(2026, 6, 20),
        agenda=("活動状況の報告", "防災訓練"),
        figures=(Figure("通いの提供回数", 310, "回"),),
    )
    return Shelf(
        minutes=public_record_of(nerima.facility, date(2026, 6, 20), care_area=area, content=content),
        evaluation=public_record_of(
            nerima.facility, date(2025, 11, 5), kind=RecordKind.EVALUATION, care_area=area
        ),
        foreign=public_record_of(
            itabashi.facility,
            date(2026, 5, 1),
            care_area=CareArea.objects.get(municipality=itabashi.municipality),
        ),
        withdrawn=take_back(sealed(nerima, date(2026, 4, 10), area), datetime(2026, 9, 1, tzinfo=UTC)),
        disposed=dispose(sealed(nerima, date(2024, 4, 10), area), datetime(2026, 9, 2, tzinfo=UTC)),
    )


def sealed(world: World, held_on: date, area: CareArea) -> PublicRecord:
    """A published record all of whose words can be told from every other's."""
    content = public_content(
        world.facility,
        held_on,
        title=SEALED,
        place=SEALED,
        agenda=(SEALED,),
        partners=(SEALED,),
        turnout=(Turnout(SEALED, 1),),
        figures=(Figure(SEALED, 1, "回"),),
        sections=(Section("item-a1", SEALED, (Entry("報告", SEALED),)),),
    )
    return public_record_of(world.facility, held_on, content=content, care_area=area)


def take_back(record: PublicRecord, at: datetime) -> PublicRecord:
    """Withdraw a record."""
    return records.withdraw(record=record, why=WithdrawnWhy.PERSON, at=at)


def dispose(record: PublicRecord, at: datetime) -> PublicRecord:
    """Delete what a record held, after its time."""
    return records.dispose(record=record, at=at)
