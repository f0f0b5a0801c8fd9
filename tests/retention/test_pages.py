"""The pages of office and ward: filters in the address, one confirmation for several, the register as a file."""

from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from meetings.models import Material
from meetings.services.retention import ReasonNamesPeople
from meetings.services.retention.planning import plan_clocks
from publication.models import Retention
from rules.fiscal_year import add_months
from tests.makers import material_of, meeting, part_of, submission_of
from tests.retention.aged import age
from tests.retention.conftest import published

LIST, WARD = reverse("office_retention"), reverse("ward_retention")


@pytest.fixture
def today() -> date:
    return timezone.localdate()


def years_ago(today: date, days: int) -> date:
    """A publication whose last day is in so many days."""
    return add_months(date.fromordinal(today.toordinal() + days), -24)


@pytest.fixture
def clocks(nerima, itabashi, today) -> dict[str, Retention]:
    """One record in every state, and a stranger's."""
    parts = {}
    for place, (name, days) in enumerate(
        {"running": 400, "soon": 20, "over": -3, "held": -5, "approved": 9}.items()
    ):
        on = years_ago(today, days)
        parts[name] = published(nerima, date.fromordinal(on.toordinal() - 20 - place), on)
    parts["unpublished"] = published(nerima, date(2025, 4, 2), None)
    published(itabashi, date(2025, 4, 2), years_ago(today, 5))
    plan_clocks(today=today, at=timezone.now())
    rows = {
        name: Retention.objects.get(holder="office", source=f"participation/{part.pk}")
        for name, part in parts.items()
    }
    held, approved = rows["held"], rows["approved"]
    held.held_on, held.held_by, held.hold_reason = today, nerima.operator, "運営指導"
    held.save()
    approved.approved_at, approved.approved_by = timezone.now(), nerima.operator
    approved.save()
    return rows


def names(answer, rows: dict[str, Retention]) -> set[str]:
    known = {row.pk: name for name, row in rows.items()}
    return {known.get(clock.row.pk, "other") for clock in answer.context["clocks"]}


@pytest.mark.parametrize(
    ("show", "expected"),
    [
        pytest.param("soon", {"soon", "approved"}, id="within 60 days"),
        pytest.param("waiting", {"over"}, id="waiting for an approval"),
        pytest.param("held", {"held"}, id="held back"),
        pytest.param("not_started", {"unpublished", "other"}, id="unpublished, as the world's own meeting"),
        pytest.param("gone", set(), id="nothing deleted yet"),
        pytest.param(
            "nonsense",
            {"running", "soon", "over", "held", "approved", "unpublished", "other"},
            id="what means nothing shows all",
        ),
    ],
)
def test_the_tabs(client, nerima, clocks, show, expected):
    client.force_login(nerima.operator)
    answer = client.get(LIST, {"show": show, "office": "zzz", "holder": "x", "page": "-4"})
    assert (answer.status_code, names(answer, clocks)) == (200, expected)


def test_the_ward_looks_at_its_offices_clocks_and_acts_on_its_own(client, nerima, itabashi, clocks):
    copy = submission_of(nerima.participation, fiscal_year=2018)
    submission_of(itabashi.participation, fiscal_year=2018)
    plan_clocks(today=timezone.localdate(), at=timezone.now())
    client.force_login(nerima.ward)
    own = Retention.objects.get(holder="ward", source=f"submission/{copy.pk}")
    answer = client.get(WARD)
    assert [clock.row for clock in answer.context["clocks"]] == [own]
    assert answer.context["approvable"] == {own.pk}
    answer = client.get(WARD, {"holder": "office"})
    assert {clock.row.facility for clock in answer.context["clocks"]} == {nerima.facility}
    assert (len(answer.context["clocks"]), answer.context["approvable"]) == (7, set())
    offices = client.get(reverse("ward_clock", args=[clocks["over"].pk])).content.decode()
    assert ("承認する" in offices, "削除を止める" in offices) == (False, False)
    assert client.get(reverse("ward_clock_hold", args=[clocks["over"].pk])).status_code == 404
    gone = client.post(reverse("ward_retention_approve"), {"chosen": f"{clocks['over'].pk}:2020-01-01"})
    assert (gone.status_code, Retention.objects.get(pk=clocks["over"].pk).approved_at) == (302, None)


def test_several_with_one_confirmation_that_says_what_goes(client, nerima, clocks):
    client.force_login(nerima.operator)
    chosen = [str(clocks[name].pk) for name in ("soon", "over", "running")]
    page = client.get(reverse("office_retention_approve"), {"chosen": chosen})
    assert ([clock.row for clock in page.context["clocks"]], page.context["left_out"]) == (
        [clocks["over"], clocks["soon"]],
        1,
    )
    seen = [f"{clock.row.pk}:{clock.row.keep_until.isoformat()}" for clock in page.context["clocks"]]
    done = client.post(reverse("office_retention_approve"), {"chosen": seen}, follow=True)
    assert "2件の削除を承認しました" in done.content.decode()
    approved = Retention.objects.filter(approved_at__isnull=False)
    assert set(approved) == {clocks["soon"], clocks["over"], clocks["approved"]}


def test_the_confirmation_counts_what_would_go_and_changes_nothing(client, nerima, itabashi, today):
    aged = age(nerima, meeting(date(2024, 6, 15), nerima.facility), years_ago(today, 10))
    plan_clocks(today=today, at=timezone.now())
    row = Retention.objects.get(holder="office", source=f"participation/{aged.part.pk}")
    client.force_login(nerima.operator)
    before = Material.objects.count()
    page = client.get(reverse("office_retention_approve"), {"chosen": row.pk})
    assert page.context["counts"] == {
        "議事録案の確認": 1,
        "議事録の送付先": 1,
        "開催通知の宛先": 1,
        "開催通知": 1,
        "出欠の回答": 1,
        "メール・手紙の控え": 6,
        "送付したファイル": 1,
        "公表用の文": 1,
        "会議資料": 1,
        "議事録の版": 1,
        "議事録": 1,
        "要望への対応の経過": 2,
        "要望・助言": 1,
        "出欠の氏名": 2,
        "議題": 1,
        "公開ページ": 1,
        "公開したファイル": 1,
    }
    assert Material.objects.count() == before


@pytest.mark.parametrize("chosen", [[], ["x"], ["1:2:3"], ["99999999999999999999"], ["-1:2028-13-45"]])
def test_nothing_that_can_be_approved_leads_back(client, nerima, clocks, chosen):
    client.force_login(nerima.operator)
    for send in (client.get, client.post):
        assert send(reverse("office_retention_approve"), {"chosen": chosen}).status_code == 302


def test_a_last_day_that_moved_meanwhile_is_shown_anew(client, nerima, clocks):
    client.force_login(nerima.operator)
    sent = {"chosen": f"{clocks['over'].pk}:2020-01-01"}
    answer = client.post(reverse("office_retention_approve"), sent)
    assert (answer.status_code, "保存期限が変わった" in answer.content.decode()) == (422, True)


def test_a_clerk_is_told_who_approves(client, clerk, clocks):
    client.force_login(clerk)
    row = clocks["over"]
    page = client.get(reverse("office_clock", args=[row.pk])).content.decode()
    assert ("管理者だけが" in page, "内容を確かめて承認する" in page) == (True, False)
    sent = {"chosen": f"{row.pk}:{row.keep_until.isoformat()}"}
    answer = client.post(reverse("office_retention_approve"), sent)
    assert (answer.status_code, "管理者だけが" in answer.content.decode()) == (422, True)
    assert Retention.objects.get(pk=row.pk).approved_at is None


def test_holding_back_asks_for_a_reason_and_keeps_what_was_typed(client, nerima, clocks, today):
    client.force_login(nerima.operator)
    row, page = clocks["approved"], reverse("office_clock_hold", args=[clocks["approved"].pk])
    bad = client.post(page, {"reason": "", "until": "2020-01-01"})
    assert (bad.status_code, sorted(bad.context["form"].errors)) == (422, ["reason", "until"])
    assert 'value="2020-01-01"' in bad.content.decode()
    assert client.post(page, {"reason": "調査中", "until": ""}).status_code == 302
    row.refresh_from_db()
    assert (row.hold_reason, row.held_until, row.approved_at) == ("調査中", None, None)
    one = reverse("office_clock", args=[row.pk])
    client.post(one, {"release": "1"})
    row.refresh_from_db()
    assert (row.held_on, row.approved_at) == (None, None)


def test_a_name_in_the_reason_is_told_at_the_field_and_what_was_typed_stays(client, nerima, clocks):
    client.force_login(nerima.operator)
    page = reverse("office_clock_hold", args=[clocks["soon"].pk])
    answer = client.post(page, {"reason": "花沢花子様の件", "until": ""})
    assert (answer.status_code, answer.context["form"].errors["reason"]) == (422, [ReasonNamesPeople.words])
    assert "花沢花子様の件</textarea>" in answer.content.decode()


def test_the_ward_reads_that_and_since_when_the_office_holds_back_but_not_why(client, nerima, clocks):
    row = clocks["held"]
    since, why = "削除を止めた日", "運営指導"
    for user, side, expected in (
        (nerima.operator, "office", (True, True, True)),
        (nerima.ward, "ward", (True, False, False)),
    ):
        client.force_login(user)
        page = client.get(reverse(f"{side}_clock", args=[row.pk])).content.decode()
        file = client.get(reverse(f"{side}_retention_csv"), {"holder": "office"}).content.decode("utf-8-sig")
        assert row.title in file
        assert (since in page, why in page, why in file) == expected


def test_an_approval_is_taken_back(client, nerima, clocks):
    client.force_login(nerima.operator)
    one = reverse("office_clock", args=[clocks["approved"].pk])
    assert "承認を取り消す" in client.get(one).content.decode()
    client.post(one, {"take_back": "1"})
    assert Retention.objects.get(pk=clocks["approved"].pk).approved_at is None


def test_the_register_tells_what_was_deleted_when_by_which_rule_and_by_whom(client, nerima, clocks):
    row = clocks["approved"]
    row.disposed_at, row.disposed = timezone.now(), {"議事録": 1, "会議資料": 2}
    row.save()
    client.force_login(nerima.operator)
    text = client.get(reverse("office_retention_csv"), {"show": "gone"}).content.decode("utf-8-sig")
    head, line = text.strip().splitlines()
    cells = dict(zip(head.split(","), line.split(","), strict=True))
    assert (cells["状態"], cells["削除したもの"], cells["削除を承認した者"], cells["根拠"]) == (
        "削除済み",
        "議事録 1件、会議資料 2件",
        nerima.operator.name,
        "公表の日（完結の日）から2年間（指定地域密着型サービスの事業の人員、設備及び運営に関する基準（平成18年厚生労働省令第34号） 第36条第2項（記録の整備））",
    )
    page = client.get(reverse("office_clock", args=[row.pk])).content.decode()
    assert ("会議資料 2件" in page, "承認を取り消す" in page) == (True, False)


def test_no_page_asks_more_as_records_grow(client, nerima, today, django_assert_num_queries):
    def count(url: str, **query) -> int:
        from django.db import connection
        from django.test.utils import CaptureQueriesContext

        with CaptureQueriesContext(connection) as seen:
            assert client.get(url, query).status_code == 200
        return len(seen)

    def add(first: int, last: int) -> list[int]:
        for day in range(first, last):
            age(nerima, meeting(date(2024, 6, day), nerima.facility), years_ago(today, day))
        plan_clocks(today=today, at=timezone.now())
        return list(
            Retention.objects.filter(holder="office", keep_until__isnull=False).values_list("pk", flat=True)
        )

    client.force_login(nerima.operator)
    one = add(1, 2)
    approve, csv = reverse("office_retention_approve"), reverse("office_retention_csv")
    first = [count(LIST), count(csv), count(approve, chosen=one)]
    three = add(2, 4)
    assert [count(LIST), count(csv), count(approve, chosen=three)] == first


def test_marking_a_case_paper_starts_its_clock(client, nerima, itabashi, today):
    paper = material_of(nerima.participation)
    page = reverse("material_case", args=[paper.pk])
    client.force_login(nerima.operator)
    for sent, wrong in (
        ({"contract_ended_on": "2026-01-31"}, ["case_paper"]),
        ({"case_paper": "on", "contract_ended_on": "2999-01-01"}, ["contract_ended_on"]),
        ({"case_paper": "on", "contract_ended_on": "きのう"}, ["contract_ended_on"]),
    ):
        answer = client.post(page, sent)
        assert (answer.status_code, sorted(answer.context["form"].errors)) == (422, wrong)
    client.post(page, {"case_paper": "on", "contract_ended_on": "2026-01-31"})
    row = Retention.objects.get(holder="case")
    assert (row.source, row.keep_until) == (f"material/{paper.pk}", date(2028, 1, 31))
    listed = client.get(
        reverse("meeting_materials", args=[part_of(nerima.meeting, nerima.facility).meeting_id])
    )
    assert "個別の利用者" in listed.content.decode()
    client.post(page, {})
    assert not Retention.objects.filter(holder="case").exists()
