"""The page behind the link: what a member reads there, and what can be answered."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core.signing import Signer

from meetings.enums import DraftAnswer
from meetings.models import DraftCheck, Meeting, Member, Minutes, Participation
from meetings.services import draft_answers
from operators.models import HistoryEntry
from tests.drafts.conftest import AT, Draft


def body(answer) -> str:
    return answer.content.decode()


def test_the_draft_shows_the_own_and_the_common_part_and_nothing_else(client, draft):
    text = body(client.get(draft.page(draft.ask())))
    assert ("祭りに出ました。" in text, "合同の訓練をしました。" in text, "drafts__mark" in text) == (
        True,
        True,
        True,
    )
    assert ("となりだけの話" in text, "こかげ" in text) == (False, False)


def test_the_door_is_sealed(client, draft):
    answer = client.get(draft.page(draft.ask()))
    assert (answer["Cache-Control"], answer["X-Robots-Tag"], answer["Referrer-Policy"]) == (
        "private, no-store", "noindex, nofollow", "same-origin",
    )  # fmt: skip


def test_opening_changes_nothing(client, draft):
    check = draft.ask()
    entries = HistoryEntry.objects.count()
    client.get(draft.page(check))
    check.refresh_from_db()
    assert (check.answer, HistoryEntry.objects.count()) == ("", entries)


def test_an_answer_and_another_one(client, draft):
    check = draft.ask()
    page = draft.page(check)
    assert client.post(page, {"answer": "agreed"}).status_code == 302
    assert "いまのご回答：<strong>このままでよい" in body(client.get(page))
    client.post(page, {"answer": "remarked", "words": "日付が違います。"})
    check.refresh_from_db()
    assert (check.answer, check.words) == ("remarked", "日付が違います。")
    entry = HistoryEntry.objects.filter(verb="議事録案の確認").latest("pk")
    assert (entry.by, entry.changes["answer"]) == (None, ["agreed", "remarked"])
    assert "日付" not in str(entry.changes)


@pytest.mark.parametrize(
    ("posted", "errors"),
    [
        pytest.param({"words": ""}, ["answer"], id="nothing chosen"),
        pytest.param({"answer": "maybe"}, ["answer"], id="no answer of ours"),
        pytest.param({"answer": "remarked", "words": "　"}, ["words"], id="a remark without words"),
        pytest.param({"answer": "agreed", "words": "あ" * 2001}, ["words"], id="too long"),
    ],
)
def test_what_is_missing_is_said_at_the_field(client, draft, posted, errors):
    check = draft.ask()
    page = client.post(draft.page(check), posted)
    check.refresh_from_db()
    assert (page.status_code, list(page.context["form"].errors), check.answer) == (422, errors, "")


def test_the_text_is_the_one_that_was_asked_about(client, draft):
    check = draft.ask()
    draft.rewrite("書き直した話")
    text = body(client.get(draft.page(check)))
    assert ("祭りに出ました。" in text, "書き直した話" in text, "書き直しを進めています" in text) == (
        True,
        False,
        True,
    )


def test_an_older_link_leads_to_the_newer_draft(client, draft):
    old = draft.ask()
    draft.rewrite("書き直した話")
    new = draft.ask()
    assert f'href="{draft.page(new)}"' in body(client.get(draft.page(old)))
    assert "書き直した話" in body(client.get(draft.page(new)))


def test_after_the_minutes_are_final_nothing_is_answered(client, draft):
    check = draft.ask()
    client.post(draft.page(check), {"answer": "agreed"})
    draft.rewrite("確定した話", kind="final")
    opened = client.get(draft.page(check))
    late = client.post(draft.page(check), {"answer": "remarked", "words": "まだあります"})
    check.refresh_from_db()
    assert (opened.status_code, late.status_code, check.answer) == (200, 409, "agreed")
    assert ("議事録は確定しました" in body(opened), "祭りに出ました" in body(opened)) == (True, False)
    with pytest.raises(draft_answers.AnswersClosed):
        draft_answers.answer(check=check, said=DraftAnswer.AGREED, words="", at=AT)


def test_a_correction_does_not_open_an_old_question_again(client, draft):
    check = draft.ask()
    draft.rewrite("確定した話", kind="final")
    type(draft.minutes).objects.update(state="draft", finalised_at=None, finalised_by=None)
    assert "議事録は確定しました" in body(client.get(draft.page(check)))


def _tampered(draft: Draft, check: DraftCheck) -> str:
    return draft.page(check)[:-2] + "x/"


def _of_another_kind(draft: Draft, check: DraftCheck) -> str:
    return f"/r/draft/{Signer(salt='meetings.reply', sep='~').sign(f'{check.pk}.{check.nonce}')}/"


def _revoked(draft: Draft, check: DraftCheck) -> str:
    DraftCheck.objects.update(nonce="")
    return draft.page(check)


def _left(draft: Draft, check: DraftCheck) -> str:
    Participation.objects.filter(pk=draft.part.pk).update(standing="declined")
    return draft.page(check)


def _over(draft: Draft, check: DraftCheck) -> str:
    Participation.objects.filter(pk=draft.part.pk).update(delivered=True, delivered_on="2026-11-20")
    return draft.page(check)


def _gone_before(draft: Draft, check: DraftCheck) -> str:
    Member.objects.filter(pk=draft.by_mail.pk).update(left_on="2026-11-09")
    return draft.page(check)


def _in_a_meeting_that_is(status: str) -> Callable[[Draft, DraftCheck], str]:
    def link(draft: Draft, check: DraftCheck) -> str:
        Meeting.objects.filter(pk=draft.part.meeting_id).update(status=status, not_held_reason="台風")
        return draft.page(check)

    return link


def _asked_long_ago(draft: Draft, check: DraftCheck) -> str:
    DraftCheck.objects.update(asked_at=AT - timedelta(days=61))
    return draft.page(check)


@pytest.mark.parametrize(
    ("link", "status"),
    [
        pytest.param(_tampered, 404, id="typed wrongly"),
        pytest.param(_of_another_kind, 404, id="signed for answers"),
        pytest.param(_revoked, 410, id="taken back"),
        pytest.param(_left, 410, id="the office takes no part"),
        pytest.param(_over, 410, id="the minutes are with everybody"),
        pytest.param(_gone_before, 410, id="the member left the day before the meeting"),
        pytest.param(_in_a_meeting_that_is("cancelled"), 410, id="called off after all"),
        pytest.param(_in_a_meeting_that_is("not_held"), 410, id="not held after all"),
        pytest.param(_in_a_meeting_that_is("draft"), 410, id="a draft again"),
        pytest.param(_asked_long_ago, 410, id="asked 61 days ago"),
    ],
)
def test_other_links_open_nothing(client, draft, link, status):
    answer = client.get(link(draft, draft.ask()))
    assert (answer.status_code, answer["Cache-Control"]) == (status, "private, no-store")
    assert ("祭りに出ました" in body(answer), draft.by_mail.name in body(answer)) == (False, False)


def test_the_last_day_of_a_link_and_a_member_who_left_on_the_day(client, draft):
    check = draft.ask()
    DraftCheck.objects.update(asked_at=AT - timedelta(days=60))
    Member.objects.filter(pk=draft.by_mail.pk).update(left_on="2026-11-10")
    assert client.get(draft.page(check)).status_code == 200


def test_a_link_ends_in_words_of_its_own(client, draft):
    assert "このリンクの期限が過ぎました" in body(client.get(_asked_long_ago(draft, draft.ask())))


def test_the_office_takes_a_link_back(client, draft):
    old = draft.ask()
    client.post(draft.page(old), {"answer": "agreed"})
    draft.rewrite("書き直した話")
    check = draft.ask()
    answers = f"/office/minutes/{draft.minutes.pk}/answers/"
    stop = f"{answers}{check.pk}/stop/"
    client.force_login(draft.by)
    assert f'action="{stop}"' in body(client.get(answers))
    assert (client.get(stop).status_code, client.get(draft.page(check)).status_code) == (302, 200)
    for _ in range(2):
        assert client.post(stop).url == answers
    shown = body(client.get(answers))
    assert (f'action="{stop}"' in shown, "リンクは止めました" in shown) == (False, True)
    client.logout()
    assert client.get(draft.page(check)).status_code == 410
    older = body(client.get(draft.page(old)))
    assert ("祭りに出ました。" in older, "書き直した話" in older, f"/r/draft/{check.pk}." in older) == (
        True, False, False,
    )  # fmt: skip
    entry = HistoryEntry.objects.get(verb="議事録案のリンクの停止")
    assert (entry.by, entry.facility, entry.subject) == (
        draft.by, draft.part.facility, f"draft_check {check.pk}",
    )  # fmt: skip


def test_another_offices_link_is_not_taken_back(client, draft, itabashi):
    check = draft.ask()
    client.force_login(itabashi.operator)
    answer = client.post(f"/office/minutes/{draft.minutes.pk}/answers/{check.pk}/stop/")
    own = Minutes.objects.get(participation=itabashi.participation)
    mixed = client.post(f"/office/minutes/{own.pk}/answers/{check.pk}/stop/")
    assert (answer.status_code, mixed.status_code, client.get(draft.page(check)).status_code) == (
        404, 404, 200,
    )  # fmt: skip


def test_what_people_wrote_is_no_markup(client, draft):
    draft.rewrite("<script>alert(1)</script>")
    text = body(client.get(draft.page(draft.ask())))
    assert ("<script>alert(1)" in text, "&lt;script&gt;alert(1)" in text) == (False, True)
