"""The pages of 緩和: the office's with its words, the ward's list with its filters. [O]"""

from datetime import UTC, date, datetime
from io import BytesIO
from typing import Any

import pytest
from django.urls import reverse
from pypdf import PdfReader

from evaluations.models import Relief
from evaluations.pdf.relief import relief_pdf
from operators.models import Facility
from tests.makers import office

pytestmark = pytest.mark.django_db


@pytest.fixture
def june(monkeypatch):
    """The window is open."""
    monkeypatch.setattr("django.utils.timezone.now", lambda: datetime(2026, 6, 10, 3, 0, tzinfo=UTC))


def test_an_office_applies_the_ward_decides_and_the_office_reads_it_at_once(client, nerima, june):
    Facility.objects.filter(pk=nerima.facility.pk).update(evaluation_route="agency")
    place = [nerima.facility.number, nerima.facility.kind.code]
    page, apply = reverse("relief", args=place), reverse("relief_apply", args=place)
    client.force_login(nerima.operator)
    wrong = client.post(
        apply, {"agency_name": "見本評価機関", "last_evaluated_on": "きのう", "words": "満たす"}
    )
    assert wrong.status_code == 422
    assert "きのう" in wrong.content.decode()
    told = {"agency_name": "見本評価機関", "last_evaluated_on": "令和7年11月10日", "words": "満たします"}
    assert client.post(apply, told).status_code == 302
    waits = client.get(page).content.decode()
    assert ("令和8年度：申請中です" in waits, "次に申請できるのは" in waits.split("effect")[0]) == (
        True,
        False,
    )
    row = Relief.objects.get()
    client.force_login(nerima.ward)
    one = reverse("ward_relief", args=[row.pk])
    assert "<strong>すぐに</strong>表示されます" in client.get(one).content.decode()
    decision = {"decide": "1", "decision": "refused", "decided_on": "令和8年6月10日", "reason": ""}
    assert client.post(one, decision).status_code == 422
    assert client.post(one, decision | {"reason": "要件を満たさないため"}).status_code == 302
    assert "すでに表示されています" in client.get(one).content.decode()
    client.force_login(nerima.operator)
    at_once = client.get(page).content.decode()
    assert ("不承認" in at_once, "要件を満たさないため" in at_once, "審査中" in at_once) == (
        True,
        True,
        False,
    )
    client.force_login(nerima.ward)
    assert client.post(one, {"tell": "1", "told_on": "令和8年6月10日", "mail": "on"}).status_code == 302


def test_a_clerk_who_took_an_application_on_paper_is_nobody_who_applied(client, nerima):
    told = {"facility": nerima.facility, "applied_on": date(2026, 6, 1)}
    paper, portal = (
        Relief.objects.create(fiscal_year=year, applied_by=by, **told)
        for year, by in ((2026, nerima.ward), (2028, nerima.operator))
    )
    client.force_login(nerima.ward)
    pages = [client.get(reverse("ward_relief", args=[row.pk])).content.decode() for row in (paper, portal)]
    assert [f"記録した方：{nerima.ward.name}" in page for page in pages] == [True, False]
    assert f"　{nerima.operator.name}" in pages[1]
    sheets = [PdfReader(BytesIO(relief_pdf(row))).pages[0].extract_text() for row in (paper, portal)]
    assert [nerima.ward.name in sheet for sheet in sheets] == [False, False]
    assert [words in sheet for sheet in sheets for words in ("申請した方", "紙で受け付けた", "ポータルで受け付けた")] == [
        False, True, False, True, False, True,
    ]  # fmt: skip


def test_the_wards_page_of_an_office_says_where_relief_stands(client, nerima, june):
    client.force_login(nerima.ward)
    address = reverse("ward_office", args=[nerima.facility.number, nerima.facility.kind.code])
    label = "実施回数の緩和"
    assert label not in client.get(address).content.decode()
    Facility.objects.filter(pk=nerima.facility.pk).update(evaluation_route="agency")
    page = client.get(address).content.decode()
    assert "申請はありません</a>" in page
    assert "次に申請できる年度：令和8年度" in page
    row = Relief.objects.create(
        facility=nerima.facility, fiscal_year=2026, applied_on=date(2026, 6, 1), applied_by=nerima.operator
    )
    page = client.get(address).content.decode()
    assert f'<a href="{reverse("ward_relief", args=[row.pk])}">令和8年度 申請中</a>' in page
    assert "次に申請できる年度" not in page
    Relief.objects.filter(pk=row.pk).update(approved=True, decided_on=date(2026, 6, 5))
    page = client.get(address).content.decode()
    assert "令和8年度 承認（未通知）</a>" in page
    assert "次に申請できる年度：令和10年度" in page
    client.force_login(nerima.operator)
    own = reverse("own_office", args=[nerima.facility.number, nerima.facility.kind.code])
    assert label not in client.get(own).content.decode()


def test_the_wards_list_is_filtered_by_state_and_costs_the_same_for_more_rows(
    client, nerima, itabashi, django_assert_num_queries
):
    def row(facility: Facility, **fields: Any) -> Relief:
        return Relief.objects.create(
            facility=facility, applied_on=date(2026, 6, 1), fiscal_year=2026, **fields
        )

    row(nerima.facility)
    row(itabashi.facility)
    client.force_login(nerima.ward)
    page = reverse("ward_reliefs")
    client.get(page)
    with django_assert_num_queries(6):
        client.get(page)
    others = [office(number=f"139200010{n}", municipality=nerima.municipality) for n in range(2)]
    row(others[0], approved=True, decided_on=date(2026, 8, 1), reason="=1+1")
    row(others[1], forwarded_on=date(2026, 7, 1))
    with django_assert_num_queries(6):
        client.get(page)
    shown = {
        state: client.get(page, {"state": state}).content.decode().count('<th scope="row">')
        for state in ("", "applied", "forwarded", "approved", "refused", "told", "nonsense")
    }
    assert shown == {
        "": 3, "applied": 1, "forwarded": 1, "approved": 1, "refused": 0, "told": 0, "nonsense": 3
    }  # fmt: skip
    text = client.get(reverse("ward_reliefs_csv"), {"state": "approved"}).content.decode()
    assert text.startswith("\ufeff年度,事業所番号")
    assert text.count("\r\n") == 2
    assert ",'=1+1," in text
