"""The office asks members to confirm a draft."""

import pytest

from meetings.enums import DraftAnswer
from meetings.minutes_content import Content
from meetings.models import DraftCheck, Member, Minutes
from meetings.services import draft_answers, draft_checks
from operators.models import HistoryEntry
from outbox.models import Message
from tests.drafts.conftest import AT, Draft, link_in


@pytest.fixture
def desk(client, draft: Draft):
    client.force_login(draft.by)
    return client


def post(desk, draft: Draft, act: str, **more):
    told = {"members": [draft.by_mail.pk], "words": "今月末までに", "seen": 1, "act": act}
    return desk.post(draft.ask_page, told | more)


def test_those_who_came_are_chosen_and_who_has_no_mail_is_told(desk, draft):
    Member.objects.create(
        facility=draft.part.facility,
        category="user",
        name="欠席 の方",
        delivery="email",
        email="k@example.jp",
    )
    page = desk.get(draft.ask_page)
    form = page.context["form"]
    assert next(pk for pk, _ in form.fields["members"].choices) == draft.by_mail.pk
    assert (len(form.fields["members"].choices), form["members"].value()) == (2, [draft.by_mail.pk])
    assert [each.to.name for each in page.context["others"]] == ["ひなた 郵子"]
    assert "電話などで確認してください" in page.content.decode()


def test_nothing_is_sent_before_it_is_confirmed(desk, draft):
    page = post(desk, draft, "check")
    text = page.content.decode()
    assert (page.status_code, DraftCheck.objects.count(), Message.objects.count()) == (200, 0, 0)
    assert ("machiko@example.jp" in text, "今月末までに" in text, "取り消せません" in text) == (
        True,
        True,
        True,
    )


def test_sending_owes_one_mail_with_a_link(desk, draft):
    answer = post(desk, draft, "send")
    check, message = DraftCheck.objects.get(), Message.objects.get()
    assert (answer.status_code, check.member, check.revision, check.message) == (
        302,
        draft.by_mail,
        1,
        message,
    )
    assert (message.channel, message.recipient_email) == ("email", "machiko@example.jp")
    assert message.subject == "【議事録案の確認】運営推進会議 11月10日（グループホームひなた）"
    assert "今月末までに" in message.text
    assert link_in(message.text) == draft.page(check)
    entry = HistoryEntry.objects.get(verb="議事録案の確認依頼")
    assert entry.changes == {"revision": [None, 1], "recipients": [None, 1]}


def test_choosing_again_keeps_what_was_typed(desk, draft):
    page = post(desk, draft, "back")
    assert (page.status_code, page.context["form"]["words"].value()) == (200, "今月末までに")


def test_the_draft_that_is_read_is_not_overwritten(draft):
    draft.ask()
    assert list(draft.minutes.versions.values_list("revision", "kind")) == [(1, "saved")]


@pytest.mark.parametrize(
    ("posted", "errors"),
    [
        pytest.param({"members": []}, ["members"], id="nobody"),
        pytest.param({"members": ["999999"]}, ["members"], id="somebody else's member"),
        pytest.param({"words": "あ" * 501}, ["words"], id="too many words"),
        pytest.param({"seen": 7}, ["__all__"], id="written anew meanwhile"),
    ],
)
def test_what_is_in_the_way_is_said(desk, draft, posted, errors):
    page = post(desk, draft, "send", **posted)
    assert (page.status_code, list(page.context["form"].errors)) == (422, errors)
    assert not DraftCheck.objects.exists()


def test_after_looking_again_it_goes_out(desk, draft):
    page = post(desk, draft, "send", seen=7)
    assert page.context["form"]["seen"].value() == "1"


def test_who_was_asked_about_this_draft_is_not_asked_twice(desk, draft):
    draft.ask()
    page = desk.get(draft.ask_page)
    assert [each.to.name for each in page.context["others"]] == [draft.by_mail.name, "ひなた 郵子"]
    with pytest.raises(draft_checks.NobodyToAsk):
        draft.ask()
    draft.rewrite("書き直しました。")
    assert draft.ask().revision == 2


def test_a_member_of_another_office_or_by_post_is_never_mailed(draft, itabashi):
    Member.objects.filter(pk=itabashi.member.pk).update(delivery="email", email="x@example.jp")
    for stranger in (itabashi.member.pk, draft.by_post.pk):
        with pytest.raises(draft_checks.NobodyToAsk):
            draft.ask(members=[stranger])


def test_final_or_empty_minutes_cannot_be_asked_about(desk, draft):
    Minutes.objects.filter(pk=draft.minutes.pk).update(content=Content().as_json())
    with pytest.raises(draft_checks.NothingToRead):
        draft.ask()
    draft.rewrite("確定しました。", kind="final")
    with pytest.raises(draft_checks.NoDraft):
        draft.ask()
    assert desk.get(draft.ask_page).status_code == 302


def test_the_common_part_is_asked_about_with_the_offices_own(desk, draft):
    address = f"/office/minutes/{draft.common.pk}/ask/"
    assert desk.get(address).headers["Location"] == draft.ask_page
    draft.minutes.draft_checks.all().delete()
    draft.minutes.versions.all().delete()
    draft.minutes.delete()
    assert (
        desk.get(address).headers["Location"].startswith(f"/office/meetings/{draft.part.meeting_id}/minutes/")
    )


def test_the_answers_stand_beside_the_minutes(desk, draft):
    draft_answers.answer(check=draft.ask(), said=DraftAnswer.REMARKED, words="<b>名前が違います</b>", at=AT)
    page = desk.get(f"/office/minutes/{draft.minutes.pk}/answers/")
    text = page.content.decode()
    assert ("&lt;b&gt;名前が違います" in text, "直してほしい 1件" in text) == (True, True)
    answers = page.context["answers"]
    assert (answers.agreed, answers.remarked, answers.waiting) == (0, 1, 0)


@pytest.mark.parametrize("more", [0, 2], ids=["one", "three"])
@pytest.mark.parametrize(("where", "count"), [("ask", 9), ("answers", 7)])
def test_queries_do_not_grow(desk, draft, django_assert_num_queries, more, where, count):
    draft.ask()
    for number in range(more):
        fields = {"delivery": "email", "email": f"m{number}@example.jp", "category": "user"}
        member = Member.objects.create(facility=draft.part.facility, name=f"利用者{number}", **fields)
        draft.ask(members=[member.pk])
    with django_assert_num_queries(count):
        desk.get(f"/office/minutes/{draft.minutes.pk}/{where}/")
