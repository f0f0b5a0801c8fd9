"""Places are replaced, waved through, taken back; what was decided stands, and is recorded."""

import pytest

from meetings.models import IdentifierDecision, PublicText
from meetings.services import public_texts as service
from meetings.services.public_texts import errors
from operators.models import HistoryEntry
from tests.makers import NOON, minutes_of
from tests.public_texts.conftest import REPORT, REQUEST

OPEN = [("name", "ひなた 町子さん"), ("age", "85歳"), ("phone", "03-3995-1234"), ("name", "ひなたさん")]


def left(office) -> list[tuple[str, str]]:
    """Kind and words of the open places."""
    return [(spot.place.kind, spot.place.text) for spot in office.now().open]


def text_of(office, key: str) -> str:
    return office.now().texts[key]


def test_it_is_begun_with_the_internal_words_and_nothing_is_replaced(office):
    row = office.open()
    assert {key: stored["text"] for key, stored in row.fields.items()} == {
        "place": "ひなたの間",
        "opening": "開会しました。",
        "item-x1-title": "利用者状況の報告",
        "item-x1-report": REPORT,
        "item-x1-request": REQUEST,
    }
    assert (row.state, row.revision, left(office)) == ("draft", 0, OPEN)


def test_beginning_twice_is_once(office):
    assert office.open() == office.open()
    assert PublicText.objects.filter(participation=office.part).count() == 1


def test_minutes_in_the_making_have_no_public_text(nerima):
    minutes_of(nerima.participation)
    with pytest.raises(errors.MinutesNotFinal):
        service.open_text(participation=nerima.participation, by=nerima.operator, at=NOON)
    assert not PublicText.objects.exists()


def test_a_proposal_is_taken_and_recorded(office):
    office.open()
    row = office.decide(words="地域住民の代表")
    assert text_of(office, "item-x1-report").startswith("地域住民の代表（85歳）が")
    assert (left(office), row.revision) == (OPEN[1:], 1)
    [made] = IdentifierDecision.objects.all()
    assert (made.verdict, made.text, made.replacement, made.by) == (
        "replaced",
        "ひなた 町子さん",
        "地域住民の代表",
        office.first,
    )
    assert office.minutes.content["items"][0]["report"] == REPORT  # the minutes are as they were


def test_a_place_that_is_left_stays_left_when_its_neighbours_change(office):
    office.open()
    office.decide(1)
    office.decide(0, words="地域住民")
    office.decide(0, words="事業所の電話")
    assert text_of(office, "item-x1-report") == "地域住民（85歳）が入居しました。連絡先は事業所の電話です。"
    assert left(office) == OPEN[3:]
    assert {row.by for row in office.now().standing} == {office.first}


def test_a_place_that_is_left_is_asked_about_again_when_somebody_writes_around_it(office):
    office.open()
    office.decide(3)
    office.save({"item-x1-request": "ひなたさんの朝の散歩を見守ってほしい。"})
    assert left(office) == OPEN


def test_leaving_a_place_is_no_change_of_the_words(office):
    office.open()
    row = office.decide(0)
    assert (row.revision, left(office)) == (0, OPEN[1:])
    entry = HistoryEntry.objects.get(verb="公表用の文でそのまま残した箇所")
    assert entry.changes == {"kind": [None, "name"]}


def test_taking_back_opens_the_place_again_and_ends_a_confirmation(office):
    office.open()
    office.decide(0)
    office.clean()
    office.does(service.confirm, base_revision=office.now().public_text.revision)
    [standing] = office.now().standing
    row = office.does(service.revoke, decision_pk=standing.pk)
    assert (row.state, row.confirmed_at, left(office)) == ("draft", None, OPEN[:1])


def test_a_decision_of_another_office_is_not_taken_back(office, itabashi):
    office.open()
    strange = IdentifierDecision.objects.create(
        public_text=itabashi.participation.public_text,
        verdict="kept",
        kind="name",
        text="こかげ",
        at=office.at,
        by=itabashi.operator,
    )
    office.does(service.revoke, decision_pk=strange.pk)
    assert IdentifierDecision.objects.get() == strange


def test_a_place_that_is_gone_is_not_decided_on(office):
    office.open()
    spot = office.now().open[0]
    office.decide(0, words="地域住民")
    place = {"key": spot.place.field, "spot_id": spot.id}
    with pytest.raises(errors.SpotGone):
        office.does(service.replace_spot, words="別の方", **place)
    with pytest.raises(errors.SpotGone):
        office.does(service.keep_spot, **place)
    assert IdentifierDecision.objects.count() == 1


def test_words_for_a_place_have_an_end(office):
    office.open()
    with pytest.raises(errors.TooLong):
        office.decide(0, words="あ" * 201)
    office.decide(0, words="")
    assert text_of(office, "item-x1-report").startswith("（85歳）が")


def test_everything_at_once_and_back(office):
    office.open()
    office.decide(1)
    assert office.does(service.replace_all) == 3
    assert (left(office), text_of(office, "item-x1-report")) == (
        [],
        "地域住民の代表（85歳）が入居しました。連絡先は（電話番号）です。",
    )
    assert IdentifierDecision.objects.filter(verdict="replaced").count() == 3
    assert office.does(service.undo_all) == 2
    assert (left(office), text_of(office, "item-x1-report")) == ([OPEN[0], *OPEN[2:]], REPORT)
    assert not IdentifierDecision.objects.filter(verdict="replaced").exists()


def test_one_kind_at_once(office):
    office.open()
    assert office.does(service.replace_all, kind="name") == 2
    assert left(office) == OPEN[1:3]


def test_what_was_written_since_is_not_undone(office):
    office.open()
    office.does(service.replace_all)
    office.save({"item-x1-request": "散歩を見守ってほしい。"})
    assert office.does(service.undo_all) == 1
    assert text_of(office, "item-x1-report") == REPORT
    assert text_of(office, "item-x1-request") == "散歩を見守ってほしい。"
    with pytest.raises(errors.NothingToUndo):
        office.does(service.undo_all)


def test_the_history_names_nobody(office):
    office.open()
    office.decide(0)
    office.decide(0, words="80代")
    office.clean()
    told = " ".join(f"{row.verb} {row.subject} {row.changes}" for row in HistoryEntry.objects.all())
    assert [words for words in ("ひなた", "85歳", "3995") if words in told] == []
