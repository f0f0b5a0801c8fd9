"""The hub says the one next thing to do, from the first day to the ward's answer; home leads there."""

import re
from datetime import date

from evaluations.models import Evaluation, Round
from meetings.models import Meeting, Participation, Submission
from operators.models import Facility
from tests.evaluation_makers import agency_evaluation_of, entry_of, evaluation_of, round_of, staff_sheet_of
from tests.evaluations.rounds.conftest import NOW, TODAY
from tests.makers import meeting, part_of, submission_of


def next_act(client, which: Round) -> str:
    page = client.get(f"/office/evaluations/{which.pk}/").content.decode()
    found = re.search(r'<h2 id="act">(.*?)</h2>', page)
    return found[1] if found else ""


def test_a_councils_evaluation_from_the_first_day_to_the_meeting(home, client):
    client.force_login(home.operator)
    which = round_of(home.facility, planned_on=date(2026, 12, 10))
    rows = Round.objects.filter(pk=which.pk)
    told = [next_act(client, which)]
    staff_sheet_of(which)
    client.post(f"/office/evaluations/{which.pk}/staff/own/", {"role": "manager"})
    told.append(next_act(client, which))
    client.get(f"/office/evaluations/{which.pk}/staff/cards/")
    told.append(next_act(client, which))
    rows.update(staff_closed_at=NOW, staff_closed_by=home.operator)
    told.append(next_act(client, which))
    rows.update(self_finalised_at=NOW, self_finalised_by=home.operator)
    told.append(next_act(client, which))
    made = meeting(date(2026, 12, 10), home.facility, status="planned", carries_evaluation=True)
    rows.update(participation=part_of(made, home.facility))
    told.append(next_act(client, which))
    Participation.objects.filter(meeting=made).update(notice_on=date(2026, 8, 20))
    told.append(next_act(client, which))
    Meeting.objects.filter(pk=made.pk).update(held_on=TODAY, status="held")
    told.append(next_act(client, which))
    assert told == [
        "スタッフに個別評価を依頼する",
        "スタッフに個別評価を依頼する",
        "個別評価を締め切り、集計する",
        "事業所自己評価を確定する",
        "評価を行う会議を決める",
        "開催通知と自己評価を構成員に送る",
        "会議までに、構成員の意見を集める",
        "評価の結果と公表用資料をまとめる",
    ]


def test_from_the_results_to_the_wards_answer(home, client):
    client.force_login(home.operator)
    part = part_of(home.meeting, home.facility)
    result = evaluation_of(part)
    final = {"self_finalised_at": NOW, "self_finalised_by": home.operator}
    final |= {"results_finalised_at": NOW, "results_finalised_by": home.operator}
    which = round_of(home.facility, participation=part, evaluation=result, **final)
    told = [next_act(client, which)]
    Evaluation.objects.filter(pk=result.pk).update(published_on=TODAY)
    told.append(next_act(client, which))
    submission = submission_of(part, kind="evaluation")
    Evaluation.objects.filter(pk=result.pk).update(report_submitted_on=TODAY)
    Round.objects.filter(pk=which.pk).update(submission=submission)
    for state in ("received", "returned", "accepted"):
        Submission.objects.filter(pk=submission.pk).update(state=state)
        told.append(next_act(client, which))
    assert told == [
        "評価の結果を公表する",
        "結果報告書を提出する",
        "することはありません",
        "結果報告書が差し戻されています",
        "この外部評価は終わりました",
    ]


def test_an_agencys_evaluation_needs_no_meeting(home, client):
    client.force_login(home.operator)
    Facility.objects.filter(pk=home.facility.pk).update(evaluation_route="agency")
    home.facility.refresh_from_db()
    which = round_of(home.facility, planned_on=date(2026, 10, 20))
    rows = Round.objects.filter(pk=which.pk)
    told = [next_act(client, which)]
    for row in ("a", "b"):
        entry_of(which, "summary", row, opinion="話し合った")
    told.append(next_act(client, which))
    visit = agency_evaluation_of(home.facility, date(2026, 9, 10))
    rows.update(evaluation=visit, self_finalised_at=NOW, self_finalised_by=home.operator)
    told.append(next_act(client, which))
    again = "もう一度行う<"
    listed = client.get("/office/evaluations/").content.decode()
    assert (again in listed, "方式を変える" in listed) == (False, True)
    returned = submission_of(part_of(home.meeting, home.facility), kind="evaluation", state="returned")
    rows.update(submission=returned)
    assert again not in client.get("/office/evaluations/").content.decode()
    rows.update(submission=None)
    Evaluation.objects.filter(pk=visit.pk).update(evaluated_on=TODAY)
    told.append(next_act(client, which))
    Evaluation.objects.filter(pk=visit.pk).update(result_url="https://www.wam.go.jp/kekka")
    told.append(next_act(client, which))
    assert told == [
        "自己評価を始める",
        "事業所自己評価を確定する",
        "評価機関の訪問を受ける",
        "評価の結果と目標達成計画をまとめる",
        "評価の結果を公表する",
    ]


def test_home_and_the_offices_page_lead_to_the_hub(home, client):
    which = round_of(home.facility, planned_on=date(2026, 12, 10))
    client.force_login(home.operator)
    link = f'<a href="/office/evaluations/{which.pk}/">外部評価：スタッフに個別評価を依頼する</a>'
    office = f"/office/offices/{home.facility.number}/32/"
    pages = [client.get(address).content.decode() for address in ("/office/", office, f"{office}?year=2025")]
    assert [link in page for page in pages] == [True, True, False]


def test_of_a_deleted_round_no_page_offers_anything(home, client):
    which = round_of(home.facility, disposed_on=TODAY)
    client.force_login(home.operator)
    pages = (
        "",
        "day/",
        "staff/",
        "self/",
        "opinions/",
        "results/",
        "public/",
        "ways/",
        "document/",
        "report/",
    )
    answers = [client.get(f"/office/evaluations/{which.pk}/{page}") for page in pages]
    answers.append(client.post(f"/office/evaluations/{which.pk}/day/", {"act": "day"}))
    assert [(each.status_code, "予定日" in each.content.decode()) for each in answers] == [(410, False)] * 11
