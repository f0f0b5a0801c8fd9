"""Every page that showed a record says calmly that it is gone, or leaves it out; none fails, none shows a word of it."""

from datetime import date

import pytest
from django.urls import reverse

from meetings.copy_links import token_for as copy_token
from meetings.models import MinutesCopy, Reply, SubmissionVersion
from meetings.services import disposal
from meetings.services.retention.planning import plan_clocks
from meetings.tokens import token_for
from publication.models import Retention
from tests.makers import meeting
from tests.retention.aged import SECRET, age, moment

TODAY = date(2033, 11, 22)
WORDS = (SECRET, "花沢", "9名が利用しています", "献立", "夏祭り", "広報紙を町会にも")


def delete(holder: str, source: str, world) -> Retention:
    """Let one clock go at once, as the daily work would."""
    plan_clocks(today=TODAY, at=moment(TODAY))
    rows = Retention.objects.filter(holder=holder, source=source)
    rows.update(approved_at=moment(date(2028, 1, 1)), approved_by=world.operator)
    assert disposal.dispose(pk=rows.get().pk, at=moment(TODAY))
    return rows.get()


@pytest.fixture
def aged(nerima, itabashi):
    return age(nerima, meeting(date(2026, 6, 15), nerima.facility), date(2026, 7, 10))


def read(client, name: str, *args, **query) -> tuple[int, list[str]]:
    """The status of a page, and which of the deleted words it says."""
    answer = client.get(reverse(name, args=args), query)
    body = answer.getvalue().decode(errors="replace")
    return answer.status_code, [word for word in WORDS if word in body]


OF_THE_MEETING = (
    "meeting_notice",
    "meeting_notice_send",
    "meeting_letters",
    "meeting_answers",
    "meeting_attendance",
    "attendance_close",
    "attendance_reopen",
    "attendance_sheet_pdf",
    "meeting_agenda_pdf",
    "meeting_minutes",
    "minutes_preview",
    "minutes_pdf",
    "minutes_docx",
    "meeting_materials",
    "submit_minutes",
    "minutes_copies",
    "minutes_copies_all",
    "minutes_copies_letters",
    "public_text",
    "public_text_papers",
    "public_text_preview",
    "publication",
    "publish",
    "publication_withdraw",
    "notice_board_pdf",
)


def test_the_offices_pages(client, aged, nerima):
    part, facility = aged.part, nerima.facility
    minutes, copy, reply = part.minutes.pk, aged.copy.pk, Reply.objects.get(participation=part)
    office, link, answer = (facility.number, facility.kind.code), copy_token(aged.copy), token_for(reply)
    delete("office", f"participation/{part.pk}", nerima)
    client.force_login(nerima.operator)
    for name in OF_THE_MEETING:
        assert (name, read(client, name, part.meeting_id)) == (name, (410, [])), name
        assert client.post(reverse(name, args=[part.meeting_id])).status_code in (405, 410)
    for name in ("submission", "submission_version", "submission_pdf", "submission_docx"):
        more = [] if name == "submission" else [1]
        assert (name, read(client, name, aged.submission.pk, *more)) == (name, (410, []))
    for name in ("minutes_edit", "minutes_finalise", "minutes_versions", "draft_ask", "draft_answers"):
        assert (name, read(client, name, minutes)) == (name, (404, []))
    assert read(client, "minutes_copy_sent", copy) == (404, [])
    assert read(client, "material_file", aged.paper.pk) == (404, [])
    assert read(client, "material_file", aged.submitted.pk) == (404, [])
    for name, args in {
        "meeting": [part.meeting_id],
        "own_office": office,
        "office_home": [],
        "office_submissions": [],
        "office_submissions_csv": [],
        "minutes_list_xlsx": office,
        "office_history": office,
        "office_follow_ups": office,
        "office_follow_ups_csv": office,
        "office_retention": [],
    }.items():
        assert (name, read(client, name, *args)[0]) == (name, 200)
    assert read(client, "meeting", part.meeting_id) == (200, [])
    assert read(client, "office_history", *office, q=SECRET)[0] == 200
    client.logout()
    assert [read(client, name, link) for name in ("minutes_copy", "minutes_copy_pdf")] == [(404, [])] * 2
    assert read(client, "reply", answer) == (404, [])


def test_the_ward_keeps_and_reads_its_copy(client, aged, nerima):
    delete("office", f"participation/{aged.part.pk}", nerima)
    client.force_login(nerima.ward)
    status, words = read(client, "ward_submission", aged.submission.pk)
    assert (status, "9名が利用しています" in words) == (200, True)
    assert read(client, "ward_material_file", aged.submitted.pk) == (200, [])


def test_the_wards_pages(client, aged, nerima):
    delete("ward", f"submission/{aged.submission.pk}", nerima)
    client.force_login(nerima.ward)
    for name, args in {
        "ward_submission": [aged.submission.pk],
        "ward_inbox": [],
        "ward_inbox_csv": [],
    }.items():
        assert (name, read(client, name, *args)) == (name, (200, []))
    assert read(client, "ward_material_file", aged.submitted.pk) == (404, [])
    page = reverse("ward_submission", args=[aged.submission.pk])
    assert "令和15年11月22日</time>に区の控えを削除しました" in client.get(page).content.decode()
    client.force_login(nerima.operator)
    status, words = read(client, "submission", aged.submission.pk)
    assert (status, words) == (200, [])
    client.logout()
    assert read(client, "minutes_copy", copy_token(aged.copy)) == (410, [])
    assert [version.record for version in SubmissionVersion.objects.all()] == [{}]
    assert MinutesCopy.objects.count() == 1
