"""The office's pages about publishing: the next act, the last look, taking back, ways, the front."""

from typing import Any

import pytest
from django.urls import reverse

from meetings.models import Minutes, Participation, PublishedWay
from meetings.services import public_texts
from operators.models import Facility, OperatorAssignment
from publication.models import OfficeFront, PublicRecord
from tests.makers import meeting, minutes_of
from tests.publishing.conftest import Desk, at, day


@pytest.fixture
def visit(client, desk):
    """Opens a page of the meeting, or posts to it, as the office's operator."""
    client.force_login(desk.user)

    def go(name, post=None, **more):
        address = reverse(name, args=[desk.part.meeting_id, *more.values()])
        return client.get(address) if post is None else client.post(address, post)

    return go


def body(answer: Any) -> str:
    return str(answer.content.decode())


def own_record(desk: Desk) -> Any:
    return PublicRecord.objects.filter(facility=desk.world.facility).first()


def publish(desk: Desk, visit: Any, **told: Any) -> Any:
    """Posts what the page of the last look holds."""
    return visit("publish", visit("publish").context["form"].initial | told)


def test_step_by_step_to_the_public(desk, visit):
    assert "公表する内容を確かめる" in body(visit("publication"))
    asked = visit("publish")
    assert (
        asked.status_code,
        "どなたでも読めます" in body(asked),
        "9名が利用しています。" in body(asked),
    ) == (
        200,
        True,
        True,
    )
    assert own_record(desk) is None
    done = publish(desk, visit)
    assert (done.status_code, done["Location"]) == (
        302,
        f"{reverse('publication', args=[desk.part.meeting_id])}?facility={desk.part.facility_id}",
    )
    hub = body(visit("publication"))
    assert reverse("public_minutes", args=[own_record(desk).key]) in hub
    assert [hub.count(words) for words in ("公表しています", "PDFを作る", "自動で記録しました")] == [1, 0, 1]


def test_what_was_confirmed_is_not_what_is_there(desk, visit):
    answer = publish(desk, visit, revision=desk.text.revision + 1)
    assert (answer.status_code, "公表する内容が変わりました" in body(answer), own_record(desk)) == (
        422,
        True,
        None,
    )


@pytest.mark.parametrize("revision", ["", "x", "-1", "9" * 400])
def test_nonsense_publishes_nothing(desk, visit, revision):
    answer = publish(desk, visit, revision=revision)
    assert (answer.status_code, own_record(desk)) == (422, None)


def test_before_it_is_confirmed_the_way_leads_back(desk, visit):
    public_texts.reopen(public_text=desk.text, by=desk.user, at=at("2026-06-30 10:00"))
    assert visit("publish").status_code == 302
    assert visit("publish", {"revision": 1}).status_code == 302
    assert own_record(desk) is None
    assert "公表用の文を仕上げる" in body(visit("publication"))


def test_a_corrected_version_says_so(desk, visit):
    publish(desk, visit)
    desk.say("数名が利用しています。")
    assert "訂正版の内容を確かめる" in body(visit("publication"))
    assert "訂正版に置き換わります" in body(visit("publish"))
    publish(desk, visit)
    assert own_record(desk).edition == 2
    Minutes.objects.filter(pk=desk.minutes.pk).update(state="draft", finalised_at=None, finalised_by=None)
    assert "確定するまで、公開ページは前のままです" in body(visit("publication"))


def test_taking_back(desk, visit):
    publish(desk, visit)
    asked = body(visit("publication_withdraw"))
    assert "「未公表」に戻り" in asked
    missing = visit("publication_withdraw", {"words": "メモ"})
    assert (missing.status_code, "理由を選んでください" in body(missing), own_record(desk).state) == (
        422,
        True,
        "published",
    )
    named = visit("publication_withdraw", {"why": "person", "words": "ひなた町子さんの件"})
    assert (named.status_code, "お名前など" in body(named)) == (422, True)
    done = visit("publication_withdraw", {"why": "person", "words": ""})
    assert (done.status_code, own_record(desk).state, own_record(desk).content) == (302, "withdrawn", {})
    assert "公表を取り下げています" in body(visit("publication"))
    assert visit("publication_withdraw").status_code == 302


def test_ways_are_noted_and_taken_back(desk, visit):
    wrong = visit("publication_way", {"done_on": "令和8年6月19日"}, way="board")
    assert (wrong.status_code, "開催日" in body(wrong), 'value="令和8年6月19日"' in body(wrong)) == (
        422,
        True,
        True,
    )
    visit("publication_way", {"done_on": "令和8年6月25日", "note": "玄関"}, way="board")
    row = PublishedWay.objects.get()
    assert (row.way, row.done_on, row.note, desk.completed) == ("board", day("06-25"), "玄関", day("06-25"))
    assert "玄関" in body(visit("publication"))
    assert "「未公表」に戻り" in body(visit("publication_way_remove", way="board"))
    visit("publication_way_remove", {}, way="board")
    assert (PublishedWay.objects.count(), desk.completed) == (0, None)


def test_an_own_page_needs_its_address(desk, visit):
    for url in ("", "www.example.jp", "javascript:alert(1)"):
        answer = visit("publication_way", {"done_on": "2026-06-25", "url": url}, way="site")
        assert (answer.status_code, "アドレス" in body(answer)) == (422, True)
    visit("publication_way", {"done_on": "2026-06-25", "url": "https://example.jp/?a=<b>"}, way="site")
    assert 'href="https://example.jp/?a=&lt;b&gt;"' in body(visit("publication"))


@pytest.mark.parametrize("way", ["portal", "radio", "x" * 400])
def test_there_is_no_such_way(visit, way):
    assert [visit(name, way=way).status_code for name in ("publication_way", "publication_way_remove")] == [
        404,
        404,
    ]


def test_on_paper_only_the_hub_still_works(desk, visit):
    desk.text.delete()
    desk.minutes.versions.all().delete()
    desk.minutes.delete()
    visit("publication_way", {"done_on": "2026-06-25"}, way="board")
    hub = body(visit("publication"))
    assert ("議事録がまだ確定していません" in hub, "令和10年6月25日" in hub) == (True, True)


def test_a_ledgers_day_is_told_as_such(desk, visit):
    Participation.objects.filter(pk=desk.part.pk).update(published_on=day("06-28"))
    assert "区の台帳に記録された日です" in body(visit("publication"))


def test_of_two_own_offices_each_has_its_own(desk, visit, client):
    second = Facility.objects.create(
        number="1392000029", service="community_day", name="つばめ", municipality=desk.world.municipality
    )
    OperatorAssignment.objects.create(user=desk.user, facility=second)
    part = Participation.objects.create(meeting=desk.part.meeting, facility=second)
    minutes_of(part, final=desk.user)
    address = reverse("publication_way", args=[desk.part.meeting_id, "board"])
    client.post(f"{address}?facility={second.pk}", {"done_on": "2026-06-25"})
    assert (PublishedWay.objects.get().participation, desk.completed) == (part, None)
    assert client.get(f"{address}?facility=999999").status_code == 404


def test_the_print_hangs_only_what_is_published(desk, visit):
    assert visit("notice_board_pdf").status_code == 302
    publish(desk, visit)
    answer = visit("notice_board_pdf")
    assert (answer.status_code, answer["Content-Type"], answer.content[:5]) == (
        200,
        "application/pdf",
        b"%PDF-",
    )


def test_the_front_keeps_what_was_typed(client, desk):
    client.force_login(desk.user)
    address = reverse("office_front", args=[desk.world.facility.number, desk.world.facility.kind.code])
    wrong = client.post(address, {"introduction": "ひなた町子さんがお待ちしています。"})
    assert (wrong.status_code, OfficeFront.objects.count()) == (422, 0)
    assert "ひなた町子さんがお待ちしています。</textarea>" in body(wrong)
    client.post(address, {"introduction": "見学できます。", "shows_next_meeting": "on"})
    front = OfficeFront.objects.get()
    assert (front.introduction, front.shows_next_meeting) == ("見学できます。", True)
    page = client.get(reverse("public_office", args=[front.facility.number, front.facility.kind.code]))
    assert "見学できます。" in body(page)


def test_queries_do_not_grow(desk, visit):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def counted(name: str) -> int:
        visit(name)
        with CaptureQueriesContext(connection) as queries:
            assert visit(name).status_code == 200
        return len(queries)

    publish(desk, visit)
    desk.say("数名が利用しています。")
    names = ("publication", "publish", "publication_withdraw")
    before = [counted(name) for name in names]
    for way in ("board", "national", "handed"):
        visit("publication_way", {"done_on": "2026-06-25"}, way=way)
    for month in (3, 4, 5):
        meeting(day(f"0{month}-10"), desk.world.facility)
    assert [counted(name) for name in names] == before
