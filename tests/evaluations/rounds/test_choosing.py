"""The meeting at which an office is evaluated: standalone, of its year, with the evaluation on its agenda."""

from datetime import date, time

import pytest
from django.urls import reverse

from evaluations.course.meeting_choice import ASKED, JOINT, candidates
from evaluations.course.running import UNREPORTED
from evaluations.models import Round
from evaluations.services.round_errors import ResultsStand
from evaluations.services.rounds_meeting import NotThisMeeting, choose_meeting, release_meeting
from meetings.agenda import EVALUATION
from meetings.enums import AgendaKind, RecipientKind
from meetings.models import AgendaItem, Meeting, Participation
from meetings.services import notice_changes, notices
from meetings.services.notice_proof import settle_notice
from meetings.services.scheduling import AgendaLine, cancel, change_agenda
from operators.models import HistoryEntry
from outbox.models import Message
from tests.evaluation_makers import evaluation_of, round_of, somebody_of
from tests.evaluations.rounds.conftest import NOW
from tests.makers import meeting, office, part_of


def planned(home, day: date, *others, **fields) -> Participation:
    """The home office's part in a planned meeting with one point on its agenda."""
    made = meeting(day, home.facility, *others, status="planned", **fields)
    AgendaItem.objects.create(meeting=made, title="利用者状況の報告", kind="every_time")
    return part_of(made, home.facility)


def agenda_of(part: Participation) -> tuple[list[str], bool]:
    part.refresh_from_db()
    return [item.title for item in part.meeting.agenda.order_by("position")], part.carries_evaluation


def test_the_evaluation_stands_on_the_agenda_of_the_chosen_meeting_only(home, client):
    which = round_of(home.facility)
    told = {"round": which, "by": home.operator, "at": NOW}
    first, second = planned(home, date(2026, 11, 5)), planned(home, date(2026, 12, 3))
    choose_meeting(participation=first, **told)
    evaluation = "自己評価の報告と外部評価（意見の聴取）"
    assert agenda_of(first) == (["利用者状況の報告", evaluation], True)
    choose_meeting(participation=second, **told)
    which.refresh_from_db()
    client.force_login(home.operator)
    back = f'href="/office/evaluations/{which.pk}/">自己評価と外部評価の画面'
    pages = [client.get(f"/office/meetings/{each.meeting_id}/").content.decode() for each in (first, second)]
    assert [back in page for page in pages] == [False, True]
    assert agenda_of(first) == (["利用者状況の報告"], False)
    assert agenda_of(second) == (["利用者状況の報告", evaluation], True)
    assert (which.participation, which.planned_on) == (second, date(2026, 12, 3))
    release_meeting(**told)
    which.refresh_from_db()
    assert (agenda_of(second), which.participation) == ((["利用者状況の報告"], False), None)


def test_only_a_standalone_meeting_of_the_year_that_will_count_can_be_chosen(home):
    which = round_of(home.facility)
    partner = office("group_home", "1392000043", municipality=home.municipality)
    joint = planned(home, date(2026, 10, 1), partner)
    asked = planned(home, date(2026, 10, 2), partner)
    Participation.objects.filter(meeting=asked.meeting, facility=partner).update(standing="invited")
    declined = planned(home, date(2026, 10, 3), partner)
    Participation.objects.filter(meeting=declined.meeting, facility=partner).update(standing="declined")
    next_year = planned(home, date(2027, 4, 1))
    home_held = part_of(home.meeting, home.facility)
    strangers = part_of(meeting(date(2026, 10, 4), partner, status="planned"), partner)
    found = {each.part.pk: each.obstacle for each in candidates(which)}
    assert found == {joint.pk: JOINT, asked.pk: ASKED, declined.pk: ""}
    for part in (joint, asked, next_year, home_held, strangers):
        with pytest.raises(NotThisMeeting):
            choose_meeting(round=which, participation=part, by=home.operator, at=NOW)
    assert AgendaItem.objects.filter(kind="evaluation").count() == 0


def test_a_meeting_that_is_called_off_is_let_go_and_another_can_be_chosen(home, client):
    which = round_of(home.facility)
    gone, other = planned(home, date(2026, 11, 5)), planned(home, date(2026, 12, 3))
    choose_meeting(round=which, participation=gone, by=home.operator, at=NOW)
    cancel(meeting=Meeting.objects.get(pk=gone.meeting_id), reason="感染症のため", by=home.operator, at=NOW)
    client.force_login(home.operator)
    hub = client.get(f"/office/evaluations/{which.pk}/").content.decode()
    assert "評価を行う予定だった会議は、開かれないことになりました" in hub
    answer = client.post(f"/office/evaluations/{which.pk}/day/", {"act": "choose", "meeting": str(other.pk)})
    which.refresh_from_db()
    assert (answer.status_code, which.participation, agenda_of(other)[1]) == (302, other, True)


def test_the_hub_warns_of_a_partner_who_was_asked_later(home, client):
    which = round_of(home.facility)
    part = planned(home, date(2026, 11, 5))
    choose_meeting(round=which, participation=part, by=home.operator, at=NOW)
    partner = office("group_home", "1392000043", municipality=home.municipality)
    late = Participation.objects.create(meeting=part.meeting, facility=partner, standing="invited")
    client.force_login(home.operator)
    address = f"/office/evaluations/{which.pk}/"
    assert "この会議の合同開催を、ほかの事業所に依頼しています" in client.get(address).content.decode()
    Participation.objects.filter(pk=late.pk).update(standing="confirmed")
    assert "外部評価を行う会議は単独で開催する必要があります" in client.get(address).content.decode()


def test_a_meeting_a_ledger_knows_as_evaluated_brings_what_is_known_of_it(home, client):
    made = meeting(date(2026, 8, 1), home.facility, carries_evaluation=True, notice_on=date(2026, 6, 1))
    part = part_of(made, home.facility)
    evaluation_of(part, published_on=date(2026, 8, 20), report_submitted_on=date(2026, 8, 25))
    which = round_of(home.facility)
    choose_meeting(round=which, participation=part, by=home.operator, at=NOW)
    client.force_login(home.operator)
    assert (
        "いまの段階：<strong>報告済み</strong>"
        in client.get(f"/office/evaluations/{which.pk}/").content.decode()
    )
    assert not Round.objects.filter(UNREPORTED, pk=which.pk).exists()


def test_a_notice_that_went_out_without_the_evaluation_is_still_to_be_put_right(home, client):
    which = round_of(home.facility, self_finalised_at=NOW, self_finalised_by=home.operator)
    part = planned(home, date(2026, 12, 3), starts_at=time(14), place="ひなたの間")
    by = {"by": home.operator, "at": NOW}
    notices.announce(participation=part, by_letter=(RecipientKind.WARD, RecipientKind.CENTER), **by)
    Message.objects.update(state="handed_over", settled_at=NOW)
    settle_notice(participation=Participation.objects.get(pk=part.pk), at=NOW)
    client.force_login(home.operator)
    address = f"/office/evaluations/{which.pk}/"
    chosen = client.post(f"{address}day/", {"act": "choose", "meeting": str(part.pk)}, follow=True)
    final = client.get(f"{address}results/final/").content.decode()
    lacking = "開催通知に外部評価を行うことが書かれていません"
    hub = chosen.content.decode()
    assert ("評価を行うことが書かれていません。会議の" in hub, lacking in hub, lacking in final) == (
        True,
    ) * 3
    assert '<h2 id="act">開催通知と自己評価を構成員に送る</h2>' in hub
    notice_changes.tell_change(participation=part, **by)
    hub, final = (client.get(f"{address}{page}").content.decode() for page in ("", "results/final/"))
    assert (lacking in hub, lacking in final, "いまの段階：<strong>通知済み" in hub) == (False, False, True)
    release_meeting(round=which, **by)
    notice_changes.tell_change(participation=part, **by)
    choose_meeting(round=which, participation=part, **by)
    assert lacking in client.get(address).content.decode()


def test_an_evaluation_taken_off_the_agenda_is_put_back_by_choosing_the_meeting_again(home, client):
    which = round_of(home.facility)
    part = planned(home, date(2026, 11, 5))
    choose_meeting(round=which, participation=part, by=home.operator, at=NOW)
    on = agenda_of(part)
    lines = [AgendaLine("利用者状況の報告", AgendaKind.EVERY_TIME)]
    change_agenda(meeting=part.meeting, agenda=lines, carries_evaluation=False, by=home.operator, at=NOW)
    client.force_login(home.operator)
    address = f"/office/evaluations/{which.pk}/"
    assert "会議を決め直すと議題に載ります" in client.get(address).content.decode()
    client.post(f"{address}day/", {"act": "choose", "meeting": str(part.pk)})
    assert agenda_of(part) == on == (["利用者状況の報告", EVALUATION.title], True)
    part.meeting.agenda.filter(kind="evaluation").delete()
    choose_meeting(round=which, participation=part, by=home.operator, at=NOW)
    assert agenda_of(part) == on
    assert HistoryEntry.objects.filter(verb="外部評価を行う会議の決定").count() == 1


def test_after_the_results_nothing_is_planned_anew(home):
    which = round_of(home.facility)
    part = planned(home, date(2026, 11, 5))
    final = {
        "self_finalised_at": NOW,
        "self_finalised_by": home.operator,
        "results_finalised_at": NOW,
        "results_finalised_by": home.operator,
    }
    Round.objects.filter(pk=which.pk).update(**final)
    with pytest.raises(ResultsStand):
        choose_meeting(round=which, participation=part, by=home.operator, at=NOW)
    with pytest.raises(ResultsStand):
        release_meeting(round=which, by=home.operator, at=NOW)


def test_who_is_asked_to_join_learns_that_the_hosts_evaluation_would_be_lost(home, client):
    host = planned(home, date(2026, 11, 20), carries_evaluation=True)
    asked = office("group_home", "1392000043", municipality=home.municipality)
    part = Participation.objects.create(
        meeting=host.meeting, facility=asked, standing="invited", invited_at=NOW
    )
    client.force_login(somebody_of(asked))
    address = reverse("invitation_answer", args=[host.meeting_id, part.pk])
    words = "外部評価が、この会議で行われます"
    assert words in client.get(address).content.decode()
    refused = client.post(address, {"answer": "confirm", "confirm": "on"}).content.decode()
    part.refresh_from_db()
    assert ("単独で開催するため、参加できません" in refused, part.standing) == (True, "invited")
    Participation.objects.filter(pk=host.pk).update(carries_evaluation=False)
    assert words not in client.get(address).content.decode()
