"""One submission on screen: the record beside the facts, and what is done with it from there."""

from datetime import date, datetime

import pytest
import time_machine
from django.urls import reverse

from meetings.minutes_content import Content, Item
from meetings.models import Attendance, DeskNote, Participation
from operators.models import Municipality
from outbox.models import Message
from tests.desk.conftest import another_version, record_of, version_of
from tests.makers import meeting, office, submission_of

NOW = datetime.fromisoformat("2026-11-22T10:00+09:00")


@pytest.fixture(autouse=True)
def autumn():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def visit(client, nerima, submission):
    """Open one of the submission's pages as the ward, or send its form."""

    def go(name="ward_submission", number=None, **fields):
        client.force_login(nerima.ward)
        arguments = [submission.pk] + ([number] if number else [])
        address = reverse(name, args=arguments)
        return client.post(address, fields, follow=True) if fields else client.get(address)

    return go


def said(answer) -> list[str]:
    return [str(message) for message in answer.context["messages"]]


def facts(answer) -> dict[str, tuple[str, str]]:
    return {fact.label: (fact.stand, fact.words) for fact in answer.context["checked"].facts}


def test_the_facts_stand_beside_the_record(visit, nerima, submission):
    answer = visit()
    assert facts(answer) == {
        "提出の期限": ("good", "令和8年6月25日に提出（期限の25日前。期限 令和8年7月20日）"),
        "出席した区分": ("unknown", "だれが出席したかの記録がありません"),
        "年1回の議題": ("plain", "この会議にはありません"),
        "構成員への送付": ("unknown", "送付の記録がありません"),
    }
    body = answer.content.decode()
    assert [words in body for words in ("9名が利用", "行事を増やす", submission.receipt)] == [True] * 3


def test_what_is_wrong_is_said_with_its_source(visit, nerima):
    Municipality.objects.filter(pk=nerima.municipality.pk).update(ruleset_id="131202")
    part = nerima.participation
    part.meeting.mode = "web"
    part.meeting.save()
    Participation.objects.filter(pk=part.pk).update(submitted_on="2026-07-22", carries_evaluation=True)
    Attendance.objects.create(participation=part, category="user", name="山田", manner="video")
    answer = visit()
    stands = {label: stand for label, (stand, _) in facts(answer).items()}
    assert stands == {
        "提出の期限": "bad",
        "出席した区分": "plain",
        "年1回の議題": "plain",
        "Web参加の同意": "bad",
        "外部評価の参加者": "unknown",
        "構成員への送付": "unknown",
    }
    assert "地域住民の代表者" in facts(answer)["出席した区分"][1]
    found = {finding.code.value for finding in answer.context["checked"].findings}
    assert {"MINUTES_LATE", "WEB_CONSENT_MISSING"} <= found
    assert "根拠：N §8" in answer.content.decode()


def test_where_everyone_must_come_every_time_a_missing_category_is_wrong(visit, nerima):
    Municipality.objects.filter(pk=nerima.municipality.pk).update(ruleset_id="270008")
    Attendance.objects.create(
        participation=nerima.participation, category="user", name="山田", manner="present"
    )
    stand, words = facts(visit())["出席した区分"]
    assert (stand, words.startswith("欠けている区分：地域住民の代表者")) == ("bad", True)


def test_the_partners_of_a_joint_meeting_are_told_with_what_they_sent(client, nerima, itabashi):
    ours = office(number="1372000011", name="となり", municipality=nerima.municipality)
    silent = office(number="1372000029", name="だまり", municipality=nerima.municipality)
    made = meeting(date(2026, 9, 1), nerima.facility, ours, silent, itabashi.facility)
    parts = {part.facility.name: part for part in made.participations.all()}
    submission_of(parts["となり"], state="accepted")
    submission_of(parts[itabashi.facility.name])
    target = submission_of(parts[nerima.facility.name])
    client.force_login(nerima.ward)
    checked = client.get(reverse("ward_submission", args=[target.pk])).context["checked"]
    joint = [(fact.stand, fact.words) for fact in checked.facts if fact.label == "合同の事業所"]
    assert joint == [
        ("bad", "だまり：未提出"),
        ("plain", "となり：受理"),
        ("plain", "グループホームこかげ：ほかの区市町村の事業所"),
    ]


def test_opening_writes_down_who_read_it_first(visit, nerima, submission):
    visit()
    version = version_of(submission)
    assert (version.read_at, version.read_by) == (NOW, nerima.ward)


def test_accepting_and_taking_it_back_on_screen(visit, submission):
    answer = visit("ward_submission_accept", version="1")
    assert said(answer) == [f"{submission.receipt}を受理しました。間違えたときは「受付に戻す」で戻せます。"]
    assert not answer.context["may_decide"]
    again = visit("ward_submission_accept", version="1")
    assert said(again) == ["すでに受理されています。ほかの方が先に操作したか、画面が古くなっています。"]
    back = visit("ward_submission_reopen", version="1")
    assert (said(back), back.context["may_decide"]) == ([f"{submission.receipt}を受付に戻しました。"], True)


def test_who_had_an_older_version_on_screen_is_told(visit, submission):
    another_version(submission)
    answer = visit("ward_submission_accept", version="1")
    assert said(answer) == ["事業所から新しい版が届いています。新しい版を読んでから操作してください。"]


def test_a_return_with_marks_and_the_answer_beside_it(visit, nerima, submission):
    page = visit("ward_submission_return")
    assert [section.key for section, _, _ in page.context["form"].marked] == [
        "attendance",
        "agenda",
        "item-a1",
        "papers",
    ]
    fields = {"version": "1", "reason": "数が違います", "mark-item-a1": "10名では", "mark-papers": " "}
    answer = visit("ward_submission_return", **fields)
    assert said(answer) == [f"{submission.receipt}を差し戻し、事業所の1名にメールを送りました。"]
    assert answer.context["marks"] == {"item-a1": "10名では"}
    assert "区からの指摘" in answer.content.decode()
    corrected = Content(items=(Item("a1", "利用者状況の報告", report="10名が利用"),))
    newer = another_version(
        submission, record=record_of(nerima, own=corrected), words="10名に直しました", folded_text="10名"
    )
    submission.state = "received"
    submission.save()
    page = visit()
    assert page.context["answered"]["marks"] == [("利用者状況の報告", "10名では")]
    body = page.content.decode()
    assert [words in body for words in ("数が違います", "10名に直しました", "前の版との違い")] == [True] * 3
    assert (page.context["shown"], page.context["marks"]) == (newer, {})
    assert page.context["versions"][0]["changed"] == ["「利用者状況の報告」"]
    old = visit("ward_submission_version", number=1)
    assert (old.context["marks"], old.context["may_decide"]) == ({"item-a1": "10名では"}, False)


def test_a_return_without_a_reason_keeps_what_was_typed(visit, submission):
    answer = visit("ward_submission_return", version="1", reason=" ", **{"mark-agenda": "議題が足りません"})
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["reason"])
    assert "議題が足りません" in answer.content.decode()
    assert Message.objects.count() == 0


def test_a_return_after_a_colleague_was_quicker_keeps_what_was_typed(visit, submission):
    visit("ward_submission_accept", version="1")
    answer = visit(
        "ward_submission_return", version="1", reason="数が違います", **{"mark-item-a1": "10名では"}
    )
    body = answer.content.decode()
    assert answer.status_code == 422
    assert [words in body for words in ("すでに受理されています", "数が違います", "10名では")] == [True] * 3
    assert visit("ward_submission_return").status_code == 302


def test_a_return_to_an_office_without_anybody_says_so(visit, nerima, submission):
    nerima.operator.assignments.all().delete()
    answer = visit("ward_submission_return", version="1", reason="数が違います")
    assert said(answer) == [
        f"{submission.receipt}を差し戻しました。",
        "この事業所にはポータルの利用者がいないため、メールは送られていません。電話などで伝えてください。",
    ]


def test_notes_are_for_colleagues_only(client, visit, nerima, submission):
    assert visit("ward_submission_note", words="  ").status_code == 422
    visit("ward_submission_note", words="電話で確かめた")
    assert "電話で確かめた" in visit().content.decode()
    client.force_login(nerima.operator)
    page = client.get(reverse("submission", args=[submission.pk])).content.decode()
    assert "電話で確かめた" not in page
    assert [DeskNote.objects.visible_to(person).count() for person in (nerima.ward, nerima.operator)] == [
        1,
        0,
    ]


def test_assigning_on_screen(visit, nerima, itabashi, submission, colleague):
    assert said(visit("ward_submission_assign", me="1")) == ["担当をひなた wardさんにしました。"]
    assert said(visit("ward_submission_assign", to=str(colleague.pk))) == ["担当を同僚さんにしました。"]
    wrong = visit("ward_submission_assign", to=str(itabashi.ward.pk))
    assert said(wrong) == ["この方は担当にできません。一覧から選び直してください。"]
    submission.refresh_from_db()
    assert submission.assigned_to == colleague
    choices = [label for _, label in visit().context["assign_form"].fields["to"].choices]
    assert choices == ["担当なし", "ひなた ward", "同僚"]
    assert said(visit("ward_submission_assign", to="")) == ["担当を外しました。"]


def test_the_version_as_word_file(visit, nerima):
    answer = visit("ward_submission_docx", number=1)
    assert answer.status_code == 200
    assert answer["Content-Type"].endswith("wordprocessingml.document")
    assert visit("ward_submission_docx", number=7).status_code == 404


@pytest.mark.parametrize("act", ["accept", "reopen", "return", "assign", "note"])
def test_a_stranger_does_nothing(client, itabashi, submission, act):
    client.force_login(itabashi.ward)
    fields = {"version": "1", "reason": "数が違います", "words": "メモ", "me": "1"}
    answer = client.post(reverse(f"ward_submission_{act}", args=[submission.pk]), fields)
    submission.refresh_from_db()
    assert (answer.status_code, submission.state, submission.assigned_to) == (404, "received", None)
    assert (submission.events.count(), submission.notes.count()) == (0, 0)


@pytest.mark.parametrize("versions", [1, 3])
def test_queries_do_not_grow_with_versions_notes_and_steps(
    client, nerima, submission, django_assert_num_queries, versions
):
    client.force_login(nerima.ward)
    for _ in range(versions - 1):
        another_version(submission, record=record_of(nerima))
        DeskNote.objects.create(submission=submission, words="メモ", at=NOW, by=nerima.ward)
    client.get(reverse("ward_submission", args=[submission.pk]))
    with django_assert_num_queries(23):
        client.get(reverse("ward_submission", args=[submission.pk]))
