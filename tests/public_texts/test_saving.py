"""Public words are stored so that nobody's are lost; corrected minutes are noticed; two people where the office has them."""

import pytest

from meetings.enums import PublicTextState
from meetings.models import Minutes, PublicText
from meetings.public_fields import LONGEST, digest_of
from meetings.services import public_texts as service
from meetings.services.public_texts import errors
from operators.models import HistoryEntry, OperatorAssignment
from tests.public_texts.conftest import REPORT, REQUEST

CLEAN = {"item-x1-report": "1名が入居しました。", "item-x1-request": "散歩を見守ってほしい。"}


def words(office) -> dict[str, str]:
    return {key: text for key, text in office.now().texts.items() if key in CLEAN}


def confirm(office, by=None) -> PublicText:
    return office.does(service.confirm, by, base_revision=office.now().public_text.revision)


def ask(office, by=None) -> PublicText:
    return office.does(service.ask_second, by, base_revision=office.now().public_text.revision)


def test_words_are_stored_and_the_same_words_again_are_no_change(office):
    office.open()
    office.save(CLEAN)
    row = office.save(CLEAN | {"item-x1-report": "1名が入居しました。\r\n", "unknown": "x"})
    row = office.save({"item-x1-report": "1名が入居しました。\n", "item-x1-title": "状況\nの報告\x00"})
    assert (row.revision, words(office)) == (3, CLEAN | {"item-x1-report": "1名が入居しました。\n"})
    assert office.now().texts["item-x1-title"] == "状況 の報告"
    assert "unknown" not in row.fields


def test_a_text_has_an_end(office):
    office.open()
    with pytest.raises(errors.TooLong):
        office.save({"opening": "あ" * (LONGEST + 1)})


def test_two_people_at_different_texts_both_keep_theirs(office):
    office.open()
    shown = {"item-x1-report": digest_of(REPORT), "item-x1-request": digest_of(REQUEST)}
    office.save({"item-x1-report": CLEAN["item-x1-report"]})
    late = {"item-x1-report": REPORT, "item-x1-request": CLEAN["item-x1-request"]}
    row = office.save(late, office.second, base_revision=0, shown=shown)
    assert (words(office), row.revision) == (CLEAN, 2)


def test_two_people_at_the_same_text_are_told(office):
    office.open()
    shown = {"item-x1-report": digest_of(REPORT)}
    office.save({"item-x1-report": CLEAN["item-x1-report"]})
    with pytest.raises(service.ChangedMeanwhile) as told:
        office.save({"item-x1-report": "別の文"}, office.second, base_revision=0, shown=shown)
    assert (told.value.keys, words(office)["item-x1-report"]) == (
        ("item-x1-report",),
        CLEAN["item-x1-report"],
    )


def test_corrected_minutes_show_which_texts_changed_and_what_is_new(office):
    office.open()
    office.save(CLEAN)
    office.correct("2名が入居しました。", advice="手すりを付けては")
    now = office.now()
    assert [field.key for field in now.changed] == ["item-x1-report", "item-x1-advice"]
    assert (now.texts["item-x1-report"], "item-x1-advice" in now.texts) == (CLEAN["item-x1-report"], False)
    assert [type(each) for each in service.obstacles(now)] == [errors.WordsChanged]
    office.does(service.stay, key="item-x1-report")
    office.does(service.take_over, key="item-x1-advice")
    now = office.now()
    assert (list(now.changed), now.texts["item-x1-report"], now.texts["item-x1-advice"]) == (
        [],
        CLEAN["item-x1-report"],
        "手すりを付けては",
    )


def test_taking_over_brings_the_internal_words_and_asks_again(office):
    office.open()
    office.clean()
    office.correct("ひなた 町子さんが入居しました。")
    office.does(service.take_over, key="item-x1-report")
    assert [spot.place.text for spot in office.now().open] == ["ひなた 町子さん"]
    with pytest.raises(errors.FieldUnknown):
        office.does(service.take_over, key="item-x99-report")


def test_it_is_ready_once_nothing_is_open_and_a_change_ends_that(office):
    office.open()
    with pytest.raises(errors.PlacesOpen) as told:
        confirm(office)
    assert told.value.count == 4
    office.clean()
    row = confirm(office)
    assert (row.state, row.confirmed_by, confirm(office)) == (PublicTextState.READY, office.first, row)
    row = office.save({"opening": "開会。"})
    assert (row.state, row.confirmed_at, row.confirmed_by) == (PublicTextState.DRAFT, None, None)


def test_who_confirms_has_read_the_last_revision(office):
    office.open()
    office.clean()
    with pytest.raises(service.ChangedMeanwhile):
        office.does(service.confirm, base_revision=0)


def test_a_name_that_joined_the_roster_later_is_found_again(office):
    office.open()
    office.save(CLEAN | {"opening": "苦瓜が来ました。"})
    assert office.now().open == []
    office.part.facility.members.create(category="user", name="苦瓜 茂")
    assert [spot.place.text for spot in office.now().open] == ["苦瓜"]


def test_minutes_under_correction_cannot_be_published(office):
    office.open()
    office.clean()
    Minutes.objects.update(state="draft", finalised_at=None, finalised_by=None)
    with pytest.raises(errors.MinutesNotFinal):
        confirm(office)


def test_emptied_texts_are_nothing_to_publish(office):
    office.open()
    office.save(dict.fromkeys(office.now().texts, " "))
    with pytest.raises(errors.NothingWritten):
        confirm(office)


def test_where_two_are_wanted_the_one_who_asks_does_not_confirm(office):
    office.wants_two()
    office.open()
    office.clean()
    with pytest.raises(errors.SecondPersonNeeded):
        confirm(office)
    asked = ask(office)
    assert (asked.state, asked.asked_by) == (PublicTextState.CHECK, office.first)
    with pytest.raises(errors.SecondPersonNeeded):
        confirm(office)
    assert confirm(office, office.second).confirmed_by == office.second


def test_a_change_takes_the_request_back(office):
    office.wants_two()
    office.open()
    office.clean()
    ask(office)
    row = office.save({"opening": "開会。"}, office.second)
    assert (row.state, row.asked_by) == (PublicTextState.DRAFT, None)
    with pytest.raises(errors.SecondPersonNeeded):
        confirm(office, office.second)


def test_who_works_alone_confirms_alone(office):
    office.wants_two()
    OperatorAssignment.objects.filter(user=office.second).delete()
    office.open()
    office.clean()
    with pytest.raises(errors.NobodyElse):
        ask(office)
    assert confirm(office).state == PublicTextState.READY


def test_a_confirmation_is_taken_back(office):
    office.open()
    office.clean()
    confirm(office)
    row = office.does(service.reopen)
    assert (row.state, row.confirmed_at) == (PublicTextState.DRAFT, None)
    assert office.does(service.reopen) == row
    assert HistoryEntry.objects.filter(verb="公表用の文の作り直し").count() == 1
