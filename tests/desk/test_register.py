"""Paper and mail that came to the ward: received like everything else, once, and nothing half-written."""

from datetime import date, datetime
from pathlib import Path

import pytest
import time_machine
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from meetings.models import Attendance, DeskEvent, DeskNote, Material, Meeting, Participation, Submission
from operators.models import HistoryEntry
from tests.desk.conftest import LATER, version_of
from tests.makers import meeting, submission_of

NOW = datetime.fromisoformat("2026-11-22T10:00+09:00")
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de"
    "0000000c49444154789c63f8ffff3f0005fe02fe0def46b80000000049454e44ae426082"
)
GIVEN = {"way": "paper", "received_on": "令和8年7月1日"}


@pytest.fixture(autouse=True)
def autumn():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def register(client, nerima, itabashi):
    """Send the form of the ward's office; without fields open it."""

    def go(**fields):
        client.force_login(nerima.ward)
        address = reverse("ward_register_office", args=[nerima.facility.number, nerima.facility.kind.code])
        return client.post(address, GIVEN | fields) if fields else client.get(address)

    return go


def scan(name: str = "gijiroku.png", content: bytes = PNG) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, content_type="image/png")


def files() -> list[Path]:
    return [path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()]


def written() -> tuple[int, ...]:
    kinds = (Submission, Material, Attendance, DeskEvent, DeskNote)
    return (*(kind.objects.count() for kind in kinds), len(files()))


def test_paper_is_received_with_its_scan(register, client, nerima):
    answer = register(
        meeting=str(nerima.meeting.pk),
        scans=[scan()],
        present=["user", "community"],
        delivered="on",
        words="窓口で受け取った",
    )
    made = Submission.objects.get()
    assert answer["Location"] == reverse("ward_submission", args=[made.pk])
    assert (made.receipt, made.state, made.received_on) == ("R8-0001", "received", date(2026, 7, 1))
    version = version_of(made)
    assert (version.way, version.record, version.read_by, version.number) == ("paper", {}, nerima.ward, 1)
    assert [material.kind for material in version.materials.all()] == ["scan"]
    part = nerima.participation
    assert (part.submitted_on, part.delivered, part.delivered_on) == (date(2026, 7, 1), True, None)
    rows = Attendance.objects.filter(participation=part).values_list("category", "name", "manner")
    assert list(rows) == [("community", "地域住民の代表者", "present"), ("user", "利用者", "present")]
    assert [note.words for note in made.notes.all()] == ["窓口で受け取った"]
    assert list(made.events.values_list("verb", flat=True)) == ["submit"]
    page = client.get(answer["Location"])
    assert reverse("ward_material_file", args=[version.materials.get().pk]) in page.content.decode()


def test_a_planned_meeting_whose_minutes_are_here_was_held(register, nerima):
    planned = meeting(date(2026, 10, 1), nerima.facility, status="planned")
    register(meeting=str(planned.pk), way="mail", received_on="2026-10-20")
    planned.refresh_from_db()
    assert planned.status == "held"
    entry = HistoryEntry.objects.get(subject=f"meeting {planned.pk}")
    assert (entry.verb, entry.changes) == ("開催の記録", {"status": ["planned", "held"]})


def test_a_meeting_nobody_knew_of_is_recorded_as_held(register, nerima):
    register(meeting="new", held_on="令和8年5月1日", received_on="2026-05-20")
    made = Meeting.objects.get(held_on=date(2026, 5, 1))
    assert (made.status, made.participants_key) == ("held", nerima.facility.reference)
    part = made.participations.get()
    assert (part.facility, part.submitted_on) == (nerima.facility, date(2026, 5, 20))


def test_what_was_returned_comes_again_under_the_same_receipt(register, nerima):
    first = submission_of(nerima.participation, state="returned")
    Participation.objects.filter(pk=nerima.participation.pk).update(submitted_on=date(2026, 6, 25))
    register(meeting=str(nerima.meeting.pk), scans=[scan()])
    again = Submission.objects.get()
    assert (again, again.state, version_of(again).number) == (first, "received", 2)
    assert nerima.participation.submitted_on == date(2026, 6, 25)
    assert list(again.events.values_list("verb", flat=True)) == ["resubmit"]


def test_what_is_there_is_not_received_twice(register, nerima):
    there = submission_of(nerima.participation)
    answer = register(meeting="new", held_on="2026-06-20", scans=[scan()])
    assert answer.status_code == 422
    assert answer.context["form"].errors["meeting"] == [
        "この会議の議事録は、受付番号 R8-0001 としてすでに届いています。"
    ]
    assert reverse("ward_submission", args=[there.pk]) in answer.content.decode()
    assert written() == (1, 0, 0, 0, 0, 0)


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        pytest.param({"meeting": ""}, "meeting", id="no meeting"),
        pytest.param({"meeting": "999999"}, "meeting", id="a meeting that is not offered"),
        pytest.param({"meeting": "new"}, "held_on", id="a new meeting without its day"),
        pytest.param({"meeting": "new", "held_on": "いつか"}, "held_on", id="no day"),
        pytest.param(
            {"meeting": "new", "held_on": "2026-06-20"}, "held_on", id="a meeting that is in the list"
        ),
        pytest.param(
            {"meeting": "new", "held_on": "2026-07-02"}, "received_on", id="received before it was held"
        ),
        pytest.param({"received_on": "2026-11-23"}, "received_on", id="received tomorrow"),
        pytest.param({"received_on": ""}, "received_on", id="not told when it came"),
        pytest.param({"way": "portal"}, "way", id="a way that paper does not take"),
        pytest.param({"present": ["nobody"]}, "present", id="a category there is not"),
        pytest.param({"scans": [scan("x.exe", b"MZ" + bytes(200))]}, "scans", id="no document"),
        pytest.param(
            {"scans": [scan(), scan("y.exe", b"MZ" + bytes(200))]}, "scans", id="one of two is no document"
        ),
        pytest.param({"scans": [scan(), scan("b.png")]}, "scans", id="the same scan twice"),
    ],
)
def test_what_cannot_be_is_refused_and_leaves_nothing(register, nerima, fields, wrong):
    for each in fields.get("scans", ()):
        each.seek(0)
    answer = register(**{"meeting": str(nerima.meeting.pk), "words": "メモ", "present": ["user"]} | fields)
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, [wrong])
    assert "メモ" in answer.content.decode()
    assert written() == (0, 0, 0, 0, 0, 0)
    assert Meeting.objects.filter(participations__facility=nerima.facility).count() == 1


def test_what_the_office_told_itself_stands(register, nerima):
    part = nerima.participation
    Attendance.objects.create(
        participation=part, member=nerima.member, category="community", manner="present"
    )
    part.submitted_on = date(2026, 6, 28)
    part.save()
    register(meeting=str(nerima.meeting.pk), present=["user"])
    assert list(Attendance.objects.values_list("category", flat=True)) == ["community"]
    assert nerima.participation.submitted_on == date(2026, 6, 28)


def test_called_off_and_to_come_are_not_offered(register, nerima):
    meeting(date(2026, 9, 1), nerima.facility, status="cancelled")
    meeting(date(2026, 12, 1), nerima.facility, status="planned")
    meeting(date(2026, 9, 3), nerima.facility, status="draft")
    labels = [label for _, label in register().context["form"].fields["meeting"].choices]
    assert labels == ["令和8年(2026年)6月20日(土)", "一覧にない会議"]


def test_what_was_returned_and_what_is_asked_for_come_before_the_rest(register, client, nerima):
    Participation.objects.filter(pk=nerima.participation.pk).update(submitted_on=date(2026, 6, 25))
    submission_of(nerima.participation, state="returned")
    days = [date(2025, 1 + number % 12, 1 + number // 12) for number in range(14)]
    oldest, *_ = [meeting(day, nerima.facility) for day in days]
    offered = [value for value, _ in register().context["form"].fields["meeting"].choices]
    assert (len(offered), offered[0], str(oldest.pk) in offered) == (13, str(nerima.meeting.pk), False)
    address = reverse("ward_register_office", args=[nerima.facility.number, nerima.facility.kind.code])
    page = client.get(address, {"meeting": str(oldest.pk)})
    offered = [value for value, _ in page.context["form"].fields["meeting"].choices]
    assert offered[:2] == [str(oldest.pk), str(nerima.meeting.pk)]
    assert register(meeting=str(oldest.pk)).status_code == 302


def test_a_draft_of_the_same_day_becomes_the_meeting_that_was_held(register, nerima):
    draft = meeting(date(2026, 5, 1), nerima.facility, status="draft", place="ひなたの間", standing="host")
    answer = register(meeting="new", held_on="令和8年5月1日", received_on="2026-05-20")
    assert answer.status_code == 302
    draft.refresh_from_db()
    assert (draft.status, draft.place) == ("held", "ひなたの間")
    assert Submission.objects.get().participation == draft.participations.get()
    entry = HistoryEntry.objects.get(subject=f"meeting {draft.pk}")
    assert (entry.verb, entry.changes) == ("開催の記録（紙・メールの受付）", {"status": ["draft", "held"]})


def test_the_office_is_found_by_a_piece_of_its_name(client, nerima, itabashi):
    client.force_login(nerima.ward)
    found = [
        list(client.get(reverse("ward_register"), {"q": words}).context["offices"])
        for words in ("ひなた", "ヒナタ", "1392000011", "グループ ひなた", "こかげ", "", " ")
    ]
    assert found == [[nerima.facility]] * 4 + [[]] * 3


def test_a_stranger_registers_nothing(client, nerima, itabashi):
    client.force_login(itabashi.ward)
    address = reverse("ward_register_office", args=[nerima.facility.number, nerima.facility.kind.code])
    assert client.post(address, GIVEN | {"meeting": str(nerima.meeting.pk)}).status_code == 404
    own = reverse("ward_register_office", args=[itabashi.facility.number, itabashi.facility.kind.code])
    assert client.post(own, GIVEN | {"meeting": str(nerima.meeting.pk)}).status_code == 422
    assert written() == (0, 0, 0, 0, 0, 0)


def test_paper_registered_and_returned_waits_in_the_form_again(register, nerima):
    submission_of(nerima.participation, state="accepted", state_at=LATER)
    assert [value for value, _ in register().context["form"].fields["meeting"].choices] == ["new"]
