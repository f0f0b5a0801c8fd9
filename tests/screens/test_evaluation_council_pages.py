"""The pages about the council's evaluation: axe, HTML and small screens, also with errors and after they are final."""

import pytest
from django.urls import reverse
from playwright.sync_api import Page

from evaluations.models import Round
from evaluations.services import results
from meetings.models import Meeting, Participation, Reply
from meetings.tokens import token_for
from tests.evaluation_makers import entry_of, opinion_of, round_of
from tests.fixtures.people import World
from tests.makers import NOON

LONG = "https://www.example.jp/hyoka/" + "nagai-" * 20


@pytest.fixture
def evaluated(nerima: World, itabashi: World) -> Round:
    """A round with a final self-evaluation, an opinion by the link, its meeting held."""
    part = nerima.participation
    Participation.objects.filter(pk=part.pk).update(carries_evaluation=True)
    by = nerima.operator
    of = round_of(nerima.facility, participation=part, self_finalised_at=NOON, self_finalised_by=by, by=by)
    entry_of(of, "tool", "i1", rating="b", words="朝の申し送りで分かち合っています。")
    said = {"tool": {"i1": {"opinion": LONG, "external": "a"}}}
    opinion_of(of, nerima.member, values=said)
    return of


def addresses(of: Round, world: World) -> dict[str, str]:
    reply, _ = Reply.objects.get_or_create(participation=world.participation, member=world.member)
    names = ("opinions", "evaluators", "results", "results_final")
    pages = {name: reverse(f"evaluation_{name}", args=[of.pk]) for name in names}
    return pages | {"member": reverse("reply_evaluation", args=[token_for(reply)])}


def closed(of: Round, world: World) -> dict[str, str]:
    """The same after the results are final; and the page that opens them again."""
    Meeting.objects.filter(pk=world.meeting.pk).update(status="held")
    results.finalise(round=of, by=world.operator, at=NOON)
    found = {f"{name}, final": address for name, address in addresses(of, world).items()}
    return found | {"reopen": reverse("evaluation_results_reopen", args=[of.pk])}


def test_no_barriers_on_any_width(live_server, page: Page, sign_in, barriers, sideways, evaluated, nerima):
    sign_in(page.context, nerima.operator)
    found = {}
    for stage in (addresses, closed):
        for name, address in stage(evaluated, nerima).items():
            page.goto(live_server.url + address)
            page.eval_on_selector_all("details", "all => all.forEach(each => { each.open = true })")
            found[name] = (barriers(page), sideways(page))
    assert found == {name: ([], []) for name in found}


def test_the_pages_are_valid_html(client, html_errors, evaluated, nerima):
    client.force_login(nerima.operator)
    pages = addresses(evaluated, nerima)
    second = nerima.facility.members.create(category="expert", name="見本 清")
    pages["received"] = reverse("evaluation_opinion", args=[evaluated.pk, second.pk])
    answers = {name: client.get(address).content.decode() for name, address in pages.items()}
    for name, typed in {
        "evaluators": {"neutral": "present", "number": "12"},
        "results_final": {},
        "member": {"words": "別の画面", "seen": "0"},
        "received": {"gathered_on": "きのう"},
    }.items():
        wrong = client.post(pages[name], typed)
        assert wrong.status_code == 422, name
        answers[f"{name}, wrong"] = wrong.content.decode()
    later = closed(evaluated, nerima).items()
    answers |= {name: client.get(address).content.decode() for name, address in later}
    assert html_errors(answers) == []
