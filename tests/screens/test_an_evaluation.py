"""Each of the four kinds: from the staff sheets to the ward's acceptance, as people do it. [N 評価§4, §6, §7]"""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

import pytest
import time_machine
from django.core.management import call_command
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect

from evaluations.form import Form
from evaluations.models import FormVersion, Round, StaffSheet
from evaluations.shipped_forms import digest_of, shipped
from evaluations.staff_sheets.tokens import link_for
from meetings.models import Meeting, Member, Participation, Reply
from meetings.tokens import token_for
from operators.models import Corporation, Facility, Municipality, SupportCenter, User
from publication.models import PublicRecord
from tests.evaluation_makers import somebody_of
from tests.fixtures.people import World
from tests.makers import office, place

BEGUN, MET, AFTER = "2026-11-20T10:00+09:00", date(2027, 1, 20), "2027-01-21T10:00+09:00"
FILL = """(words) => {
  const groups = new Set();
  for (const box of document.querySelectorAll('main input[type=radio]')) {
    if (groups.has(box.name)) continue;
    groups.add(box.name);
    if (!document.querySelector(`main input[name="${box.name}"]:checked`)) box.checked = true;
  }
  for (const area of document.querySelectorAll('main form.form textarea')) if (!area.value) area.value = words;
}"""
"""Types into every empty field as a person would, but says nothing to htmx: the page's own button saves."""


@pytest.fixture
def council(nerima: World) -> World:
    """A ward that follows Nerima's rules; its support centre has an address."""
    Municipality.objects.filter(pk=nerima.municipality.pk).update(ruleset_id="131202")
    SupportCenter.objects.filter(pk=nerima.support_center.pk).update(email="hokatsu@example.jp")
    return nerima


def short(form: Form) -> Form:
    """The form with two sections of two items: everything is filled, nothing is filled twenty times."""
    sheets = tuple(
        replace(sheet, sections=tuple(replace(each, items=each.items[:2]) for each in sheet.sections[:2]))
        for sheet in form.sheets
    )
    return replace(form, sheets=sheets)


def office_with_council(world: World, service: str) -> Facility:
    """An office with everybody the evaluation needs, whose ward uses a short form."""
    made = office(
        service,
        "1392000999",
        municipality=Municipality.objects.get(pk=world.municipality.pk),
        corporation=world.corporation,
        name="見本の家",
    )
    place(made, "ひなた圏域")
    made.placements.update(support_center=world.support_center)
    form = shipped(made.kind)
    assert form is not None
    FormVersion.objects.create(
        municipality=made.municipality, service=service, number=1, state="in_force", title=form.title,
        definition=short(form).as_json(), digest=digest_of(short(form)), made_at=timezone.now(), in_force_at=timezone.now(),
    )  # fmt: skip
    elsewhere = Corporation.objects.create(name="見本大学", number="2010001000001")
    for category in ("user", "family", "community", "municipality", "medical", "staff"):
        Member.objects.create(facility=made, category=category, name=f"見本 {category}", delivery="hand")
    Member.objects.create(
        facility=made, category="expert", name="見本 学", delivery="hand", corporation=elsewhere
    )
    return made


def planned_meeting(facility: Facility) -> Meeting:
    """The office's meeting two months ahead; its agenda says nothing of an evaluation yet."""
    made = Meeting.objects.create(
        held_on=MET, status="planned", place="区民館", participants_key=Meeting.key_of([facility]), starts_at="14:00"
    )  # fmt: skip
    Participation.objects.create(meeting=made, facility=facility, standing="host")
    made.agenda.create(position=0, kind="every_time", title="利用者状況の報告")
    return made


@pytest.fixture
def desk_of(browser: Browser, sign_in) -> Iterator[Callable[[User], Page]]:
    """Opens a signed-in person's browser; all are closed afterwards, for each holds connections of the server."""
    opened = []

    def open_for(user: User) -> Page:
        context = browser.new_context(locale="ja-JP", viewport={"width": 1280, "height": 900})
        opened.append(context)
        sign_in(context, user)
        return context.new_page()

    yield open_for
    for context in opened:
        context.close()


def press(page: Page, name: str) -> None:
    """Press the page's button and wait for the page it leads to: some draw a paper first."""
    with page.expect_navigation():
        page.get_by_role("main").get_by_role("button", name=re.compile(name)).click()


def fill_all(page: Page, name: str, words: str, until: str) -> None:
    """Fill page after page with the same button, until an address is reached."""
    for _ in range(12):
        if re.search(until, page.url):
            return
        page.wait_for_load_state()  # what is filled before the page stands is not sent
        page.evaluate(FILL, words)
        press(page, name)
    raise AssertionError(f"{until} was never reached from {page.url}: {page.locator('main').inner_text()}")


class Story:
    """One office's evaluation, step by step; ``base`` is the portal's address."""

    def __init__(self, base: str, desk: Page, phone: Page, facility: Facility) -> None:
        self.base, self.desk, self.phone, self.facility = base, desk, phone, facility

    @property
    def round(self) -> Round:
        return Round.objects.get(facility=self.facility)

    def goto(self, path: str) -> None:
        self.desk.goto(f"{self.base}/office/evaluations/{self.round.pk}/{path}")

    def begin(self) -> None:
        number, code = self.facility.number, self.facility.kind.code
        self.desk.goto(f"{self.base}/office/evaluations/offices/{number}/{code}/start/")
        press(self.desk, "始める")
        expect(self.desk.get_by_role("heading", level=1)).to_contain_text("令和8年度")

    def ask_the_staff(self) -> None:
        self.goto("staff/add/")
        lines = "見本 一郎, 介護職員\n見本 二郎, 介護職員\n見本 三郎, 看護職員"
        self.desk.get_by_role("main").locator("textarea").first.fill(lines)
        press(self.desk, "まとめて加える")
        assert StaffSheet.objects.filter(round=self.round).count() == 3
        first, *others = StaffSheet.objects.filter(round=self.round)
        self.phone.goto(link_for(first))
        with self.phone.expect_navigation():
            self.phone.get_by_role("link", name="答え始める").click()
        fill_all(self.phone, "保存して", "申し送りを短くしたい。", "check/")
        press(self.phone, "提出する")
        expect(self.phone.get_by_role("heading", level=1)).to_have_text("提出しました")
        first.refresh_from_db()
        for sheet in others:  # as the first, without three times the same walk
            told = {"answers": first.answers, "submitted_at": first.submitted_at}
            StaffSheet.objects.filter(pk=sheet.pk).update(**told)
        self.goto("staff/close/")
        press(self.desk, "締め切る")

    def choose_meeting(self) -> None:
        self.goto("day/")
        self.desk.get_by_role("main").get_by_role("radio").first.check(force=True)
        press(self.desk, "この会議で評価を行う")

    def evaluate_itself(self) -> None:
        for sheet in self._sheets("self"):
            self.goto(f"self/{sheet}/")
            done = rf"/self/$(?<!/self/self/)|self-final/|/\d+/self/(?!{sheet}/)"
            fill_all(self.desk, "保存して", "月に1回、職員会議で振り返った。", done)
        self.goto("self-final/")
        press(self.desk, "^確定する")

    def _sheets(self, *phases: str) -> list[str]:
        form = self.round.form_version.form
        return [sheet.key for sheet in form.sheets if any(field.phase in phases for field in sheet.fields)]

    def announce(self) -> None:
        part = self.round.participation
        assert part is not None
        self.desk.goto(f"{self.base}/office/meetings/{part.meeting_id}/notice/")
        self.desk.goto(f"{self.base}/office/meetings/{part.meeting_id}/notice/send/")
        for box in self.desk.locator("main input[type=checkbox]").all():
            box.check(force=True)
        press(self.desk, "送|作成")

    def hear_a_member(self) -> None:
        """Somebody answers behind the link, on a telephone."""
        reply = Reply.objects.get(participation=self.round.participation, member__category="family")
        self.phone.goto(f"{self.base}/r/{token_for(reply)}/evaluation/")
        self.phone.evaluate(FILL, "行事をもっと知らせてほしい。")
        press(self.phone, "送る|伝える|保存")
        expect(self.phone.get_by_role("main")).to_contain_text("ご意見をお預かりしています")

    def meet(self) -> None:
        part = self.round.participation
        assert part is not None
        self.desk.goto(f"{self.base}/office/meetings/{part.meeting_id}/attendance/")
        for row in self.desk.locator("fieldset.attend-row").all():
            row.get_by_label("出席", exact=True).check(force=True)
        press(self.desk, "保存して確定へ進む")
        press(self.desk, "出欠を確定する")

    def conclude(self) -> None:
        self.goto("evaluators/")
        press(self.desk, "この内容で記録する")
        for sheet in self._sheets("council", "after"):
            self.goto(f"results/?sheet={sheet}")
            fill_all(self.desk, "保存して", "町会の防災訓練に参加する。", rf"final/|sheet=(?!{sheet})")
        self.goto("results/final/")
        press(self.desk, "評価の結果を確定する")

    def publish(self) -> None:
        self.goto("public/")
        self.desk.get_by_role("button", name="個人が特定されないことを確認した").click()  # the page stays
        expect(self.desk.get_by_role("heading", name="公表できます")).to_be_visible()
        self.goto("publish/")
        press(self.desk, "この内容で公表する")
        record = PublicRecord.objects.get(facility=self.facility)
        self.phone.goto(f"{self.base}/evaluations/{record.key}/")
        expect(self.phone.get_by_role("heading", level=1)).to_contain_text("評価")

    def report(self, ward: Page) -> None:
        self.goto("report/submit/")
        press(self.desk, "提出する")
        submission = self.round.submission
        assert submission is not None
        ward.goto(f"{self.base}/ward/inbox/{submission.pk}/")
        expect(ward.get_by_role("main")).to_contain_text("見本の家")
        press(ward, "受理する")
        self.goto("")
        expect(self.desk.get_by_role("main")).to_contain_text("受理")


EVALUATED = {
    "EVALUATION_MISSING",
    "EVALUATION_DUE",
    "EVALUATION_UNREACHABLE",
    "EVALUATION_NOT_ANNOUNCED",
    "EVALUATOR_PUBLIC_MISSING",
    "EVALUATOR_NEUTRAL_MISSING",
    "EVALUATOR_SAME_CORPORATION",
    "EVALUATION_UNPUBLISHED",
    "EVALUATION_REPORT_NOT_SUBMITTED",
}


def judged(capsys, facility: Facility) -> tuple[str, set[str]]:
    """What the rules say a day later: where the evaluation stands, and the codes about evaluations."""
    asked = {"fiscal_year": "2026", "as_of": "2027-01-22", "facility": facility.reference, "format": "json"}
    call_command("assess_compliance", **asked)
    (line,) = json.loads(capsys.readouterr().out)["facilities"]
    return line["evaluation"], {each["code"] for each in line["findings"]} & EVALUATED


@pytest.fixture
def clock() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(BEGUN, tick=True) as traveller:
        yield traveller


@pytest.mark.parametrize(
    "service", ["small_multifunctional", "nursing_multifunctional", "regular_visiting", "group_home"]
)
def test_from_staff_sheet_to_acceptance(
    service, council, desk_of, phone, live_server, settings, clock, capsys
):
    settings.BASE_URL = live_server.url
    facility = office_with_council(council, service)
    planned_meeting(facility)
    operator = somebody_of(facility)
    story = Story(live_server.url, desk_of(operator), phone, facility)
    story.begin()
    story.ask_the_staff()
    story.choose_meeting()
    story.evaluate_itself()
    story.announce()
    story.hear_a_member()
    clock.move_to(AFTER)
    story.desk = desk_of(operator)  # two months later nobody is signed in any more
    story.meet()
    story.conclude()
    story.publish()
    story.report(desk_of(council.ward))
    assert judged(capsys, facility) == ("done", set())
