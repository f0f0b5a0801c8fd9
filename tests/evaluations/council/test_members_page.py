"""A member reads the self-evaluation and says something, behind the answer link. [N 評価§3–4]"""

from datetime import date, datetime

import pytest
import time_machine
from django.urls import reverse

from evaluations.council.gathered import gathered
from evaluations.council.reading import to_read
from evaluations.document import Head, document_of
from evaluations.form import Phase
from evaluations.models import Opinion, Round
from evaluations.services import opinions, results
from evaluations.services.opinions import Given
from evaluations.shipped_forms import shipped
from meetings.models import Meeting, Participation, Reply
from meetings.tokens import token_for
from operators.models import HistoryEntry
from rules.kinds import ServiceKind
from tests.evaluation_makers import entry_of
from tests.evaluations.council.conftest import TOKYO, at
from tests.makers import material_of, office

BEFORE = at("10-10 10:00")


def page_of(council, member) -> str:
    return reverse("reply_evaluation", args=[council.token(member)])


def test_the_reply_page_leads_to_the_self_evaluation_and_what_is_said_is_kept(client, council):
    expert = council.member("expert", "学識 武")
    entry_of(council.round, "self", "s1", good="毎朝、思いを聞いています。")
    Meeting.objects.filter(pk=council.part.meeting_id).update(status="planned")
    page = page_of(council, expert)
    with time_machine.travel(BEFORE, tick=False):
        invitation = client.get(reverse("reply", args=[council.token(expert)])).content.decode()
        first = client.get(page)
        said = {"words": "よい取組みです", "seen": "0", "community__a__opinion": "分かりやすい"}
        sent = client.post(page, said | {"community__a-1__seen": "yes"})

    assert invitation.count(f'href="{page}"') == 2  # among the facts, and below the field for opinions
    assert "毎朝、思いを聞いています。" in first.content.decode()
    assert "会議の日までにいただいたご意見を会議で報告する" in first.content.decode()
    assert "区分「知見を有する者」といっしょに読みます" in first.content.decode()
    assert (first["Referrer-Policy"], first["X-Robots-Tag"]) == ("same-origin", "noindex, nofollow")
    assert (sent.status_code, sent["Location"]) == (302, page)
    opinion = Opinion.objects.get()
    assert opinion.values == {"community": {"a": {"opinion": "分かりやすい"}, "a-1": {"seen": "yes"}}}
    assert (opinion.via, opinion.gathered_on, opinion.revision) == ("link", date(2026, 10, 10), 1)
    assert HistoryEntry.objects.get(verb="評価への意見").changes == {
        "revision": [0, 1],
        "via": ["", "link"],
    }


def test_what_was_there_beforehand_stays_so_when_changed_until_the_results_are_final(client, council):
    expert = council.member("expert", "学識 武")
    page = page_of(council, expert)
    given = Given({"community": {"a": {"opinion": "分かりやすい"}}}, "よい取組みです")
    opinions.give(round=council.round, member=expert, given=given, at=BEFORE)
    changed = client.post(page, {"words": "よい取組みです。続けてください", "seen": "1"})
    opinion = Opinion.objects.get()
    assert (changed.status_code, opinion.values, opinion.revision) == (302, {}, 2)
    assert opinion.gathered_on == date(2026, 10, 10)

    results.finalise(round=council.round, by=council.by, at=at("10-20 21:00"))
    late, read = client.post(page, {"words": "あとから", "seen": "2"}), client.get(page)
    assert (late.status_code, read.status_code) == (422, 200)
    assert all(each in late.content.decode() for each in ("意見の受付は終わりました", "あとから</textarea>"))
    assert "ご意見の受付は終わりました" in read.content.decode()
    assert Opinion.objects.get().words == "よい取組みです。続けてください"


def test_delivered_minutes_end_the_invitation_but_not_the_opinions_before_the_results_are_final(
    client, council
):
    page = page_of(council, council.member("community", "町会 太一"))
    Participation.objects.filter(pk=council.part.pk).update(delivered=True, delivered_on=date(2026, 10, 19))
    ended = client.get(page.replace("evaluation/", ""))
    assert (ended.status_code, page in ended.content.decode()) == (410, True)
    assert client.post(page, {"words": "よい行事でした", "seen": "0"}).status_code == 302
    results.finalise(round=council.round, by=council.by, at=at("10-20 21:00"))
    after = [client.get(each) for each in (page, page.replace("evaluation/", ""))]
    assert [(each.status_code, page in each.content.decode()) for each in after] == [(410, False)] * 2


def test_half_a_year_after_the_meeting_the_link_ends_though_nobody_made_the_results_final(client, council):
    page = page_of(council, council.member("community", "町会 太一"))
    Round.objects.filter(pk=council.round.pk).update(self_paper=material_of(council.part, kind="self_eval"))
    pages = [page, f"{page}self.pdf"]
    for day, status in (
        (datetime(2027, 4, 20, 23, tzinfo=TOKYO), 200),
        (datetime(2027, 4, 21, tzinfo=TOKYO), 410),
    ):
        with time_machine.travel(day, tick=False):
            answers = [client.get(each) for each in pages]
            invitation = client.get(page.replace("evaluation/", "")).content.decode()
            assert b"".join(answers[1])  # read to the end
        assert [each.status_code for each in answers] == [status] * 2, day
        assert (page in invitation) == (status == 200), day
    words = answers[0].content.decode()
    assert (
        "会議が終わってから日がたちました" in words,
        "議事録をお届けしました" in words,
        page in words,
    ) == (
        True,
        False,
        False,
    )
    Participation.objects.filter(pk=council.part.pk).update(delivered=True, delivered_on=date(2026, 10, 30))
    with time_machine.travel(datetime(2027, 4, 21, tzinfo=TOKYO), tick=False):
        expired = client.get(page.replace("evaluation/", ""))
    assert (expired.status_code, page in expired.content.decode()) == (410, False)


def test_two_screens_lose_nothing_and_nothing_at_all_is_no_opinion(client, council):
    neighbour = council.member("community", "町会 太一")
    page = page_of(council, neighbour)
    empty = client.post(page, {"words": "\x00 ", "seen": "0"})
    client.post(page, {"words": "一つ目の画面", "seen": "0"})
    second = client.post(page, {"words": "二つ目の画面", "seen": "0"})
    body = second.content.decode()

    assert empty.status_code == 422
    assert (second.status_code, Opinion.objects.get().words) == (422, "一つ目の画面")
    assert body.count("一つ目の画面") == 1
    assert '<input type="hidden" name="seen" value="1"' in body
    again = client.post(page, {"words": "二つ目の画面", "seen": "1"})
    assert (again.status_code, Opinion.objects.get().words) == (302, "二つ目の画面")
    long = client.post(page, {"words": "よ" * 4001, "seen": "2"})
    assert (long.status_code, Opinion.objects.get().words) == (422, "二つ目の画面")


def test_there_is_no_such_page_without_an_evaluation_or_at_a_joint_meeting(client, council, itabashi):
    member = council.member("community", "町会 太一")
    page = page_of(council, member)
    stranger = Reply.objects.create(participation=itabashi.participation, member=itabashi.member)
    other = reverse("reply_evaluation", args=[token_for(stranger)])
    assert (client.get(page).status_code, client.get(other).status_code) == (200, 404)
    assert client.get(page.replace("~", "~x")).status_code == 404
    assert client.get(f"{page}self.pdf").status_code == 404

    paper = material_of(council.part, kind="self_eval")
    Round.objects.filter(pk=council.round.pk).update(self_paper=paper)
    opened = client.get(f"{page}self.pdf")
    assert (opened["Content-Type"], b"".join(opened.streaming_content)) == (
        "application/pdf",
        b"%PDF-1.7 mihon",
    )
    second = office("group_home", "1392000308", municipality=council.facility.municipality)
    joined = Participation.objects.create(meeting=council.part.meeting, facility=second)
    assert client.get(page).status_code == 404
    joined.delete()
    Participation.objects.filter(pk=council.part.pk).update(carries_evaluation=False)
    assert client.get(page).status_code == 404


@pytest.mark.parametrize("said", [("一言",), ("一言", "二言", "三言")], ids=["of one", "of three"])
def test_opinions_are_gathered_in_as_many_queries_whoever_speaks(council, said, django_assert_num_queries):
    for words in said:
        member = council.member("community", f"町会 {words}")
        given = Given({"community": {"a": {"opinion": words}}}, words)
        opinions.give(round=council.round, member=member, given=given, at=BEFORE)
    of = council.round
    with django_assert_num_queries(2):
        found = gathered(of)
    assert [voice.words for voice in found.voices_at("summary", "a", "opinion")] == list(said)
    assert {voice.who for voice in found.whole} == {"地域住民の代表者"}


def test_what_stands_above_a_question_is_not_read_twice():
    head = Head(office="", number="", service="", corporation="", council="", fiscal_year=2026)
    home, nursing = shipped(ServiceKind.GROUP_HOME), shipped(ServiceKind.NURSING_MULTIFUNCTIONAL)
    assert home is not None
    assert nursing is not None
    rated = {("tool", "i1"): {"rating": "a", "words": "毎朝読み合わせる"}}
    assert to_read(document_of(home, head, rated, phases=(Phase.SELF,)), home) == []

    told = {("council", "i1"): {"rating": "a"}, ("council", "s1"): {"progress": "手順を1枚にまとめた"}}
    [paper] = to_read(document_of(nursing, head, told, phases=(Phase.SELF,)), nursing)
    assert [(part.key, part.lines, part.cells[-1].words) for part in paper.parts] == [
        ("s1", (), "手順を1枚にまとめた")
    ]
