"""An office's wishes: kept beside its usual days, told in the history, bounded."""

import pytest
from django.urls import reverse

from compliance.services.plans import WISHES
from meetings.models import CouncilHabit
from operators.models import HistoryEntry, OperatorAssignment
from tests.makers import office

GIVEN = {
    "contact_name": "日向 花子",
    "remind_notice_days": "14",
    "remind_answer_days": "5",
    "remind_minutes_days": "10",
    "remind_minutes_every": "0",
    "second_person_finalises": "on",
    "second_person_publishes": "on",
    "large_print": "on",
}


@pytest.fixture
def send(client, nerima, home):
    """Send the form as the office's operator."""

    def go(**fields):
        client.force_login(nerima.operator)
        return client.post(settings_of(home), GIVEN | fields)

    return go


def settings_of(facility) -> str:
    return reverse("office_settings", args=[facility.number, facility.kind.code])


def test_wishes_are_kept_beside_the_usual_days_and_told_once(send, nerima, home):
    CouncilHabit.objects.create(facility=home, week=3, weekday=4, place="区民館")
    send()
    send()
    kept = CouncilHabit.objects.values_list("week", "weekday", "place", *WISHES)
    assert list(kept) == [(3, 4, "区民館", "日向 花子", 14, 5, 10, 0, True, True, True)]
    entry = HistoryEntry.objects.get(verb="会議の習慣の変更")
    assert (entry.by, entry.facility) == (nerima.operator, home)
    assert entry.changes == {
        "contact_name": ["", "日向 花子"],
        "remind_notice_days": [7, 14],
        "remind_answer_days": [10, 5],
        "remind_minutes_days": [7, 10],
        "remind_minutes_every": [3, 0],
        "second_person_finalises": [False, True],
        "second_person_publishes": [False, True],
        "large_print": [False, True],
    }


@pytest.mark.parametrize(
    ("field", "days"),
    [
        pytest.param("remind_notice_days", "61", id="two months before"),
        pytest.param("remind_answer_days", "0", id="on the day itself"),
        pytest.param("remind_answer_days", "", id="nothing"),
        pytest.param("remind_minutes_days", "61", id="minutes two months before"),
        pytest.param("remind_minutes_every", "-1", id="minutes on no day at all"),
    ],
)
def test_days_out_of_reach_are_refused(send, field, days):
    answer = send(**{field: days})
    assert list(answer.context["form"].errors) == [field]
    assert not CouncilHabit.objects.exists()


def test_an_office_without_a_council_has_nothing_to_set(client, nerima):
    night = office("night_visiting", "1392000888", municipality=nerima.municipality)
    OperatorAssignment.objects.create(user=nerima.operator, facility=night)
    client.force_login(nerima.operator)
    assert client.get(settings_of(night)).status_code == 404


def test_the_offices_page_leads_to_its_register_its_settings_and_its_calendar(client, nerima, home):
    client.force_login(nerima.operator)
    page = client.get(reverse("own_office", args=[home.number, home.kind.code])).content.decode()
    links = page.split('aria-label="この事業所のページ"')[1].split("</ul>")[0]
    register = reverse("members", args=[home.number, home.kind.code])
    assert [f'href="{each}"' in links for each in (register, settings_of(home), "/office/calendar/")] == [
        True
    ] * 3


def test_the_ward_reads_an_offices_page_without_the_offices_links(client, nerima, home):
    client.force_login(nerima.ward)
    page = client.get(reverse("ward_office", args=[home.number, home.kind.code])).content.decode()
    assert "この事業所のページ" not in page
