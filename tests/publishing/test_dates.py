"""The completion date (完結の日) and the last day of keeping, as ways come and go. [N §8, ADR 0018]"""

from datetime import date
from typing import Any

import pytest

from meetings.enums import PublicationWay as Way
from meetings.models import Participation, PublishedWay
from meetings.services.publishing import errors
from meetings.services.publishing.completion import completed_on, ledgers_day
from publication.models import PublicRecord
from tests.publishing.conftest import HELD_ON, Desk, day


def ledger_says(desk: Desk, text: str) -> None:
    Participation.objects.filter(pk=desk.part.pk).update(published_on=day(text))


def shown(desk: Desk) -> tuple[Any, ...]:
    """The days the public reads: edition, completion date, correction, last day of keeping."""
    record = PublicRecord.objects.get(source=f"participation/{desk.part.pk}")
    return record.edition, record.published_on, record.corrected_on, record.keep_until


@pytest.mark.parametrize(
    ("ledger", "ways", "expected"),
    [
        pytest.param(None, {}, None, id="nothing: the clock stands"),
        pytest.param("07-01", {}, "07-01", id="a ledger alone"),
        pytest.param(None, {Way.HANDED: "06-21"}, None, id="handing over is no publication"),
        pytest.param(
            None, {Way.BOARD: "07-03", Way.HANDED: "06-21"}, "07-03", id="the board, not the handing"
        ),
        pytest.param(None, {Way.SITE: "07-03", Way.NATIONAL: "07-02"}, "07-02", id="the earliest"),
        pytest.param("06-30", {Way.PORTAL: "07-02"}, "06-30", id="a ledger's earlier day"),
        pytest.param("07-09", {Way.PORTAL: "07-02"}, "07-02", id="a ledger's later day"),
    ],
)
def test_the_earliest_day_on_which_anybody_could_read_it(ledger, ways, expected):
    known = {way: day(text) for way, text in ways.items()}
    assert completed_on(day(ledger) if ledger else None, known) == (day(expected) if expected else None)


@pytest.mark.parametrize(
    ("standing", "expected"),
    [
        pytest.param("07-01", None, id="the day of a way is no ledger's"),
        pytest.param("06-30", "06-30", id="a day of no way"),
        pytest.param(None, None, id="none"),
    ],
)
def test_what_a_ledger_told(standing, expected):
    ways = {Way.BOARD: day("07-01"), Way.HANDED: day("06-30")}
    assert ledgers_day(day(standing) if standing else None, ways) == (day(expected) if expected else None)


def test_first_on_the_portal(desk):
    desk.publish("2026-07-01 09:30")
    assert (desk.completed, shown(desk)) == (day("07-01"), (1, day("07-01"), None, date(2028, 7, 1)))


def test_late_in_the_evening_it_is_still_that_day(desk):
    desk.publish("2026-07-01 23:59")
    assert desk.completed == day("07-01")


def test_where_a_ledger_told_an_earlier_day(desk):
    ledger_says(desk, "06-28")
    desk.publish("2026-07-01 09:30")
    assert (desk.completed, shown(desk)) == (day("06-28"), (1, day("06-28"), None, date(2028, 6, 28)))


def test_where_it_hung_on_the_board_before(desk):
    desk.way(Way.BOARD, "06-25", "2026-06-30 09:00")
    desk.publish("2026-07-01 09:30")
    assert (desk.completed, shown(desk)) == (day("06-25"), (1, day("06-25"), None, date(2028, 6, 25)))


def test_a_corrected_edition_keeps_the_completion_date(desk):
    desk.publish("2026-07-01 09:30")
    desk.say("8名が利用しています。")
    desk.publish("2026-07-03 09:30")
    assert (desk.completed, shown(desk)) == (day("07-01"), (2, day("07-01"), day("07-03"), date(2028, 7, 1)))


def test_taken_back_the_clock_stands(desk):
    desk.publish()
    desk.withdraw("2026-07-05 09:00")
    assert desk.completed is None
    assert PublishedWay.objects.count() == 0


@pytest.mark.parametrize("way", [Way.BOARD, Way.NATIONAL])
def test_taken_back_another_way_keeps_its_day(desk, way):
    desk.publish("2026-07-01 09:30")
    desk.way(way, "07-04", "2026-07-04 12:00")
    desk.withdraw("2026-07-05 09:00")
    assert desk.completed == day("07-04")


def test_taken_back_what_was_only_handed_over_is_unpublished(desk):
    desk.publish()
    desk.way(Way.HANDED, "07-02", "2026-07-04 12:00")
    desk.withdraw()
    assert desk.completed is None


def test_taken_back_a_ledgers_day_is_kept(desk):
    ledger_says(desk, "06-28")
    desk.publish()
    desk.withdraw()
    assert desk.completed == day("06-28")


def test_published_anew_it_is_the_new_day_under_the_old_address(desk):
    key = desk.publish().key
    desk.withdraw("2026-07-05 09:00")
    desk.confirm("2026-07-09 09:00")
    record = desk.publish("2026-07-10 09:00")
    assert (record.key, record.first_published_on) == (key, day("07-01"))
    assert (desk.completed, shown(desk)) == (day("07-10"), (2, day("07-10"), None, date(2028, 7, 10)))


def test_published_anew_while_it_hung_on_the_board(desk):
    desk.publish("2026-07-01 09:30")
    desk.way(Way.BOARD, "07-04", "2026-07-04 12:00")
    desk.withdraw("2026-07-05 09:00")
    desk.confirm("2026-07-09 09:00")
    record = desk.publish("2026-07-10 09:00")
    assert record.first_published_on == day("07-01")
    assert (desk.completed, shown(desk)) == (day("07-04"), (2, day("07-04"), day("07-10"), date(2028, 7, 4)))


def test_an_earlier_day_that_becomes_known_moves_the_public_page_as_well(desk):
    desk.publish("2026-07-01 09:30")
    desk.way(Way.BOARD, "06-25")
    assert (desk.completed, shown(desk)) == (day("06-25"), (1, day("06-25"), None, date(2028, 6, 25)))
    desk.unway(Way.BOARD)
    assert (desk.completed, shown(desk)) == (day("07-01"), (1, day("07-01"), None, date(2028, 7, 1)))


def test_on_paper_only(desk):
    """No public version is needed to tell that it hung on the board."""
    desk.text.decisions.all().delete()
    desk.text.delete()
    desk.way(Way.BOARD, "06-25")
    desk.way(Way.SITE, "06-28", url="https://www.example.jp/unei/")
    assert desk.completed == day("06-25")
    desk.unway(Way.BOARD)
    assert desk.completed == day("06-28")
    desk.unway(Way.SITE)
    assert (desk.completed, PublishedWay.objects.count()) == (None, 0)


def test_a_ledgers_day_outlives_the_ways(desk):
    ledger_says(desk, "06-28")
    desk.way(Way.BOARD, "07-01")
    desk.unway(Way.BOARD)
    assert desk.completed == day("06-28")


@pytest.mark.parametrize("told", ["06-25", "06-22"], ids=["a later day", "the same day"])
def test_a_ledgers_day_comes_back_when_an_earlier_way_is_taken_back(desk, told):
    ledger_says(desk, told)
    Participation.objects.filter(pk=desk.part.pk).update(ledger_published_on=day(told))
    desk.way(Way.BOARD, "06-22")
    assert desk.completed == day("06-22")
    desk.unway(Way.BOARD)
    assert desk.completed == day(told)


def test_a_day_told_wrongly_is_corrected(desk):
    desk.way(Way.BOARD, "06-25")
    desk.way(Way.BOARD, "06-27")
    assert (desk.completed, PublishedWay.objects.get().done_on) == (day("06-27"), day("06-27"))


@pytest.mark.parametrize(
    ("way", "more", "refusal"),
    [
        pytest.param(Way.BOARD, {"on": "07-21"}, errors.NotYet, id="tomorrow"),
        pytest.param(Way.BOARD, {"on": "06-19"}, errors.BeforeMeeting, id="the day before the meeting"),
        pytest.param(Way.PORTAL, {"on": "07-01"}, errors.PortalDoesItself, id="the portal itself"),
        pytest.param(Way.SITE, {"on": "07-01"}, errors.AddressMissing, id="an own page without address"),
        pytest.param(
            Way.SITE, {"on": "07-01", "url": "www.example.jp"}, errors.AddressMissing, id="no scheme"
        ),
        pytest.param(
            Way.SITE, {"on": "07-01", "url": "javascript:alert(1)"}, errors.AddressMissing, id="a script"
        ),
        pytest.param(Way.SITE, {"on": "07-01", "url": "https://"}, errors.AddressMissing, id="no host"),
        pytest.param(Way.SITE, {"on": "07-01", "url": "http://[::1"}, errors.AddressMissing, id="no address"),
        pytest.param(
            Way.NATIONAL, {"on": "07-01", "url": "ftp://x.jp/"}, errors.AddressMissing, id="another scheme"
        ),
    ],
)
def test_what_cannot_be_noted(desk, way, more, refusal):
    with pytest.raises(refusal):
        desk.way(way, **more)
    assert (desk.completed, PublishedWay.objects.count()) == (None, 0)


def test_today_and_the_day_of_the_meeting_can_be_noted(desk):
    desk.way(Way.BOARD, "07-20", "2026-07-20 00:00")
    desk.way(Way.NATIONAL, "06-20")
    assert desk.completed == HELD_ON


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        pytest.param({"meeting": {"status": "cancelled"}}, errors.NotHeld, id="called off"),
        pytest.param({"meeting": {"held_on": day("12-01")}}, errors.NotHeld, id="still to come"),
        pytest.param({"part": {"standing": "declined"}}, errors.NotTakingPart, id="declined"),
        pytest.param({"part": {"disposed_on": day("07-01")}}, errors.AlreadyDisposed, id="deleted"),
    ],
)
def test_of_what_there_is_no_record(desk, change, refusal):
    for name, value in change.get("meeting", {}).items():
        setattr(desk.part.meeting, name, value)
        desk.part.meeting.save()
    Participation.objects.filter(pk=desk.part.pk).update(**change.get("part", {"delivered": False}))
    with pytest.raises(refusal):
        desk.way(Way.BOARD, "07-01")
    with pytest.raises(refusal):
        desk.publish()


def test_a_note_that_is_not_there_cannot_be_taken_back(desk):
    with pytest.raises(errors.WayUnknown):
        desk.unway(Way.BOARD)
    with pytest.raises(errors.PortalDoesItself):
        desk.unway(Way.PORTAL)
