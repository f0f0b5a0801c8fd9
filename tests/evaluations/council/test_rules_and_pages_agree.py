"""What is recorded on the pages of the council is what the rules judge. [RULEBOOK §7]"""

import io
import json
from datetime import date
from typing import Any

from django.core.management import call_command
from django.urls import reverse

from evaluations.services import results
from meetings.models import Participation
from operators.models import Corporation, Facility
from tests.evaluation_makers import evaluation_of
from tests.evaluations.council.conftest import OTHER, OWN, at
from tests.makers import office

PRESENT = {"public": "present", "neutral": "present", "name": "学校法人れいじ学園"}


def judged(facility: Facility, as_of: str = "2026-10-21") -> tuple[str, list[str]]:
    """The state of the year's evaluation, and the codes that speak of evaluations."""
    out = io.StringIO()
    options = {"fiscal_year": "2026", "as_of": as_of, "facility": facility.reference, "format": "json"}
    call_command("assess_compliance", stdout=out, **options)
    found = json.loads(out.getvalue())["facilities"][0]
    return found["evaluation"], sorted({f["code"] for f in found["findings"] if "EVALUAT" in f["code"]})


def test_an_evaluation_made_on_the_pages_is_done_and_what_has_to_follow_is_asked_for(client, council):
    client.force_login(council.by)
    council.came(council.member("municipality", "区 みどり"))
    council.came(council.member("expert", "学識 武"))
    confirmed = client.post(reverse("evaluation_evaluators", args=[council.round.pk]), PRESENT)
    row = reverse("evaluation_result_row", args=[council.round.pk, "summary", "a"])
    client.post(row, {"a-_seen": "0", "a-opinion": "行事がよい", "a-plan": "広報紙を配る"})
    page = reverse("evaluation_results_final", args=[council.round.pk])
    final = client.post(page)

    evaluation = council.fresh().evaluation
    assert (confirmed.status_code, final.status_code) == (302, 302)
    assert (evaluation.public_evaluator, evaluation.neutral_evaluator) == ("present", "present")
    assert evaluation.neutral_corporation_number == OTHER
    assert judged(council.facility) == ("done", [])
    assert judged(council.facility, "2026-11-21") == (
        "done",
        ["EVALUATION_REPORT_NOT_SUBMITTED", "EVALUATION_UNPUBLISHED"],
    )


def test_each_way_of_not_counting_is_told_on_the_page_before_and_judged_by_the_rules_after(
    client, council_of
):
    own = Corporation.objects.get(number=OWN)
    client.force_login(council_of("1392000100").by)
    cases: dict[str, tuple[dict[str, str], dict[str, Any], str]] = {
        "nobody of the ward": ({"public": "none"}, {}, "EVALUATOR_PUBLIC_MISSING"),
        "no third party": ({"neutral": "none"}, {}, "EVALUATOR_NEUTRAL_MISSING"),
        "the same 法人": (
            {"name": own.name, "knowingly": "on"},
            {},
            "EVALUATOR_SAME_CORPORATION",
        ),
        "in writing": ({}, {"mode": "written"}, ""),
        "several offices": ({}, {"joint": True}, ""),
    }
    for number, (case, (eyes, told, code)) in enumerate(cases.items()):
        council = council_of(f"139200020{number}", **{k: v for k, v in told.items() if k != "joint"})
        if told.get("joint"):
            other = office("group_home", "1392000309", municipality=council.facility.municipality)
            Participation.objects.create(meeting=council.part.meeting, facility=other)
        answer = client.post(reverse("evaluation_evaluators", args=[council.round.pk]), PRESENT | eyes)
        assert answer.status_code == 302, case
        page = client.get(reverse("evaluation_results_final", args=[council.round.pk]))
        assert "このまま確定すると、令和8年度の外部評価として数えられません" in page.content.decode(), case
        results.finalise(round=council.round, by=council.by, at=at("10-20 21:00"))
        state, codes = judged(council.facility)
        assert (state, [code] if code else []) == ("missing", [c for c in codes if "EVALUATOR" in c]), case


def test_a_side_of_which_nothing_is_recorded_is_told_and_took_no_part_until_it_is_put_right(client, council):
    client.force_login(council.by)
    council.came(council.member("municipality", "区 みどり"))
    Participation.objects.filter(pk=council.part.pk).update(attendance_closed_at=None)
    page = reverse("evaluation_results_final", args=[council.round.pk])
    shown, unknowing, final = client.get(page), client.post(page), client.post(page, {"knowingly": "on"})
    told = "記録がないため、加わっていないものとして記録されます"
    assert [check.title for check in shown.context["barred"]] == ["公正・中立な第三者の関与"]
    assert (shown.content.decode().count(told), unknowing.status_code, final.status_code) == (1, 422, 302)

    evaluation = council.fresh().evaluation
    eyes = (evaluation.public_evaluator, evaluation.neutral_evaluator, evaluation.recorded_at)
    assert eyes == ("present", "none", None)
    assert judged(council.facility) == ("missing", ["EVALUATION_DUE", "EVALUATOR_NEUTRAL_MISSING"])
    closed = client.get(page)
    unconfirmed = [check.good for check in closed.context["checks"] if check.title == "評価者の確認"]
    assert (unconfirmed, told in closed.content.decode()) == ([False], False)

    results.reopen(round=council.round, reason="出欠を直すため", by=council.by, at=at("10-20 21:00"))
    council.came(council.member("expert", "学識 武"))
    results.finalise(round=council.fresh(), by=council.by, at=at("10-20 21:30"))
    assert council.fresh().evaluation.neutral_evaluator == "present"
    assert judged(council.facility) == ("done", [])


def test_a_notice_that_kept_the_evaluation_back_is_told_by_the_rules_and_the_year_still_counts(council):
    Participation.objects.filter(pk=council.part.pk).update(notice_says_evaluation=False)
    council.came(council.member("support_center", "包括 直子"))
    council.came(council.member("expert", "学識 武", Corporation.objects.get(number=OTHER)))
    results.finalise(round=council.round, by=council.by, at=at("10-20 21:00"))
    assert judged(council.facility) == ("done", ["EVALUATION_NOT_ANNOUNCED"])


def test_the_row_of_a_ledger_is_taken_over_and_what_it_knows_stays(council):
    row = evaluation_of(
        council.part, public_evaluator="written", neutral_evaluator="", published_on=date(2026, 10, 25)
    )
    council.came(council.member("municipality", "区 みどり"))
    council.came(council.member("expert", "学識 武", Corporation.objects.get(number=OWN)))
    results.finalise(round=council.round, by=council.by, at=at("10-20 21:00"))

    evaluation = council.fresh().evaluation
    assert evaluation.pk == row.pk
    assert (evaluation.public_evaluator, evaluation.neutral_evaluator) == ("written", "present")
    assert (evaluation.neutral_corporation_number, evaluation.published_on) == (OWN, date(2026, 10, 25))
    assert judged(council.facility) == ("missing", ["EVALUATION_DUE", "EVALUATOR_SAME_CORPORATION"])
