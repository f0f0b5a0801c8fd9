"""Three offices, one meeting: from the sign-in sheet to the ward's acceptance, with one return. [合同§2, §3]"""

import re
from dataclasses import dataclass
from datetime import date

import pytest
import time_machine
from django.core.mail import EmailMessage
from playwright.sync_api import Browser, Page, expect

from meetings.models import AgendaItem, Meeting, Member, Participation, Submission
from operators.models import Facility, Municipality, User
from outbox.tasks import sweep_outbox
from tests.fixtures.people import World
from tests.makers import office, place
from tests.planning.conftest import person

HELD_ON, TODAY = date(2027, 6, 10), date(2027, 6, 11)
COMMON_WORDS = "開会のあいさつのあと、三つの事業所が順に報告した。"


@dataclass(frozen=True)
class Desk:
    """One office, who works there, and the page they work on."""

    facility: Facility
    user: User
    page: Page

    @property
    def words(self) -> str:
        """What only this office's part says."""
        return f"{self.facility.name}の利用者は安定している。"

    def goto(self, base: str, path: str) -> None:
        self.page.goto(f"{base}{path}?facility={self.facility.pk}")


@pytest.fixture(autouse=True)
def the_day_after():
    with time_machine.travel("2027-06-11T10:00+09:00", tick=True):
        yield


@pytest.fixture
def partners(nerima: World, itabashi: World) -> list[Facility]:
    """Two offices of the same area."""
    Municipality.objects.filter(pk=nerima.municipality.pk).update(ruleset_id="131202")
    nerima.member.delete()
    made = [
        office("small_multifunctional", "1392000777", municipality=nerima.municipality, name="隣の小多機"),
        office("community_day", "1372000888", municipality=nerima.municipality, name="向かいのデイ"),
    ]
    for each in made:
        place(each, "ひなた圏域")
    return made


@pytest.fixture
def meeting(nerima: World, partners: list[Facility]) -> Meeting:
    """Planned by the first office, joined by the two; nobody has told yet that it was held."""
    offices = [nerima.facility, *partners]
    made = Meeting.objects.create(
        held_on=HELD_ON, status="planned", place="区民館", participants_key=Meeting.key_of(offices)
    )
    for number, each in enumerate(offices):
        standing = "confirmed" if number else "host"
        Participation.objects.create(meeting=made, facility=each, standing=standing)
        for category in ("user", "community", "staff"):
            by_mail = category == "community"
            Member.objects.create(
                facility=each, category=category, name=f"見本 {number}{category}",
                delivery="email" if by_mail else "hand", email=f"{category}{number}@example.jp" if by_mail else "",
            )  # fmt: skip
    AgendaItem.objects.create(meeting=made, position=0, kind="every_time", title="利用者状況の報告")
    return made


@pytest.fixture
def desks(browser: Browser, sign_in, nerima: World, partners: list[Facility]) -> list[Desk]:
    """The three offices, each in a browser of its own."""
    people = [nerima.operator, person("tonari", partners[0]), person("mukai", partners[1])]
    made = []
    for facility, user in zip([nerima.facility, *partners], people, strict=True):
        context = browser.new_context(locale="ja-JP", viewport={"width": 1280, "height": 900})
        sign_in(context, user)
        made.append(Desk(facility, user, context.new_page()))
    return made


def note_attendance(desk: Desk, base: str, meeting: Meeting) -> None:
    """The member of the neighbourhood sent word; everybody else came."""
    desk.goto(base, f"/office/meetings/{meeting.pk}/attendance/")
    for row in desk.page.locator("fieldset.attend-row").all():
        away = "community" in row.inner_text()
        row.get_by_label("欠席（連絡あり）" if away else "出席", exact=True).check(force=True)
    desk.page.get_by_role("button", name="保存して確定へ進む").click()
    desk.page.get_by_role("button", name="出欠を確定する").click()


def write(desk: Desk, base: str, meeting: Meeting, part: str, report: str) -> None:
    """Write one part and finalise it; ``part`` is its heading on the overview."""
    page = desk.page
    desk.goto(base, f"/office/meetings/{meeting.pk}/minutes/")
    page.get_by_role("button", name=re.compile(f"議事録を書き始める.*{part}")).click()
    point = page.get_by_role("group", name="利用者状況の報告")
    point.get_by_label("報告", exact=True).fill(report)
    point.get_by_label("要望", exact=True).fill("広報紙を町会にも届けてほしい。")
    page.get_by_role("button", name="保存して、確定へ進む").click()
    page.get_by_role("button", name="確定する", exact=True).click()


def submit(desk: Desk, base: str, meeting: Meeting, answer: str = "") -> None:
    desk.goto(base, f"/office/meetings/{meeting.pk}/submit/")
    if answer:
        desk.page.get_by_label(re.compile("回答|区への")).fill(answer)
    desk.page.get_by_role("button", name=re.compile("区に提出して")).click()
    expect(desk.page.get_by_role("main")).to_contain_text("受付番号")


def send_back(page: Page, base: str, submission: Submission) -> None:
    page.goto(f"{base}/ward/inbox/{submission.pk}/")
    page.get_by_role("link", name="理由を書いて差し戻す").click()
    page.get_by_label(re.compile("^理由|差戻しの理由")).fill("利用者数を書いてください。")
    page.locator("summary", has_text="利用者状況の報告").click()
    page.locator("details[open] textarea").first.fill("人数が分かりません。")
    page.get_by_role("button", name="差し戻して、メールを送る").click()


def correct(desk: Desk, base: str, meeting: Meeting) -> None:
    """From the home to the corrected and submitted minutes."""
    page = desk.page
    page.goto(f"{base}/office/")
    page.get_by_role("link", name=re.compile("差し戻された議事録")).click()
    expect(page.get_by_role("main")).to_contain_text("人数が分かりません。")
    page.get_by_role("link", name="議事録を訂正する").click()
    page.get_by_label("訂正の理由").fill("利用者数を加えた")
    page.get_by_role("button", name="訂正を始める").click()
    point = page.get_by_role("group", name="利用者状況の報告")
    point.get_by_label("報告", exact=True).fill(f"{desk.words}利用者は18人。")
    page.get_by_role("button", name="保存して、確定へ進む").click()
    page.get_by_role("button", name="確定する", exact=True).click()
    submit(desk, base, meeting, answer="利用者数を加えました。")


def minutes_mail(mails: list[EmailMessage], address: str) -> list[str]:
    """The links to minutes that an address got, in order."""
    texts = [str(mail.body) for mail in mails if address in mail.to[0]]
    return [found[0] for text in texts if (found := re.search(r"http\S+/r/minutes/\S+/", text))]


def sees_only_its_own(desk: Desk, others: list[Desk], base: str, meeting: Meeting) -> None:
    desk.goto(base, f"/office/meetings/{meeting.pk}/minutes/preview/")
    reads_only_its_own(desk.page, desk, others)


def reads_only_its_own(page: Page, desk: Desk, others: list[Desk]) -> None:
    """The office's part and the common one, and nothing of the others'."""
    text = page.get_by_role("main").inner_text()
    assert (desk.words in text, COMMON_WORDS in text) == (True, True)
    assert [other.words for other in others if other is not desk and other.words in text] == []


def accept_all(page: Page, base: str) -> None:
    for submission in Submission.objects.order_by("pk"):
        page.goto(f"{base}/ward/inbox/{submission.pk}/")
        page.get_by_role("button", name="受理する", exact=True).click()
        expect(page.get_by_role("main")).to_contain_text("受理")


def test_from_attendance_to_acceptance(
    live_server, page: Page, phone: Page, sign_in, nerima, meeting, desks, mailoutbox, settings
):
    settings.BASE_URL = base = live_server.url
    home, second, _ = desks
    for desk in desks:
        note_attendance(desk, base, meeting)
    assert Meeting.objects.get(pk=meeting.pk).status == "held"
    for desk in desks[1:]:
        write(desk, base, meeting, desk.facility.name, desk.words)
    second.goto(base, f"/office/meetings/{meeting.pk}/submit/")
    expect(second.page.get_by_role("main")).to_contain_text("共通の部分が、まだ確定していません")
    write(home, base, meeting, "共通部分", COMMON_WORDS)
    write(home, base, meeting, home.facility.name, home.words)
    for desk in desks:
        sees_only_its_own(desk, desks, base, meeting)
        submit(desk, base, meeting)
    receipts = {each.facility_id: each.receipt for each in Submission.objects.all()}
    assert (len(set(receipts.values())), Participation.objects.filter(submitted_on=TODAY).count()) == (3, 3)

    sign_in(page.context, nerima.ward)
    send_back(page, base, Submission.objects.get(facility=second.facility))
    correct(second, base, meeting)
    accept_all(page, base)
    assert {each.facility_id: each.receipt for each in Submission.objects.all()} == receipts
    found = {each.facility_id: (each.state, each.versions.count()) for each in Submission.objects.all()}
    assert found == {desk.facility.pk: ("accepted", 2 if desk is second else 1) for desk in desks}

    sweep_outbox()
    phone.goto(minutes_mail(mailoutbox, "community1@example.jp")[-1])
    reads_only_its_own(phone, second, desks)
    expect(phone.get_by_role("main")).to_contain_text("利用者は18人")
    expect(phone.get_by_role("main")).not_to_contain_text("見本 1user")
