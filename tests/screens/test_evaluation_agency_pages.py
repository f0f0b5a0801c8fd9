"""The pages of the agency's evaluation, of the relief and of reports on paper: axe, HTML and small screens, also with errors."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from evaluations.models import Relief
from operators.models import Facility
from tests.evaluation_makers import agency_evaluation_of, entry_of, round_of
from tests.fixtures.people import World

LONG = "https://www.example.jp/hyoka/" + "nagai-" * 20
DAY = date(2026, 10, 1)
SIMPLE = {"apply", "withdraw", "register", "add"}
"""Pieces of addresses of forms like the others': their HTML is checked, no browser opens them."""


@pytest.fixture
def pages(nerima: World, itabashi: World) -> dict[str, list[str]]:
    """Addresses by who opens them; an office with a planned evaluation, a goal, and a relief that waits to be told."""
    home = nerima.facility
    Facility.objects.filter(pk=home.pk).update(evaluation_route="agency")
    home.refresh_from_db()
    of = round_of(home, by=nerima.operator)
    of.evaluation = agency_evaluation_of(home, DAY, agency_name="見本評価機関", result_url=LONG)
    of.save()
    entry_of(of, "goals", "1", goal=LONG, issue=LONG, work="消防署に頼む", period="毎月")
    relief = Relief.objects.create(
        facility=home, fiscal_year=2026, applied_on=date(2026, 6, 1), words=LONG, agency_name="見本評価機関",
        last_evaluated_on=date(2025, 11, 1), decided_on=date(2026, 8, 1), approved=True,
    )  # fmt: skip
    place = [home.number, home.kind.code]
    office = [reverse(name, args=place) for name in ("evaluation_route", "relief", "relief_apply")]
    office += [reverse(name, args=[of.pk]) for name in ("evaluation_agency", "evaluation_goal_add")]
    office += [
        reverse("evaluation_goal", args=[of.pk, 1]),
        reverse("relief_withdraw", args=[*place, relief.pk]),
    ]
    paper = reverse("ward_report_register_office", args=place)
    ward = [reverse(name) for name in ("ward_reliefs", "ward_relief_paper", "ward_report_register")]
    ward += [reverse(name, args=[relief.pk]) for name in ("ward_relief", "ward_relief_withdraw")]
    ward += [reverse("ward_relief_register", args=place), paper]
    ward += [f"{paper}?what=new", f"{paper}?what=m{nerima.participation.pk}"]
    return {"operator": office, "ward": ward}


def test_no_barriers_on_any_width(live_server, page, sign_in, barriers, sideways, pages, nerima):
    found = {}
    for who, addresses in pages.items():
        sign_in(page.context, getattr(nerima, who))
        for address in (each for each in addresses if not SIMPLE & set(each.strip("/").split("/"))):
            page.goto(live_server.url + address)
            page.eval_on_selector_all("details", "all => all.forEach(each => { each.open = true })")
            found[address] = (barriers(page), sideways(page))
    assert found == {address: ([], []) for address in found}


def test_the_pages_are_valid_html_also_with_what_was_typed_wrong(client: Client, html_errors, pages, nerima):
    bodies: dict[str, str] = {}
    for who, addresses in pages.items():
        client.force_login(getattr(nerima, who))
        for address in addresses:
            bodies[f"{who}{len(bodies)}"] = client.get(address).content.decode()
            wrong = client.post(address, {"evaluated_on": "きのう", "decide": "1"})
            if wrong.status_code == 422:
                bodies[f"{who}{len(bodies)} wrong"] = wrong.content.decode()
    assert len(bodies) == 25
    assert html_errors(bodies) == []
