"""From the office to the ward and the support centre, back, and to the acceptance. [N 評価§6③]"""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from evaluations.models import Entry, PublicSheet, ReportDelivery
from evaluations.report.links import token_for
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


def test_office_ward_office_ward_and_the_centre(ready: Any, itabashi: World) -> None:
    office, ward = signed_in(ready.world.operator), signed_in(ready.world.ward)
    submission = submitted_by(office, ready)
    returned_by(ward, submission)
    assert "改善計画を具体的に" in body(office, "evaluation_report", ready.of.pk)
    assert "ここです" in body(office, "submission", submission.pk)
    opened_by_centre(ready, office)
    corrected_by(office, ready)
    submission.refresh_from_db()
    assert (submission.state, submission.versions.count()) == ("received", 2)
    page = body(ward, "ward_submission", submission.pk)
    assert "直しました" in page
    assert "地域の行事に月1回出かけます" in page

    # Frozen means frozen: the first version still says what it said.
    old = body(ward, "ward_submission_version", submission.pk, 1)
    assert "職員で話し合っています" in old
    assert "地域の行事に月1回出かけます" not in old

    ward.post(reverse("ward_submission_accept", args=[submission.pk]), {"version": "2"})
    assert "区が受理しました" in body(office, "evaluation_report", ready.of.pk)
    ready.of.evaluation.refresh_from_db()
    assert ready.of.evaluation.report_submitted_on == timezone.localdate()
    unseen_by(itabashi, submission, ready)


def submitted_by(office: Client, ready: Any) -> Submission:
    """Both papers go to the centre with the mail; a second press finds the first."""
    page = reverse("evaluation_submit", args=[ready.of.pk])
    assert "区と地域包括支援センターに提出する" in body(office, "evaluation_submit", ready.of.pk)
    for _ in range(2):
        assert office.post(page, {"words": "", "after": "0"}).status_code == 302
    submission = Submission.objects.get(kind="evaluation")
    delivery = ReportDelivery.objects.get()
    assert submission.versions.count() == 1
    names = MessageFile.objects.filter(message=delivery.message).values_list("name", flat=True)
    assert sorted(names) == ["kekka-hokokusho.pdf", "kohyo-shorui.pdf"]
    for name in ("evaluation_report", "office_submissions"):
        args = [ready.of.pk] if name == "evaluation_report" else []
        assert submission.receipt in body(office, name, *args)
    return submission


def returned_by(ward: Client, submission: Submission) -> None:
    """The ward reads it, with what the machine checked, and sends it back with words on a section."""
    for name in ("ward_inbox", "ward_inbox_csv"):
        assert submission.receipt in body(ward, name)
    page = body(ward, "ward_submission", submission.pk)
    assert "職員で話し合っています" in page
    assert "地域包括への提出" in page
    key = submission.versions.get().record["sections"][2]["key"]
    posted = {"reason": "改善計画を具体的に", f"mark-{key}": "ここです", "version": "1"}
    address = reverse("ward_submission_return", args=[submission.pk])
    assert ward.post(address, posted).status_code == 302


def opened_by_centre(ready: Any, office: Client) -> None:
    """The centre reads its copy and says that it has it, which the office sees; reading alone says nothing."""
    delivery, centre = ReportDelivery.objects.get(), signed_in(ready.world.center)
    assert "職員で話し合っています" in body(centre, "center_report", delivery.pk)
    assert "受け取りの返事がありました" not in body(office, "evaluation_report", ready.of.pk)
    assert centre.post(reverse("center_report", args=[delivery.pk])).status_code == 302
    assert "受け取りの返事がありました" in body(office, "evaluation_report", ready.of.pk)


def corrected_by(office: Client, ready: Any) -> None:
    """The office mends, answers, and submits the next version under the same receipt."""
    say(ready, "地域の行事に月1回出かけます")
    page = reverse("evaluation_submit", args=[ready.of.pk])
    assert office.post(page, {"words": "", "after": "1"}).status_code == 422
    assert office.post(page, {"words": "直しました", "after": "1"}).status_code == 302
    old, new = ReportDelivery.objects.order_by("version__number")
    read = [Client().get(reverse("report_link", args=[token_for(each)])).status_code for each in (old, new)]
    assert read == [410, 200]


def unseen_by(other: World, submission: Submission, ready: Any) -> None:
    """Nobody of the other ward sees any of it."""
    stranger, centre = signed_in(other.ward), signed_in(other.center)
    files = reverse("ward_report_file", args=[submission.pk, 1, "report.pdf"])
    for address in (reverse("ward_submission", args=[submission.pk]), files):
        assert stranger.get(address).status_code == 404
    assert submission.receipt not in body(stranger, "ward_inbox")
    for delivery in ReportDelivery.objects.all():
        assert centre.get(reverse("center_report", args=[delivery.pk])).status_code == 404
    assert ready.world.facility.name not in body(centre, "center_reports")


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
