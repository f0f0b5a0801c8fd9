"""All answers of a meeting on one page: the office's, which ticks off; the ward's, which reads."""

import re
from datetime import date

import pytest

from meetings.enums import Answer, Via
from meetings.models import Member, Reply, VideoConsent
from meetings.services.replies import Said, Ticked, answer, record
from meetings.tokens import link_for
from operators.models import Corporation, Facility
from rules.kinds import MemberCategory
from tests.replies.conftest import NOW, part

pytestmark = pytest.mark.usefixtures("at_ten")
COME, ABSENT = Said(Answer.COME), Said(Answer.ABSENT)


def words(page) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page.content.decode()))


def counts(page) -> dict[str, int]:
    tiles = re.findall(r'<span>(\S+?)</span><span class="counts__number">(\d+)<', page.content.decode())
    return {label: int(number) for label, number in tiles}


def missing(page) -> list[str]:
    (listed,) = re.findall(r'<ul class="turnout__missing">(.*?)</ul>', page.content.decode(), re.DOTALL) or [
        ""
    ]
    return re.findall(r"<li>([^<]+)", listed)


@pytest.fixture
def full_council(nerima, council):
    """One member of every category is invited (and 町子 of the neighbourhood); gives replies by category."""
    for category in MemberCategory:
        if category is not MemberCategory.COMMUNITY:
            Member.objects.create(facility=nerima.facility, category=category, name=f"{category.label} さん")
    made = council(mode="hybrid")
    return {reply.member.category: reply for reply in Reply.objects.filter(participation__meeting=made)}


@pytest.fixture
def page_of():
    return lambda reply: f"/office/meetings/{reply.participation.meeting_id}/answers/"


def row(reply: Reply, **values: str) -> dict[str, str]:
    seen = reply.answered_at.isoformat() if reply.answered_at else ""
    return {f"r{reply.pk}-{name}": value for name, value in {"seen": seen, **values}.items()}


def test_counts_and_who_is_still_missing(client, nerima, full_council, page_of):
    for category, said in {"user": "absent", "family": "come", "community": "video", "staff": "come"}.items():
        Reply.objects.filter(pk=full_council[category].pk).update(answer=said, via="link", answered_at=NOW)
    client.force_login(nerima.operator)
    page = client.get(page_of(full_council["user"]))
    assert counts(page) == {"出席": 2, "Webで出席": 1, "欠席": 1, "未回答": 5}
    assert missing(page) == ["区職員または地域包括支援センター職員", "知見を有する者"]


def test_when_everybody_needed_comes_it_says_so(client, nerima, full_council, page_of):
    Reply.objects.filter(pk__in=[reply.pk for reply in full_council.values()]).update(
        answer="come", via="link", answered_at=NOW
    )
    client.force_login(nerima.operator)
    page = client.get(page_of(full_council["user"]))
    assert missing(page) == []
    assert "必要な区分のどなたかが、すべて出席と答えています。" in words(page)


@pytest.mark.parametrize(
    ("said", "same_corporation", "lacking"),
    [
        pytest.param(
            {},
            False,
            ["区職員または地域包括支援センターの職員", "知見を有し公正・中立な第三者"],
            id="nobody yet",
        ),
        pytest.param({"municipality": COME, "expert": COME}, False, [], id="both come"),
        pytest.param(
            {"support_center": COME, "expert": Said(Answer.ABSENT, opinion="良い取組みです")},
            False,
            [],
            id="one writes an opinion in advance",
        ),
        pytest.param(
            {"municipality": ABSENT, "expert": COME},
            False,
            ["区職員または地域包括支援センターの職員"],
            id="ward absent without a word",
        ),
        pytest.param(
            {"municipality": COME, "expert": COME},
            True,
            ["知見を有し公正・中立な第三者"],
            id="third party of the same corporation",
        ),
    ],
)
def test_evaluators_of_an_evaluation(client, nerima, full_council, page_of, said, same_corporation, lacking):
    part(full_council["user"], carries_evaluation=True)
    nerima.municipality.ruleset_id = "131202"
    nerima.municipality.save()
    if same_corporation:
        Member.objects.filter(category="expert").update(corporation=nerima.corporation)
    else:
        Member.objects.filter(category="expert").update(
            corporation=Corporation.objects.create(name="別の法人")
        )
    for category, what in said.items():
        answer(reply=full_council[category], said=what, at=NOW)
    client.force_login(nerima.operator)
    found = [line for line in missing(client.get(page_of(full_council["user"]))) if "外部評価" in line]
    assert found == [f"外部評価：{label}（出席または事前の意見）" for label in lacking]


def test_the_office_ticks_off_several_at_once(client, nerima, full_council, page_of):
    user, expert, other = (full_council[name] for name in ("user", "expert", "other"))
    client.force_login(nerima.operator)
    typed = row(user, answer="video", via="phone", consent="on", words="お願いします")
    typed |= row(expert, answer="absent", via="fax", opinion="良い取組みです") | row(other, answer="")
    sent = client.post(page_of(user), typed, follow=True)
    assert "2名の回答を記録しました。" in words(sent)
    kept = Reply.objects.filter(pk__in=[user.pk, expert.pk, other.pk]).order_by("pk")
    assert {
        reply.member.category: (reply.answer, reply.via, reply.words, reply.opinion, reply.recorded_by)
        for reply in kept
    } == {
        "user": ("video", "phone", "お願いします", "", nerima.operator),
        "expert": ("absent", "fax", "", "良い取組みです", nerima.operator),
        "other": ("", "", "", "", None),
    }
    assert VideoConsent.objects.get().member == user.member


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        pytest.param({"answer": "come"}, "受けた方法：どの方法で受けたかを選んでください。", id="no way"),
        pytest.param(
            {"words": "法事"}, "回答：出席か欠席かを選んでください。", id="a word without an answer"
        ),
        pytest.param({"via": "fax"}, "回答：出席か欠席かを選んでください。", id="a way without an answer"),
        pytest.param(
            {"answer": "video", "via": "fax"},
            "同意を確かめてください。",
            id="video of a user without consent",
        ),
        pytest.param({"answer": "link", "via": "fax"}, "回答：", id="no answer of ours"),
        pytest.param(
            {"answer": "come", "via": "link"}, "受けた方法：", id="the link is not the office's way"
        ),
        pytest.param({"answer": "take_back"}, "回答：", id="nothing to take back"),
    ],
)
def test_a_wrong_row_keeps_everything_and_records_nothing(client, nerima, full_council, page_of, typed, said):
    user, staff = full_council["user"], full_council["staff"]
    client.force_login(nerima.operator)
    right = row(staff, answer="come", via="oral", words="司会をします")
    page = client.post(page_of(user), right | row(user, **typed))
    assert (page.status_code, said in words(page), "司会をします" in page.content.decode()) == (
        422,
        True,
        True,
    )
    assert "<title>エラー：" in page.content.decode()
    assert Reply.objects.exclude(answer="").count() == 0


def test_an_answer_that_came_while_typing_is_shown_and_can_then_be_changed(
    client, nerima, full_council, page_of
):
    community = full_council["community"]
    typed = row(community, answer="absent", via="phone")
    answer(reply=community, said=COME, at=NOW)
    client.force_login(nerima.operator)
    page = client.post(page_of(community), typed)
    assert (page.status_code, "入力している間に、この方の回答が届きました。" in words(page)) == (422, True)
    assert "いま：出席" in words(page)
    community.refresh_from_db()
    assert community.answer == "come"
    client.post(page_of(community), row(community, answer="absent", via="phone"))
    community.refresh_from_db()
    assert (community.answer, community.via) == ("absent", "phone")


def test_a_slip_is_taken_back(client, nerima, full_council, page_of):
    staff = full_council["staff"]
    (staff,) = record(ticked=[Ticked(staff, COME, Via.PHONE, None)], by=nerima.operator, at=NOW)
    client.force_login(nerima.operator)
    client.post(page_of(staff), row(staff, answer="take_back"))
    staff.refresh_from_db()
    assert (staff.answer, staff.via) == ("", "")


def test_after_the_day_the_page_reads_only(client, nerima, full_council, page_of, time_machine_at):
    staff = full_council["staff"]
    with time_machine_at("2026-12-25T09:00+09:00"):
        client.force_login(nerima.operator)
        page = client.post(page_of(staff), row(staff, answer="come", via="oral"))
    assert "回答はもう記録できません" in words(page)
    staff.refresh_from_db()
    assert staff.answer == ""


def test_of_a_joint_meeting_each_office_sees_its_own(client, nerima, itabashi, council):
    made = council(nerima.facility, itabashi.facility)
    foreign = Reply.objects.get(participation__meeting=made, member=itabashi.member)
    client.force_login(nerima.operator)
    path = f"/office/meetings/{made.pk}/answers/"
    assert [name for name in itabashi.names if name in client.get(path).content.decode()] == []
    client.post(path, row(foreign, answer="come", via="phone"))
    foreign.refresh_from_db()
    assert foreign.answer == ""


def test_an_operator_of_both_offices_ticks_on_one_page(client, nerima, itabashi, council):
    Facility.objects.update(corporation=nerima.corporation)
    nerima.operator.assignments.create(corporation=nerima.corporation)
    made = council(nerima.facility, itabashi.facility)
    first, second = Reply.objects.filter(participation__meeting=made)
    client.force_login(nerima.operator)
    typed = row(first, answer="come", via="phone") | row(second, answer="absent", via="paper")
    client.post(f"/office/meetings/{made.pk}/answers/", typed)
    kept = Reply.objects.filter(participation__meeting=made).values_list("answer", flat=True)
    assert list(kept) == ["come", "absent"]


def test_the_ward_reads_who_comes_but_no_words_and_no_links(client, nerima, full_council):
    reply = full_council["family"]
    answer(reply=reply, said=Said(Answer.ABSENT, "入院のため", "意見があります"), at=NOW)
    client.force_login(nerima.ward)
    page = client.get(f"/ward/meetings/{reply.participation.meeting_id}/answers/")
    text = page.content.decode()
    assert counts(page)["欠席"] == 1
    assert [
        secret
        for secret in (
            "入院",
            "意見があります",
            "/office/replies/",
            "/r/",
            "<select",
            'method="post" action=""',
        )
        if secret in text
    ] == []
    assert reply.member.name in text


def test_a_draft_is_not_the_wards(client, nerima, council):
    made = council(status="draft")
    client.force_login(nerima.ward)
    assert client.get(f"/ward/meetings/{made.pk}/answers/").status_code == 404


@pytest.mark.parametrize("act", ["revoke", "renew"])
def test_links_are_changed_only_after_asking(client, nerima, full_council, act):
    reply = full_council["family"]
    before = link_for(reply)
    client.force_login(nerima.operator)
    path = f"/office/replies/{reply.pk}/link/"
    assert before in client.get(path).content.decode()
    asked = client.get(f"{path}{act}/")
    assert "やめる" in words(asked)
    assert client.get(before.partition("8000")[2]).status_code == 200
    done = client.post(f"{path}{act}/", follow=True)
    reply.refresh_from_db()
    assert client.get(before.partition("8000")[2]).status_code == 410
    assert (link_for(reply) in done.content.decode()) is (act == "renew")


@pytest.mark.parametrize("members", [1, 3])
def test_the_page_asks_as_little_for_many_as_for_one(
    client, nerima, council, django_assert_num_queries, members
):
    for number in range(members):
        Member.objects.create(facility=nerima.facility, category="family", name=f"家族 {number}")
    made = council(mode="hybrid", held_on=date(2026, 12, 25))
    client.force_login(nerima.operator)
    client.get("/office/")
    with django_assert_num_queries(8):
        client.get(f"/office/meetings/{made.pk}/answers/")
