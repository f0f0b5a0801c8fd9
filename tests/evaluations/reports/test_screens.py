"""The pages of documents and reports in the browser: axe and HTML, one walk through all of them."""

from collections.abc import Callable
from typing import Any

from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import Page

from evaluations.models import ReportDelivery
from evaluations.report.links import token_for
from tests.evaluations.reports.stage import submitted


def pages_of(ready: Any) -> dict[str, list[str]]:
    """By who looks: the addresses; the report is submitted."""
    of = ready.of.pk
    before = [reverse(name, args=[of]) for name in ("evaluation_document", "evaluation_submit")]
    delivery = ReportDelivery.objects.get(version__submission=submitted(ready.of, ready.user, timezone.now()))
    submission = delivery.version.submission_id
    return {
        "operator": [
            *before,
            reverse("evaluation_report", args=[of]),
            reverse("submission", args=[submission]),
            reverse("report_link", args=[token_for(delivery)]),
        ],
        "ward": [reverse(name, args=[submission]) for name in ("ward_submission", "ward_submission_return")],
        "center": [reverse("center_reports"), reverse("center_report", args=[delivery.pk])],
    }


def test_no_barriers_on_any_width(
    live_server: Any,
    page: Page,
    console: list[str],
    sign_in: Callable[..., None],
    barriers: Callable[..., list[str]],
    sideways: Callable[..., list[str]],
    ready: Any,
) -> None:
    for role, addresses in pages_of(ready).items():
        sign_in(page.context, getattr(ready.world, role))
        for address in addresses:
            page.goto(live_server.url + address)
            assert (address, barriers(page), sideways(page), console) == (address, [], [], [])


def test_the_pages_are_valid_html(client: Any, ready: Any, html_errors: Callable[..., Any]) -> None:
    answers = {}
    for role, addresses in pages_of(ready).items():
        client.force_login(getattr(ready.world, role))
        for number, address in enumerate(addresses):
            answers[f"{role} {number}"] = client.get(address).content.decode()
    assert html_errors(answers) == []
