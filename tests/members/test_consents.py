"""Consent to video: recorded, withdrawn, recorded anew. [N §5]"""

from datetime import date

import pytest

from meetings.models import VideoConsent
from operators.models import HistoryEntry

ON_PAPER = {"given_on": "令和8年11月1日", "via": "paper"}


@pytest.fixture
def family(seat):
    return seat("family", "家族 思子")


def test_a_consent_is_recorded(manager, nerima, link, family):
    assert manager.post(link("consent_record", family), ON_PAPER).url == link("member", family)
    consent = VideoConsent.objects.get()
    assert (consent.member, consent.given_on, consent.via) == (family, date(2026, 11, 1), "paper")
    assert consent.recorded_by == nerima.operator
    entry = HistoryEntry.objects.order_by("-pk")[0]
    assert (entry.subject, entry.verb) == (f"member {family.pk}", "Web参加の同意の記録")
    assert entry.changes == {"given_on": [None, "2026-11-01"], "via": [None, "paper"]}


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        pytest.param({"given_on": "2026-11-23"}, "given_on", id="tomorrow"),
        pytest.param({"given_on": ""}, "given_on", id="no day"),
        pytest.param({"via": ""}, "via", id="no way"),
        pytest.param({"via": "link"}, "via", id="the link records by itself"),
    ],
)
def test_what_is_wrong_is_told_at_its_field(manager, link, family, typed, field):
    response = manager.post(link("consent_record", family), ON_PAPER | typed)
    assert (list(response.context["form"].errors), VideoConsent.objects.count()) == ([field], 0)


def test_one_consent_at_a_time(manager, link, family):
    manager.post(link("consent_record", family), ON_PAPER)
    response = manager.post(link("consent_record", family), ON_PAPER)
    assert "すでに記録されています" in response.content.decode()
    assert VideoConsent.objects.count() == 1


def test_a_consent_is_withdrawn_and_given_anew(manager, link, family):
    manager.post(link("consent_record", family), ON_PAPER)
    assert manager.post(link("consent_withdraw", family), {"withdrawn_on": "2026-11-10"}).status_code == 302
    manager.post(link("consent_record", family), {"given_on": "2026-11-20", "via": "oral"})
    assert list(VideoConsent.objects.values_list("given_on", "via", "withdrawn_on")) == [
        (date(2026, 11, 1), "paper", date(2026, 11, 10)),
        (date(2026, 11, 20), "oral", None),
    ]


@pytest.mark.parametrize("day", ["2026-10-31", "2026-11-23"], ids=["before it was given", "tomorrow"])
def test_a_withdrawal_has_a_day_that_can_be(manager, link, family, day):
    manager.post(link("consent_record", family), ON_PAPER)
    response = manager.post(link("consent_withdraw", family), {"withdrawn_on": day})
    assert list(response.context["form"].errors) == ["withdrawn_on"]
    assert VideoConsent.objects.filter(withdrawn_on=None).count() == 1


def test_nothing_to_withdraw(manager, link, family):
    response = manager.post(link("consent_withdraw", family), {"withdrawn_on": "2026-11-10"})
    assert "いま有効な同意の記録がありません" in response.content.decode()


@pytest.mark.parametrize("name", ["consent_record", "consent_withdraw"])
def test_other_categories_are_not_asked(manager, nerima, link, name):
    assert manager.get(link(name, nerima.member)).status_code == 404
    assert manager.post(link(name, nerima.member), ON_PAPER).status_code == 404


def test_the_members_page_shows_what_was_recorded(manager, link, family):
    before = manager.get(link("member", family)).content.decode()
    manager.post(link("consent_record", family), ON_PAPER)
    after = manager.get(link("member", family)).content.decode()
    assert ("事前の同意が必要です" in before, "書面で同意をいただいています" in after) == (True, True)
    assert link("consent_withdraw", family) in after
