"""An office's history: what the office sees, what its ward sees, and what neither sees."""

from datetime import date

import pytest

from meetings.minutes_content import Content, Item
from meetings.models import Minutes
from operators.search_text import folded
from tests.history.conftest import HISTORY, WARDS, hand_in, write
from tests.makers import NOON, follow_up_of, meeting, part_of

DAYS = [date(2026, 10, 20), date(2026, 8, 20), date(2026, 6, 20)]


def body(page) -> str:
    return page.content.decode()


def days(page) -> list[date]:
    return [past.meeting.held_on for year in page.context["years"] for past in year.meetings]


def found(page) -> list[date]:
    return [hit.past.meeting.held_on for hit in page.context["hits"]]


def marked(page) -> list[tuple[str, str]]:
    return [
        (each.label, "".join(f"[{piece.text}]" if piece.found else piece.text for piece in each.pieces))
        for hit in page.context["hits"]
        for each in hit.passages
    ]


@pytest.fixture
def own(client, past):
    client.force_login(past.world.operator)
    return client


@pytest.fixture
def wards(client, past):
    client.force_login(past.world.ward)
    return client


def test_the_office_reads_everything_of_its_own(own, past):
    earlier = meeting(date(2025, 5, 1), past.world.facility, mode="web", carries_evaluation=True)
    write(part_of(earlier, past.world.facility), nothing_said=True)
    meeting(date(2026, 12, 1), past.world.facility, status="draft")
    page = own.get(HISTORY)
    assert days(page) == [*DAYS, date(2025, 5, 1)]
    assert [(each.year.year, each.held) for each in page.context["years"]] == [(2026, 3), (2025, 1)]
    text = body(page)
    assert [
        word in text for word in ("下書きの議題", "となりのデイ", "外部評価", "要望・助言はありませんでした")
    ] == [True] * 4
    assert ("となりの部" in text, "こかげ" in text) == (False, False)


def test_the_ward_reads_what_was_submitted(wards):
    page = wards.get(WARDS)
    text = body(page)
    assert days(page) == DAYS
    assert ("夜間の避難訓練も" in text, "避難訓練を町会とも" in text) == (True, True)
    assert [word in text for word in ("下書きの議題", "避難訓練の下書き", "となりの部", "こかげ")] == [
        False
    ] * 4


def test_a_correction_in_the_making_is_not_the_wards(wards, past):
    Minutes.objects.filter(participation=past.june).update(
        content=Content(items=(Item("x1", "避難訓練", request="訂正中の言葉"),)).as_json(),
        folded_text=folded("訂正中の言葉"),
    )
    assert "訂正中の言葉" not in body(wards.get(WARDS))
    assert found(wards.get(WARDS, {"q": "訂正中の言葉"})) == []


def test_users_of_a_joint_meeting_stand_without_a_name(own):
    text = body(own.get(HISTORY))
    assert ("山田 花子" in text, "ひなた 町子" in text) == (False, True)


def test_the_office_searches_drafts_and_common_parts(own):
    page = own.get(HISTORY, {"q": "避難訓練"})
    assert found(page) == DAYS
    assert marked(page) == [
        ("下書きの議題・要望", "[避難訓練]の下書き"),
        ("共通の部・助言", "[避難訓練]を町会とも"),
        ("ひなたの部・報告", "[避難訓練]の合同開催"),
        ("議題", "[避難訓練]"),
        ("避難訓練・要望", "夜間の[避難訓練]も"),
    ]


def test_the_ward_searches_what_was_submitted_and_no_draft(wards):
    page = wards.get(WARDS, {"q": "避難訓練"})
    assert found(page) == DAYS[1:]
    assert "下書き" not in body(page)


@pytest.mark.parametrize("role", ["operator", "ward"])
def test_nobody_finds_the_partners_part(client, past, role):
    client.force_login(getattr(past.world, role))
    address = HISTORY if role == "operator" else WARDS
    assert found(client.get(address, {"q": "となりだけの話"})) == []


def test_the_partner_finds_its_own_part_and_the_common_one(client, past, neighbour):
    client.force_login(neighbour.operator)
    page = client.get("/office/offices/1392000029/78/history/", {"q": "避難訓練"})
    assert marked(page) == [
        ("共通の部・助言", "[避難訓練]を町会とも"),
        ("となりの部・報告", "[避難訓練]のとなりだけの話"),
    ]
    assert client.get(HISTORY).status_code == 404


def test_all_words_must_be_there(own):
    assert found(own.get(HISTORY, {"q": "避難　夜間"})) == [DAYS[2]]
    assert found(own.get(HISTORY, {"q": "避難 津波"})) == []


def test_other_spellings_are_found_and_marked_as_written(own, past):
    joint = meeting(date(2026, 9, 1), past.world.facility)
    write(part_of(joint, past.world.facility), Item("x1", "ｶﾞｲﾄﾞ", report="㈱ｶﾞｲﾄﾞﾍﾙﾊﾟｰと１ヶ月"))
    page = own.get(HISTORY, {"q": "がいどへるぱー １か月"})
    assert marked(page) == [("ｶﾞｲﾄﾞ・報告", "㈱[ｶﾞｲﾄﾞﾍﾙﾊﾟｰ]と[１ヶ月]")]


def test_an_earlier_version_says_that_it_is_one(wards, past):
    Minutes.objects.filter(participation=past.june).update(content=Content(opening="直しました").as_json())
    hand_in(past.june)
    page = wards.get(WARDS, {"q": "消防署"})
    assert [(hit.past.part, hit.number) for hit in page.context["hits"]] == [(past.june, 1)]
    assert "第1版" in body(page)


@pytest.mark.parametrize(
    "query",
    [
        pytest.param("%", id="a wildcard of the database"),
        pytest.param("_", id="another one"),
        pytest.param("\\", id="a backslash"),
        pytest.param("'; DROP TABLE", id="a quotation mark"),
        pytest.param("あ" * 10_000, id="ten thousand characters"),
        pytest.param("\x00", id="a null character alone"),
        pytest.param("避\x00津波", id="a null character inside"),
        pytest.param(".*", id="a pattern"),
    ],
)
def test_odd_searches_find_nothing_calmly(own, query):
    page = own.get(HISTORY, {"q": query})
    assert (page.status_code, found(page)) == (200, [])


def test_a_wildcard_is_found_as_a_character(own, past):
    done = meeting(date(2026, 9, 1), past.world.facility)
    write(part_of(done, past.world.facility), Item("x1", "体験", report="満足度は100%でした"))
    assert found(own.get(HISTORY, {"q": "100%"})) == [date(2026, 9, 1)]
    assert found(own.get(HISTORY, {"q": "10%"})) == []


def test_what_people_wrote_and_asked_is_no_markup(own, past):
    evil = meeting(date(2026, 9, 1), past.world.facility)
    write(
        part_of(evil, past.world.facility), Item("x1", "<b>題</b>", request="<script>alert('避難')</script>")
    )
    text = body(own.get(HISTORY, {"q": "<script>alert"}))
    assert "&lt;script&gt;alert</mark>(&#x27;避難&#x27;)&lt;/script&gt;" in text
    assert ("<script>alert" in text, "<b>題" in text) == (False, False)
    assert 'value="&lt;script&gt;alert"' in text


@pytest.mark.parametrize("role", ["operator", "ward"])
def test_the_ward_reads_follow_ups_and_changes_none(client, past, role):
    made = follow_up_of(past.june)
    client.force_login(getattr(past.world, role))
    text = body(client.get(HISTORY if role == "operator" else WARDS))
    assert "広報紙を町会にも配ってほしい" in text
    assert f"/office/follow-ups/{made.pk}/" not in text


@pytest.mark.parametrize("role", ["operator", "ward"])
def test_the_ward_reads_of_follow_ups_only_what_was_submitted(client, past, role):
    made = follow_up_of(past.june)
    follow_up_of(past.october, words="十月の要望、まだ提出前")
    follow_up_of(past.october, item_key="x1", words="十月の議事録から")
    for part, words in ((past.august, "八月に報告"), (past.october, "十月に報告")):
        made.steps.create(participation=part, words=words, at=NOON)
    client.force_login(getattr(past.world, role))
    text = body(client.get(HISTORY if role == "operator" else WARDS))
    assert ("広報紙を町会にも" in text, "八月に報告" in text) == (True, True)
    of_october = [words in text for words in ("まだ提出前", "十月の議事録から", "十月に報告")]
    assert of_october == [role == "operator"] * 3


@pytest.mark.parametrize("more", [0, 3], ids=["three meetings", "six meetings"])
@pytest.mark.parametrize("query", ["", "避難訓練"])
def test_queries_do_not_grow(own, past, django_assert_num_queries, more, query):
    follow_up_of(past.june)
    for month in range(more):
        row = meeting(date(2025, 5 + month, 1), past.world.facility, past.partner)
        part = part_of(row, past.world.facility)
        write(part, Item("x1", "避難訓練", request="また見たい"))
        hand_in(part)
        follow_up_of(part)
    with django_assert_num_queries(13):
        own.get(HISTORY, {"q": query})
