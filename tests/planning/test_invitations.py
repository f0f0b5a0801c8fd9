"""Partners of a joint meeting: asked, bound by their own word, free to step back."""

from datetime import date, time

import pytest

from meetings.models import Meeting
from meetings.services import scheduling
from meetings.services.scheduling import AgendaLine, Details
from operators.models import HistoryEntry
from tests.makers import meeting as ledger_meeting
from tests.planning.conftest import LATER, NOW, announce


@pytest.fixture
def asked(nerima, neighbour, fixed):
    """The neighbour's part in the operator's meeting, still open."""
    return scheduling.invite_partner(meeting=fixed(), facility=neighbour, by=nerima.operator, at=NOW)


def key(part) -> str:
    return Meeting.objects.get(pk=part.meeting_id).participants_key


def test_who_is_only_asked_is_not_bound(nerima, neighbours_operator, asked, home, neighbour):
    assert (asked.standing, asked.invited_at, key(asked)) == ("invited", NOW, home.reference)
    assert Meeting.objects.visible_to(neighbours_operator).count() == 1
    assert not asked.meeting.participations.bound().filter(facility=neighbour).exists()


def test_confirming_binds(neighbours_operator, asked, home, neighbour):
    scheduling.answer_invitation(participation=asked, confirm=True, by=neighbours_operator, at=NOW)
    asked.refresh_from_db()
    assert (asked.standing, asked.answered_by, asked.answered_at) == ("confirmed", neighbours_operator, NOW)
    assert key(asked) == Meeting.key_of([home, neighbour])
    told = HistoryEntry.objects.filter(subject=f"meeting {asked.meeting_id}", verb="合同への参加")
    assert [entry.facility for entry in told.order_by("facility__number")] == [home, neighbour]


def test_declining_leaves_the_host_alone_and_can_be_asked_again(nerima, neighbours_operator, asked, home):
    scheduling.answer_invitation(participation=asked, confirm=False, by=neighbours_operator, at=NOW)
    assert key(asked) == home.reference
    again = scheduling.invite_partner(
        meeting=asked.meeting, facility=asked.facility, by=nerima.operator, at=NOW
    )
    assert (again.pk, again.standing, again.answered_at) == (asked.pk, "invited", None)


def test_stepping_back_unbinds_and_renews_what_was_told(neighbours_operator, asked, home):
    scheduling.answer_invitation(participation=asked, confirm=True, by=neighbours_operator, at=NOW)
    announce(asked.meeting.participations.get(standing="host"))
    scheduling.answer_invitation(participation=asked, confirm=False, by=neighbours_operator, at=NOW)
    meeting = Meeting.objects.get(pk=asked.meeting_id)
    assert (meeting.participants_key, meeting.sequence) == (home.reference, 1)


def test_only_the_asked_office_answers(nerima, asked):
    with pytest.raises(scheduling.NotTheHostError):
        scheduling.answer_invitation(participation=asked, confirm=True, by=nerima.operator, at=NOW)


def test_an_answer_is_given_once(neighbours_operator, asked):
    scheduling.answer_invitation(participation=asked, confirm=False, by=neighbours_operator, at=NOW)
    with pytest.raises(scheduling.AlreadyAnsweredError):
        scheduling.answer_invitation(participation=asked, confirm=True, by=neighbours_operator, at=NOW)


def test_an_office_that_meets_elsewhere_at_that_hour_cannot_confirm(neighbours_operator, asked, neighbour):
    ledger_meeting(LATER, neighbour, status="planned", starts_at=time(13), ends_at=time(14, 30))
    with pytest.raises(scheduling.OverlappingMeetingError, match="隣の小多機"):
        scheduling.answer_invitation(participation=asked, confirm=True, by=neighbours_operator, at=NOW)
    asked.refresh_from_db()
    assert asked.standing == "invited"


def test_the_same_office_is_asked_once(nerima, asked):
    with pytest.raises(scheduling.AlreadyInvitedError):
        scheduling.invite_partner(meeting=asked.meeting, facility=asked.facility, by=nerima.operator, at=NOW)


def test_the_host_takes_an_open_request_back_but_not_a_confirmed_one(nerima, neighbours_operator, asked):
    meeting, facility = asked.meeting, asked.facility
    scheduling.withdraw_invitation(participation=asked, by=nerima.operator, at=NOW)
    assert not meeting.participations.filter(facility=facility).exists()
    part = scheduling.invite_partner(meeting=meeting, facility=facility, by=nerima.operator, at=NOW)
    scheduling.answer_invitation(participation=part, confirm=True, by=neighbours_operator, at=NOW)
    with pytest.raises(scheduling.AlreadyAnsweredError, match="相手の事業所の操作"):
        scheduling.withdraw_invitation(participation=part, by=nerima.operator, at=NOW)


def test_a_partner_writes_its_own_agenda_and_nothing_else(neighbours_operator, asked):
    scheduling.answer_invitation(participation=asked, confirm=True, by=neighbours_operator, at=NOW)
    asked.refresh_from_db()
    scheduling.change_part(
        participation=asked,
        agenda=[AgendaLine("隣の行事報告")],
        carries_evaluation=False,
        by=neighbours_operator,
        at=NOW,
    )
    assert [item.title for item in asked.agenda.all()] == ["隣の行事報告"]
    with pytest.raises(scheduling.NotTheHostError):
        scheduling.change(
            meeting=asked.meeting, details=Details(LATER, place="隣で"), by=neighbours_operator, at=NOW
        )
    with pytest.raises(scheduling.NotTheHostError):
        scheduling.cancel(meeting=asked.meeting, reason="都合", by=neighbours_operator, at=NOW)


@pytest.mark.parametrize(
    ("fields", "told", "standing"),
    [
        pytest.param({"held_on": date(2027, 1, 20)}, False, "invited", id="another day is another question"),
        pytest.param({"starts_at": time(13)}, False, "invited", id="another hour too"),
        pytest.param({"place": "別の部屋"}, False, "confirmed", id="another room is not"),
        pytest.param(
            {"held_on": date(2027, 1, 20)}, True, "confirmed", id="bound once its own people were told"
        ),
    ],
)
def test_moving_a_joint_meeting_asks_partners_again(
    nerima, neighbours_operator, asked, home, fields, told, standing
):
    scheduling.answer_invitation(participation=asked, confirm=True, by=neighbours_operator, at=NOW)
    asked.refresh_from_db()
    if told:
        announce(asked)
    details = Details(**({"held_on": LATER, "starts_at": time(14), "ends_at": time(15)} | fields))
    scheduling.change(meeting=asked.meeting, details=details, by=nerima.operator, at=NOW)
    asked.refresh_from_db()
    bound = [home, *([asked.facility] if standing == "confirmed" else [])]
    assert (asked.standing, key(asked)) == (standing, Meeting.key_of(bound))


def test_a_ledgers_meeting_gets_its_host_with_the_first_request(nerima, home, neighbour):
    told = ledger_meeting(LATER, home, status="planned")
    scheduling.invite_partner(meeting=told, facility=neighbour, by=nerima.operator, at=NOW)
    assert told.participations.get(facility=home).standing == "host"
