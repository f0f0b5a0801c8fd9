"""Submitting in the browser: no barriers, valid pages, and the way from the button to the answer of a return."""

import pytest
import time_machine
from django.utils import timezone
from playwright.sync_api import Page, expect

from meetings.enums import DeskVerb
from meetings.models import Submission
from tests.makers import material_of, meeting, minutes_of, part_of
from tests.submissions.conftest import Ready, at, close


@pytest.fixture(autouse=True)
def summer():
    """Some days before the last day, on the server's clock."""
    with time_machine.travel("2026-07-10T10:00+09:00", tick=True):
        yield


@pytest.fixture
def pages(ready: Ready) -> dict[str, str]:
    """Every state of the slice: something missing, ready to go, returned and mended, and a list of it."""
    facility = ready.world.facility
    unready = part_of(meeting(at("2026-05-20 10:00").date(), facility), facility)
    todo = part_of(meeting(at("2026-07-01 10:00").date(), facility), facility)
    close(todo, ready.user)
    minutes_of(todo, final=ready.user)
    submission = ready.submit(at("2026-07-05 10:00"), words="別紙は後日届けます。")
    marks = {"item-x1": "人数を確かめてください。", "papers": "資料2がありません。"}
    ready.desk(
        DeskVerb.RETURN,
        at("2026-07-06 10:00"),
        reason="人数が合いません。\n資料も1つ足りません。",
        marks=marks,
    )
    material_of(ready.part, title="資料2.pdf")
    ready.say("8名が利用しています。", reason="人数の書き間違い")
    return {
        "missing": f"/office/meetings/{unready.meeting_id}/submit/",
        "ready": f"/office/meetings/{todo.meeting_id}/submit/",
        "resubmit": f"/office/meetings/{ready.part.meeting_id}/submit/",
        "returned": f"/office/submissions/{submission.pk}/",
        "version": f"/office/submissions/{submission.pk}/versions/1/",
        "list": "/office/submissions/",
        "empty": "/office/submissions/?state=accepted",
    }


def test_no_barriers_on_any_width(
    live_server, page: Page, console, sign_in, barriers, sideways, ready, pages
):
    sign_in(page.context, ready.user)
    for name, address in pages.items():
        page.goto(live_server.url + address)
        assert (name, barriers(page), sideways(page), console) == (name, [], [], [])


def test_the_pages_are_valid_html(client, ready, pages, html_errors):
    client.force_login(ready.user)
    answers = {name: client.get(address).content.decode() for name, address in pages.items()}
    answers["refused"] = client.post(pages["resubmit"], {"after": "1", "words": ""}).content.decode()
    assert html_errors(answers) == []


def test_from_the_button_to_the_answer(live_server, page: Page, sign_in, ready):
    sign_in(page.context, ready.user)
    page.goto(f"{live_server.url}/office/meetings/{ready.part.meeting_id}/submit/")
    page.get_by_role("button", name="区に提出して、4名に送る").dblclick()
    expect(page.get_by_text("R8-0001", exact=True).first).to_be_visible()
    expect(page.locator(".card--next")).to_contain_text("手紙2通を渡す")
    ready.desk(DeskVerb.RETURN, timezone.now(), reason="人数が合いません。", marks={"item-x1": "8名では？"})
    page.reload()
    expect(page.get_by_role("heading", name="区から差し戻されました")).to_be_visible()
    expect(page.locator(".record__mark")).to_contain_text("8名では？")
    page.get_by_role("link", name="回答して再提出する").click()
    page.get_by_role("button", name="区に回答を提出する").click()
    expect(page.locator("#error-summary")).to_contain_text("差戻しへの回答を入力してください。")
    page.get_by_label("差戻しへの回答").fill("届出のとおり9名です。")
    page.get_by_role("button", name="区に回答を提出する").click()
    expect(page.locator(".course__event").first).to_contain_text("届出のとおり9名です。")
    assert Submission.objects.get().versions.count() == 2
