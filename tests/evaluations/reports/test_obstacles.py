"""What stands in the way of a report, and whom it reaches where something is missing."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from compliance.waiting import waiting_for
from evaluations.models import Entry, PublicSheet, ReportDelivery, Round
from evaluations.report.links import token_for
from evaluations.report.printing import public_document_of
from evaluations.round_meeting import day_of_evaluation
from evaluations.services.keeping.deliveries import add_deliveries
from evaluations.services.public_sheets.source import source_for
from evaluations.services.reporting import errors
from evaluations.services.reporting.checks import obstacles
from evaluations.services.reporting.renewing import renew_link
from meetings.models import Submission
from meetings.services.disposal.heap import Heap
from operators.models import HistoryEntry, Placement
from outbox.models import MessageFile
from rules.fiscal_year import wareki_full
from tests.evaluation_makers import agency_evaluation_of, entry_of, round_of
from tests.evaluations.reports.stage import FIRST, at, confirmed, short_form, submitted
from tests.fixtures.people import World


def named(of: Round) -> list[str]:
    return [type(each).__name__ for each in obstacles(of, today=FIRST.date())]


def test_each_thing_that_is_missing_is_named_and_nothing_is_written(ready: Any) -> None:
    assert named(ready.again()) == []
    PublicSheet.objects.filter(round=ready.of).update(state="draft", confirmed_at=None, confirmed_by=None)
    assert named(ready.again()) == ["PublicNotConfirmed"]
    Round.objects.filter(pk=ready.of.pk).update(results_finalised_at=None, results_finalised_by=None)
    assert named(ready.again()) == ["ResultsOpen", "PublicNotConfirmed"]
    with pytest.raises(errors.ResultsOpen):
        submitted(ready.of, ready.user)
    assert Submission.objects.filter(kind="evaluation").count() == 0


def test_what_came_on_paper_is_told_and_keeps_its_day(ready: Any, client: Client) -> None:
    ready.of.evaluation.report_submitted_on = date(2026, 6, 25)
    ready.of.evaluation.save()
    client.force_login(ready.user)
    page = client.get(reverse("evaluation_report", args=[ready.of.pk])).content.decode()
    assert "提出し直す必要はありません" in page
    submitted(ready.of, ready.user)
    ready.of.evaluation.refresh_from_db()
    assert ready.of.evaluation.report_submitted_on == date(2026, 6, 25)


def test_papers_name_no_day_of_a_meeting_that_was_called_off_and_days_are_days_here(ready: Any) -> None:
    of, meeting = ready.again(), ready.world.meeting
    assert day_of_evaluation(of) == meeting.held_on
    meeting.status = "cancelled"
    meeting.save()
    Round.objects.filter(pk=of.pk).update(planned_on=date(2026, 9, 1))
    head = source_for(ready.again()).document.head
    assert (head.evaluated_on, head.turnout) == (date(2026, 9, 1), ())
    Round.objects.filter(pk=of.pk).update(planned_on=None, started_at=datetime(2026, 3, 31, 16, tzinfo=UTC))
    assert source_for(ready.again()).content({}).held_on == date(2026, 4, 1)


def test_what_was_submitted_is_shown_as_it_went_with_its_own_files(ready: Any, client: Client) -> None:
    submission = submitted(ready.of, ready.user)
    client.force_login(ready.user)
    address = reverse("evaluation_report", args=[ready.of.pk])
    page = client.get(address).content.decode()
    paper = page.split('aria-label="結果報告書">')[1]
    assert wareki_full(FIRST.date()) in paper.split("御中")[0]
    number = submission.versions.get().number
    assert page.count(reverse("evaluation_report_file", args=[ready.of.pk, number, "report.pdf"])) == 2
    assert reverse("evaluation_report_pdf", args=[ready.of.pk]) not in page
    Entry.objects.filter(round=ready.of).delete()
    page = client.get(address).content.decode()
    assert "いま提出すると" in page
    assert reverse("evaluation_report_pdf", args=[ready.of.pk]) in page


def test_words_that_changed_since_they_were_confirmed_have_to_be_read_again(ready: Any) -> None:
    entry = ready.of.entries.last()
    entry.values = dict.fromkeys(entry.values, "あとから変えました")
    entry.save()
    assert named(ready.again()) == ["PublicNotConfirmed"]


def test_what_was_deleted_since_is_told_to_nobody(ready: Any, nerima: World) -> None:
    sheet, secret = PublicSheet.objects.get(round=ready.of), "消した言葉"
    place = next(iter(sheet.fields))
    sheet.fields[place]["text"] = secret
    sheet.save()
    assert secret in said(ready.again())
    key, row, field = place.split("/")
    entry = Entry.objects.get(round=ready.of, sheet=key, row=row)
    entry.values[field] = ""
    entry.save()
    assert (named(ready.again()), secret in said(ready.again())) == ([], False)

    of = round_of(nerima.facility, by=nerima.operator, route="agency", number=2)
    goal = entry_of(of, "goals", "1", goal="月1回出かける", work=secret)
    confirmed(Round.objects.whole().get(pk=of.pk), nerima.operator)
    whole = Round.objects.whole().get(pk=of.pk)
    assert secret in said(whole)
    goal.values["work"] = ""
    goal.save()
    assert "月1回出かける" in said(whole)
    assert secret not in said(whole)


def said(of: Round) -> str:
    """What ward and centre would read in the public document."""
    papers = public_document_of(of).document.papers
    return " ".join(cell.words for paper in papers for _, cell in paper.cells())


def test_an_answer_that_cannot_go_stays_on_the_page_and_words_alone_may_follow(
    ready: Any, client: Client
) -> None:
    mine, page = "長く書いた回答", reverse("evaluation_submit", args=[ready.of.pk])
    submission = submitted(ready.of, ready.user)
    client.force_login(ready.user)
    assert "区に連絡だけを送る" in client.get(page).content.decode()
    submitted(ready.again(), ready.user, at("2026-07-05 10:00"), words="同僚の連絡")
    late = client.post(page, {"words": mine, "after": "1"})  # a colleague was quicker
    body = late.content.decode()
    assert (late.status_code, f"{mine}</textarea>" in body, 'name="after" value="2"' in body) == (
        422,
        True,
        True,
    )
    Submission.objects.filter(pk=submission.pk).update(state="accepted")
    body = client.post(page, {"words": mine, "after": "1"}).content.decode()
    assert (f"{mine}</blockquote>" in body, "区に連絡だけを送る" in body) == (True, False)
    Submission.objects.filter(pk=submission.pk).update(state="returned")
    PublicSheet.objects.filter(round=ready.of).update(state="draft", confirmed_at=None, confirmed_by=None)
    body = client.post(page, {"words": mine, "after": "2"}).content.decode()
    assert (f"{mine}</blockquote>" in body, "公表用の文を確かめる" in body) == (True, True)


def test_a_centre_without_mail_gets_a_letter_and_without_a_centre_the_ward_gets_it_still(ready: Any) -> None:
    center = ready.world.support_center
    center.email, center.address = "", "練馬区豊玉北6-12-1"
    center.save()
    client = Client()
    client.force_login(ready.user)
    submission = submitted(ready.of, ready.user)
    letter = ReportDelivery.objects.get(version__submission=submission)
    assert (letter.message.channel, letter.message.state) == ("post", "to_hand")
    assert not MessageFile.objects.filter(message=letter.message).exists()
    assert client.get(reverse("evaluation_report_letter", args=[ready.of.pk])).status_code == 200
    client.post(reverse("evaluation_report_handed", args=[ready.of.pk]))
    letter.message.refresh_from_db()
    assert letter.message.state == "handed_over"

    Submission.objects.filter(pk=submission.pk).update(state="returned")
    Placement.objects.filter(facility=ready.world.facility).update(support_center=None)
    again = submitted(ready.again(), ready.user, words="直しました")
    assert (again.versions.count(), ReportDelivery.objects.count()) == (2, 1)


def test_a_centre_that_is_registered_later_gets_what_the_ward_has(ready: Any, client: Client) -> None:
    places, center = Placement.objects.filter(facility=ready.world.facility), ready.world.support_center
    client.force_login(ready.user)
    page, send = (reverse(f"evaluation_report{name}", args=[ready.of.pk]) for name in ("", "_send"))
    places.update(support_center=None)
    submission = submitted(ready.of, ready.user, timezone.now())
    assert "区に登録を依頼してください" in client.get(page).content.decode()
    assert client.post(send).status_code == 302
    assert not ReportDelivery.objects.exists()
    places.update(support_center=center)
    button = f"{center.name}に送る</button>"
    assert button in client.get(page).content.decode()
    for _ in range(2):
        client.post(send)
    (first,) = ReportDelivery.objects.all()
    assert (first.version, first.message.files.count()) == (submission.versions.get(), 2)
    assert button not in client.get(page).content.decode()
    submitted(ready.again(), ready.user, timezone.now(), words="連絡だけです")
    assert button not in client.get(page).content.decode()  # the centre has what the ward has


def test_a_centre_that_comes_back_gets_the_newest_and_its_old_link_says_so(
    ready: Any, client: Client
) -> None:
    places, center = Placement.objects.filter(facility=ready.world.facility), ready.world.support_center
    client.force_login(ready.user)
    send = reverse("evaluation_report_send", args=[ready.of.pk])
    submitted(ready.of, ready.user, timezone.now())
    first = ReportDelivery.objects.get()
    submitted(ready.again(), ready.user, timezone.now(), words="連絡だけです")
    places.update(support_center=None)
    Entry.objects.filter(round=ready.of).delete()
    submitted(ready.again(), ready.user, timezone.now())
    first.message.refresh_from_db()
    assert first.message.state == "pending"  # nothing goes in its place
    places.update(support_center=center)
    client.post(send)
    assert list(ReportDelivery.objects.values_list("version__number", flat=True)) == [1, 3]
    old = Client().get(f"{reverse('report_link', args=[token_for(first)])}?text=large")
    assert old.status_code == 410
    for words in ("この報告書は訂正されました", ready.world.facility.name, 'class="large-text"'):
        assert words in old.content.decode()


def test_an_agencys_evaluation_is_reported_with_its_goals(nerima: World, itabashi: World) -> None:
    nerima.facility.evaluation_route = "agency"
    nerima.facility.save()
    of = round_of(nerima.facility, by=nerima.operator, form_version=short_form(nerima.facility))
    assert named(Round.objects.whole().get(pk=of.pk)) == ["AgencyResultMissing", "PublicNotConfirmed"]
    of.evaluation = agency_evaluation_of(
        nerima.facility, FIRST.date(), agency_name="評価の会", result_url="https://www.wam.go.jp/x/"
    )
    of.save()
    entry_of(
        of, "goals", "1", issue="外出が少ない", goal="月1回出かける", work="担当を決める", period="6か月"
    )
    whole = Round.objects.whole().get(pk=of.pk)
    confirmed(whole, nerima.operator)
    submission = submitted(whole, nerima.operator)
    assert submission.participation is None
    client = Client()
    client.force_login(nerima.ward)
    page = client.get(reverse("ward_submission", args=[submission.pk])).content.decode()
    for words in ("評価の会", "月1回出かける", "https://www.wam.go.jp/x/", "令和8年7月1日"):
        assert words in page
    assert submission.receipt in client.get(reverse("ward_inbox")).content.decode()
    whole.evaluation.refresh_from_db()
    assert whole.evaluation.report_submitted_on == FIRST.date()

    Submission.objects.filter(pk=submission.pk).update(state="returned", state_at=at("2026-07-02 10:00"))
    (asked,) = waiting_for(nerima.operator)
    assert (asked.held_on, asked.occasion, asked.since) == (FIRST.date(), "評価", date(2026, 7, 2))
    assert submission.receipt in asked.what
    assert waiting_for(itabashi.operator) == []
    Round.objects.filter(pk=of.pk).update(disposed_on=date(2026, 8, 1))
    assert waiting_for(nerima.operator) == []


def test_a_link_opens_its_own_report_only_and_the_centre_answers_by_a_button(ready: Any) -> None:
    delivery = ReportDelivery.objects.get(version__submission=submitted(ready.of, ready.user, timezone.now()))
    token, client, office = token_for(delivery), Client(), Client()
    address = reverse("report_link", args=[token])
    answer = client.get(address)
    assert "職員で話し合っています" in answer.content.decode()
    assert (answer["Cache-Control"], answer["X-Robots-Tag"]) == ("private, no-store", "noindex, nofollow")
    for user in (ready.user, ready.world.ward):
        office.force_login(user)
        assert "受け取りました</button>" not in office.get(address).content.decode()
        office.post(address)
    delivery.refresh_from_db()
    assert delivery.opened_at is None  # neither a mail scanner nor the office answers for the centre
    assert client.post(address).status_code == 302
    delivery.refresh_from_db()
    seen = delivery.opened_at
    assert seen is not None
    client.post(address)
    delivery.refresh_from_db()
    assert delivery.opened_at == seen
    wrong = client.get(f"{reverse('report_link', args=[token[:-2] + 'xx'])}?text=large")
    assert (wrong.status_code, 'class="large-text"' in wrong.content.decode()) == (404, True)
    assert client.get(reverse("report_link_file", args=[token, "secret.pdf"])).status_code == 404


def test_a_link_ends_when_the_office_sends_another_or_a_correction(ready: Any, client: Client) -> None:
    submission = submitted(ready.of, ready.user, timezone.now())
    delivery = ReportDelivery.objects.get(version__submission=submission)
    first, mail = token_for(delivery), delivery.message
    office = Client()
    office.force_login(ready.user)
    assert office.post(reverse("evaluation_report_renew", args=[ready.of.pk])).status_code == 302
    for row in (delivery, mail):
        row.refresh_from_db()
    second = token_for(delivery)
    assert (mail.state, delivery.message.state) == ("withdrawn", "pending")
    assert f"/{second}/" in delivery.message.text
    assert delivery.message.files.count() == 2
    told = HistoryEntry.objects.get(verb="結果報告書のリンクの再発行")
    assert delivery.nonce not in f"{told.changes} {delivery.message.key}"
    opened = [client.get(reverse("report_link", args=[token])).status_code for token in (first, second)]
    assert opened == [410, 200]
    heap = Heap()
    add_deliveries(heap, [submission.pk])
    assert heap.counts["メール・手紙の控え"] == 2  # the mail with the ended link goes with the report, too

    Submission.objects.filter(pk=submission.pk).update(state="returned")
    Placement.objects.filter(facility=ready.world.facility).update(support_center=None)
    submitted(ready.again(), ready.user, timezone.now(), words="このままです")  # nothing new: the link stays
    assert client.get(reverse("report_link", args=[second])).status_code == 200
    with pytest.raises(errors.LinkOver):
        renew_link(delivery=delivery, by=ready.user, at=timezone.now() + timedelta(days=400))
