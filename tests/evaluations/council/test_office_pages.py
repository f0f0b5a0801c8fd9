"""What the office types in: opinions that came otherwise, the evaluators, the results per section."""

from datetime import date

import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from evaluations.council.candidates import candidates, side_of
from evaluations.council.proposal import Eyes, proposed
from evaluations.enums import EvaluatorSide
from evaluations.models import Entry, Evaluation, Opinion
from evaluations.services import opinions, results
from evaluations.services.opinions import Given
from meetings.models import Reply, Submission
from operators.models import Corporation, HistoryEntry
from rules.kinds import MemberCategory, Presence
from tests.evaluation_makers import entry_of
from tests.evaluations.council.conftest import HELD_ON, OTHER, OWN, at
from tests.makers import submission_of


def address(name, council, *more) -> str:
    return reverse(name, args=[council.round.pk, *more])


def persons_of(line) -> list[int | None]:
    return [bound.value() for bound in next(iter(line.form.cells)).bounds]


def test_an_opinion_on_paper_is_typed_in_corrected_and_never_over_a_members_own(client, council):
    client.force_login(council.by)
    expert, neighbour = council.member("expert", "学識 武"), council.member("community", "町会 太一")
    page = address("evaluation_opinion", council, expert.pk)
    typed = {"via": "paper", "gathered_on": "令和8年10月19日", "words": "申し送りを見直す", "seen": "0"}
    tomorrow = client.post(page, typed | {"gathered_on": "2026-10-21"})
    recorded = client.post(page, typed)
    corrected = client.post(page, typed | {"words": "申し送りの様式をそろえる", "seen": "1"})
    stale = client.post(page, typed | {"words": "古い画面から", "seen": "1"})

    assert [each.status_code for each in (tomorrow, recorded, corrected, stale)] == [422, 302, 302, 422]
    opinion = Opinion.objects.get()
    assert (opinion.words, opinion.via, opinion.gathered_on, opinion.recorded_by) == (
        "申し送りの様式をそろえる",
        "paper",
        date(2026, 10, 19),
        council.by,
    )
    opinions.give(
        round=council.round, member=neighbour, given=Given(words="楽しい行事"), at=at("10-20 19:00")
    )
    refused = client.post(address("evaluation_opinion", council, neighbour.pk), typed)
    listed = client.get(address("evaluation_opinions", council)).content.decode()
    assert (refused.status_code, Opinion.objects.get(member=neighbour).words) == (422, "楽しい行事")
    kept, told = refused.content.decode(), "事業所では書き直せません"
    assert (told in kept, "申し送りを見直す</textarea>" in kept, "楽しい行事" in kept) == (True, True, False)
    assert "2名のうち2名から" in listed
    assert "知見を有する者 学識 武さん" in listed  # typed in by the office
    assert "地域住民の代表者 町会 太一さん" not in listed  # by the link: the category alone
    assert HistoryEntry.objects.filter(changes__icontains="申し送り").count() == 0


def test_the_evaluators_are_proposed_from_who_came_and_from_what_was_there_by_the_day(council):
    assert proposed(council.round) == Eyes(Presence.NONE, Presence.NONE)
    ward = council.member("municipality", "区 みどり")
    expert = council.member("expert", "学識 武", Corporation.objects.get(number=OTHER))
    own = council.member("expert", "系列 花", Corporation.objects.get(number=OWN))
    council.came(own)
    assert proposed(council.round) == Eyes(Presence.NONE, Presence.PRESENT, OWN)
    council.round.participation.attendance_closed_at = None  # somebody is still noting who came
    assert proposed(council.round) == Eyes(None, Presence.PRESENT, OWN)

    Reply.objects.filter(member=ward).update(
        answer="absent", via="link", opinion="防災のこと", answered_at=at("10-20 23:00")
    )
    opinions.give(round=council.round, member=expert, given=Given(words="一日後"), at=at("10-21 09:00"))
    assert proposed(council.round) == Eyes(Presence.WRITTEN, Presence.PRESENT, OWN)

    Opinion.objects.update(gathered_on=HELD_ON)
    assert proposed(council.round) == Eyes(Presence.WRITTEN, Presence.WRITTEN, OTHER)


def test_a_third_party_of_the_own_corporation_is_refused_with_the_rule_and_recorded_knowingly(
    client, council
):
    client.force_login(council.by)
    council.came(council.member("expert", "系列 花", Corporation.objects.get(number=OWN)))
    listed = client.get(address("evaluation_opinions", council)).content.decode()
    assert [listed.count(each) for each in ("第三者になれません", "評価者になれる方")] == [1, 0]
    page = address("evaluation_evaluators", council)
    told = {"public": "none", "neutral": "present", "number": OWN}
    nobody = client.post(page, {"public": "none", "neutral": "present", "knowingly": ""})
    assert 'type="hidden" name="knowingly"' in nobody.content.decode()  # offered where it is asked for alone
    refused = client.post(page, told)
    assert "同じ法人の方は、第三者に含まれません" in client.get(page).content.decode()
    assert (nobody.status_code, refused.status_code, Evaluation.objects.count()) == (422, 422, 0)
    assert "公正・中立な第三者に含まれません（N 評価§3）" in refused.content.decode()
    assert 'type="checkbox" name="knowingly"' in refused.content.decode()
    assert client.post(page, told | {"knowingly": "on"}).status_code == 302
    assert Evaluation.objects.get().neutral_corporation_number == OWN

    Corporation.objects.filter(number=OWN).update(number="")  # nobody knows it: the name is enough to tell
    by_name = {"public": "none", "neutral": "present", "name": "社会福祉法人　みほん会"}
    assert client.post(page, by_name).status_code == 422
    assert client.post(page, by_name | {"knowingly": "on"}).status_code == 302
    assert Evaluation.objects.get().neutral_evaluator == "none"
    assert "記録では「加わっていない」としています" in client.get(page).content.decode()

    Evaluation.objects.all().delete()  # nobody confirmed: told beforehand, and no third party in the record
    final = client.get(address("evaluation_results_final", council)).context["barred"]
    assert ("公正・中立な第三者の関与", True) in [(check.title, "同じ法人" in check.words) for check in final]
    assert (
        results.finalise(round=council.round, by=council.by, at=at("10-20 21:00")).neutral_evaluator == "none"
    )


def test_members_words_go_into_the_field_once_and_what_was_typed_stays(client, council):
    client.force_login(council.by)
    for name, words in (("一", "行事がよい"), ("二", "広報紙がほしい"), ("三", "行事がよい")):
        given = Given({"community": {"a": {"opinion": words}}})
        opinions.give(
            round=council.round,
            member=council.member("community", name),
            given=given,
            at=at("10-19 09:00"),
        )
    page = f"{address('evaluation_results', council)}?sheet=summary&section=a"
    typed = {"a-_seen": "0", "a-opinion": "話し合ったこと", "a-plan": "広報紙を配る", "act": "take/a/opinion"}
    taken = client.post(page, typed)
    entry = Entry.objects.get(sheet="summary", row="a")
    assert taken.status_code == 302
    assert entry.values["opinion"] == "話し合ったこと\n・行事がよい\n・広報紙がほしい"
    assert entry.values["plan"] == "広報紙を配る"
    client.post(page, {**typed, "a-_seen": "1", "a-opinion": entry.values["opinion"]})
    assert Entry.objects.get(pk=entry.pk).values == entry.values

    stale = client.post(page, {**typed, "a-_seen": "0", "a-opinion": "別の方の言葉", "act": "save"})
    assert stale.status_code == 422
    assert "別の方の言葉" in stale.content.decode()
    assert Entry.objects.get(pk=entry.pk).values == entry.values


def test_what_each_member_ticked_is_counted_by_answer_and_the_office_confirms_the_persons(client, council):
    client.force_login(council.by)
    for name, ticked in (("一", "yes"), ("二", "no"), ("三", "yes")):
        member = council.member("community", name)
        given = Given({"community": {"a-1": {"seen": ticked}}})
        opinions.give(round=council.round, member=member, given=given, at=at("10-19 09:00"))
    page = f"{address('evaluation_results', council)}?sheet=community&section=a"
    first, second = client.get(page).context["lines"][:2]
    assert first.heard[0].tally == (("はい", 2), ("いいえ", 1), ("わからない", 0))
    assert (first.entry, persons_of(first), persons_of(second)) == (None, [2, 1, 0], [None] * 3)

    typed = {"a-1-_seen": "0", "a-1-seen-yes": "5", "a-1-seen-no": "1", "a-1-seen-unknown": "0"}
    assert client.post(page, typed | {"act": "save"}).status_code == 302
    assert Entry.objects.get(sheet="community").values == {"seen": {"yes": 5, "no": 1, "unknown": 0}}
    again = client.get(page).context["lines"][0]
    assert persons_of(again) == [5, 1, 0]
    assert again.heard[0].tally[0] == ("はい", 2)


def test_numbers_that_members_answers_have_left_behind_are_told_before_they_are_final(client, council):
    client.force_login(council.by)

    def said(name: str, ticked: str) -> None:
        given = Given({"community": {"a-1": {"seen": ticked}}})
        opinions.give(
            round=council.round, member=council.member("community", name), given=given, at=at("10-19 09:00")
        )

    page = f"{address('evaluation_results', council)}?sheet=community&section=a"
    final = address("evaluation_results_final", council)
    said("一", "yes")
    typed = {"a-1-_seen": "0", "a-1-seen-yes": "1", "a-1-seen-no": "0", "a-1-seen-unknown": "0"}
    client.post(page, typed | {"act": "save"})  # as the page had filled it in
    stood = [client.get(each).content.decode() for each in (page, final)]
    said("二", "no")
    now = [client.get(each).content.decode() for each in (page, final)]
    hint, point = "はい1名・いいえ1名・わからない0名", "構成員のいまの回答と違う欄が1か所あります"
    assert [hint in stood[0], point in stood[1]] == [False, False]
    assert [hint in now[0], point in now[1]] == [True, True]
    assert "構成員の回答を数えた人数です" in stood[0]
    assert f"{page.replace('&', '&amp;')}#row-a-1" in now[1]
    open_points = [check.title for check in client.get(final).context["open_points"]]
    assert "構成員の回答の人数" not in open_points  # what the meeting confirmed may be another


def test_results_typed_when_the_session_had_ended_are_there_after_signing_in(client, council):
    page, row = (
        address(name, council, *more)
        for name, *more in (("evaluation_results",), ("evaluation_result_row", "summary", "a"))
    )
    htmx = {"HX-Request": "true", "HX-Current-URL": f"http://testserver{page}?sheet=summary&section=a"}
    client.post(row, {"a-_seen": "0", "a-opinion": "時間切れの文"}, headers=htmx)
    entry_of(council.round, "summary", "a", opinion="先に書いた文")
    client.force_login(council.by)
    back = client.get(f"{page}?sheet=summary&section=a").content.decode()
    assert all(words in back for words in ("時間切れの文</textarea>", "ログインの前に入力した内容です"))
    assert 'name="a-_seen" value="0"' in back
    client.post(row, {"a-_seen": "1", "a-opinion": "先に書いた文"}, headers=htmx)
    assert "時間切れ" not in client.get(f"{page}?sheet=summary&section=a").content.decode()


def test_final_results_stand_until_they_are_opened_with_a_reason(client, council):
    client.force_login(council.by)
    page, reopen = (
        address("evaluation_results_final", council),
        address("evaluation_results_reopen", council),
    )
    unknowing = client.post(page)
    assert (unknowing.status_code, council.fresh().results_finalised_at) == (422, None)
    assert client.post(page, {"knowingly": "on"}).status_code == 302
    assert council.fresh().evaluation.route == "council"

    row = address("evaluation_result_row", council, "summary", "a")
    closed = client.post(row, {"a-_seen": "0", "a-opinion": "あとから"}).content.decode()
    assert "確定したあとは書き直せません" in closed
    council.member("community", "町会 太一")
    named = client.post(reopen, {"reason": "町会太一さんの意見を足すため"})
    assert (named.status_code, council.fresh().results_finalised_at is None) == (422, False)
    assert client.post(reopen, {"reason": "改善計画の日付を直すため"}).status_code == 302
    assert (council.fresh().results_finalised_at, council.fresh().evaluation is None) == (None, False)


def test_results_reported_to_the_ward_are_opened_only_once_it_sent_them_back(client, council):
    client.force_login(council.by)
    page, reopen = (
        address("evaluation_results_final", council),
        address("evaluation_results_reopen", council),
    )
    results.finalise(round=council.round, by=council.by, at=at("10-20 20:00"))
    submission = submission_of(council.part, kind="evaluation")
    type(council.round).objects.filter(pk=council.round.pk).update(submission=submission)
    reported = client.post(reopen, {"reason": "直すため"})
    assert reported.status_code == 422
    told = [reported, client.get(reopen), client.get(page)]
    assert [each.content.decode().count("結果報告書を区に提出しているため") for each in told] == [1, 1, 1]
    assert not any("差し戻されています" in each.content.decode() for each in told)
    assert 'name="reason"' not in told[1].content.decode()
    assert reopen not in told[2].content.decode()
    Submission.objects.filter(pk=submission.pk).update(state="returned")
    assert "差し戻されています" in client.get(reopen).content.decode()


def test_before_the_day_nothing_is_confirmed_or_final(client, council):
    client.force_login(council.by)
    council.part.meeting.status = "planned"
    council.part.meeting.save()
    with time_machine.travel(at("10-19 10:00"), tick=False):
        told = {"public": "present", "neutral": "present", "alone": "on"}
        answers = [
            client.post(address("evaluation_evaluators", council), told),
            client.post(address("evaluation_results_final", council), {"knowingly": "on"}),
        ]
    assert [answer.status_code for answer in answers] == [422, 422]
    assert all(
        "開催日（令和8年(2026年)10月20日(火)）がまだ来ていません" in a.content.decode() for a in answers
    )
    assert Evaluation.objects.count() == 0


def test_no_page_asks_more_of_the_database_as_members_and_opinions_grow(client, council):
    def queries(name: str) -> int:
        with CaptureQueriesContext(connection) as asked:
            assert client.get(address(name, council)).status_code == 200
        return len(asked)

    client.force_login(council.by)
    pages = [f"evaluation_{name}" for name in ("opinions", "evaluators", "results", "results_final")]
    counts = []
    for number in (1, 3):
        for each in range(number):
            member = council.came(council.member("expert", f"学識 {number}{each}"))
            given = Given({"community": {"a": {"opinion": "よい"}}}, "よい")
            opinions.give(round=council.round, member=member, given=given, at=at("10-19 09:00"))
        counts.append([queries(name) for name in pages])
    assert counts[0] == counts[1]


def test_who_changes_the_category_later_stays_what_they_were_at_the_meeting(council):
    said = Given(words="申し送りのこと")
    expert, ward, neighbour = (council.member(each, each) for each in ("expert", "municipality", "community"))
    opinions.give(round=council.round, member=neighbour, given=said, at=at("10-19 09:00"))
    for member, later in ((expert, "community"), (ward, "expert"), (neighbour, "expert")):
        council.came(member)
        type(member).objects.filter(pk=member.pk).update(category=later)
    found = {(each.name, each.side, each.category) for each in candidates(council.round)}
    assert found == {
        ("expert", EvaluatorSide.NEUTRAL, MemberCategory.EXPERT),
        ("municipality", EvaluatorSide.PUBLIC, MemberCategory.MUNICIPALITY),
    }
    assert side_of(MemberCategory.COMMUNITY) is None
