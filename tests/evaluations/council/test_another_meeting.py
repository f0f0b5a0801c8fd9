"""When the meeting of an evaluation is called off, put off beyond the year, or another is wished for. [N 評価§2]"""

from datetime import date, datetime

import pytest
import time_machine
from django.urls import reverse

from evaluations.services import results
from evaluations.services.rounds_meeting import NotThisMeeting, choose_meeting, release_meeting
from meetings.models import Meeting
from tests.evaluations.council.conftest import TOKYO, at
from tests.evaluations.council.test_rules_and_pages_agree import PRESENT, judged
from tests.makers import meeting

PAGES = ("opinions", "evaluators", "results", "results_final")


def test_every_page_opens_once_the_meeting_is_called_off_and_says_so(client, council):
    client.force_login(council.by)
    council.came(council.member("expert", "学識 武"))
    for status in ("cancelled", "not_held"):
        reason = "台風" if status == "not_held" else ""
        Meeting.objects.filter(pk=council.part.meeting_id).update(status=status, not_held_reason=reason)
        pages = [client.get(reverse(f"evaluation_{name}", args=[council.round.pk])) for name in PAGES]
        assert [page.status_code for page in pages] == [200] * 4, status
        assert "評価を行う会議が決まっていません" in pages[-1].content.decode()
        assert pages[-1].context["checks"] == []
        refused = client.post(
            reverse("evaluation_results_final", args=[council.round.pk]), {"knowingly": "on"}
        )
        assert (refused.status_code, council.fresh().results_finalised_at) == (422, None)


def test_a_meeting_put_off_into_the_next_year_counts_for_neither_page_nor_rules(client, council):
    for category in ("municipality", "expert"):
        council.came(council.member(category, f"見本 {category}"))
    Meeting.objects.filter(pk=council.part.meeting_id).update(held_on=date(2027, 4, 15))
    page = reverse("evaluation_results_final", args=[council.round.pk])
    with time_machine.travel(datetime(2027, 4, 20, 10, tzinfo=TOKYO), tick=False):
        client.force_login(council.by)
        client.post(reverse("evaluation_evaluators", args=[council.round.pk]), PRESENT)
        shown = client.get(page)
        unknowing, final = client.post(page), client.post(page, {"knowingly": "on"})

    barred = [(check.title, check.source) for check in shown.context["barred"]]
    assert barred == [("年度のうちの開催", "N 評価§2")]
    assert "令和8年度の外部評価には数えられません" in shown.content.decode()
    assert "年度のうちに、評価をやり直してください" not in shown.content.decode()
    assert (unknowing.status_code, final.status_code) == (422, 302)
    assert judged(council.facility, "2027-04-20") == ("missing", ["EVALUATION_MISSING"])


def test_what_took_place_stays_at_its_meeting_while_the_results_are_corrected(client, council):
    client.force_login(council.by)
    evaluation = results.finalise(round=council.round, by=council.by, at=at("10-20 20:00"))
    results.reopen(round=council.round, reason="直すため", by=council.by, at=at("10-20 20:10"))
    other = meeting(date(2026, 12, 20), council.facility, status="planned").participations.get()
    told = {"round": council.round, "by": council.by, "at": at("10-20 20:15")}
    with pytest.raises(NotThisMeeting, match="この会議で外部評価を行ったことが記録されています"):
        choose_meeting(participation=other, **told)
    with pytest.raises(NotThisMeeting, match="新しい回を始めてください"):
        release_meeting(**told)
    now = council.fresh()
    assert (now.participation, now.evaluation) == (council.part, evaluation)
    day = client.get(reverse("evaluation_day", args=[council.round.pk])).content.decode()
    assert ("新しい回を始めてください" in day, 'value="release"' in day) == (True, False)
