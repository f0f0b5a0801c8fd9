"""Somebody answers on a phone, without an account and without a script, and nobody else reads it."""

import re
from typing import Any

from django.test import Client
from django.urls import reverse

from evaluations.models import StaffSheet
from evaluations.services.staff_closing import close
from evaluations.services.staff_people import remove, renew_link
from evaluations.staff_sheets.page import name_of
from evaluations.staff_sheets.screens import screens_of
from evaluations.staff_sheets.tokens import token_for
from meetings.views.member_links import WRONG_LIMIT
from operators.models import HistoryEntry
from tests.evaluations.staff.conftest import chosen
from tests.makers import NOON


def test_from_the_link_to_handing_in_and_a_correction(asking, holder):
    sheet = asking.sheet()
    go, first = holder(sheet), asking.rows[0]
    assert "10分ほど" in go("staff_sheet").content.decode()
    screens = screens_of(asking.staff)
    row, key = asking.text
    answer = go("staff_sheet_step", 1, data=chosen(first, "b") | {f"value.{row.key}.{key}": "声をかけ合う"})
    assert answer.url == reverse("staff_sheet_step", args=[token_for(sheet), 2])
    assert "声をかけ合う" in go("staff_sheet_step", 1).content.decode()
    front = go("staff_sheet").content.decode()
    assert "<strong>1</strong>項目に回答" in front
    assert f"#row-{asking.rows[1].key}" in front  # goes on at the first open item

    refused = go("staff_sheet_check", data={})
    assert refused.status_code == 422
    assert refused.content.decode().count("/rows/") == len(
        asking.rows
    )  # each that is missing, and "the next"
    for number, screen in enumerate(screens, start=1):
        data = {key: value for each in screen.rows for key, value in chosen(each, "a").items()}
        if number == 1:
            data |= chosen(first, "b", go("staff_sheet_step", 1))
        go("staff_sheet_step", number, data=data)
    assert go("staff_sheet_check", data={}).url == reverse("staff_sheet_done", args=[token_for(sheet)])
    assert "提出済み" in go("staff_sheet").content.decode()

    go("staff_sheet_step", 1, data=chosen(asking.rows[1], "d", go("staff_sheet_step", 1)))
    stored = StaffSheet.objects.get(pk=sheet.pk)
    assert stored.answers[asking.rows[1].key]["rating"] == "d"
    assert (stored.answers[first.key]["rating"], bool(stored.submitted_at)) == ("b", True)
    assert not HistoryEntry.objects.filter(subject=f"evaluation {asking.round.pk}").exists()


def test_opening_a_link_changes_nothing_and_stays_out_of_every_cache(asking, holder):
    sheet = asking.sheet()
    asking.sheet()
    stood = StaffSheet.objects.filter(pk=sheet.pk).values().get()
    assert "お願いした人数：いま<strong>2名</strong>" in holder(sheet)("staff_sheet").content.decode()
    answer = holder(sheet)("staff_sheet_step", 1)
    assert [answer[name] for name in ("Cache-Control", "X-Robots-Tag", "Referrer-Policy")] == [
        "private, no-store",
        "noindex, nofollow",
        "same-origin",
    ]
    cookie = answer.cookies[f"staff-sheet-{sheet.pk}"]
    assert (cookie["httponly"], cookie["samesite"], cookie["path"]) == (True, "Lax", "/s/")
    assert StaffSheet.objects.filter(pk=sheet.pk).values().get() == stood
    assert sheet.label not in answer.content.decode()


def test_whoever_else_holds_the_link_reads_and_guesses_nothing(asking, holder):
    sheet = asking.sheet()
    mine, other, first = holder(sheet), holder(sheet), asking.rows[0]
    row, key = asking.text
    mine("staff_sheet_step", 1, data=chosen(first, "c") | {f"value.{row.key}.{key}": "夜がつらい"})
    seen = other("staff_sheet_step", 1).content.decode()
    assert ("checked" in seen, "夜がつらい" in seen) == (False, False)
    guesses = [other("staff_sheet_step", 1, data=chosen(first, each)) for each in "abcd"]
    assert {answer.status_code for answer in guesses} == {409}  # right or wrong, it is the same
    assert not any("ほかの画面で保存された" in answer.content.decode() for answer in guesses)
    # Words of the same row do not come along with an answer that is replaced.
    assert row.key == first.key
    late = chosen(first, "a", other("staff_sheet_step", 1)) | {f"value.{row.key}.{key}": ""}
    taken = other("staff_sheet_step", 1, data=late)
    assert taken.status_code == 302
    assert "夜がつらい" not in other("staff_sheet_step", 1).content.decode()
    assert StaffSheet.objects.get(pk=sheet.pk).answers == {row.key: {"rating": "a", key: "夜がつらい"}}


def test_that_somebody_wrote_words_is_nobody_elses_to_know(asking, holder):
    """Whatever another browser opens, posts early or posts late is alike with words and without."""
    wrote, silent = asking.sheet(), asking.sheet()
    (row, key), second = asking.text, asking.rows[1]
    name, early = f"value.{row.key}.{key}", {sheet: holder(sheet) for sheet in (wrote, silent)}
    for sheet, words in ((wrote, "所長がこわい"), (silent, "")):
        early[sheet]("staff_sheet_step", 1)
        holder(sheet)("staff_sheet_step", 1, data=chosen(second, "a") | chosen(row, "") | {name: words})
    stored = {sheet.pk: sheet.answers for sheet in asking.round.staff_sheets.all()}
    assert stored == {
        wrote.pk: {second.key: {"rating": "a"}, row.key: {key: "所長がこわい"}},
        silent.pk: {second.key: {"rating": "a"}},
    }

    def plain(sheet: StaffSheet, answer: Any) -> tuple[int, str]:
        text = answer.content.decode().replace(token_for(sheet), "").replace(sheet.label, "")
        return answer.status_code, re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", text)

    def told(sheet: StaffSheet) -> list[tuple[int, str]]:
        go, stranger = early[sheet], holder(sheet)
        pages = [
            stranger(*each) for each in (("staff_sheet",), ("staff_sheet_step", 1), ("staff_sheet_check",))
        ]
        hx = {"HX-Request": "true"}
        clash = go("staff_sheet_step", 1, data=chosen(second, "b") | chosen(row, "") | {name: ""})
        late = go("staff_sheet_row", row.key, data=chosen(row, "") | {name: "よい"}, **hx)
        return [plain(sheet, answer) for answer in (*pages, clash, late)]

    assert told(wrote) == told(silent)


def test_two_screens_of_one_browser_are_told_both_answers(asking, holder):
    sheet = asking.sheet()
    go, first = holder(sheet), asking.rows[0]
    go("staff_sheet_step", 1, data=chosen(first, "a"))
    open_ = go("staff_sheet_step", 1)
    go("staff_sheet_step", 1, data=chosen(first, "b", open_))
    late = go("staff_sheet_step", 1, data=chosen(first, "d", open_) | chosen(asking.rows[1], "a"))
    text = late.content.decode()
    scale = asking.form.scale(first.fields[0].scale)
    assert (late.status_code, "ほかの画面で変わっています" in text) == (409, True)
    assert f"<strong>{scale.label_of('b')}</strong>" in text  # what stands
    assert 'value="d" checked' in text  # what was chosen here
    stored = StaffSheet.objects.get(pk=sheet.pk).answers
    assert (stored[first.key]["rating"], stored[asking.rows[1].key]["rating"]) == ("b", "a")
    assert go("staff_sheet_step", 1, data=chosen(first, "d", late)).status_code == 302


def test_the_script_saves_one_item_and_gets_pieces(asking, holder):
    sheet = asking.sheet()
    go, first = holder(sheet), asking.rows[0]
    hx = {"HX-Request": "true"}
    saved = go("staff_sheet_row", first.key, data=chosen(first, "a"), **hx)
    assert "保存しました。" in saved.content.decode()
    assert chosen(first, "b", saved) == chosen(first, "b", go("staff_sheet_step", 1))
    clash = go("staff_sheet_row", first.key, data=chosen(first, "b"), **hx)
    assert (clash.status_code, clash["HX-Retarget"]) == (200, f"#row-{first.key}")
    own = reverse("staff_sheet_row", args=[token_for(sheet), first.key])
    assert set(re.findall(r'data-hx-post="([^"]*)"', clash.content.decode())) == {own}  # saves itself on
    assert f'<a href="{own}">' in clash.content.decode()
    strange = go("staff_sheet_row", first.key, data=chosen(first, "z", saved), **hx).content.decode()
    assert "どれか1つを選んでください" in strange
    assert go("staff_sheet_row", "elsewhere", data={}).status_code == 404
    close(round=asking.round, by=asking.by, at=NOON)
    late = go("staff_sheet_row", first.key, data=chosen(first, "b", saved), **hx)
    assert (late.status_code, late["HX-Retarget"]) == (200, "#sheet-said")
    assert StaffSheet.objects.get(pk=sheet.pk).answers == {first.key: {"rating": "a"}}


def test_an_answer_outside_the_scale_is_refused_and_the_rest_is_kept(asking, holder):
    sheet = asking.sheet()
    one, two = asking.rows[:2]
    go = holder(sheet)
    refused = go("staff_sheet_step", 1, data=chosen(one, "z") | chosen(two, "a"))
    assert (refused.status_code, "どれか1つを選んでください" in refused.content.decode()) == (422, True)
    assert StaffSheet.objects.get(pk=sheet.pk).answers == {two.key: {"rating": "a"}}
    kept = {
        name: value
        for row, answer in ((one, "b"), (two, "a"))
        for name, value in chosen(row, answer, refused).items()
    }
    assert "<strong>1</strong>項目に回答" in refused.content.decode()  # what was saved is shown as such
    assert go("staff_sheet_step", 1, data=kept).status_code == 302


def test_links_that_open_nothing_say_what_to_do(asking, holder, nerima):
    wrong = Client().get("/s/1.abc~def/")
    assert (wrong.status_code, nerima.facility.name in wrong.content.decode()) == (404, False)
    again = [Client().get(f"/s/1.abc~{number}/") for number in range(WRONG_LIMIT)][-1]
    assert (again.status_code, again["Retry-After"], "二次元コード" in again.content.decode()) == (
        429,
        "600",
        True,
    )
    late = Client().get("/s/1.abc~def/rows/i1/", headers={"HX-Request": "true"})
    assert (late.status_code, late["HX-Retarget"], "待ってから" in late.content.decode()) == (
        200,
        "#sheet-said",
        True,
    )
    renewed, gone, mine, late = asking.sheet(), asking.sheet(), asking.filled(), asking.sheet()
    done, open_ = holder(mine), holder(late)
    address = reverse("staff_sheet", args=[token_for(renewed)])
    new = renew_link(sheet=renewed, by=asking.by, at=NOON)
    assert Client().get(address).status_code == 410
    assert holder(new)("staff_sheet").status_code == 200
    token = token_for(gone)
    remove(sheet=gone, by=asking.by, at=NOON)
    assert Client().get(reverse("staff_sheet", args=[token])).status_code == 410
    close(round=asking.round, by=asking.by, at=NOON)
    told = [
        (answer.status_code, "提出済み" in answer.content.decode())
        for answer in (done("staff_sheet"), open_("staff_sheet"))
    ]
    assert told == [(410, True), (410, False)]
    assert open_("staff_sheet_step", 1, data=chosen(asking.rows[0], "a")).status_code == 410


def test_a_shared_device_forgets_and_the_answers_stay(asking, holder):
    first = asking.rows[0]
    sheet = asking.sheet(answers=asking.answers("a") | {first.key: {}})
    go = holder(sheet)
    go("staff_sheet_step", 1, data=chosen(first, "a"))
    go("staff_sheet_check", data={})
    assert "checked" in go("staff_sheet_step", 1).content.decode()
    go("staff_sheet_done", data={})
    assert "checked" not in go("staff_sheet_step", 1).content.decode()
    assert name_of(first, first.fields[0]) in go("staff_sheet_step", 1).content.decode()
    assert StaffSheet.objects.get(pk=sheet.pk).submitted_at is not None
