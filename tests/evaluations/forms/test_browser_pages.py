"""The ward's forms and answers in the browser: axe, HTML, no page that scrolls sideways."""

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from evaluations.models import Entry, Round
from evaluations.services.form_drafts import keep_draft
from evaluations.services.form_use import use
from tests.evaluation_makers import round_of
from tests.evaluations.forms.workbooks import handed_back, short_form, with_first_item
from tests.makers import NOON, office

HOME = "group_home"
LOOKED_AT = ("forms", "draft", "answers")


@pytest.fixture(autouse=True)
def autumn():
    with time_machine.travel("2026-11-22T10:00+09:00", tick=True):
        yield


@pytest.fixture
def pages(nerima):
    """A ward with a form in force, a draft, and three offices whose results are final."""
    ward = {"by": nerima.ward, "at": NOON}
    own = keep_draft(municipality=nerima.municipality, form=short_form(), **ward)
    use(version=own, seen="shipped", **ward)
    other = with_first_item(short_form("次"), "別の文", "i99")
    draft = keep_draft(municipality=nerima.municipality, form=other, **ward)
    for number in range(4):
        home = office(HOME, f"137200000{number}", municipality=nerima.municipality)
        of, final = round_of(home), {"self_finalised_at": NOON, "results_finalised_at": NOON}
        by = {"self_finalised_by": of.started_by, "results_finalised_by": of.started_by}
        Round.objects.filter(pk=of.pk).update(**final, **by)
        values = {"rating": "a", "counts": {"a": 2, "d": 1}}
        Entry.objects.create(round=of, sheet="tool", row="i1", values=values, saved_at=NOON)
    return {
        "forms": reverse("ward_forms"),
        "in force": reverse("ward_form", args=[own.pk]),
        "draft": reverse("ward_form", args=[draft.pk]),
        "shipped": reverse("ward_form_shipped", args=[HOME]),
        "import": reverse("ward_form_import", args=[HOME]),
        "answers": reverse("ward_evaluation_answers"),
        "no answers": reverse("ward_evaluation_answers") + "?service=regular_visiting",
    }


def test_no_barriers_on_any_width(live_server, page, console, sign_in, barriers, sideways, nerima, pages):
    sign_in(page.context, nerima.ward)
    found = {}
    for name in LOOKED_AT:
        page.goto(live_server.url + pages[name])
        page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
        found[name] = (barriers(page), sideways(page))
    assert (found, console) == (dict.fromkeys(LOOKED_AT, ([], [])), [])


def test_the_pages_are_valid_html(client, nerima, pages, html_errors):
    client.force_login(nerima.ward)
    answers = {name: client.get(address).content.decode() for name, address in pages.items()}
    faulty = handed_back(lambda book: book["欄"].__setitem__("D8", "自由記述"))
    told = client.post(pages["import"], {"file": SimpleUploadedFile("様式.xlsx", faulty)})
    assert html_errors(answers | {"faults": told.content.decode()}) == []
