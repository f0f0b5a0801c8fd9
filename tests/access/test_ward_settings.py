"""What a ward sets for all its offices: kept, told in the history, refused where it makes no sense."""

import pytest
from django.urls import reverse

from operators.models import HistoryEntry, Municipality

ADDRESS = "/ward/settings/"
GIVEN = {
    "desk_name": "介護保険課事業者運営推進係",
    "desk_email": "kaigo@nerima.example.jp",
    "due_month": "03",
    "due_day": "22",
    "minutes_chase_days": "14",
    "digest_weekday": "4",
    "copy_years": "10",
}


@pytest.fixture
def send(client, nerima):
    """Open the page as the ward, or send its form."""

    def go(**fields):
        client.force_login(nerima.ward)
        return client.post(ADDRESS, GIVEN | fields, follow=True) if fields else client.get(ADDRESS)

    return go


def stored() -> tuple[str, str, str]:
    kept = Municipality.objects.get(code="131202")
    return kept.desk_name, kept.desk_email, kept.plan_due


def test_what_is_set_is_kept_shown_again_and_told_once(send, nerima, itabashi):
    send(due_day="22")
    answer = send(due_day="22")
    assert stored() == ("介護保険課事業者運営推進係", "kaigo@nerima.example.jp", "03-22")
    assert answer.context["form"].initial == GIVEN | {"minutes_chase_days": 14, "copy_years": 10}
    entry = HistoryEntry.objects.get(verb="区の設定の変更")
    assert (entry.by, entry.municipality, entry.subject) == (
        nerima.ward,
        nerima.municipality,
        f"municipality {nerima.municipality.pk}",
    )
    assert entry.changes["plan_due"] == ["", "03-22"]
    assert (entry.changes["minutes_chase_days"], entry.changes["digest_weekday"]) == ([7, 14], [0, 4])
    assert Municipality.objects.get(code="131199").desk_email == ""


def test_no_day_means_that_no_plan_is_asked_for(send):
    send(due_day="22")
    send(due_month="", due_day="")
    assert stored()[2] == ""


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        pytest.param({"due_day": ""}, "due_day", id="month without day"),
        pytest.param({"due_month": ""}, "due_month", id="day without month"),
        pytest.param({"due_month": "02", "due_day": "30"}, "due_day", id="30 February"),
        pytest.param({"due_month": "13"}, "due_month", id="a month there is not"),
        pytest.param({"desk_email": "kaigo"}, "desk_email", id="no mail address"),
        pytest.param({"minutes_chase_days": ""}, "minutes_chase_days", id="no number of days"),
        pytest.param({"minutes_chase_days": "-1"}, "minutes_chase_days", id="days that cannot be"),
        pytest.param({"minutes_chase_days": "366"}, "minutes_chase_days", id="more than a year"),
        pytest.param({"copy_years": "0"}, "copy_years", id="copies kept for no time"),
        pytest.param({"copy_years": "31"}, "copy_years", id="copies kept longer than anybody needs"),
        pytest.param({"digest_weekday": "6"}, "digest_weekday", id="a day off"),
    ],
)
def test_what_makes_no_sense_is_refused(send, fields, wrong):
    answer = send(**fields)
    assert list(answer.context["form"].errors) == [wrong]
    assert stored() == ("", "", "")


def test_no_weekday_means_that_no_digest_is_sent(send):
    send(digest_weekday="")
    assert Municipality.objects.get(code="131202").digest_weekday is None
    assert send().context["form"].initial["digest_weekday"] == ""


def test_29_february_is_a_day(send):
    send(due_month="02", due_day="29")
    assert stored()[2] == "02-29"


def test_the_list_of_plans_tells_the_day(client, send):
    send(due_day="22")
    page = client.get(reverse("ward_plans"), {"year": "2027"}).content.decode()
    assert '<time datetime="2027-03-22">令和9年3月22日</time>' in page
