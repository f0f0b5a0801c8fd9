"""Publishing a confirmed public text: what is looked at once more, and what stands before the public then."""

from datetime import timedelta
from typing import Any

import pytest

from meetings.enums import PublicationWay
from meetings.models import CouncilHabit, Member, Minutes, PublishedWay
from meetings.services import public_texts, publishing
from meetings.services.publishing import errors
from operators.models import CareArea, HistoryEntry, OperatorAssignment, Placement, User
from publication.models import PublicRecord
from tests.publishing.conftest import HELD_ON, Desk, at, day


def own_records(desk: Desk) -> Any:
    return PublicRecord.objects.filter(facility=desk.world.facility)


def told(record: PublicRecord) -> list[tuple[str, list[str]]]:
    return [(section.heading, [entry.text for entry in section.entries]) for section in record.told.sections]


def entries(desk: Desk, *verbs: str) -> list[tuple[str, Any]]:
    rows = HistoryEntry.objects.filter(facility=desk.world.facility, verb__in=verbs).order_by("pk")
    return [(row.verb, row.changes) for row in rows]


def test_the_public_reads_the_public_words(desk):
    desk.say("数名が利用しています。")
    record = desk.publish()
    assert told(record) == [("利用者状況の報告", ["数名が利用しています。", "広報紙を町会にも"])]
    assert (record.held_on, record.facility, record.municipality) == (
        HELD_ON,
        desk.world.facility,
        desk.world.municipality,
    )
    assert (record.council, record.service, record.fiscal_year, record.joint) == (
        "A",
        "group_home",
        2026,
        False,
    )
    text = desk.fresh()
    assert (text.record, text.published_revision) == (record, text.revision)
    way = PublishedWay.objects.get(participation=desk.part)
    assert (way.way, way.done_on, way.by) == (PublicationWay.PORTAL, day("07-01"), desk.user)


def test_the_care_area_is_that_of_the_meetings_day(desk):
    moved = CareArea.objects.create(municipality=desk.world.municipality, name="あとの圏域")
    Placement.objects.create(facility=desk.world.facility, care_area=moved, since=day("06-21"))
    assert desk.publish().care_area.name == "ひなた圏域"


def test_an_area_that_was_no_longer_in_force_on_that_day_is_none(desk):
    CareArea.objects.update(valid_until=HELD_ON - timedelta(days=1))
    assert desk.publish().care_area is None


def test_the_history_tells_of_it_once(desk):
    desk.publish("2026-07-01 09:30")
    desk.publish("2026-07-01 09:31")
    assert entries(desk, "公表") == [("公表", {"公表日": [None, "2026-07-01"], "版": [None, 1]})]


def test_the_same_again_is_the_same_edition(desk):
    first = desk.publish("2026-07-01 09:30")
    again = desk.publish("2026-07-08 09:30")
    assert (again.pk, again.edition, again.corrected_on, again.changed_at) == (
        first.pk,
        1,
        None,
        first.changed_at,
    )
    assert PublishedWay.objects.get().done_on == day("07-01")


def test_a_corrected_version_replaces_it(desk):
    key = desk.publish().key
    desk.say("数名が利用しています。")
    record = desk.publish("2026-07-03 09:30")
    assert (record.key, record.edition, told(record)[0][1][0]) == (key, 2, "数名が利用しています。")
    assert own_records(desk).count() == 1
    assert entries(desk, "訂正版の公表") == [
        ("訂正版の公表", {"公表日": ["2026-07-01", "2026-07-01"], "版": [1, 2]})
    ]


def test_until_it_is_replaced_the_published_edition_stays(desk):
    desk.publish()
    text = desk.fresh()
    public_texts.save_fields(
        public_text=text,
        texts={"item-x1-report": "数名が利用しています。"},
        shown={},
        base_revision=text.revision,
        by=desk.user,
        at=at("2026-07-02 09:00"),
    )
    with pytest.raises(errors.NotReady):
        desk.publish("2026-07-03 09:30")
    assert told(own_records(desk).get())[0][1][0] == "9名が利用しています。"


def test_nobody_confirmed_it(desk):
    public_texts.reopen(public_text=desk.text, by=desk.user, at=at("2026-06-30 10:00"))
    with pytest.raises(errors.NotReady):
        desk.publish()
    assert (own_records(desk).count(), desk.completed) == (0, None)


def test_who_was_asked_has_not_answered(desk):
    colleague = User.objects.create_user("b@nerima.example.jp", "x", name="同僚", role="operator")
    OperatorAssignment.objects.create(user=colleague, facility=desk.world.facility)
    CouncilHabit.objects.create(facility=desk.world.facility, second_person_publishes=True)
    text = public_texts.reopen(public_text=desk.text, by=desk.user, at=at("2026-06-30 10:00"))
    public_texts.ask_second(
        public_text=text, base_revision=text.revision, by=desk.user, at=at("2026-06-30 10:00")
    )
    with pytest.raises(errors.NotReady):
        desk.publish()


def test_a_name_that_came_onto_the_roster_since_is_found(desk):
    desk.say("杜若の花を植えました。", "2026-06-30 10:00")
    Member.objects.create(facility=desk.world.facility, category="family", name="杜若 多恵")
    with pytest.raises(errors.StillMissing, match="あと1か所"):
        desk.publish()
    assert (own_records(desk).count(), PublishedWay.objects.count(), desk.completed) == (0, 0, None)


def test_a_strangers_member_is_no_name_here(desk, itabashi):
    desk.say("こかげで休みました。", "2026-06-30 10:00")  # the stranger's family name
    assert desk.publish().edition == 1


def test_minutes_that_were_reopened_wait(desk):
    Minutes.objects.filter(pk=desk.minutes.pk).update(state="draft", finalised_at=None, finalised_by=None)
    with pytest.raises(errors.StillMissing, match="議事録がまだ確定していません"):
        desk.publish()


def test_minutes_that_changed_since_are_read_again(desk):
    content = desk.minutes.content
    content["items"][0]["report"] = "10名が利用しています。"
    Minutes.objects.filter(pk=desk.minutes.pk).update(content=content)
    with pytest.raises(errors.StillMissing, match="議事録の文が変わった項目が1件"):
        desk.publish()


def test_of_a_joint_meeting_the_common_part_must_be_final_too(desk, joint):
    common = joint(final=False)
    with pytest.raises(errors.StillMissing):
        desk.publish()
    Minutes.objects.filter(pk=common.pk).update(
        state="final", finalised_at=at("2026-06-25 12:00"), finalised_by=desk.user
    )
    text = desk.fresh()
    public_texts.take_over(public_text=text, key="common-opening", by=desk.user, at=at("2026-07-01 08:00"))
    desk.confirm("2026-07-01 08:00")
    record = desk.publish()
    assert (record.joint, record.told.partners) == (True, ("デイサービスつばめ（地域密着型通所介護）",))
    assert told(record)[0] == ("開会・あいさつ（合同の全事業所に共通）", ["合同で開催しました。"])


def test_what_was_read_is_not_what_stands_there(desk):
    revision = desk.text.revision
    desk.say("数名が利用しています。", "2026-06-30 10:00")
    with pytest.raises(errors.ChangedMeanwhile):
        desk.publish(base_revision=revision)
    assert desk.publish(base_revision=desk.fresh().revision).edition == 1


def test_taken_back_the_words_are_gone_and_the_text_is_to_be_confirmed_anew(desk):
    desk.publish()
    desk.withdraw(why="person", words="写り込みの確認もれ")
    record = own_records(desk).get()
    assert (record.state, record.content, record.withdrawn_why) == ("withdrawn", {}, "person")
    assert desk.fresh().state == "draft"
    assert entries(desk, "公表の取下げ") == [
        (
            "公表の取下げ",
            {
                "公表日": ["2026-07-01", None],
                "理由": [None, "個人が特定されるおそれがあったため"],
                "メモ": [None, "写り込みの確認もれ"],
            },
        )
    ]
    with pytest.raises(errors.NotReady):
        desk.publish("2026-07-06 09:00")


def test_what_stays_in_the_history_names_nobody(desk):
    desk.publish()
    with pytest.raises(errors.WordsNamePeople):
        desk.withdraw(words="町子さんの申し出")
    assert own_records(desk).published().count() == 1


def test_there_is_nothing_to_take_back(desk):
    with pytest.raises(errors.NotPublished):
        desk.withdraw()
    desk.publish()
    desk.withdraw()
    with pytest.raises(errors.NotPublished):
        desk.withdraw("2026-07-06 09:00")


def test_what_was_deleted_does_not_come_back(desk):
    from publication.services import records

    record = desk.publish()
    records.dispose(record=record, at=at("2026-07-04 09:00"))
    desk.say("数名が利用しています。", "2026-07-05 09:00")
    with pytest.raises(errors.AlreadyDisposed):
        publishing.publish(public_text=desk.fresh(), by=desk.user, at=at("2026-07-06 09:00"))
