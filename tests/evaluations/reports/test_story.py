"""From the office to the ward and the support centre, back, and to the acceptance. [N 評価§6③]"""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from evaluations.models import Entry, PublicSheet, ReportDelivery
from evaluations.services.reporting import errors
from meetings.models import Submission
from meetings.services import desk
from outbox.models import MessageFile
from tests.evaluations.reports.stage import FIRST, at, confirmed, submitted
from tests.fixtures.people import World


def body(client: Client, name: str, *args: Any) -> str:
    answer = client.get(reverse(name, args=args))
    assert answer.status_code == 200, name
    return answer.content.decode()


def signed_in(user: Any) -> Client:
    client = Client()
    client.force_login(user)
    return client


def say(ready: Any, text: str) -> None:
    """The office mends its words everywhere, and confirms them for the public."""
    for entry in Entry.objects.filter(round=ready.of):
        entry.values = {
            key: text if isinstance(value, str) and len(value) > 4 else value
            for key, value in entry.values.items()
        }
        entry.save()
    PublicSheet.objects.filter(round=ready.of).delete()
    confirmed(ready.again(), ready.user)


def test_office_ward_office_ward_and_the_centre(
    ready: Any, itabashi: World, django_capture_on_commit_callbacks: Any
) -> None:
    office, ward, center = (
        signed_in(user) for user in (ready.world.operator, ready.world.ward, ready.world.center)
    )
    page = body(office, "evaluation_submit", ready.of.pk)
    assert "区と地域包括支援センターに提出する" in page
    answer = office.post(reverse("evaluation_submit", args=[ready.of.pk]), {"words": "", "after": "0"})
    assert answer.status_code == 302
    submission = Submission.objects.get(kind="evaluation")
    first = ReportDelivery.objects.get(version__submission=submission)
    assert sorted(MessageFile.objects.filter(message=first.message).values_list("name", flat=True)) == [
        "kekka-hokokusho.pdf",
        "kohyo-shorui.pdf",
    ]
    assert submission.receipt in body(office, "evaluation_report", ready.of.pk)

    # A second press finds the first one; nothing goes out twice.
    office.post(reverse("evaluation_submit", args=[ready.of.pk]), {"words": "", "after": "0"})
    assert (submission.versions.count(), ReportDelivery.objects.count()) == (1, 1)

    # The ward reads it, with what the machine checked, and sends it back with words on a section.
    inbox = body(ward, "ward_inbox")
    assert submission.receipt in inbox
    page = body(ward, "ward_submission", submission.pk)
    assert "職員で話し合っています" in page and "地域包括への提出" in page
    key = submission.versions.get().record["sections"][2]["key"]
    posted = {"reason": "改善計画を具体的に", f"mark-{key}": "ここです", "version": "1"}
    ward.post(reverse("ward_submission_return", args=[submission.pk]), posted)
    assert "改善計画を具体的に" in body(office, "evaluation_report", ready.of.pk)
    assert "ここです" in body(office, "submission", submission.pk)

    # The centre reads its copy without an account; that is its receipt.
    assert first.opened_at is None
    assert "受け取りました" not in body(office, "evaluation_report", ready.of.pk)
    assert "職員で話し合っています" in body(center, "center_report", first.pk)
    assert "受け取りました" in body(office, "evaluation_report", ready.of.pk)

    # The office mends, answers, and submits the next version under the same receipt.
    say(ready, "地域の行事に月1回出かけます")
    refused = office.post(reverse("evaluation_submit", args=[ready.of.pk]), {"words": "", "after": "1"})
    assert refused.status_code == 422
    answer = office.post(
        reverse("evaluation_submit", args=[ready.of.pk]), {"words": "直しました", "after": "1"}
    )
    assert answer.status_code == 302
    submission.refresh_from_db()
    assert (submission.state, submission.versions.count()) == ("received", 2)
    page = body(ward, "ward_submission", submission.pk)
    assert "直しました" in page and "地域の行事に月1回出かけます" in page

    # Frozen means frozen: the first version still says what it said.
    old = body(ward, "ward_submission_version", submission.pk, 1)
    assert "職員で話し合っています" in old and "地域の行事に月1回出かけます" not in old

    ward.post(reverse("ward_submission_accept", args=[submission.pk]), {"version": "2"})
    assert "受理" in body(office, "evaluation_report", ready.of.pk)
    ready.of.evaluation.refresh_from_db()
    assert ready.of.evaluation.report_submitted_on == timezone.localdate()

    # Nobody of the other ward sees any of it.
    stranger = signed_in(itabashi.ward)
    for name, args in (
        ("ward_submission", [submission.pk]),
        ("ward_report_file", [submission.pk, 1, "report.pdf"]),
    ):
        assert stranger.get(reverse(name, args=args)).status_code == 404
    assert submission.receipt not in body(stranger, "ward_inbox")
    assert signed_in(itabashi.center).get(reverse("center_report", args=[first.pk])).status_code == 404
    assert ready.world.facility.name not in body(signed_in(itabashi.center), "center_reports")


def test_a_return_keeps_the_first_day_and_words_alone_go_to_the_ward_alone(ready: Any) -> None:
    submission = submitted(ready.of, ready.user)
    assert submission.received_on == FIRST.date()
    with pytest.raises(errors.NothingChanged):
        submitted(ready.of, ready.user, at("2026-07-01 10:00"), words="")
    version = submission.versions.get()
    desk.send_back(
        version=version, reason="確かめてください", marks={}, by=ready.world.ward, at=at("2026-07-02 10:00")
    )
    with pytest.raises(errors.AnswerMissing):
        submitted(ready.of, ready.user, at("2026-07-03 10:00"))
    again = submitted(ready.of, ready.user, at("2026-07-05 10:00"), words="このままで正しいです")
    evaluation = ready.again().evaluation
    assert evaluation is not None
    assert (again.pk, again.received_on, evaluation.report_submitted_on) == (
        submission.pk,
        FIRST.date(),
        FIRST.date(),
    )
    assert (again.versions.count(), ReportDelivery.objects.count()) == (2, 1)
    with pytest.raises(errors.Overtaken):
        submitted(ready.of, ready.user, at("2026-07-06 10:00"), words="もう一度", after=1)
