"""The editor's pages: what is shown to whom, two versions side by side, and words that are not lost."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from meetings.enums import SaveKind
from meetings.models import AgendaItem, CouncilHabit, Minutes, Participation
from meetings.services import minutes as service
from tests.makers import follow_up_of, material_of, meeting
from tests.minutes.conftest import MORNING, at


def edit(minutes: Minutes) -> str:
    return reverse("minutes_edit", args=[minutes.pk])


def typed(desk, base: int, act: str = "save", **fields) -> dict:
    """What the browser posts: ``report`` and the like under the first point."""
    first, second = (f"a{point.pk}" for point in desk.points)
    words = {f"{first}-{name}": text for name, text in fields.items() if name != "more"}
    follow = {f"{first}-follow": "on", f"{second}-follow": "on"}
    return {"base": base, "act": act, "key": [first, second], **follow, **words, **fields.get("more", {})}


def first_report(minutes: Minutes) -> str:
    return Minutes.objects.get(pk=minutes.pk).content["items"][0]["report"]


@pytest.fixture
def at_desk(client, desk):
    """The first person, signed in."""
    client.force_login(desk.first)
    return client


def test_from_the_overview_to_the_editor_by_one_button(at_desk, desk):
    overview = f"{reverse('meeting_minutes', args=[desk.meeting.pk])}?facility={desk.facility.pk}"
    assert "議事録を書き始める" in at_desk.get(overview).content.decode()
    answer = at_desk.post(reverse("minutes_open", args=[desk.meeting.pk]), {"part": desk.part.pk})
    minutes = Minutes.objects.get()
    assert answer.url == edit(minutes)
    page = at_desk.get(answer.url).content.decode()
    assert [point.title in page for point in desk.points] == [True, True]
    assert "提出の期限" in page or "まで（あと" in page


@pytest.mark.parametrize(
    ("status", "words"),
    [
        pytest.param("planned", "がまだ来ていません", id="in the future"),
        pytest.param("cancelled", "中止・未開催の会議", id="called off"),
    ],
)
def test_a_meeting_without_minutes_says_why(at_desk, desk, status, words):
    type(desk.meeting).objects.filter(pk=desk.meeting.pk).update(status=status, held_on="2099-04-01")
    overview = at_desk.get(reverse("meeting_minutes", args=[desk.meeting.pk])).content.decode()
    assert (words in overview, "書き始める" in overview) == (True, False)
    at_desk.post(reverse("minutes_open", args=[desk.meeting.pk]), {"part": desk.part.pk})
    assert not Minutes.objects.exists()


def test_a_strangers_part_cannot_be_begun(at_desk, desk, itabashi):
    answer = at_desk.post(
        reverse("minutes_open", args=[desk.meeting.pk]), {"part": itabashi.participation.pk}
    )
    assert (answer.status_code, Minutes.objects.exists()) == (404, False)


def test_what_was_typed_is_saved_with_points_of_ones_own(at_desk, desk):
    minutes = desk.open()
    own = {
        "key": [*typed(desk, 0)["key"], "x1", "x2"],
        "x1-title": "防災",
        "x1-report": "訓練",
        "x1-follow": "on",
    }
    answer = at_desk.post(edit(minutes), typed(desk, 0, report="9名\r\n増えました", more=own))
    assert answer.url == edit(minutes)
    content = service.content_of(Minutes.objects.get())
    assert [(item.key, item.title, item.report) for item in content.items] == [
        (f"a{desk.points[0].pk}", "利用者状況の報告", "9名\n増えました"),
        (f"a{desk.points[1].pk}", "事故、ヒヤリハットの報告", ""),
        ("x1", "防災", "訓練"),
    ]


def test_points_the_page_did_not_know_keep_their_words(at_desk, desk):
    """Somebody else put a point on the agenda, and this page, opened before, was saved."""
    minutes = desk.write(desk.open(), report="9名")
    later = AgendaItem.objects.create(meeting=desk.meeting, position=9, title="あとから")
    at_desk.post(edit(minutes), typed(desk, 1, report="10名"))
    items = {item.key: item.report for item in service.content_of(Minutes.objects.get()).items}
    assert (items[f"a{desk.points[0].pk}"], items[f"a{later.pk}"]) == ("10名", "")


def test_words_on_a_point_that_left_the_agenda_meanwhile_are_kept(at_desk, desk):
    minutes = desk.open()
    gone = desk.points[0]
    AgendaItem.objects.filter(pk=gone.pk).delete()
    more = {f"a{gone.pk}-title": gone.title}
    at_desk.post(edit(minutes), typed(desk, 0, report="9名", more=more))
    kept = [item for item in service.content_of(Minutes.objects.get()).items if item.key == f"a{gone.pk}"]
    assert [(item.title, item.report) for item in kept] == [("利用者状況の報告", "9名")]


def test_a_number_that_is_none_is_told_at_its_field_and_nothing_is_lost(at_desk, desk):
    minutes = desk.open()
    answer = at_desk.post(edit(minutes), typed(desk, 0, report="9名", more={"n-users": "九"}))
    page = answer.content.decode()
    assert (
        answer.status_code,
        "利用者数（人）：整数を入力してください。" in page,
        ">\n9名</textarea>" in page,
    ) == (
        422,
        True,
        True,
    )
    assert Minutes.objects.get().revision == 0


def test_something_was_said_after_all(at_desk, desk):
    """The tick and words under a heading contradict each other in the record; the words stand."""
    minutes = desk.open()
    for base, words, ticked in ((0, {"report": "9名"}, True), (1, {"request": "広報紙を"}, False)):
        at_desk.post(edit(minutes), typed(desk, base, **words, more={"nothing_said": "on"}))
        assert service.content_of(Minutes.objects.get()).nothing_said == ticked


def test_two_editors_see_both_versions_and_go_on_from_both(client, desk):
    """The second to save is shown the other's words, has both in the fields, and saves on the new base."""
    minutes = desk.write(desk.open(), report="はじめ", advice="")
    desk.write(minutes, report="一人目の報告", base=1)
    client.force_login(desk.second)
    answer = client.post(edit(minutes), typed(desk, 1, report="はじめ", advice="二人目の助言"))
    page = answer.content.decode()
    assert answer.status_code == 409
    assert 'name="base" value="2"' in page
    assert (">\n一人目の報告</textarea>" in page, ">\n二人目の助言</textarea>" in page) == (True, True)
    assert first_report(minutes) == "一人目の報告"
    client.post(edit(minutes), typed(desk, 2, report="一人目の報告", advice="二人目の助言"))
    rows = Minutes.objects.get().versions.order_by("revision")
    assert [
        (row.saved_by, row.content["items"][0]["report"], row.content["items"][0]["advice"]) for row in rows
    ] == [
        (desk.first, "はじめ", ""),
        (desk.first, "一人目の報告", ""),
        (desk.second, "一人目の報告", "二人目の助言"),
    ]


def test_where_both_changed_a_field_mine_stands_in_it_and_theirs_beside(client, desk):
    minutes = desk.write(desk.open(), report="9名です。")
    desk.write(minutes, report="10名です。", base=1)
    client.force_login(desk.second)
    page = client.post(edit(minutes), typed(desk, 1, report="11名です。")).content.decode()
    assert ">\n11名です。</textarea>" in page
    assert "<mark>10</mark>名です。" in page
    assert "<mark>11</mark>名です。" in page
    assert "両方で変わっています" in page


def test_a_program_is_answered_in_json(at_desk, desk):
    minutes = desk.open()
    saved = at_desk.post(
        edit(minutes), typed(desk, 0, "auto", report="9名"), headers={"accept": "application/json"}
    )
    assert (saved.status_code, saved.json()["revision"], saved.json()["beside"]) == (200, 1, "")
    desk.write(Minutes.objects.get(), at("2026-06-21 10:00"), report="10名", by=desk.second)
    told = at_desk.post(
        edit(minutes), typed(desk, 1, "auto", report="11名"), headers={"accept": "application/json"}
    )
    assert (told.status_code, told.json()["by"], told.json()["at"]) == (409, "futarime", "10:00")
    wrong = at_desk.post(edit(minutes), typed(desk, 2, "auto", more={"n-users": "九"}))
    assert (wrong.status_code, wrong.json()) == (422, {"error": "利用者数（人）：整数を入力してください。"})


def test_a_program_that_is_signed_out_is_refused_and_nothing_is_kept(client, desk):
    minutes = desk.open()
    answer = client.post(edit(minutes), typed(desk, 0, "auto"), headers={"accept": "application/json"})
    assert (answer.status_code, dict(client.session)) == (403, {})


def test_a_second_editor_is_warned(client, desk):
    minutes = desk.open()
    client.force_login(desk.first)
    client.get(edit(minutes))
    client.force_login(desk.second)
    assert "ひなた operatorさんが編集しています" in client.get(edit(minutes)).content.decode()
    client.force_login(desk.first)
    assert "futarimeさんが編集しています" in client.get(edit(minutes)).content.decode()


def test_final_minutes_are_read_and_a_late_page_keeps_its_words(at_desk, closed):
    minutes = closed.write(closed.open(), report="9名", nothing_said=True)
    service.finalise(minutes=minutes, base_revision=1, by=closed.first, at=MORNING)
    assert "<form" not in at_desk.get(edit(minutes)).content.decode().split("<main")[1].split("</main")[0]
    answer = at_desk.post(edit(minutes), typed(closed, 1, report="遅れて来た文"))
    page = answer.content.decode()
    assert (answer.status_code, ">\n遅れて来た文</textarea>" in page, "確定しています" in page) == (
        422,
        True,
        True,
    )
    assert first_report(minutes) == "9名"


def test_finalising_by_a_second_person_through_the_pages(client, closed):
    CouncilHabit.objects.create(facility=closed.facility, second_person_finalises=True)
    minutes = closed.write(closed.open(), report="9名", nothing_said=True)
    ask = reverse("minutes_finalise", args=[minutes.pk])
    client.force_login(closed.first)
    page = client.get(ask).content.decode()
    assert ("確認を依頼する" in page, "確定する</button>" in page) == (True, False)
    client.post(ask, {"act": "ask", "base": 1})
    assert client.post(ask, {"act": "final", "base": 1}).status_code == 422
    client.force_login(closed.second)
    client.post(ask, {"act": "back", "words": "人数を直してください"})
    client.force_login(closed.first)
    assert "人数を直してください" in client.get(edit(minutes)).content.decode()
    client.post(edit(minutes), typed(closed, 2, report="10名", more={"nothing_said": "on"}))
    client.post(ask, {"act": "ask", "base": 3})
    client.force_login(closed.second)
    client.post(ask, {"act": "final", "base": 3})
    assert (Minutes.objects.get().state, Minutes.objects.get().finalised_by) == ("final", closed.second)
    editions = client.get(reverse("minutes_versions", args=[minutes.pk])).context["rows"]
    assert [row.label for row in editions] == ["確定", "保存", "差し戻し", "保存"]


def test_a_correction_asks_why(at_desk, closed):
    minutes = closed.write(closed.open(), report="9名", nothing_said=True)
    service.finalise(minutes=minutes, base_revision=1, by=closed.first, at=MORNING)
    correct = reverse("minutes_correct", args=[minutes.pk])
    assert at_desk.post(correct, {"reason": " "}).status_code == 422
    assert at_desk.post(correct, {"reason": "人数の誤り"}).url == edit(minutes)
    assert "人数の誤り" in at_desk.get(edit(minutes)).content.decode()


def test_editions_are_compared_read_and_brought_back(at_desk, desk):
    minutes = desk.write(desk.open(), report="利用者は9名です。")
    desk.write(minutes, report="利用者は10名です。")
    versions = reverse("minutes_versions", args=[minutes.pk])
    assert (
        "利用者は<del>9</del><ins>10</ins>名です。" in at_desk.get(f"{versions}?old=2&new=1").content.decode()
    )
    old = at_desk.get(reverse("minutes_version", args=[minutes.pk, 1])).content.decode()
    assert ("利用者は9名です。" in old, "この版の内容に戻す" in old) == (True, True)
    restore = reverse("minutes_restore", args=[minutes.pk, 1])
    assert at_desk.post(restore, {"base": 1}).status_code == 422
    at_desk.post(restore, {"base": 2})
    assert first_report(minutes) == "利用者は9名です。"


class TestJoint:
    @pytest.fixture
    def parts(self, joint) -> dict[str, Minutes]:
        texts = {"host": joint.host, "partner": joint.partner, "common": None}
        return {
            name: service.save(
                minutes=(
                    opened := service.open_part(
                        meeting=joint.meeting, participation=part, by=joint.at_host, at=MORNING
                    )
                ),
                content=service.content_of(opened).from_json({"opening": f"{name}の文"}),
                base_revision=0,
                kind=SaveKind.SAVED,
                by=joint.at_host,
                at=MORNING,
            )
            for name, part in texts.items()
        }

    def test_each_office_reads_its_own_and_the_common_part_only(self, client, joint, parts, itabashi):
        answers = {}
        for user in (joint.at_host, joint.at_partner, itabashi.operator):
            client.force_login(user)
            answers[user] = [client.get(edit(part)).status_code for part in parts.values()]
        assert list(answers.values()) == [[200, 404, 200], [404, 200, 200], [404, 404, 404]]

    def test_the_overview_names_no_part_of_the_partner(self, client, joint, parts):
        client.force_login(joint.at_partner)
        page = client.get(reverse("meeting_minutes", args=[joint.meeting.pk])).content.decode()
        assert [edit(parts[name]) in page for name in parts] == [False, True, True]

    def test_only_the_host_writes_the_common_part(self, client, joint, parts):
        client.force_login(joint.at_partner)
        page = client.get(edit(parts["common"])).content.decode()
        assert ("commonの文" in page, "<textarea" in page) == (True, False)
        client.post(edit(parts["common"]), {"base": 1, "act": "save", "opening": "書き換え"})
        client.post(reverse("minutes_finalise", args=[parts["common"].pk]), {"act": "final", "base": 1})
        client.post(reverse("minutes_restore", args=[parts["common"].pk, 1]), {"base": 1})
        stored = Minutes.objects.get(participation=None)
        assert (stored.content["opening"], stored.revision, stored.state) == ("commonの文", 1, "draft")

    def test_without_a_host_any_office_writes_it(self, client, joint, parts):
        Participation.objects.filter(pk=joint.host.pk).update(standing="confirmed")
        client.force_login(joint.at_partner)
        assert "<textarea" in client.get(edit(parts["common"])).content.decode()


@pytest.mark.parametrize("name", ["meeting_minutes", "minutes_edit", "minutes_versions", "minutes_finalise"])
def test_no_more_queries_for_more_rows(at_desk, desk, name):
    earlier = meeting(date(2026, 4, 20), desk.facility).participations.get()
    follow_up_of(earlier)
    minutes = desk.write(desk.open(), report="1")
    address = reverse(name, args=[desk.meeting.pk if name == "meeting_minutes" else minutes.pk])
    few = queries(at_desk, address)
    for number in range(3):
        AgendaItem.objects.create(meeting=desk.meeting, position=5 + number, title=f"話題{number}")
        follow_up_of(earlier)
        material_of(desk.part, kind="minutes")
        minutes = desk.write(minutes, report=f"報告{number}", by=desk.second)
    assert queries(at_desk, address) == few


def queries(client, address: str) -> int:
    """How many a page asks, the second time it is opened."""
    client.get(address)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return len(asked)
