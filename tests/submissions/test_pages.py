"""The pages in the browser's eyes: what is asked before, the receipt after, and what a return looks like."""

from datetime import date

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from meetings.enums import DeskVerb
from meetings.models import DeskNote, Member, Participation, Submission
from meetings.services import submissions
from operators.models import User
from tests.fixtures.people import PASSWORD
from tests.makers import material_of, meeting, part_of, submission_of
from tests.submissions.conftest import FIRST, at


@pytest.fixture(autouse=True)
def summer():
    """The day after the meeting's month has begun, on the server's clock."""
    with time_machine.travel("2026-07-01T10:00+09:00", tick=False):
        yield


@pytest.fixture
def ask(ready):
    """The address of the page before the submission."""
    return f"{reverse('submit_minutes', args=[ready.part.meeting_id])}?facility={ready.part.facility_id}"


@pytest.fixture
def signed_in(client, ready):
    client.force_login(ready.user)
    return client


def text_of(answer) -> str:
    return answer.content.decode()


def test_it_says_what_goes_to_whom_and_until_when(signed_in, ask):
    body = text_of(signed_in.get(ask))
    wanted = [
        "提出期限は",
        "あと19日あります",
        "出席 1名・欠席 2名",
        "資料.pdf",
        "会議の日の構成員3名（欠席した方を含みます）",
        "メール 2名、手渡し 1名、郵送 1名",
        "手紙 2通",
        "区に提出して、4名に送る",
    ]
    assert [words for words in wanted if words not in body] == []


@pytest.mark.parametrize(
    ("today", "words"),
    [
        pytest.param("2026-07-20T23:00+09:00", "今日までです", id="the last day"),
        pytest.param("2026-07-21T00:10+09:00", "1日過ぎています", id="the day after"),
    ],
)
def test_the_last_day_is_told_as_it_comes_near(signed_in, ask, today, words):
    with time_machine.travel(today, tick=False):
        signed_in.force_login(User.objects.get(email="operator@nerima.example.jp"))
        assert words in text_of(signed_in.get(ask))


def test_what_the_ledger_knows_as_submitted_is_said(signed_in, ask, ready):
    Participation.objects.filter(pk=ready.part.pk).update(submitted_on=date(2026, 6, 28))
    body = text_of(signed_in.get(ask))
    assert ("台帳では、" in body, "提出し直す必要はありません。" in body) == (True, True)


def test_what_is_missing_leads_to_where_it_is_done(signed_in, ask, ready):
    ready.minutes.state, ready.minutes.finalised_at, ready.minutes.finalised_by = "draft", None, None
    ready.minutes.save()
    Participation.objects.filter(pk=ready.part.pk).update(
        attendance_closed_at=None, attendance_closed_by=None
    )
    body = text_of(signed_in.get(ask))
    meeting_id, office = ready.part.meeting_id, ready.part.facility_id
    links = [
        f'href="/office/meetings/{meeting_id}/attendance/?facility={office}"',
        f'href="/office/meetings/{meeting_id}/minutes/?facility={office}"',
    ]
    assert [link for link in links if link not in body] == []
    assert 'name="after"' not in body


def test_one_click_and_the_receipt_is_there(signed_in, ask):
    answer = signed_in.post(ask, {"after": "0", "words": ""}, follow=True)
    submission = Submission.objects.get()
    assert answer.redirect_chain == [(reverse("submission", args=[submission.pk]), 302)]
    body = text_of(answer)
    wanted = [
        "R8-0001",
        "受付番号は R8-0001 です。",
        "手紙2通を渡す",
        "広報紙を町会にも",
        "令和8年7月1日 午前10時",
    ]
    assert [words for words in wanted if words not in body] == []


def test_the_second_click_arrives_at_the_same_receipt(signed_in, ask):
    signed_in.post(ask, {"after": "0", "words": ""})
    answer = signed_in.post(ask, {"after": "0", "words": ""}, follow=True)
    assert "ほかの方がすでに提出しました" in text_of(answer)
    assert Submission.objects.get().versions.count() == 1


@pytest.mark.parametrize(
    ("accepted", "asks"),
    [
        pytest.param(False, True, id="the ward has not decided: words may go to it"),
        pytest.param(True, False, id="accepted: nothing is asked"),
    ],
)
def test_what_has_not_changed_need_not_go_again(signed_in, ask, ready, accepted, asks):
    ready.submit()
    if accepted:
        ready.desk(DeskVerb.ACCEPT, at("2026-07-01 09:50"))
    body = text_of(signed_in.get(ask))
    assert ("提出したものから変わっていません。" in body, "区に連絡だけを送る" in body) == (True, asks)
    answer = signed_in.post(ask, {"after": "1", "words": "議題2の資料は当日配布のみです。"})
    assert (answer.status_code, Submission.objects.get().versions.count()) == ((302, 2) if asks else (422, 1))


def test_a_return_that_was_taken_back_asks_nothing_of_the_office(signed_in, ready, returned):
    ready.desk(DeskVerb.REOPEN, at("2026-07-01 09:55"))
    body = text_of(signed_in.get(reverse("submission", args=[returned.pk])))
    assert "練馬区が受付に戻しました" in body
    assert [words for words in ("区から差し戻されました", "人数を確かめてください。") if words in body] == []


def test_an_obstacle_that_came_meanwhile_is_told_and_what_was_typed_stays(signed_in, ask, ready):
    ready.minutes.state, ready.minutes.finalised_at, ready.minutes.finalised_by = "check", None, None
    ready.minutes.save()
    answer = signed_in.post(ask, {"after": "0", "words": "別紙は後日届けます。"})
    assert answer.status_code == 422
    assert "別紙は後日届けます。" in text_of(answer)
    assert Submission.objects.count() == 0


def test_an_office_that_is_only_asked_is_told_so(signed_in, ask, ready):
    Participation.objects.filter(pk=ready.part.pk).update(standing="invited")
    body = text_of(signed_in.get(ask))
    assert "この事業所は会議への参加が決まっていないため、提出できません。" in body
    assert signed_in.post(ask, {"after": "0"}).status_code == 422


def test_what_was_typed_when_the_session_had_ended_is_there_after_signing_in(client, ask, ready):
    office = str(ready.part.facility_id)
    sent = client.post(ask, {"after": "0", "words": "別紙は後日届けます。", "office": office})
    assert (sent.status_code, Submission.objects.count()) == (302, 0)
    form = {"login": ready.user.email, "password": PASSWORD}
    body = text_of(client.post(sent["Location"], form, follow=True))
    assert "別紙は後日届けます。</textarea>" in body


def test_marks_on_what_the_record_does_not_show_are_read_all_the_same(signed_in, ready):
    submission = ready.submit()
    marks = {"progress": "前回の要望はどうなりましたか。", "item-gone": "この議題は何ですか。"}
    ready.desk(DeskVerb.RETURN, at("2026-07-01 09:50"), reason="確認を", marks=marks)
    body = text_of(signed_in.get(reverse("submission", args=[submission.pk])))
    wanted = ["前回の要望はどうなりましたか。", "この議題は何ですか。", "前回の要望・助言への対応"]
    assert [words for words in wanted if words not in body] == []


@pytest.fixture
def returned(ready) -> Submission:
    """The ward has sent it back with marks, and noted something for itself."""
    submission = ready.submit()
    marks = {"item-x1": "人数を確かめてください。", "attendance": "区分を確かめてください。"}
    ready.desk(DeskVerb.RETURN, at("2026-07-01 09:50"), reason="人数が合いません。", marks=marks)
    DeskNote.objects.create(
        submission=submission, words="毎回まちがえる事業所", at=FIRST, by=ready.world.ward
    )
    return submission


def test_a_return_says_what_to_do_and_where(signed_in, ready, returned):
    body = text_of(signed_in.get(reverse("submission", args=[returned.pk])))
    wanted = [
        "区から差し戻されました",
        "人数が合いません。",
        "<dt>利用者状況の報告</dt>",
        "人数を確かめてください。",
        "区分を確かめてください。",
        "練馬区が差し戻しました",
        f'href="/office/minutes/{ready.minutes.pk}/correct/"',
        f'href="/office/meetings/{ready.part.meeting_id}/attendance/?facility={ready.part.facility_id}"',
    ]
    assert [words for words in wanted if words not in body] == []
    assert [words for words in ("毎回まちがえる", ready.world.ward.name) if words in body] == []


@pytest.mark.parametrize(
    ("state", "button"),
    [
        pytest.param({"state": "draft"}, "議事録の続きを開く", id="being corrected"),
        pytest.param({"finalised_at": at("2026-07-01 09:55")}, "回答して再提出する", id="final again"),
        pytest.param({}, "議事録を訂正する", id="not begun"),
    ],
)
def test_the_button_is_on_the_step_to_do_next(signed_in, ready, returned, state, button):
    if "state" in state:
        state |= {"finalised_at": None, "finalised_by": None}
    type(ready.minutes).objects.filter(pk=ready.minutes.pk).update(**state)
    body = text_of(signed_in.get(reverse("submission", args=[returned.pk])))
    assert body.count("button--primary") == 1
    assert body.split("button--primary")[1].split(">")[1].split("<")[0] == button


def test_resubmitting_asks_for_the_answer(signed_in, ask, ready, returned):
    ready.say("8名が利用しています。", reason="人数の書き間違い")
    body = text_of(signed_in.get(ask))
    wanted = [
        "差戻しへの回答",
        "人数が合いません。",
        "「利用者状況の報告」",
        "人数の書き間違い",
        "はじめの提出日は",
    ]
    assert [words for words in wanted if words not in body] == []
    refused = signed_in.post(ask, {"after": "1", "words": " "})
    assert (refused.status_code, "＊差戻しへの回答を入力してください。" in text_of(refused)) == (422, True)
    answer = signed_in.post(ask, {"after": "1", "words": "8名に直しました。"}, follow=True)
    body = text_of(answer)
    assert ("8名に直しました。" in body, "第2版" in body, "人数を確かめてください。" in body) == (
        True,
        True,
        False,
    )


def test_an_answer_alone_says_that_nobody_else_gets_it(signed_in, ask, returned):
    body = text_of(signed_in.get(ask))
    assert ("構成員には送り直しません" in body, "区に回答を提出する" in body) == (True, True)


def test_an_older_version_keeps_its_words_and_its_marks(signed_in, ready, returned):
    ready.say("8名が利用しています。")
    ready.submit(at("2026-07-01 09:58"), words="8名に直しました。")
    first = text_of(signed_in.get(reverse("submission_version", args=[returned.pk, 1])))
    second = text_of(signed_in.get(reverse("submission_version", args=[returned.pk, 2])))
    assert ("9名が利用しています。" in first, "人数を確かめてください。" in first) == (True, True)
    assert ("8名が利用しています。" in second, "「利用者状況の報告」" in second) == (True, True)
    assert "人数を確かめてください。" not in second
    assert signed_in.get(reverse("submission_version", args=[returned.pk, 3])).status_code == 404


def test_a_version_opens_as_a_file(signed_in, ready):
    submission = ready.submit()
    word = signed_in.get(reverse("submission_docx", args=[submission.pk, 1]))
    pdf = signed_in.get(reverse("submission_pdf", args=[submission.pk, 1]))
    assert (word.content[:2], pdf.content[:5]) == (b"PK", b"%PDF-")
    assert "R8-0001" in word["Content-Disposition"]


def test_what_came_on_paper_is_its_scan(signed_in, ready):
    submission = submission_of(ready.part)
    submission.versions.update(way="paper")
    scan = material_of(ready.part, kind="scan", title="届いた議事録.pdf")
    submission.versions.get().materials.add(scan)
    body = text_of(signed_in.get(reverse("submission", args=[submission.pk])))
    wanted = ["紙で届き、区が登録しました", "届いた議事録.pdf", f'href="/office/materials/{scan.pk}/"']
    assert [words for words in wanted if words not in body] == []


def test_a_partner_does_not_see_the_others_submission(client, ready, partner, common_part):
    common_part()
    own = ready.submit()
    theirs = submissions.submit(participation=partner, by=ready.user, at=FIRST)
    client.force_login(User.objects.get(email="tsubame@example.jp"))
    names = ("submission", "submission_version", "submission_pdf", "submission_docx")
    pages = [reverse(name, args=[own.pk] if name == "submission" else [own.pk, 1]) for name in names]
    assert [client.get(each).status_code for each in pages] == [404] * 4
    body = text_of(client.get(reverse("submission", args=[theirs.pk])))
    listed = text_of(client.get(reverse("office_submissions")))
    assert [
        name for name in ("日向", "広報紙", "R8-0001") if name in listed + body.replace("広報紙を町会", "")
    ] == []
    strange = f"{reverse('submit_minutes', args=[own.participation.meeting_id])}?facility={own.facility_id}"
    assert client.get(strange).status_code == 404


def queries(client, address: str) -> int:
    client.get(address)  # whatever is asked once only
    with CaptureQueriesContext(
        connection,
    ) as seen:
        assert client.get(address).status_code == 200
    return len(seen)


def test_more_members_and_papers_ask_no_more_questions_before(signed_in, ask, ready):
    few = queries(signed_in, ask)
    for number in range(3):
        material_of(ready.part, title=f"資料{number}.pdf")
        Member.objects.create(facility=ready.world.facility, category="expert", name=f"見本 {number}")
    assert queries(signed_in, ask) == few


def test_more_versions_and_papers_ask_no_more_questions_after(signed_in, ready):
    submission = ready.submit()
    address = reverse("submission", args=[submission.pk])
    few = queries(signed_in, address)
    for number in range(3):
        material_of(ready.part, title=f"資料{number}.pdf")
        ready.submit(at(f"2026-07-01 09:4{number}"))
    assert queries(signed_in, address) == few


def test_a_longer_list_asks_no_more_questions(signed_in, ready):
    address = reverse("office_submissions")
    ready.submit()
    few = queries(signed_in, address)
    for month in (4, 5):
        made = meeting(date(2026, month, 1), ready.world.facility)
        submission_of(part_of(made, ready.world.facility))
    assert queries(signed_in, address) == few
