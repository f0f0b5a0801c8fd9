"""The pages from the public words to the published result, as a person goes through them. [N 評価§6]"""

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from evaluations.form import FieldKind
from evaluations.models import EvaluationWay, PublicSheet
from evaluations.services import public_sheets
from operators.models import OperatorAssignment, User
from publication.models import PublicRecord
from tests.evaluation_makers import entry_of
from tests.evaluations.publishing.conftest import NOON
from tests.evaluations.publishing.finished import first_row, said

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def clock():
    """The day of the tests."""
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def at(client, desk):
    """Signed in; the address of a page of the round."""
    client.force_login(desk.by)
    return lambda page: f"/office/evaluations/{desk.round.pk}/{page}/"


def fields(answer) -> dict[str, str]:
    """What the editor's form would post."""
    context = answer.context
    texts = {
        f"text-{line.field.key}": line.text
        for _, _, found in context["groups"]
        for _, lines in found
        for line in lines
    }
    return {"base": context["base"], "shown": context["shown"], **texts}


def test_a_person_goes_from_the_words_to_the_public_page_and_back(client, desk, at):
    page = client.get(at("public"))
    assert (page.context["left"], PublicSheet.objects.exists()) == (2, False)
    posted = client.post(at("public"), fields(page) | {"act": "all"}, follow=True)
    assert posted.context["left"] == 0
    confirmed = client.post(at("public"), fields(posted) | {"act": "confirm"}, follow=True)
    assert f'href="{at("publish")}"' in confirmed.content.decode()

    last = client.get(at("publish"))
    assert desk.world.member.name not in last.content.decode()
    read = last.context["form"].initial
    stale = client.post(at("publish"), read | {"revision": 0})
    assert (stale.status_code, PublicRecord.objects.exists()) == (422, False)
    client.post(at("publish"), read)
    record = PublicRecord.objects.get()
    hub = client.get(at("ways")).content.decode()
    assert (f"/evaluations/{record.key}/" in hub, "改善計画の1件を" in hub) == (True, True)
    assert client.get(at("ways") + "notice-board.pdf")["Content-Type"] == "application/pdf"

    refused = client.post(at("withdraw"), {"why": "other", "words": "佐久間さんの申し出"})
    assert (refused.status_code, "佐久間さんの申し出" in refused.content.decode()) == (422, True)
    client.post(at("withdraw"), {"why": "consent", "words": ""})
    assert client.get(f"/evaluations/{record.key}/").status_code == 410


def test_other_ratings_since_the_last_look_are_shown_before_they_are_published(client, desk, at):
    desk.replace_all()
    sheet = desk.confirm()
    read = client.get(at("publish")).context["form"].initial
    form = desk.round.form_version.form
    _, row, key = first_row(form, FieldKind.CHOICE)
    choice = form.scale(next(field.scale for field in row.fields if field.key == key)).choices[-1]
    said(desk.round, FieldKind.CHOICE, choice.key)
    refused = client.post(at("publish"), read)
    body = refused.content.decode()
    assert (refused.status_code, "公表する内容が変わりました" in body, choice.label in body) == (
        422,
        True,
        True,
    )
    assert (PublicRecord.objects.exists(), PublicSheet.objects.get().revision) == (False, sheet.revision)
    client.post(at("publish"), client.get(at("publish")).context["form"].initial)
    assert choice.label in str(PublicRecord.objects.get().content)


def test_a_way_keeps_what_was_typed_and_says_what_becomes_of_it(client, desk, at):
    wrong = client.post(at("ways/board"), {"done_on": "令和8年7月11日", "note": "玄関"})
    body = wrong.content.decode()
    assert (wrong.status_code, 'value="令和8年7月11日"' in body, "玄関" in body) == (422, True, True)
    client.post(at("ways/board"), {"done_on": "令和8年7月1日", "note": "玄関"})
    assert EvaluationWay.objects.get().note == "玄関"
    assert "「未公表」に戻ります" in client.get(at("ways/board/remove")).content.decode()
    client.post(at("ways/board/remove"))
    assert (EvaluationWay.objects.exists(), client.get(at("ways/portal")).status_code) == (False, 404)


def test_the_hub_says_whom_it_waits_for_and_what_stays_public_while_results_are_mended(client, desk, at):
    def told() -> tuple[str, str]:
        act = client.get(at("ways")).context["act"]
        return act.title, act.text

    other = User.objects.create_user("two@example.jp", "hinata-bokko-2026", name="別所", role="operator")
    OperatorAssignment.objects.create(user=other, facility=desk.world.facility)
    desk.replace_all()
    sheet = desk.sheet
    public_sheets.ask_second(public_text=sheet, base_revision=sheet.revision, by=desk.by, at=NOON)
    assert told()[0] == "ほかの方の確認を待っています"
    desk.confirm()
    desk.publish()
    desk.round.results_finalised_at = desk.round.results_finalised_by = None
    desk.round.save()
    assert told() == (
        "評価の結果がまだ確定していません",
        "評価の結果を訂正しているところです。確定するまで、公開ページは前のままです。",
    )
    assert f'href="{at("ways/board")}"' in client.get(at("ways")).content.decode()


def test_open_results_show_no_editor_and_nothing_is_stored(client, desk, at):
    desk.round.results_finalised_at = desk.round.results_finalised_by = None
    desk.round.save()
    page = client.post(at("public"), {"act": "all"})
    assert ("確定していません" in page.content.decode(), PublicSheet.objects.exists()) == (True, False)
    assert client.get(at("publish"), follow=True).redirect_chain == [(at("ways"), 302)]


def test_more_texts_cost_no_more_queries_and_the_pages_are_valid(client, desk, at, html_errors):
    sheet, _, field = first_row(desk.round.form_version.form, FieldKind.TEXT)
    answers, counts = {}, []
    for rows in (1, 3):
        for item in sheet.sections[0].items[1:rows]:
            entry_of(desk.round, sheet.key, item.key, **{field: f"{item.heading}と話した"})
        for name in ("public", "public/preview", "ways"):
            with CaptureQueriesContext(connection) as seen:
                answers[f"{name}-{rows}".replace("/", "-")] = client.get(at(name)).content.decode()
            counts.append(len(seen))
    assert counts[:3] == counts[3:]

    desk.replace_all()
    desk.confirm()
    answers["publish"] = client.get(at("publish")).content.decode()
    record = desk.publish()
    for name in ("withdraw", "ways/site"):
        answers[name.replace("/", "-")] = client.get(at(name)).content.decode()
    answers["out"] = client.get(f"/evaluations/{record.key}/").content.decode()
    assert html_errors(answers) == []
