"""A round of an office whose staff are asked, beside a stranger's; answers as a phone would send them."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from evaluations.form import Form, Row, Sheet
from evaluations.models import Round, StaffSheet
from evaluations.services.staff_answers import save_row
from evaluations.services.staff_rounds import open_round
from evaluations.staff_sheets.marks import mark_of, state_of
from evaluations.staff_sheets.page import name_of
from evaluations.staff_sheets.progress import asked_of
from evaluations.staff_sheets.tokens import token_for
from operators.models import User
from tests.evaluation_makers import round_of, staff_sheet_of
from tests.fixtures.people import World
from tests.makers import NOON


@dataclass
class Asking:
    """The office's round, and what its staff do."""

    world: World
    round: Round

    @property
    def by(self) -> User:
        return self.world.operator

    @property
    def form(self) -> Form:
        return self.round.form_version.form

    @property
    def staff(self) -> Sheet:
        staff = self.form.staff_sheet
        assert staff is not None
        return staff

    @property
    def rows(self) -> list[Row]:
        """The items in which something must be chosen."""
        return [row for row, _ in asked_of(self.staff)]

    def fresh(self) -> Round:
        self.round = Round.objects.select_related("facility", "form_version").get(pk=self.round.pk)
        return self.round

    def sheet(self, label: str = "", **fields: Any) -> StaffSheet:
        return staff_sheet_of(self.round, **({"label": label} if label else {}), **fields)

    def filled(self, answer: str = "a", words: str = "", **fields: Any) -> StaffSheet:
        """A sheet that was handed in, the same answer everywhere, words at the first text."""
        answers = self.answers(answer)
        row, key = self.text
        if words:
            answers[row.key] = {**answers.get(row.key, {}), key: words}
        with transaction.atomic():
            open_round(self.round)
        return self.sheet(answers=answers, submitted_at=NOON, **fields)

    def answers(self, answer: str) -> dict[str, dict[str, str]]:
        """The same choice at every item."""
        return {row.key: {field.key: answer} for row, field in asked_of(self.staff)}

    def save(self, sheet: StaffSheet, row: str, values: dict[str, str]) -> None:
        sheet.refresh_from_db()
        seen = self.seen(sheet, row, "phone")
        save_row(sheet=sheet, row=row, values=values, seen=seen, reader="phone")

    def seen(self, sheet: StaffSheet, row: str, reader: str) -> str:
        """The state of a row as it stands for a reader."""
        fields = self.staff.row(row).fields
        return state_of(mark_of(sheet.revisions, row).shown(fields, sheet.answers.get(row, {}), reader))

    @property
    def text(self) -> tuple[Row, str]:
        """The first field for words."""
        cells = [(row, field) for row in self.staff.rows() for field in row.fields if not field.scale]
        return cells[0][0], cells[0][1].key

    def address(self, name: str, *args: Any) -> str:
        return reverse(name, args=[self.round.pk, *args])


@pytest.fixture
def asking(nerima: World, itabashi: World) -> Asking:
    """The office's round; the stranger's office asks somebody too."""
    staff_sheet_of(round_of(itabashi.facility, by=itabashi.operator), label="こかげ 職員")
    return Asking(nerima, round_of(nerima.facility, by=nerima.operator))


@pytest.fixture
def holder() -> Callable[[StaffSheet], Callable[..., Any]]:
    """A browser of its own with somebody's link."""

    def opened(sheet: StaffSheet, client: Client | None = None) -> Callable[..., Any]:
        browser = client or Client()

        def go(name: str, *args: Any, data: dict[str, str] | None = None, **headers: str) -> Any:
            address = reverse(name, args=[token_for(sheet), *args])
            if data is None:
                return browser.get(address, headers=headers)
            return browser.post(address, data, headers=headers)

        return go

    return opened


def chosen(row: Row, answer: str, page: Any = None) -> dict[str, str]:
    """A choice at an item as a page posts it; without a page, as one on which nothing was answered."""
    name = f"seen.{row.key}"
    if page is None:
        return {name_of(row, row.fields[0]): answer, name: state_of({each.key: "" for each in row.fields})}
    (seen,) = re.findall(rf'name="{re.escape(name)}" value="(\w+)"', page.content.decode())
    return {name_of(row, row.fields[0]): answer, name: seen}
