"""The editor in a browser without scripts: nothing typed is lost, every act is a button, the next place comes up."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from meetings.minutes_content import Content, Item
from meetings.models import IdentifierDecision, Member, Minutes, PublicText
from meetings.services import public_texts as service
from operators.models import OperatorAssignment
from tests.public_texts.conftest import REPORT, REQUEST

REPORTED = "text-item-x1-report"
ASKED = "text-item-x1-request"


def stored(office) -> dict[str, str]:
    row = PublicText.objects.get(participation=office.part)
    return {key: value["text"] for key, value in row.fields.items()}


def button(office, verb: str, number: int = 0) -> str:
    """The button of the how-manieth open place."""
    spot = office.now().open[number]
    return f"{verb}:{spot.place.field}:{spot.id}"


def test_looking_stores_nothing_and_shows_every_place(editor):
    page = editor.get()
    assert not PublicText.objects.filter(participation=editor.office.part).exists()
    assert page.count("data-spot") == 4
    assert "残り <strong>4</strong> か所" in page
    assert "ひなた 町子さん<span" in page


def test_the_places_are_counted_by_kind_and_filtered(editor):
    page = editor.get("?kind=name")
    assert [page.count(f"kind={kind}") for kind in ("name", "phone", "age", "mail")] == [2, 1, 1, 0]
    assert page.count("data-spot") == 2
    assert editor.get("?kind=<b>").count("data-spot") == 4


def test_a_proposal_is_taken_and_the_next_place_comes_up(editor):
    office = editor.office
    office.open()
    follows = office.now().open[1].place.text
    answer = editor.press(button(office, "replace"))
    first = office.now().open[0]
    assert first.place.text == follows
    assert answer.url == f"{editor.address}?facility={office.part.facility_id}&at={first.id}#spot-{first.id}"
    assert f'id="spot-{first.id}" tabindex="-1" data-spot data-focus' in editor.get(f"?at={first.id}")


def test_own_words_and_the_words_typed_elsewhere_go_with_the_same_button(editor):
    office = editor.office
    office.open()
    spot = office.now().open[0]
    editor.press(button(office, "replace"), **{f"with-{spot.id}": "入居の方", "text-opening": "始めました。"})
    assert (stored(office)["item-x1-report"][:5], stored(office)["opening"]) == ("入居の方（", "始めました。")


def test_words_typed_for_another_place_stay_in_their_field(editor):
    office = editor.office
    office.open()
    other = office.now().open[3]
    answer = editor.press(button(office, "keep"), **{f"with-{other.id}": "散歩の好きな方"})
    follows = office.now().open[0]
    assert (answer.status_code, answer.context["at"]) == (200, follows.id)
    assert f'name="with-{other.id}" value="散歩の好きな方"' in answer.content.decode()


def test_after_the_last_place_the_next_step_comes_up(editor):
    office = editor.office
    office.open()
    while (left := len(office.now().open)) > 0:
        answer = editor.press(button(office, "keep", left - 1))
    assert answer.url.endswith("&at=done#next")
    assert IdentifierDecision.objects.filter(verdict="kept").count() == 4
    page = editor.get()
    assert "そのまま残した所（4か所）" in page
    editor.press(f"revoke:{office.now().standing[0].pk}")
    assert len(office.now().open) == 1


def test_a_place_whose_words_were_rewritten_is_not_decided_on_but_the_words_are_stored(editor):
    office = editor.office
    office.open()
    answer = editor.press(button(office, "keep"), **{REPORTED: "新しく入った ひなた 町子さんです。"})
    assert answer.status_code == 422
    assert stored(office)["item-x1-report"] == "新しく入った ひなた 町子さんです。"
    assert not IdentifierDecision.objects.exists()
    assert "もう一度お確かめください" in answer.content.decode()


def test_everything_at_once_and_back(editor):
    office = editor.office
    editor.press("all")
    assert office.now().open == []
    page = editor.get()
    assert "置き換えを元に戻す" in page
    editor.press("undo")
    assert stored(office)["item-x1-report"] == REPORT


def test_a_text_that_is_too_long_is_refused_at_its_field_and_stays(editor):
    answer = editor.press("save", **{"text-place": "あ" * 301, REPORTED: "書いた文"})
    page = answer.content.decode()
    assert (answer.status_code, answer.context["errors"][0][0].key) == (422, "place")
    assert "あ" * 301 in page
    assert "書いた文</textarea>" in page
    assert not PublicText.objects.filter(participation=editor.office.part).exists()


def test_a_colleague_at_the_same_text_is_shown_and_the_second_save_is_meant(editor):
    office = editor.office
    office.open()
    fields = editor.fields()
    office.save({"item-x1-report": "同僚の文", "item-x1-request": "同僚の要望"}, office.second)
    answer = editor.press("save", fields, **{REPORTED: "自分の文"})
    page = answer.content.decode()
    assert answer.status_code == 409
    assert ("自分の文</textarea>" in page, "同僚の文" in page, "同僚の要望</textarea>" in page) == (
        True,
        True,
        True,
    )
    again = {"base": answer.context["public_text"].revision, "shown": answer.context["shown"]}
    editor.press("save", fields | again | {REPORTED: "自分の文", ASKED: "同僚の要望"})
    assert (stored(office)["item-x1-report"], stored(office)["item-x1-request"]) == (
        "自分の文",
        "同僚の要望",
    )


def test_what_was_typed_when_the_session_had_ended_is_given_back(editor):
    fields = editor.fields() | {REPORTED: "長く書いた文"}
    editor.client.logout()
    assert editor.press("save", fields).status_code == 302
    editor.client.force_login(editor.office.first)
    page = editor.get()
    assert "長く書いた文</textarea>" in page
    assert "お預かりしていた文" in page
    editor.press("forget")
    assert "長く書いた文" not in editor.get()


@pytest.mark.parametrize("lost", ["a refused text", "an ended session"])
def test_what_comes_back_unsaved_does_not_go_over_a_colleagues_words(editor, lost):
    office = editor.office
    office.open()
    fields = editor.fields() | {REPORTED: "自分の文"}
    office.save({"item-x1-report": "同僚の文", "opening": "同僚の開会"}, office.second)
    if lost == "a refused text":
        shown = editor.press("save", fields, **{"text-place": "あ" * 301}).context
    else:
        editor.client.logout()
        editor.press("save", fields)
        editor.client.force_login(office.first)
        shown = editor.client.get(editor.address).context
    again = {
        "base": shown["base"],
        "shown": shown["shown"],
        REPORTED: "自分の文",
        "text-opening": "同僚の開会",
    }
    assert editor.press("save", again).status_code == 409
    assert (stored(office)["item-x1-report"], stored(office)["opening"]) == ("同僚の文", "同僚の開会")


def test_minutes_in_the_making_lead_to_the_minutes(editor):
    Minutes.objects.update(state="draft", finalised_at=None, finalised_by=None)
    page = editor.get()
    assert "議事録がまだ確定していません" in page
    answer = editor.press("save", {"base": 0, REPORTED: "書いた文"})
    assert answer.status_code == 422
    assert "書いた文" in answer.content.decode()


def test_a_corrected_text_is_taken_over_by_its_button(editor):
    office = editor.office
    office.open()
    office.correct("2名が入居しました。")
    page = editor.get()
    assert "議事録の文が訂正されました" in page
    editor.press("take:item-x1-report")
    assert stored(office)["item-x1-report"] == "2名が入居しました。"


def test_the_steps_to_publishing(editor):
    office = editor.office
    office.wants_two()
    office.open()
    assert editor.press("confirm").status_code == 422
    office.clean()
    assert editor.press("confirm").status_code == 422
    editor.press("ask")
    assert "確認を依頼しています" in editor.get()
    editor.client.force_login(office.second)
    page = editor.get()
    assert "ひなた operatorさんから確認を頼まれています" in page
    editor.press("confirm")
    row = office.now().public_text
    assert (row.state, row.confirmed_by) == ("ready", office.second)
    page = editor.get()
    assert page.count("button--primary") == 1
    assert reverse("publication", args=[office.part.meeting_id]) in page


def test_what_stands_in_the_way_after_it_was_confirmed_is_told_instead_of_the_way_on(editor):
    office = editor.office
    office.open()
    office.clean()
    editor.press("confirm")
    assert "公表できます" in editor.get()
    Member.objects.create(facility=office.part.facility, name="散歩 太郎", category="user")
    page = editor.get()
    assert (office.now().public_text.state, "公表できます" in page, "公表の前に" in page) == (
        "ready",
        False,
        True,
    )
    assert "あと1か所あります" in page


def test_confirming_while_a_colleague_writes_is_refused(editor):
    office = editor.office
    office.open()
    office.clean()
    fields = editor.fields()
    office.save({"opening": "同僚が開会と書きました。"}, office.second)
    assert editor.press("confirm", fields).status_code == 409
    assert office.now().public_text.state == "draft"


@pytest.mark.parametrize(
    "act",
    ["", "replace", "replace:a:b", "keep:x", "revoke:9999999999", "take:", "stay:nothing", "nonsense:1:2"],
)
def test_buttons_nobody_has_do_no_harm(editor, act):
    assert editor.press(act).status_code in (302, 422)
    assert stored(editor.office)["item-x1-request"] == REQUEST


def test_the_preview_reads_as_the_public_will_and_names_no_one_who_came(editor):
    office = editor.office
    office.open()
    office.clean()
    page = editor.client.get(reverse("public_text_preview", args=[office.part.meeting_id]))
    told = page.content.decode().split("public-preview")[1]
    assert "散歩を見守ってほしい。" in told
    assert "町子" not in told


def test_a_partner_of_a_joint_meeting_has_a_text_of_its_own(editor, itabashi):
    office = editor.office
    office.open()
    joined = office.part.meeting.participations.create(facility=itabashi.facility, standing="confirmed")
    editor.client.force_login(itabashi.operator)
    assert editor.client.get(editor.address).status_code == 200
    assert REPORT not in editor.get()
    assert editor.client.get(f"{editor.address}?facility={office.part.facility_id}").status_code == 404
    assert not PublicText.objects.filter(participation=joined).exists()


def test_the_editor_asks_the_database_the_same_however_long_the_minutes(editor):
    office = editor.office
    office.open()
    office.decide(0)
    counts = [queries_of(editor)]
    items = tuple(Item(f"x{number}", f"話題{number}", report=REPORT) for number in range(1, 6))
    office.minutes.content = Content(opening="開会しました。", items=items).as_json()
    office.minutes.save()
    for number in range(2, 6):
        office.does(service.take_over, key=f"item-x{number}-report")
        office.decide(0)
    counts.append(queries_of(editor))
    assert counts[0] == counts[1]


def queries_of(editor) -> int:
    """How many queries a look at the editor costs."""
    with CaptureQueriesContext(connection) as asked:
        editor.get()
    return len(asked)


def test_after_the_last_place_of_a_kind_the_others_come_up(editor):
    office = editor.office
    office.open()
    phone = office.now().open[2]
    fields = editor.fields() | {"act": f"keep:{phone.place.field}:{phone.id}"}
    answer = editor.client.post(f"{editor.address}?kind=phone", fields)
    first = office.now().open[0]
    assert answer.url == f"{editor.address}?facility={office.part.facility_id}&at={first.id}#spot-{first.id}"


def test_who_works_for_two_offices_of_a_joint_meeting_chooses(editor, itabashi):
    office = editor.office
    office.open()
    partner = itabashi.facility
    office.part.meeting.participations.create(facility=partner, standing="confirmed")
    OperatorAssignment.objects.create(user=office.first, facility=partner)
    assert f'href="?facility={partner.pk}"' in editor.get(f"?facility={office.part.facility_id}")
    assert "議事録がまだ確定していません" in editor.get(f"?facility={partner.pk}")
