"""The way of a meeting: draft, plan, change, end. What is refused, and what the history keeps."""

from datetime import date, time, timedelta
from typing import Any

import pytest

from meetings.enums import AgendaKind
from meetings.models import Meeting
from meetings.services import scheduling
from meetings.services.scheduling import AgendaLine, Details
from operators.models import HistoryEntry
from tests.makers import meeting as ledger_meeting
from tests.makers import office
from tests.planning.conftest import LATER, NOW, TODAY, announce


def history(meeting: Meeting) -> list[str]:
    entries = HistoryEntry.objects.filter(subject=f"meeting {meeting.pk}").order_by("pk")
    return [entry.verb for entry in entries]


def test_a_draft_is_hosted_by_its_office_and_told_to_the_history(nerima, home):
    made = scheduling.draft(
        facility=home,
        details=Details(LATER, time(14), time(15), "集会室"),
        agenda=[
            AgendaLine("利用者状況の報告", AgendaKind.EVERY_TIME),
            AgendaLine("地域交流", topic="community_exchange"),
        ],
        carries_evaluation=True,
        by=nerima.operator,
        at=NOW,
    )
    part = made.participations.get()
    assert (made.status, part.facility, part.standing, part.carries_evaluation) == (
        "draft",
        home,
        "host",
        True,
    )
    assert [(item.title, item.kind, item.topic) for item in made.agenda.all()] == [
        ("利用者状況の報告", "every_time", ""),
        ("地域交流", "occasional", "community_exchange"),
    ]
    entry = HistoryEntry.objects.get(subject=f"meeting {made.pk}")
    assert (entry.verb, entry.by, entry.facility, entry.at) == ("下書き作成", nerima.operator, home, NOW)
    assert entry.changes["held_on"] == [None, "2027-01-13"]


@pytest.mark.parametrize(
    ("held_on", "refused"),
    [
        pytest.param(TODAY - timedelta(days=1), True, id="yesterday"),
        pytest.param(TODAY, False, id="today"),
        pytest.param(TODAY + timedelta(days=3), False, id="too late for a notice in time"),
    ],
)
def test_a_plan_is_for_today_or_later(drafted, held_on, refused):
    if refused:
        with pytest.raises(scheduling.InThePastError, match="開催日が過ぎています"):
            drafted(held_on)
    else:
        assert drafted(held_on).held_on == held_on


@pytest.mark.parametrize(
    ("starts", "ends", "refused"),
    [
        pytest.param(time(14, 30), time(15, 30), True, id="half an hour into the other"),
        pytest.param(time(15), time(16), False, id="right after the other"),
        pytest.param(time(9), time(14), False, id="right before the other"),
        pytest.param(None, None, True, id="hours unknown, so the whole day"),
        pytest.param(time(9), None, True, id="open end"),
    ],
)
def test_an_office_meets_once_at_a_time(nerima, home, neighbour, starts, ends, refused):
    other = ledger_meeting(LATER, home, neighbour, status="planned", starts_at=time(14), ends_at=time(15))
    details = Details(LATER, starts, ends)
    if refused:
        with pytest.raises(scheduling.OverlappingMeetingError, match="14:00から15:00まで"):
            scheduling.draft(facility=home, details=details, by=nerima.operator, at=NOW)
    else:
        made = scheduling.draft(facility=home, details=details, by=nerima.operator, at=NOW)
        assert made.held_on == other.held_on


def test_a_cancelled_meeting_leaves_its_hours_free_but_keeps_its_key(nerima, home, fixed):
    scheduling.cancel(meeting=fixed(), reason="台風のため", by=nerima.operator, at=NOW)
    with pytest.raises(scheduling.DuplicateMeetingError, match="中止や未開催の記録を含みます"):
        scheduling.draft(facility=home, details=Details(LATER), by=nerima.operator, at=NOW)
    assert Meeting.objects.filter(held_on=LATER).count() == 1


def test_a_kind_without_a_council_has_nothing_to_plan(nerima, itabashi):
    night = office("night_visiting", "1392000888", municipality=nerima.municipality)
    nerima.operator.assignments.create(facility=night)
    with pytest.raises(scheduling.NoCouncilError):
        scheduling.draft(facility=night, details=Details(LATER), by=nerima.operator, at=NOW)


@pytest.mark.parametrize(
    "act",
    [
        pytest.param(lambda m, by: scheduling.fix(meeting=m, by=by, at=NOW), id="fix"),
        pytest.param(lambda m, by: scheduling.discard_draft(meeting=m, by=by, at=NOW), id="throw away"),
        pytest.param(
            lambda m, by: scheduling.change(meeting=m, details=Details(LATER, place="別室"), by=by, at=NOW),
            id="change",
        ),
        pytest.param(
            lambda m, by: scheduling.change_agenda(
                meeting=m, agenda=[], carries_evaluation=True, by=by, at=NOW
            ),
            id="agenda",
        ),
    ],
)
def test_strangers_change_nothing(drafted, itabashi, act):
    made = drafted()
    before = history(made)
    with pytest.raises(scheduling.NotTheHostError):
        act(made, itabashi.operator)
    made.refresh_from_db()
    assert (made.status, made.place, history(made)) == ("draft", "", before)


def test_fixing_makes_a_plan_once(nerima, drafted):
    made = drafted()
    scheduling.fix(meeting=made, exception_reason="区と相談済み", by=nerima.operator, at=NOW)
    made.refresh_from_db()
    assert (made.status, made.exception_reason) == ("planned", "区と相談済み")
    assert history(made) == ["下書き作成", "予定の確定"]
    with pytest.raises(scheduling.NotADraftError):
        scheduling.fix(meeting=made, by=nerima.operator, at=NOW)


def test_the_history_keeps_that_free_words_changed_and_not_the_words(nerima, home):
    told: dict[str, Any] = {
        "place": "利用者 花沢様宅",
        "place_address": "豊玉北6-12-1-301",
        "web_link": "https://example.jp/a",
    }
    details = Details(LATER, time(14), time(15), web_tool="Zoom", **told)
    made = scheduling.draft(facility=home, details=details, by=nerima.operator, at=NOW)
    scheduling.fix(meeting=made, exception_reason="花沢様が入院のため", by=nerima.operator, at=NOW)
    details = Details(
        LATER, time(14), time(16), "花沢様の居室", exception_reason="花沢様の退院の後にするため"
    )
    scheduling.change(meeting=made, details=details, by=nerima.operator, at=NOW)
    kept = [each.changes for each in HistoryEntry.objects.filter(subject=f"meeting {made.pk}").order_by("pk")]
    changed = ["", "変更"]
    words = {"place", "place_address", "web_link", "exception_reason"}
    assert [{name: pair for name, pair in each.items() if name in words} for each in kept] == [
        {"place": changed, "place_address": changed, "web_link": changed},
        {"exception_reason": changed},
        dict.fromkeys(words, changed),
    ]
    assert (kept[0]["web_tool"], kept[2]["ends_at"]) == (["", "Zoom"], ["15:00:00", "16:00:00"])


def test_a_draft_whose_day_has_come_and_gone_is_not_fixed(nerima, drafted):
    with pytest.raises(scheduling.InThePastError):
        scheduling.fix(meeting=drafted(), by=nerima.operator, at=NOW + timedelta(days=100))


def test_throwing_a_draft_away_leaves_a_trace(nerima, drafted):
    made = drafted()
    subject = f"meeting {made.pk}"
    scheduling.discard_draft(meeting=made, by=nerima.operator, at=NOW)
    assert not Meeting.objects.filter(pk=made.pk).exists()
    verbs = HistoryEntry.objects.filter(subject=subject).order_by("pk").values_list("verb", flat=True)
    assert list(verbs) == ["下書き作成", "下書き削除"]


def test_a_plan_is_not_thrown_away(nerima, fixed):
    with pytest.raises(scheduling.NotADraftError):
        scheduling.discard_draft(meeting=fixed(), by=nerima.operator, at=NOW)


BASE: dict[str, Any] = {"starts_at": time(14), "ends_at": time(15)}


@pytest.mark.parametrize(
    ("fields", "told", "sequence"),
    [
        pytest.param({"place": "別の部屋"}, True, 1, id="place, after the notice"),
        pytest.param({"held_on": date(2027, 1, 20)}, True, 1, id="day, after the notice"),
        pytest.param({"starts_at": time(14, 30)}, True, 1, id="hour, after the notice"),
        pytest.param({"web_link": "https://example.jp/a"}, True, 1, id="link, after the notice"),
        pytest.param({"ward_seats": 2}, True, 0, id="what nobody was told"),
        pytest.param({}, True, 0, id="nothing"),
        pytest.param({"place": "別の部屋"}, False, 0, id="before any notice"),
    ],
)
def test_what_people_were_told_gets_a_new_version(nerima, fixed, fields, told, sequence):
    made = fixed()
    if told:
        announce(made.participations.get())
    details = Details(**({"held_on": LATER} | BASE | fields))
    changes = scheduling.change(meeting=made, details=details, by=nerima.operator, at=NOW)
    made.refresh_from_db()
    assert (made.sequence, sorted(changes)) == (sequence, sorted(fields))
    assert history(made)[2:] == (["変更"] if fields else [])


def test_moving_onto_the_day_of_another_meeting_is_refused_and_changes_nothing(nerima, fixed):
    fixed(date(2027, 1, 20))
    made = fixed()
    with pytest.raises(scheduling.OverlappingMeetingError):
        scheduling.change(
            meeting=made, details=Details(date(2027, 1, 20), **BASE), by=nerima.operator, at=NOW
        )
    made.refresh_from_db()
    assert made.held_on == LATER


@pytest.mark.parametrize(
    ("end", "status", "field"),
    [
        pytest.param(scheduling.cancel, "cancelled", "cancelled_reason", id="cancelled"),
        pytest.param(scheduling.record_not_held, "not_held", "not_held_reason", id="not held"),
    ],
)
def test_ending_needs_a_reason_and_tells_calendars(nerima, fixed, end, status, field):
    made = fixed()
    announce(made.participations.get())
    with pytest.raises(scheduling.ReasonMissingError):
        end(meeting=made, reason=" ", by=nerima.operator, at=NOW)
    end(meeting=made, reason="感染症の流行のため", by=nerima.operator, at=NOW)
    made.refresh_from_db()
    assert (made.status, getattr(made, field), made.sequence) == (status, "感染症の流行のため", 1)
    with pytest.raises(scheduling.NotPlannedError):
        end(meeting=made, reason="もう一度", by=nerima.operator, at=NOW)


def test_a_meeting_is_held_from_its_day_on(nerima, fixed):
    made = fixed()
    with pytest.raises(scheduling.NotYetError):
        scheduling.record_held(meeting=made, by=nerima.operator, at=NOW)
    scheduling.record_held(meeting=made, by=nerima.operator, at=NOW + timedelta(days=52))
    made.refresh_from_db()
    assert (made.status, history(made)[-1]) == ("held", "開催の記録")


def test_a_held_meeting_is_a_record(nerima):
    with pytest.raises(scheduling.NotPlannedError):
        scheduling.change(meeting=nerima.meeting, details=Details(LATER), by=nerima.operator, at=NOW)
    with pytest.raises(scheduling.NotPlannedError):
        scheduling.cancel(meeting=nerima.meeting, reason="x", by=nerima.operator, at=NOW)


def test_agenda_items_that_stay_keep_their_identity(nerima, drafted):
    made = drafted()

    def write(*lines: AgendaLine) -> dict[str, int]:
        scheduling.change_agenda(
            meeting=made, agenda=lines, carries_evaluation=False, by=nerima.operator, at=NOW
        )
        return {item.title: item.pk for item in made.agenda.order_by("position")}

    first = write(AgendaLine("事故報告"), AgendaLine("行事報告"))
    second = write(AgendaLine("行事報告", detail="秋祭り"), AgendaLine("研修報告"))
    assert list(second) == ["行事報告", "研修報告"]
    assert second["行事報告"] == first["行事報告"]
    assert made.agenda.get(title="行事報告").detail == "秋祭り"


def test_a_ledgers_topics_move_to_the_one_agenda_of_a_single_office(nerima, home):
    made = ledger_meeting(LATER, home, status="planned")
    part = made.participations.get()
    made.agenda.create(participation=part, title="衛生管理", topic="hygiene")
    scheduling.change_agenda(
        meeting=made,
        agenda=[AgendaLine("衛生管理", AgendaKind.ANNUAL, topic="hygiene")],
        carries_evaluation=False,
        by=nerima.operator,
        at=NOW,
    )
    assert [(item.participation, item.topic) for item in made.agenda.all()] == [(None, "hygiene")]
