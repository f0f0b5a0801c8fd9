"""The page behind the link, as a member (and a mail scanner) meets it."""

import re
from datetime import date

import pytest
from django.core.cache import cache
from django.test import Client
from icalendar import Calendar

from meetings.models import AgendaItem, Meeting, Member, Reply, VideoConsent
from meetings.tokens import token_for
from meetings.views.member_links import WRONG_LIMIT
from operators.models import Facility, HistoryEntry
from tests.replies.conftest import part

pytestmark = pytest.mark.usefixtures("at_ten")


def address(reply: Reply, rest: str = "") -> str:
    return f"/r/{token_for(reply)}/{rest}"


def words(answer) -> str:
    """What a person reads, without tags and without runs of space."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


def labels(answer) -> list[str]:
    return re.findall(r'<input type="radio" name="answer" value="(\w+)"', answer.content.decode())


def test_it_says_what_when_and_where(client, nerima, invited):
    Facility.objects.filter(pk=nerima.facility.pk).update(phone="03-1234-5678")
    reply = invited(place="集会所", place_address="練馬区豊玉北6-12-1")
    made = reply.participation.meeting
    AgendaItem.objects.create(meeting=made, position=1, title="利用者の状況")
    AgendaItem.objects.create(
        meeting=made, participation=reply.participation, position=2, title="外部評価", detail="結果の報告"
    )
    page = client.get(address(reply))
    text = words(page)
    assert page.status_code == 200
    assert [
        said
        for said in (
            "グループホームひなた",
            "運営推進会議のご案内",
            "見本 太郎 様",
            "令和8年(2026年)12月24日(木)",
            "午後2時から午後3時30分まで",
            "集会所 練馬区豊玉北6-12-1",
            "利用者の状況",
            "外部評価 結果の報告",
            "電話 03-1234-5678",
        )
        if said not in text
    ] == []
    assert 'rel="noreferrer">地図を開く' in page.content.decode()
    assert "合同開催" not in text


def test_a_joint_meeting_names_every_office_that_is_bound(client, nerima, itabashi, council):
    made = council(nerima.facility, itabashi.facility)
    reply = Reply.objects.get(participation__meeting=made, member=nerima.member)
    AgendaItem.objects.create(
        meeting=made, participation=made.participations.get(facility=itabashi.facility), title="こかげの報告"
    )
    text = words(client.get(address(reply)))
    assert "合同開催 次の事業所が合同で開催します。 グループホームこかげ グループホームひなた" in text
    assert "こかげの報告" not in text


def test_nobody_elses_name_is_on_any_of_its_pages(client, nerima, itabashi, council):
    """The council's other members, the other office's, and the portal's own navigation stay away."""
    family = Member.objects.create(facility=nerima.facility, category="family", name="家族 花子")
    made = council(nerima.facility, itabashi.facility)
    Reply.objects.filter(participation__meeting=made).exclude(member=family).update(
        answer="come", via="link", answered_at="2026-11-22T00:00:00Z", words="ほかの方のひとこと"
    )
    reply = Reply.objects.get(participation__meeting=made, member=family)
    client.force_login(nerima.operator)
    pages = [client.get(address(reply))]
    pages.append(client.post(address(reply), {"answer": "come"}, follow=True))
    pages.append(client.get(address(reply, "meeting.ics")))
    Meeting.objects.filter(pk=made.pk).update(status="cancelled")
    pages.append(client.get(address(reply)))
    others = [
        nerima.member.name,
        itabashi.member.name,
        nerima.operator.name,
        "ほかの方のひとこと",
        "ログアウト",
    ]
    assert [
        (number, name)
        for number, page in enumerate(pages)
        for name in others
        if name in page.content.decode()
    ] == []


@pytest.mark.parametrize(
    ("mode", "category", "choices", "consent"),
    [
        pytest.param("in_person", "family", ["come", "absent"], False, id="in person"),
        pytest.param("hybrid", "family", ["come", "video", "absent"], True, id="hybrid, family"),
        pytest.param("hybrid", "user", ["come", "video", "absent"], True, id="hybrid, user"),
        pytest.param("hybrid", "community", ["come", "video", "absent"], False, id="hybrid, neighbour"),
        pytest.param("web", "user", ["video", "absent"], True, id="Web, user"),
        pytest.param("written", "user", ["come", "absent"], False, id="in writing"),
    ],
)
def test_what_it_offers(client, invited, mode, category, choices, consent):
    page = client.get(address(invited(category, mode=mode)))
    assert labels(page) == choices
    assert ('name="consent"' in page.content.decode()) is consent


def test_answering_leads_to_thanks_that_show_the_answer_and_the_way_back(client, invited):
    reply = invited()
    sent = client.post(
        address(reply), {"answer": "absent", "words": "法事のため", "opinion": "訓練は夜に"}, follow=True
    )
    assert sent.redirect_chain == [(address(reply, "thanks/"), 302)]
    text = words(sent)
    assert [
        said for said in ("ご回答： 欠席", "法事のため", "訓練は夜に", "回答を変える") if said not in text
    ] == []
    again = client.get(address(reply)).content.decode()
    assert re.findall(r'value="(\w+)"[^>]* checked', again) == ["absent"]
    assert "いまのご回答：<strong>欠席</strong>" in again


def test_video_without_consent_is_asked_again_and_keeps_what_was_written(client, invited):
    reply = invited("family", mode="hybrid")
    page = client.post(address(reply), {"answer": "video", "words": "孫と一緒に"})
    assert page.status_code == 422
    assert "<title>エラー：" in page.content.decode()
    assert "Webで出席される場合は、同意が必要です。" in words(page)
    assert "孫と一緒に" in page.content.decode()
    sent = client.post(address(reply), {"answer": "video", "words": "孫と一緒に", "consent": "on"})
    assert (sent.status_code, VideoConsent.objects.get().given_on) == (302, date(2026, 11, 22))


def test_nothing_chosen_is_said_plainly(client, invited):
    page = client.post(address(invited()), {"words": "よろしく"})
    assert page.status_code == 422
    assert "出欠：どれか1つを選んでください。" in words(page)


@pytest.mark.parametrize(
    ("category", "evaluation", "told"),
    [
        pytest.param("expert", True, True, id="third party at an evaluation"),
        pytest.param("municipality", True, True, id="ward staff at an evaluation"),
        pytest.param("family", True, False, id="family at an evaluation"),
        pytest.param("expert", False, False, id="third party at another meeting"),
    ],
)
def test_evaluators_are_told_what_an_opinion_in_advance_is_worth(client, invited, category, evaluation, told):
    page = words(client.get(address(invited(category, carries_evaluation=evaluation))))
    assert ("評価に加わっていただいたことになります" in page, "外部評価" in page) == (told, evaluation)


def test_opening_changes_nothing(client, invited):
    reply = invited()
    before = list(Reply.objects.order_by("pk").values()), HistoryEntry.objects.count()
    for rest in ("", "thanks/", "meeting.ics", "?text=large", "?answer=come"):
        client.get(address(reply, rest))
        client.head(address(reply, rest))
    assert (list(Reply.objects.order_by("pk").values()), HistoryEntry.objects.count()) == before


def test_a_post_without_the_page_is_refused(invited):
    reply = invited()
    assert Client(enforce_csrf_checks=True).post(address(reply), {"answer": "come"}).status_code == 403
    reply.refresh_from_db()
    assert reply.answer == ""


def test_large_text_stays_on_the_way(client, invited):
    reply = invited()
    page = client.get(address(reply, "?text=large")).content.decode()
    assert 'class="large-text"' in page
    assert f'action="{address(reply)}?text=large"' in page
    sent = client.post(address(reply, "?text=large"), {"answer": "come"})
    assert sent["Location"] == address(reply, "thanks/?text=large")
    assert 'class="large-text"' not in client.get(address(reply, "?text=normal")).content.decode()


def test_after_the_meeting_began_it_reads_but_takes_no_answer(client, invited, time_machine_at):
    reply = invited()
    with time_machine_at("2026-12-24T14:00+09:00"):
        page, late = client.get(address(reply)), client.post(address(reply), {"answer": "come"})
    assert (page.status_code, late.status_code) == (200, 409)
    assert "回答の受付は終わりました" in words(page)
    assert labels(page) == []
    reply.refresh_from_db()
    assert reply.answer == ""


@pytest.mark.parametrize(
    ("rest", "method"), [("", "get"), ("", "post"), ("thanks/", "get"), ("meeting.ics", "get")]
)
@pytest.mark.parametrize(
    ("happened", "status", "said"),
    [
        pytest.param({"status": "cancelled"}, 410, "この会議は中止になりました", id="cancelled"),
        pytest.param(
            {"status": "not_held", "not_held_reason": "感染症"},
            410,
            "この会議は開催されませんでした",
            id="not held",
        ),
        pytest.param(
            {"revoked_at": "2026-11-22T00:00:00Z"}, 410, "このリンクは使えなくなりました", id="revoked"
        ),
        pytest.param({"delivered": True}, 410, "このご案内は終わりました", id="expired"),
        pytest.param({"nonce": "another"}, 410, "このリンクは使えなくなりました", id="replaced"),
    ],
)
def test_a_link_that_opens_nothing_says_why(client, invited, happened, status, said, rest, method):
    reply = invited()
    link = address(reply, rest)
    for model, key in ((Meeting, reply.participation.meeting_id), (Reply, reply.pk)):
        known = {field.name for field in model._meta.get_fields()}
        model.objects.filter(pk=key).update(
            **{name: value for name, value in happened.items() if name in known}
        )
    if "delivered" in happened:
        part(reply, delivered=True)
    page = getattr(client, method)(link, {"answer": "come"} if method == "post" else None)
    assert (page.status_code, said in words(page)) == (status, True)
    assert "見本 太郎" not in page.content.decode()
    reply.refresh_from_db()
    assert reply.answer == ""


def test_a_wrong_link_and_the_brake(client, invited):
    reply = invited()
    answers = [client.get(f"/r/{reply.pk}.guess~{number}/").status_code for number in range(WRONG_LIMIT + 1)]
    assert answers == [404] * WRONG_LIMIT + [429]
    braked = client.get("/r/guess/")
    assert (braked.status_code, braked["Retry-After"]) == (429, "600")
    assert client.get(address(reply)).status_code == 200, "a right link opens all the same"
    elsewhere = client.get("/r/guess/", REMOTE_ADDR="192.0.2.7")
    assert elsewhere.status_code == 404, "others are not kept out"
    cache.clear()
    assert "リンクが正しくありません" in words(client.get("/r/guess/"))


@pytest.mark.parametrize(
    ("path", "referrer"),
    [
        pytest.param("", "same-origin", id="the form"),  # no-referrer would spoil the CSRF check
        pytest.param("thanks/", "no-referrer", id="thanks"),
        pytest.param("meeting.ics", "no-referrer", id="calendar"),
        pytest.param(None, "no-referrer", id="wrong link"),
    ],
)
def test_nothing_is_kept_indexed_or_told_to_others(client, invited, path, referrer):
    reply = invited()
    client.post(address(reply), {"answer": "come"})
    page = client.get("/r/wrong/" if path is None else address(reply, path))
    assert (page["Cache-Control"], page["X-Robots-Tag"], page["Referrer-Policy"]) == (
        "private, no-store",
        "noindex, nofollow",
        referrer,
    )


def test_the_entry_for_the_members_own_calendar(client, invited):
    reply = invited(place="集会所")
    answer = client.get(address(reply, "meeting.ics"))
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    (event,) = Calendar.from_ical(answer.content).walk("VEVENT")
    assert (event["uid"], event["summary"], event["location"]) == (
        f"{reply.participation.meeting.uid}@engawa",
        "運営推進会議（グループホームひなた）",
        "集会所",
    )
    assert client.post(address(reply, "meeting.ics")).status_code == 405


def test_hidden_text_of_a_member_is_shown_as_text(client, invited):
    reply = invited()
    page = client.post(
        address(reply), {"answer": "absent", "words": "<script>alert(1)</script>"}, follow=True
    )
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page.content.decode()


@pytest.mark.parametrize("field", ["words", "opinion"])
def test_a_text_that_is_too_long_is_kept_and_refused(client, invited, field):
    page = client.post(address(invited()), {"answer": "come", field: "あ" * 4001})
    assert (page.status_code, "あ" * 4001 in page.content.decode()) == (422, True)
