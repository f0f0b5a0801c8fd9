"""The hub says the one next thing to do, from the first day to the ward's answer; home leads there."""

import re
from datetime import date

from evaluations.models import Evaluation, Round
from meetings.models import Meeting, Member, Participation, Submission
from operators.models import Corporation, Facility
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
    client.post(f"/office/evaluations/{which.pk}/staff/cards/")
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


def points(client, which: Round) -> tuple[str, list[str]]:
    """What the hub counts as open, and what it says of the two from outside."""
    context = client.get(f"/office/evaluations/{which.pk}/").context
    told = [each for name in ("lacking", "unknown", "rest") for each in context[name] if each.side]
    return f"{len(context['lacking'])}/{len(context['unknown'])}", [each.words for each in told]


def test_who_could_be_one_of_the_two_from_outside_is_told_before_the_meeting(home, client):
    client.force_login(home.operator)
    own = Corporation.objects.create(name="社会福祉法人 みほん会")
    again = Corporation.objects.create(name="社会福祉法人　みほん会", number="6010401045133")
    Facility.objects.filter(pk=home.facility.pk).update(corporation=own)
    Member.objects.filter(facility=home.facility).delete()
    which = round_of(home.facility, planned_on=date(2026, 12, 10))
    told = [points(client, which)]
    seat = {"facility": home.facility, "category": "expert"}
    Member.objects.create(name="系列 花", corporation=again, **seat)
    Member.objects.create(facility=home.facility, category="support_center", name="包括 みどり")
    Member.objects.create(name="前任 学", left_on=date(2026, 12, 9), **seat)
    told.append(points(client, which))
    third = Member.objects.create(name="個人 武", **seat)
    told.append(points(client, which))
    page = client.get(f"/office/evaluations/{which.pk}/").content.decode()
    assert f"/office/offices/{home.facility.number}/32/members/" in page
    assert [each in page for each in ("系列 花", "包括 みどり", third.name)] == [False] * 3
    ask = "会議に出席するか、事前に書面で意見を伝えてもらいます。"
    nobody = "構成員のうち、あたる方：0名。区または地域包括支援センターに、職員の参加をお願いしてください。"
    other = "知見を有し、別の法人の方に、参加をお願いしてください。"
    same = "知見を有する方の1名は、同じ法人のため第三者に含まれません。"
    alone = "1名は所属の法人が登録されていないため、別の法人の方かどうかを確かめてください。"
    assert told == [
        ("2/0", [nobody, f"構成員のうち、第三者になれる方：0名。{other}"]),
        (
            "1/0",
            [f"構成員のうち、第三者になれる方：0名。{same}{other}", f"構成員のうち、あたる方：1名。{ask}"],
        ),
        (
            "0/0",
            [
                f"構成員のうち、あたる方：1名。{ask}",
                f"構成員のうち、第三者になれる方：1名。{same}{alone}{ask}",
            ],
        ),
    ]


def test_what_nobody_recorded_of_a_meeting_that_was_held_is_no_point_that_is_met(home, client):
    client.force_login(home.operator)
    made = meeting(TODAY, home.facility, carries_evaluation=True, notice_on=date(2026, 7, 1))
    which = round_of(home.facility, participation=part_of(made, home.facility))
    assert points(client, which)[0] == "0/2"
    page = client.get(f"/office/evaluations/{which.pk}/").content.decode()
    evaluators = f'<a href="/office/evaluations/{which.pk}/evaluators/">評価者の画面へ</a>'
    assert ("確かめていない点が2つあります" in page, "足りない点はありません" in page) == (True, False)
    assert evaluators in page
    assert evaluators in client.get(f"/office/evaluations/{which.pk}/results/final/").content.decode()


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
