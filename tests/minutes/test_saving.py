"""Opening and saving: begun once, written on a revision or not at all, and no edition without a change."""

import threading
from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from django.db import connection

from meetings.enums import SaveKind
from meetings.minutes_content import Content, Item
from meetings.models import AgendaItem, Figures, FollowUp, Meeting, Minutes, MinutesVersion, Participation
from meetings.services import minutes as service
from meetings.services.minutes import errors
from operators.models import Facility, HistoryEntry
from tests.makers import meeting
from tests.minutes.conftest import MORNING, at, said


def editions(minutes: Minutes) -> list[tuple]:
    """Revision, kind and first report of every edition."""
    rows = minutes.versions.order_by("revision")
    return [(row.revision, row.kind, row.content["items"][0]["report"]) for row in rows]


def first(minutes: Minutes) -> Item:
    """The first point as it is stored."""
    return service.content_of(Minutes.objects.get(pk=minutes.pk)).items[0]


def test_a_part_is_begun_once_with_the_agenda_and_told_in_the_history(desk):
    begun = desk.open()
    again = desk.open(by=desk.second)
    keys = [(item.key, item.title) for item in service.content_of(begun).items]
    assert again == begun
    assert keys == [(f"a{point.pk}", point.title) for point in desk.points]
    assert (begun.revision, MinutesVersion.objects.count()) == (0, 0)
    assert HistoryEntry.objects.filter(verb="議事録の作成開始", subject=f"minutes {begun.pk}").count() == 1


def test_a_point_that_came_on_the_agenda_later_stands_there_and_what_was_typed_stays(desk):
    minutes = desk.write(desk.open(), report="9名")
    AgendaItem.objects.filter(pk=desk.points[0].pk).delete()
    AgendaItem.objects.create(meeting=desk.meeting, position=9, title="あとから")
    offered = service.offered(minutes)
    assert [(item.title, item.report) for item in offered.items] == [
        ("事故、ヒヤリハットの報告", ""),
        ("あとから", ""),
        ("利用者状況の報告", "9名"),
    ]


def test_open_requests_of_earlier_meetings_are_offered(desk):
    earlier = meeting(date(2026, 4, 20), desk.facility)
    asked = FollowUp.objects.create(
        facility=desk.facility, raised_in=earlier.participations.get(), title="交流", words="祭りへ"
    )
    told = service.content_of(desk.open()).progress
    assert [(each.follow_up, each.title, each.asked, each.words) for each in told] == [
        (asked.pk, "交流", "祭りへ", "")
    ]


@pytest.mark.parametrize(
    ("status", "refusal"),
    [
        pytest.param("planned", None, id="planned, its day has come"),
        pytest.param("draft", errors.NotHeld, id="a draft"),
        pytest.param("cancelled", errors.NotHeld, id="called off"),
    ],
)
def test_only_a_meeting_whose_day_came_has_minutes(desk, status, refusal):
    Meeting.objects.filter(pk=desk.meeting.pk).update(status=status)
    desk.meeting.refresh_from_db()
    if refusal is None:
        assert desk.open().revision == 0
        return
    with pytest.raises(refusal):
        desk.open()
    assert not Minutes.objects.exists()


def test_a_meeting_in_the_future_is_refused_with_its_day(desk):
    Meeting.objects.filter(pk=desk.meeting.pk).update(status="planned")
    desk.meeting.refresh_from_db()
    with pytest.raises(errors.NotYetHeld) as refused:
        desk.open(moment=at("2026-06-19 23:59"))
    assert (
        refused.value.words
        == "開催日（令和8年(2026年)6月20日(土)）がまだ来ていません。会議の日から書けます。"
    )


def test_who_only_was_asked_to_join_writes_nothing(desk):
    Participation.objects.filter(pk=desk.part.pk).update(standing="invited")
    desk.part.refresh_from_db()
    with pytest.raises(errors.NotTakingPart):
        desk.open()


def test_a_meeting_of_one_office_has_no_common_part(desk):
    with pytest.raises(errors.NotTakingPart):
        service.open_part(meeting=desk.meeting, participation=None, by=desk.first, at=MORNING)


def test_two_editors_lose_nothing(desk):
    """Both began on revision 1; the second to save is refused, and both texts are in the history at the end."""
    begun = desk.write(desk.open(), report="はじめ")
    desk.write(begun, report="一人目の文", base=1)
    with pytest.raises(service.ChangedMeanwhile) as refused:
        desk.write(begun, report="二人目の文", base=1, by=desk.second)
    assert (refused.value.current.revision, first(begun).report) == (2, "一人目の文")
    desk.write(refused.value.current, report="一人目の文。二人目の文", by=desk.second)
    assert editions(begun) == [
        (1, "saved", "はじめ"),
        (2, "saved", "一人目の文"),
        (3, "saved", "一人目の文。二人目の文"),
    ]


@pytest.mark.django_db(transaction=True)
def test_of_two_who_save_at_the_same_moment_one_is_told(desk):
    begun = desk.write(desk.open(), report="はじめ")
    together = threading.Barrier(2)
    outcomes: list[str] = []

    def run(words: str) -> None:
        try:
            together.wait()
            desk.write(begun, report=words, base=1)
            outcomes.append("saved")
        except service.ChangedMeanwhile:
            outcomes.append("told")
        finally:
            connection.close()

    runs = [threading.Thread(target=run, args=[words]) for words in ("一人目", "二人目")]
    for each in runs:
        each.start()
    for each in runs:
        each.join()
    assert sorted(outcomes) == ["saved", "told"]
    assert [revision for revision, _, _ in editions(begun)] == [1, 2]


@pytest.mark.django_db(transaction=True)
def test_of_two_who_open_at_the_same_moment_both_get_the_same_part(desk):
    together = threading.Barrier(2)
    opened: list[int] = []

    def run() -> None:
        try:
            together.wait()
            opened.append(desk.open().pk)
        finally:
            connection.close()

    runs = [threading.Thread(target=run) for _ in range(2)]
    for each in runs:
        each.start()
    for each in runs:
        each.join()
    assert opened == [Minutes.objects.get().pk] * 2


def test_an_unchanged_text_is_no_edition_whatever_it_was_begun_on(desk):
    minutes = desk.write(desk.open(), report="9名")
    later = MORNING + timedelta(hours=1)
    same = desk.write(minutes, later, report="9名", base=0)
    assert (same.revision, editions(minutes)) == (1, [(1, "saved", "9名")])
    assert MinutesVersion.objects.get().saved_at == MORNING


def test_automatic_saves_of_one_person_share_an_edition_for_some_minutes(desk):
    minutes = desk.open()
    for time, words in (("09:01", "一"), ("09:05", "二"), ("09:11", "三")):
        minutes = desk.write(minutes, at(f"2026-06-21 {time}"), report=words, kind="auto")
    assert editions(minutes) == [(2, "auto", "二"), (3, "auto", "三")]


def test_an_automatic_save_overwrites_neither_an_explicit_one_nor_anothers(desk):
    minutes = desk.open()
    minutes = desk.write(minutes, report="一", kind="saved")
    minutes = desk.write(minutes, report="二", kind="auto")
    minutes = desk.write(minutes, report="三", kind="auto", by=desk.second)
    assert editions(minutes) == [(1, "saved", "一"), (2, "auto", "二"), (3, "auto", "三")]


def test_an_edition_on_which_another_has_begun_is_not_written_on(desk):
    minutes = desk.write(desk.open(), report="一", kind="auto")
    service.come_in(minutes=minutes, by=desk.second, at=MORNING)
    desk.write(minutes, report="二", kind="auto")
    assert editions(minutes) == [(1, "auto", "一"), (2, "auto", "二")]


def test_saving_what_was_saved_by_itself_makes_it_an_edition_that_stays(desk):
    minutes = desk.write(desk.open(), report="一", kind="auto")
    desk.write(minutes, report="一", kind="saved")
    desk.write(minutes, report="二", kind="auto")
    assert editions(minutes) == [(1, "saved", "一"), (2, "auto", "二")]


def test_an_old_edition_comes_back_as_a_new_one(desk):
    minutes = desk.write(desk.open(), report="一")
    minutes = desk.write(minutes, report="二")
    service.restore(minutes=minutes, revision=1, base_revision=2, by=desk.second, at=MORNING)
    assert editions(minutes) == [(1, "saved", "一"), (2, "saved", "二"), (3, "saved", "一")]
    assert minutes.versions.get(revision=3).reason == "第1版の内容に戻しました。"


def test_what_was_written_is_found_by_its_folded_words(desk):
    minutes = desk.write(desk.open(), report="ﾋﾔﾘﾊｯﾄ 髙﨑さん")
    assert Minutes.objects.get(pk=minutes.pk).folded_text == "利用者状況の報告 ひやりはっと 高崎さん"


def test_figures_stand_in_a_row_of_their_own_and_counts_are_told(desk):
    minutes = desk.write(desk.open(), counts={"users": 9, "day_visits": 40, "overnight_stays": 0})
    row = Figures.objects.get()
    told = (row.participation, row.users, row.day_visits, row.overnight_stays, row.accidents)
    assert told == (desk.part, 9, 40, 0, None)
    assert counts_reported(desk)
    desk.write(minutes, counts={"users": 9, "day_visits": 40})
    assert (Figures.objects.get().overnight_stays, counts_reported(desk)) == (None, False)


def test_what_a_ledger_told_of_the_counts_stays_while_minutes_are_silent(desk):
    Participation.objects.filter(pk=desk.part.pk).update(activity_counts_reported=True)
    desk.write(desk.open(), report="9名", counts={"users": 9})
    assert counts_reported(desk)


def counts_reported(desk) -> bool:
    return Participation.objects.get(pk=desk.part.pk).activity_counts_reported


def test_what_waits_for_a_check_is_a_draft_again_when_it_is_changed(closed):
    minutes = closed.write(closed.open(), report="9名", request="広報紙を")
    service.ask_for_check(minutes=minutes, base_revision=1, by=closed.first, at=MORNING)
    assert closed.write(minutes, report="10名", request="広報紙を").state == "draft"


def test_a_meeting_that_was_called_off_after_all_takes_no_more_words(desk):
    minutes = desk.open()
    Meeting.objects.filter(pk=desk.meeting.pk).update(status="cancelled")
    with pytest.raises(errors.NotHeld):
        desk.write(minutes, report="9名")


@pytest.mark.parametrize(
    ("moment", "others"),
    [
        pytest.param("09:05", [("ひなた operator", 4)], id="four minutes ago"),
        pytest.param("09:06", [], id="five minutes ago"),
    ],
)
def test_who_is_at_it_is_known_for_five_minutes(desk, moment, others):
    minutes = desk.open()
    minutes.refresh_from_db()
    other = service.beside(minutes, desk.second, at(f"2026-06-21 {moment}"))
    assert [(each.name, each.minutes_ago) for each in (other,) if each] == others
    assert service.beside(minutes, desk.first, MORNING) is None


def test_in_a_joint_meeting_each_office_has_its_own_points_first_and_the_common_ones(joint):
    own = service.open_part(
        meeting=joint.meeting, participation=joint.partner, by=joint.at_partner, at=MORNING
    )
    common = service.open_part(meeting=joint.meeting, participation=None, by=joint.at_host, at=MORNING)
    assert [item.title for item in service.content_of(own).items] == ["隣だけの話題", "共通の話題"]
    assert [item.title for item in service.content_of(common).items] == ["共通の話題"]
    assert Facility.objects.get(pk=service.leading_part(common).facility_id).name == "主催の家"


def test_an_office_sees_its_own_part_and_the_common_one_only(joint, itabashi):
    for part in (joint.host, joint.partner, None):
        service.open_part(meeting=joint.meeting, participation=part, by=joint.at_host, at=MORNING)
    seen = {
        user.name: [row.participation_id for row in Minutes.objects.visible_to(user).order_by("pk")]
        for user in (joint.at_host, joint.at_partner, itabashi.operator, itabashi.ward)
    }
    assert list(seen.values()) == [[joint.host.pk, None], [joint.partner.pk, None], [], []]


def test_words_of_the_common_part_touch_no_figures(joint):
    common = service.open_part(meeting=joint.meeting, participation=None, by=joint.at_host, at=MORNING)
    content = said(service.offered(common), report="全体", counts={"users": 3})
    service.save(
        minutes=common, content=content, base_revision=0, kind=SaveKind.SAVED, by=joint.at_host, at=MORNING
    )
    assert not Figures.objects.exists()


class Watched(Content):
    """A text that tells whether somebody waits for the row each time it is read."""

    def texts(self) -> Iterator[str]:
        WAITING.append(connection.in_atomic_block)
        return super().texts()


WAITING: list[bool] = []


@pytest.mark.django_db(transaction=True)
def test_a_text_is_folded_before_anybody_has_to_wait(desk):
    WAITING.clear()
    minutes = desk.open()
    content = Watched(**vars(said(service.offered(minutes), report="9名")))
    service.save(
        minutes=minutes, content=content, base_revision=0, kind=SaveKind.SAVED, by=desk.first, at=MORNING
    )
    assert (WAITING, first(minutes).report) == ([False], "9名")
