"""The pages of a self-evaluation: axe, HTML and small screens, with what the staff said, with errors and when final."""

import pytest
from django.urls import reverse
from playwright.sync_api import Page

from evaluations.models import Round
from evaluations.services import self_evaluation
from evaluations.staff_sheets.rollup import roll_up
from operators.models import Facility
from tests.evaluation_makers import entry_of, round_of, staff_sheet_of
from tests.evaluations.sheets.small import FORM, small_version
from tests.fixtures.people import World
from tests.makers import NOON

LONG = "https://www.example.jp/hyoka/" + "nagai-" * 20


@pytest.fixture
def written(nerima: World, itabashi: World) -> Round:
    """A round whose staff sheets are closed, one row filled; last year's stands beside it."""
    Facility.objects.filter(pk=nerima.facility.pk).update(service="group_home")
    nerima.facility.refresh_from_db()
    by, version = nerima.operator, small_version(nerima.municipality)
    told = {"form_version": version, "by": by}
    last = round_of(nerima.facility, fiscal_year=2025, self_finalised_at=NOON, self_finalised_by=by, **told)
    entry_of(last, "own", "i1", rating="b", words=LONG)
    said = roll_up(FORM, [("carer", {"i1": {"mark": "a", "note": f"{LONG}{n}"}}) for n in range(3)])
    of = round_of(
        nerima.facility, staff_closed_at=NOON, staff_closed_by=by, staff_result=said.as_json(), **told
    )
    staff_sheet_of(of)
    entry_of(of, "own", "i1", rating="a", words=LONG)
    return of


def addresses(of: Round) -> dict[str, str]:
    names = ("sheets", "self_final")
    pages = {name: reverse(f"evaluation_{name}", args=[of.pk]) for name in names}
    return pages | {"sheet": reverse("evaluation_sheet", args=[of.pk, "own"])}


def closed(of: Round) -> dict[str, str]:
    """The same when it is final; and the page that opens it again."""
    for row in ("i2", "i3"):
        entry_of(of, "own", row, rating="a")
    self_evaluation.finalise(round=of, by=of.started_by, at=NOON)
    found = addresses(of)
    del found["self_final"]
    found = {f"{name}, final": address for name, address in found.items()}
    return found | {"reopen": reverse("evaluation_self_reopen", args=[of.pk])}


def test_no_barriers_on_any_width(live_server, page: Page, sign_in, barriers, sideways, written, nerima):
    sign_in(page.context, nerima.operator)
    found = {}
    for stage in (addresses, closed):
        for name, address in stage(written).items():
            page.goto(live_server.url + address)
            page.eval_on_selector_all("details", "all => all.forEach(each => { each.open = true })")
            found[name] = (barriers(page), sideways(page))
    assert found == {name: ([], []) for name in found}


def test_the_pages_are_valid_html(client, html_errors, written, nerima):
    client.force_login(nerima.operator)
    pages = addresses(written)
    answers = {name: client.get(address).content.decode() for name, address in pages.items()}
    wrong = {"i1-words": "別の画面", "i1-seen": "0", "i2-many-a": "多い", "i2-words": "あ" * 4001}
    for status, name in ((409, "sheet"), (422, "self_final")):
        answer = client.post(pages[name], wrong)
        assert answer.status_code == status, name
        answers[f"{name} refused"] = answer.content.decode()
    for name, address in closed(written).items():
        answers[name] = client.get(address).content.decode()
    assert html_errors(answers) == []
