"""A finished round of the office in Nerima, with names inside that must not come out."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import pytest

from evaluations.form import FieldKind
from evaluations.models import Evaluation, PublicSheet, Round
from evaluations.services import public_sheets, publishing
from operators.models import User
from publication.models import PublicRecord
from tests.evaluation_makers import staff_sheet_of
from tests.evaluations.publishing.finished import confirmed, finished, said
from tests.fixtures.people import World

NOON = datetime(2026, 7, 10, 3, tzinfo=UTC)


@dataclass
class Desk:
    """What the tests do with one round."""

    world: World
    round: Round
    by: User

    @property
    def sheet(self) -> PublicSheet:
        """The public words as they stand."""
        return public_sheets.open_sheet(of=self.round, by=self.by, at=NOON)

    @property
    def review(self) -> public_sheets.Review:
        """A fresh look at them."""
        return public_sheets.review_of(self.sheet)

    @property
    def evaluation(self) -> Evaluation:
        """What the rules see."""
        return Evaluation.objects.get(round=self.round)

    def confirm(self) -> PublicSheet:
        """Confirm what stands there."""
        return confirmed(self.round, by=self.by, at=NOON)

    def replace_all(self) -> int:
        """Take every proposal."""
        return public_sheets.replace_all(public_text=self.sheet, by=self.by, at=NOON)

    def publish(self, **asked: Any) -> PublicRecord:
        """Publish what was confirmed; no PDF unless asked."""
        more: dict[str, Any] = {"by": self.by, "at": NOON, "draw": False} | asked
        return publishing.publish(public_text=PublicSheet.objects.get(round=self.round), **more)


@pytest.fixture
def desk(nerima, itabashi) -> Desk:
    """A text with a member's and two staff names, and one without; a plan."""
    of = finished(nerima.participation, by=nerima.operator)
    staff_sheet_of(of, label="佐久間 道代（夜勤）")
    staff_sheet_of(of, label="職員3")
    said(of, FieldKind.TEXT, f"{nerima.member.name}さんが見学され、佐久間さんが案内した。職員3名で話した。")
    said(of, FieldKind.PLAN, "月に一度、地域の清掃に出る。")
    return Desk(nerima, of, nerima.operator)
