"""A record survives being frozen as JSON, and tells its facts in words."""

import json
from dataclasses import fields
from datetime import date, time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from meetings.minutes_content import COUNTS, Content, Item, Progress
from meetings.record import Group, Paper, Person, Record
from meetings.record_parts import short
from meetings.record_people import Line
from tests.record import samples

WORDS = st.text('aあ𠮷ﾊ\n"\\\0', max_size=3)


def tuples(of: st.SearchStrategy) -> st.SearchStrategy:
    return st.lists(of, max_size=2).map(tuple)


PEOPLE = tuples(st.builds(Person, WORDS, WORDS, WORDS, WORDS))
CONTENTS = st.builds(
    Content,
    opening=WORDS,
    items=tuples(
        st.builds(
            Item, **{each.name: WORDS for each in fields(Item) if each.name != "follow"}, follow=st.booleans()
        )
    ),
    progress=tuples(st.builds(Progress, st.integers(), WORDS, WORDS, WORDS, st.booleans())),
    counts=st.dictionaries(st.sampled_from(sorted(COUNTS)), st.integers(min_value=0)),
    closing=WORDS,
    nothing_said=st.booleans(),
    by_file=st.booleans(),
)
RECORDS = st.builds(
    Record,
    **dict.fromkeys(("office", "number", "service", "council", "corporation", "place", "mode"), WORDS),
    **dict.fromkeys(("web_tool", "written_by", "correction"), WORDS),
    partners=tuples(WORDS),
    agenda=tuples(WORDS),
    held_on=st.dates(),
    finalised_on=st.none() | st.dates(),
    starts_at=st.none() | st.times(),
    ends_at=st.none() | st.times(),
    evaluation=st.booleans(),
    groups=tuples(st.builds(Group, WORDS, WORDS, PEOPLE, PEOPLE)),
    own=CONTENTS,
    common=st.none() | CONTENTS,
    papers=tuples(st.builds(Paper, st.integers(), WORDS, st.integers(), WORDS, WORDS)),
)


@settings(deadline=None, max_examples=50, suppress_health_check=[HealthCheck.too_slow])
@given(RECORDS)
def test_what_is_frozen_is_read_back_the_same(record):
    assert Record.from_json(json.loads(json.dumps(record.as_json()))) == record


def test_a_record_frozen_before_papers_had_a_kind_is_read():
    kept = samples.record().as_json()
    kept["papers"] = [{"material": 1, "title": "資料.pdf", "size": 1, "sha256": "a"}]
    assert Record.from_json(kept).papers == (Paper(1, "資料.pdf", 1, "a", "paper"),)


@pytest.mark.parametrize(
    ("hours", "words"),
    [
        pytest.param((None, None), "令和8年(2026年)6月20日(土)", id="no hours"),
        pytest.param((time(14), None), "令和8年(2026年)6月20日(土) 午後2時から", id="no end"),
        pytest.param(
            (time(10, 30), time(12)), "令和8年(2026年)6月20日(土) 午前10時30分から正午まで", id="both"
        ),
        pytest.param((None, time(12)), "令和8年(2026年)6月20日(土)", id="only an end"),
    ],
)
def test_the_day_and_its_hours(hours, words):
    assert samples.record(starts_at=hours[0], ends_at=hours[1]).when == words


def test_the_way_it_was_held():
    assert samples.record(mode="in_person", web_tool="").way == "対面"
    assert samples.joint(evaluation=True).way == "対面とWebの併用（Zoom）、合同開催、外部評価"


def test_people_without_a_name_are_one_line():
    people = (
        Person("利用者", manner="出席"),
        Person("利用者", manner="Webで出席"),
        Person("利用者", manner="出席"),
    )
    assert Group("user", "利用者", people).present_lines == [
        Line("利用者 2名", ""),
        Line("利用者", "Webで出席"),
    ]


def test_what_goes_without_saying_is_not_said():
    group = Group(
        "community",
        "地域住民の代表者",
        (Person("石川 勝", "ひなた町会 会長", "代理出席", "石川 恵"),),
        (Person("佐藤 花", "", "欠席"), Person("田中 実", "", "記録なし")),
    )
    assert [line.text for line in group.present_lines] == ["石川 勝（ひなた町会 会長）　代理出席：石川 恵"]
    assert [line.text for line in group.absent_lines] == ["佐藤 花", "田中 実　記録なし"]


def test_the_parts_of_a_joint_meeting_can_be_told_apart():
    common, own = samples.joint().parts
    assert [section for section, _ in common.items] == ["common-a9"]
    assert [section for section, _ in own.items] == ["item-a1", "item-a2", "item-x1"]
    assert (common.heading, own.heading) == (
        "議事の経過および結果（合同の全事業所に共通）",
        "議事の経過および結果（グループホームひなた）",
    )


def test_where_nothing_stands_the_form_says_so():
    [part] = samples.empty().parts
    assert (part.lead, part.items, part.tail) == ([], [], ["記載なし"])


def test_that_nothing_was_said_is_something():
    [part] = samples.record(own=Content(nothing_said=True)).parts
    assert part.tail == ["評価・要望・助言をたずねましたが、特にありませんでした。"]


def test_what_must_be_told_and_is_not_known_says_so():
    facts = dict(samples.empty().facts)
    assert facts["開催場所"] == "記載なし"
    assert {"法人名", "合同開催の事業所", "訂正の理由"} & set(facts) == set()


@pytest.mark.parametrize(
    ("mode", "place"),
    [("in_person", "記載なし"), ("hybrid", "記載なし"), ("web", None), ("written", None)],
)
def test_a_meeting_without_a_place_lacks_one_only_where_people_come_together(mode, place):
    assert dict(samples.record(mode=mode, place="").facts).get("開催場所") == place


@pytest.mark.parametrize(("length", "fits"), [(500, True), (501, False)])
def test_a_short_item_stays_together(length, fits):
    assert short(Item("a1", "議題", report="あ" * (length - 1), answer="い")) is fits


def test_a_draft_has_no_day():
    assert (samples.record().draft, samples.record(finalised_on=None).draft) == (False, True)
    assert samples.record(finalised_on=date(2026, 7, 3)).signed == [
        ("作成者", "山本 直子"),
        ("確定日", "令和8年(2026年)7月3日(金)"),
    ]
