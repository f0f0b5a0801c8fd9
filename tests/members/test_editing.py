"""Registering, changing, ending a term, bringing back, deleting."""

from datetime import date

import pytest

from meetings.models import Attendance, Member, Notice, NoticeRecipient, Participation, Reply, VideoConsent
from operators.models import Corporation, HistoryEntry
from outbox.models import Message

NEIGHBOUR = {
    "category": "community",
    "name": "髙﨑　𠮷⽯",
    "affiliation": "高松町会",
    "title": "会長",
    "corporation_number": "",
    "delivery": "post",
    "email": "",
    "postal_code": "１７９００７５",
    "address": "練馬区高松1-2-3",
    "joined_on": "令和8年4月1日",
}


def last_entry() -> HistoryEntry:
    return HistoryEntry.objects.order_by("-pk")[0]


def test_a_member_is_registered_with_history(manager, nerima, link):
    response = manager.post(link("member_new"), NEIGHBOUR)
    made = Member.objects.get(affiliation="高松町会")
    assert response.url == link("member", made)
    assert (made.facility, made.name, made.postal_code) == (nerima.facility, "髙﨑　𠮷石", "179-0075")
    assert made.joined_on == date(2026, 4, 1)
    entry = last_entry()
    assert (entry.subject, entry.verb, entry.by) == (f"member {made.pk}", "構成員の登録", nerima.operator)
    assert (entry.via, entry.facility) == ("画面", nerima.facility)
    assert entry.changes["joined_on"] == [None, "2026-04-01"]


@pytest.mark.parametrize(
    ("changed", "field", "words"),
    [
        pytest.param({"category": ""}, "category", "区分を選んでください。", id="no category"),
        pytest.param({"name": " "}, "name", "入力", id="no name"),
        pytest.param({"name": "あ" * 81}, "name", "80", id="a name too long"),
        pytest.param({"delivery": "email"}, "email", "メールアドレスを入力してください。", id="mail without an address"),
        pytest.param({"email": "taka@@example.jp"}, "email", "有効なメールアドレス", id="no mail address"),
        pytest.param({"postal_code": "179"}, "postal_code", "7桁", id="no postal code"),
        pytest.param({"corporation_number": "1234567890123"}, "corporation_number", "13桁", id="wrong check digit"),
        pytest.param({"joined_on": "令和8年2月30日"}, "joined_on", "という日はありません", id="no such day"),
        pytest.param({"name": "ひなた　町子"}, "name", "同じ期間に在任", id="the seat is taken, spelt otherwise"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_at_its_field_and_what_was_typed_stays(manager, link, changed, field, words):
    response = manager.post(link("member_new"), NEIGHBOUR | changed)
    body = response.content.decode()
    assert list(response.context["form"].errors) == [field]
    assert words in response.context["form"].errors[field][0]
    assert ('value="高松町会"' in body, Member.objects.filter(affiliation="高松町会").exists()) == (
        True,
        False,
    )


def test_the_same_name_may_sit_again_after_a_term(manager, nerima, link):
    Member.objects.filter(pk=nerima.member.pk).update(left_on=date(2026, 3, 31))
    response = manager.post(link("member_new"), NEIGHBOUR | {"name": nerima.member.name})
    assert (response.status_code, Member.objects.filter(facility=nerima.facility).count()) == (302, 2)


def test_a_category_can_be_chosen_beforehand(manager, link):
    form = manager.get(link("member_new"), {"category": "expert"}).context["form"]
    assert form["category"].value() == "expert"
    assert manager.get(link("member_new"), {"category": "x"}).context["form"]["category"].value() == ""


def test_a_corporation_nobody_knew_is_registered_by_its_number(manager, link):
    manager.post(link("member_new"), NEIGHBOUR | {"corporation_number": "8011601011609"})
    assert Member.objects.get(affiliation="高松町会").corporation == Corporation.objects.get(
        number="8011601011609"
    )


def test_only_what_changed_is_told(manager, nerima, link):
    form = manager.get(link("member_edit", nerima.member)).context["form"]
    told = {name: form[name].value() or "" for name in form.fields} | {
        "title": "副会長",
        "joined_on": "R7.4.1",
    }
    assert manager.post(link("member_edit", nerima.member), told).status_code == 302
    assert last_entry().changes == {"title": ["", "副会長"], "joined_on": [None, "2025-04-01"]}
    before = HistoryEntry.objects.count()
    manager.post(link("member_edit", nerima.member), told)
    assert HistoryEntry.objects.count() == before


def test_joining_after_leaving_is_refused(manager, nerima, link):
    Member.objects.filter(pk=nerima.member.pk).update(left_on=date(2026, 3, 31))
    response = manager.post(link("member_edit", nerima.member), NEIGHBOUR)
    assert list(response.context["form"].errors) == ["joined_on"]
    nerima.member.refresh_from_db()
    assert nerima.member.joined_on is None


def test_a_term_ends_and_is_brought_back(manager, nerima, link):
    manager.post(link("member_end", nerima.member), {"left_on": "令和8年11月30日"})
    nerima.member.refresh_from_db()
    assert nerima.member.left_on == date(2026, 11, 30)
    assert (last_entry().verb, last_entry().changes) == ("構成員の退任", {"left_on": [None, "2026-11-30"]})
    assert manager.get(link("member_resume", nerima.member)).status_code == 200
    manager.post(link("member_resume", nerima.member))
    nerima.member.refresh_from_db()
    assert nerima.member.left_on is None
    assert (last_entry().verb, last_entry().changes) == ("退任の取消し", {"left_on": ["2026-11-30", None]})


def test_nobody_leaves_before_joining(manager, nerima, link):
    Member.objects.filter(pk=nerima.member.pk).update(joined_on=date(2026, 4, 1))
    response = manager.post(link("member_end", nerima.member), {"left_on": "2026-03-31"})
    assert response.context["form"].errors == {
        "left_on": ["退任日が就任日より前です。日付を確かめてください。"]
    }


def test_a_seat_that_was_taken_again_is_not_given_back(manager, nerima, link, seat):
    Member.objects.filter(pk=nerima.member.pk).update(left_on=date(2026, 3, 31))
    seat("community", nerima.member.name, joined_on=date(2026, 4, 1))
    response = manager.post(link("member_resume", nerima.member))
    assert "在任期間が重なります" in response.content.decode()
    nerima.member.refresh_from_db()
    assert nerima.member.left_on == date(2026, 3, 31)


def test_who_was_entered_by_mistake_is_deleted_and_the_history_keeps_the_values(manager, nerima, link):
    key = nerima.member.pk
    assert manager.post(link("member_delete", nerima.member)).url == link("members")
    assert not Member.objects.filter(pk=key).exists()
    assert (last_entry().verb, last_entry().subject) == ("構成員の削除", f"member {key}")
    assert last_entry().changes["name"] == ["ひなた 町子", None]


def _notified(member: Member, part: Participation) -> None:
    notice = Notice.objects.create(
        participation=part, edition=1, kind="announcement", told={}, prepared_at="2026-05-01T00:00Z"
    )
    message = Message.objects.create(
        key="n1", channel="post", state="to_hand", recipient_name=member.name, prepared_at="2026-05-01T00:00Z"
    )
    NoticeRecipient.objects.create(notice=notice, kind="member", member=member, message=message)


USES = {
    "notified": _notified,
    "invited": lambda member, part: Reply.objects.create(participation=part, member=member),
    "attended": lambda member, part: Attendance.objects.create(
        participation=part, member=member, category=member.category, manner="present"
    ),
    "consented": lambda member, part: VideoConsent.objects.create(
        member=member, given_on=date(2026, 5, 1), via="paper"
    ),
}


@pytest.mark.parametrize("use", USES.values(), ids=USES)
def test_who_was_ever_part_of_it_stays(manager, nerima, link, use):
    use(nerima.member, nerima.meeting.participations.get())
    response = manager.post(link("member_delete", nerima.member))
    assert "退任にしてください" in response.content.decode()
    assert (Member.objects.filter(pk=nerima.member.pk).count(), last_entry().verb) == (1, "登録")


def test_a_clerk_does_everything_but_delete(clerk, nerima, link):
    assert clerk.post(link("member_new"), NEIGHBOUR).status_code == 302
    assert clerk.post(link("member_end", nerima.member), {"left_on": "2026-11-30"}).status_code == 302
    assert (
        link("member_delete", nerima.member) not in clerk.get(link("member", nerima.member)).content.decode()
    )
    assert clerk.post(link("member_delete", nerima.member)).status_code == 403
    assert Member.objects.filter(pk=nerima.member.pk).exists()


@pytest.mark.parametrize("name", ["member_edit", "member_end", "member_resume", "member_delete"])
def test_a_strangers_member_cannot_be_touched(client, nerima, itabashi, link, name):
    client.force_login(itabashi.operator)
    assert client.post(link(name, nerima.member), NEIGHBOUR | {"left_on": "2026-11-30"}).status_code == 404
    nerima.member.refresh_from_db()
    assert (nerima.member.name, nerima.member.left_on) == ("ひなた 町子", None)


def test_a_member_is_not_found_under_another_of_my_offices(manager, nerima, itabashi, link):
    nerima.operator.assignments.create(facility=itabashi.facility)
    assert manager.get(link("member", itabashi.member)).status_code == 404
