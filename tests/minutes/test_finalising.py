"""Final minutes: what they need, who makes them final, and that nothing changes them but a correction."""

from dataclasses import replace

import pytest
from django.urls import reverse

from meetings.enums import SaveKind
from meetings.minutes_content import Content, Item
from meetings.models import CouncilHabit, FollowUp, Minutes
from meetings.services import minutes as service
from meetings.services.minutes import errors
from operators.models import HistoryEntry
from tests.makers import material_of
from tests.minutes.conftest import MORNING, at

LATER = at("2026-06-22 10:00")
FILE = Item("file", "議事録のファイルの要点", report="9名の報告")


def finalise(minutes: Minutes, by, base: int | None = None) -> Minutes:
    return service.finalise(
        minutes=minutes, base_revision=minutes.revision if base is None else base, by=by, at=LATER
    )


def by_file(desk, *items: Item, nothing_said: bool = True) -> Minutes:
    minutes = desk.open()
    content = Content(items=items, by_file=True, nothing_said=nothing_said)
    return service.save(
        minutes=minutes, content=content, base_revision=0, kind=SaveKind.SAVED, by=desk.first, at=MORNING
    )


def test_final_minutes_keep_their_edition_and_open_what_was_asked(closed):
    minutes = closed.write(closed.open(), report="9名", request="広報紙を町会にも")
    final = finalise(minutes, closed.first)
    assert (final.state, final.finalised_by, final.finalised_at) == ("final", closed.first, LATER)
    assert [(row.revision, row.kind) for row in final.versions.order_by("revision")] == [
        (1, "saved"),
        (2, "final"),
    ]
    assert [(each.words, each.item_key) for each in FollowUp.objects.all()] == [
        ("広報紙を町会にも", f"a{closed.points[0].pk}")
    ]
    entry = HistoryEntry.objects.get(verb="議事録の確定")
    assert (entry.by, entry.changes) == (
        closed.first,
        {"state": ["draft", "final"], "revision": [None, 2]},
    )


@pytest.mark.parametrize(
    ("words", "refusal"),
    [
        pytest.param({}, errors.NothingWritten, id="nothing at all"),
        pytest.param({"nothing_said": True}, errors.NothingWritten, id="only that nothing was said"),
        pytest.param({"report": "9名"}, errors.NothingAsked, id="a report alone"),
        pytest.param(
            {"report": "9名", "answer": "検討します"}, errors.NothingAsked, id="an answer to nothing"
        ),
    ],
)
def test_what_says_too_little_is_refused(closed, words, refusal):
    minutes = closed.write(closed.open(), **words)
    with pytest.raises(refusal):
        finalise(minutes, closed.first)
    assert Minutes.objects.get().state == "draft"


@pytest.mark.parametrize(
    "words",
    [
        pytest.param({"report": "9名", "nothing_said": True}, id="a report, and nothing was said"),
        pytest.param({"evaluation": "よい"}, id="an evaluation"),
        pytest.param({"advice": "水分を"}, id="an advice"),
    ],
)
def test_what_says_enough_is_taken(closed, words):
    assert finalise(closed.write(closed.open(), **words), closed.first).state == "final"


def test_attendance_comes_first(desk):
    minutes = desk.write(desk.open(), report="9名", nothing_said=True)
    with pytest.raises(errors.AttendanceOpen):
        finalise(minutes, desk.first)


def test_a_file_must_be_there_and_its_report_told_in_short(closed):
    minutes = by_file(closed, replace(FILE, report="", request="広報紙を"))
    assert [type(each) for each in service.obstacles(minutes)] == [errors.FileMissing, errors.FileUntold]
    with pytest.raises(errors.FileMissing):
        finalise(minutes, closed.first)


def test_a_file_of_another_office_or_one_taken_away_does_not_count(closed, itabashi):
    minutes = by_file(closed, FILE)
    material_of(itabashi.participation, kind="minutes")
    material_of(closed.part, kind="minutes", removed_at=MORNING)
    material_of(closed.part, kind="paper")
    assert [type(each) for each in service.obstacles(minutes)] == [errors.FileMissing]
    material_of(closed.part, kind="minutes")
    assert finalise(minutes, closed.first).state == "final"


def test_what_was_read_is_what_becomes_final(closed):
    minutes = closed.write(closed.open(), report="9名", nothing_said=True)
    closed.write(minutes, report="10名", nothing_said=True, by=closed.second)
    with pytest.raises(service.ChangedMeanwhile):
        finalise(minutes, closed.first, base=1)


def test_the_common_part_asks_for_no_attendance_and_counts_the_hosts_wish(joint):
    CouncilHabit.objects.create(facility=joint.host.facility, second_person_finalises=True)
    common = service.open_part(meeting=joint.meeting, participation=None, by=joint.at_host, at=MORNING)
    content = replace(service.offered(common), opening="開会", nothing_said=True)
    common = service.save(
        minutes=common, content=content, base_revision=0, kind=SaveKind.SAVED, by=joint.at_host, at=MORNING
    )
    assert finalise(common, joint.at_host).state == "final"  # nobody else works for the host


class TestSecondPerson:
    @pytest.fixture(autouse=True)
    def wished(self, closed):
        CouncilHabit.objects.create(facility=closed.facility, second_person_finalises=True)

    def test_the_writer_may_not_finalise_and_asks_a_colleague(self, closed):
        minutes = closed.write(closed.open(), report="9名", nothing_said=True)
        with pytest.raises(errors.SecondPersonNeeded):
            finalise(minutes, closed.first)
        asked = service.ask_for_check(minutes=minutes, base_revision=1, by=closed.first, at=MORNING)
        assert (asked.state, asked.checked_by, asked.checked_at) == ("check", closed.first, MORNING)
        with pytest.raises(errors.SecondPersonNeeded):
            finalise(asked, closed.first)
        assert finalise(asked, closed.second).state == "final"

    def test_who_wrote_last_counts_not_who_began(self, closed):
        minutes = closed.write(closed.open(), report="9名", nothing_said=True)
        minutes = closed.write(minutes, report="10名", nothing_said=True, by=closed.second, kind="auto")
        with pytest.raises(errors.SecondPersonNeeded):
            finalise(minutes, closed.second)
        assert finalise(minutes, closed.first).state == "final"

    def test_where_nobody_else_works_the_writer_finalises(self, closed, alone):
        alone()
        minutes = closed.write(closed.open(), report="9名", nothing_said=True)
        assert finalise(minutes, closed.first).state == "final"

    def test_somebody_who_left_is_nobody(self, closed):
        type(closed.second).objects.filter(pk=closed.second.pk).update(is_active=False)
        minutes = closed.write(closed.open(), report="9名", nothing_said=True)
        assert finalise(minutes, closed.first).state == "final"

    def test_a_colleague_gives_it_back_with_words_and_is_no_writer_by_that(self, closed):
        minutes = closed.write(closed.open(), report="9名", nothing_said=True)
        asked = service.ask_for_check(minutes=minutes, base_revision=1, by=closed.first, at=MORNING)
        with pytest.raises(errors.WordsMissing):
            service.send_back(minutes=asked, words=" ", by=closed.second, at=LATER)
        back = service.send_back(minutes=asked, words="人数を直してください", by=closed.second, at=LATER)
        assert (back.state, back.versions.get(revision=2).reason) == ("draft", "人数を直してください")
        assert service.needs_second_person(back, closed.first)
        assert not service.needs_second_person(back, closed.second)

    def test_what_nobody_asked_to_check_is_not_given_back(self, closed):
        minutes = closed.write(closed.open(), report="9名", nothing_said=True)
        with pytest.raises(errors.NotAsked):
            service.send_back(minutes=minutes, words="人数を", by=closed.second, at=LATER)

    def test_what_is_not_ready_is_not_to_be_checked(self, closed):
        minutes = closed.write(closed.open(), report="9名")
        with pytest.raises(errors.NothingAsked):
            service.ask_for_check(minutes=minutes, base_revision=1, by=closed.first, at=MORNING)

    def test_nobody_else_can_be_asked_where_nobody_is(self, closed, alone):
        alone()
        minutes = closed.write(closed.open(), report="9名", nothing_said=True)
        with pytest.raises(errors.NobodyElse):
            service.ask_for_check(minutes=minutes, base_revision=1, by=closed.first, at=MORNING)


class TestCorrection:
    @pytest.fixture
    def final(self, closed) -> Minutes:
        return finalise(closed.write(closed.open(), report="9名", nothing_said=True), closed.first)

    def test_final_minutes_take_no_words(self, closed, final):
        with pytest.raises(errors.AlreadyFinal):
            closed.write(final, report="10名")
        with pytest.raises(errors.AlreadyFinal):
            service.restore(minutes=final, revision=1, base_revision=2, by=closed.first, at=LATER)
        with pytest.raises(errors.AlreadyFinal):
            finalise(final, closed.first)

    def test_a_correction_has_its_reason_and_the_final_edition_stays(self, closed, final):
        opened = service.reopen(minutes=final, reason="人数の誤り", by=closed.second, at=LATER)
        assert (opened.state, opened.finalised_at, opened.correction_reason) == ("draft", None, "人数の誤り")
        again = finalise(
            closed.write(opened, LATER, report="10名", nothing_said=True, by=closed.second), closed.first
        )
        rows = again.versions.order_by("revision")
        assert [(row.revision, row.kind, row.content["items"][0]["report"], row.reason) for row in rows] == [
            (1, "saved", "9名", ""),
            (2, "final", "9名", ""),
            (3, "reopened", "9名", "人数の誤り"),
            (4, "saved", "10名", ""),
            (5, "final", "10名", "人数の誤り"),
        ]

    def test_a_correction_without_a_reason_is_refused(self, closed, final):
        with pytest.raises(errors.ReasonMissing):
            service.reopen(minutes=final, reason="  ", by=closed.first, at=LATER)
        assert Minutes.objects.get().state == "final"

    def test_a_draft_needs_none(self, closed):
        with pytest.raises(errors.NotFinal):
            service.reopen(minutes=closed.open(), reason="人数", by=closed.first, at=LATER)


def test_a_page_that_was_open_before_the_correction_is_told(closed):
    minutes = closed.write(closed.open(), report="9名", nothing_said=True)
    opened = service.reopen(minutes=finalise(minutes, closed.first), reason="人数", by=closed.first, at=LATER)
    with pytest.raises(service.ChangedMeanwhile):
        closed.write(opened, report="古い画面の文", base=1)


def waiting(desk) -> Minutes:
    """Minutes that wait for the second person's check."""
    minutes = desk.write(desk.open(), report="9名", request="広報紙を")
    return service.ask_for_check(minutes=minutes, base_revision=1, by=desk.first, at=LATER)


def made_final(desk) -> Minutes:
    return finalise(desk.write(desk.open(), report="9名", request="広報紙を"), desk.first)


@pytest.mark.parametrize(
    ("stand", "page", "field"),
    [
        pytest.param(made_final, "minutes_correct", "reason", id="the reason of a correction"),
        pytest.param(waiting, "minutes_finalise", "words", id="the words of giving back"),
    ],
)
def test_more_than_2000_characters_are_refused_and_stay_where_they_were_typed(
    closed, client, stand, page, field
):
    minutes = stand(closed)
    client.force_login(closed.second)
    address = reverse(page, args=[minutes.pk])
    long, right = "あ" * 2001, "あ\r\n" + "い" * 1998
    answer = client.post(address, {"act": "back", field: long})
    told = answer.content.decode()
    assert (
        answer.status_code,
        "2,000文字以内で入力してください。" in told,
        f">{long}</textarea>" in told,
    ) == (
        422,
        True,
        True,
    )
    assert Minutes.objects.get().revision == minutes.revision
    assert client.post(address, {"act": "back", field: right}).status_code == 302
    assert minutes.versions.get(kind="reopened").reason == right.replace("\r", "")
