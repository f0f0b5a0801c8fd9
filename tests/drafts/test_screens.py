"""Asking and answering about a draft in the browser: axe, HTML, a phone, from the request to the answer."""

from playwright.sync_api import Page, expect

from meetings.enums import DraftAnswer
from meetings.services import draft_answers
from outbox.models import Message
from tests.drafts.conftest import AT, Draft, link_in


def test_no_barriers_on_any_width(
    live_server, page: Page, console, sign_in, barriers, sideways, draft: Draft
):
    check = draft.ask()
    draft_answers.answer(check=check, said=DraftAnswer.REMARKED, words="日付が違います。", at=AT)
    sign_in(page.context, draft.by)
    addresses = [draft.ask_page, f"/office/minutes/{draft.minutes.pk}/answers/", draft.page(check)]
    addresses.append(f"{draft.page(check)}?text=large")
    for address in addresses:
        page.goto(live_server.url + address)
        assert (address, barriers(page), sideways(page), console) == (address, [], [], [])
    draft.rewrite("確定した話", kind="final")
    page.goto(live_server.url + draft.page(check))
    assert (barriers(page), sideways(page), console) == ([], [], [])


def test_the_pages_are_valid_html(client, draft: Draft, html_errors):
    client.force_login(draft.by)
    told = {"members": [draft.by_mail.pk], "seen": 1, "words": "", "act": "check"}
    answers = {
        "ask": client.get(draft.ask_page).content.decode(),
        "confirm": client.post(draft.ask_page, told).content.decode(),
    }
    check = draft.ask()
    answers["answers"] = client.get(f"/office/minutes/{draft.minutes.pk}/answers/").content.decode()
    answers["draft"] = client.get(draft.page(check)).content.decode()
    answers["error"] = client.post(draft.page(check), {"answer": "remarked"}).content.decode()
    draft.rewrite("確定した話", kind="final")
    answers["closed"] = client.get(draft.page(check)).content.decode()
    assert html_errors(answers) == []


def test_from_the_request_to_the_answer(live_server, phone: Page, sign_in, draft: Draft):
    sign_in(phone.context, draft.by)
    phone.goto(live_server.url + draft.ask_page)
    phone.get_by_role("button", name="送る内容を確かめる").click()
    phone.get_by_role("button", name="1名に送信する").click()
    expect(phone.get_by_text("1名に、議事録の案の確認を依頼しました。")).to_be_visible()
    phone.context.clear_cookies()
    phone.goto(live_server.url + link_in(Message.objects.get().text))
    phone.get_by_label("直してほしい点がある").check()
    phone.get_by_label("直してほしい点・ひとこと").fill("人数が違います。")
    phone.get_by_role("button", name="この内容で回答する").click()
    expect(phone.locator(".invite__answer")).to_contain_text("直してほしい点がある")
    sign_in(phone.context, draft.by)
    phone.goto(f"{live_server.url}/office/minutes/{draft.minutes.pk}/edit/")
    expect(phone.locator(".drafts")).to_contain_text("人数が違います。")
