"""What the tables of the public side refuse, and that content comes back as it was put."""

from datetime import date, time

import pytest
from django.db import IntegrityError, transaction

from publication.content import Figure, PublicContent, Table
from publication.models import PublicRecord
from tests.makers import office, public_content, public_record_of

pytestmark = pytest.mark.django_db


def test_content_comes_back_as_it_was_put():
    told = public_content(
        office(), date(2026, 5, 20), starts_at=time(14), figures=(Figure("通いの提供回数", 310, "回"),)
    )
    section = told.sections[0]
    told = PublicContent(
        **vars(told)
        | {"sections": (type(section)("table", "表", (), (Table("数", ("月", "回"), (("4月", "3"),)),)),)}
    )
    record = public_record_of(office(number="1392000020"), date(2026, 5, 20), content=told)
    assert PublicRecord.objects.get(pk=record.pk).told == told


@pytest.mark.parametrize(
    "fields",
    [
        pytest.param(
            {"state": "withdrawn", "withdrawn_on": date(2026, 7, 1), "withdrawn_why": "error"},
            id="content kept",
        ),
        pytest.param(
            {"state": "withdrawn", "content": {}, "folded_text": ""}, id="withdrawn without day and reason"
        ),
        pytest.param({"state": "disposed", "content": {}, "folded_text": ""}, id="disposed without its day"),
        pytest.param({"keep_until": date(2026, 1, 1)}, id="kept shorter than nothing"),
    ],
)
def test_the_table_refuses(fields):
    record = public_record_of(office(), date(2026, 5, 20))
    with pytest.raises(IntegrityError), transaction.atomic():
        PublicRecord.objects.filter(pk=record.pk).update(**fields)


def test_a_withdrawn_record_holds_nothing():
    record = public_record_of(office(), date(2026, 5, 20))
    PublicRecord.objects.filter(pk=record.pk).update(
        state="withdrawn", content={}, folded_text="", withdrawn_on=date(2026, 7, 1), withdrawn_why="error"
    )
    assert list(PublicRecord.objects.published()) == []
    assert list(PublicRecord.objects.gone()) == [record]
