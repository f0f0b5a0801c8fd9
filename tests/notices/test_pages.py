"""The pages of a notice: before, the confirmation, the proof, what was sent; and the ward, which reads."""

import re
from collections.abc import Iterator
from datetime import date
from io import BytesIO

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from pypdf import PdfReader, PdfWriter

from meetings.forms.notices import LARGEST
from meetings.models import Meeting, Member, Notice, NoticeRecipient, Participation
from meetings.services import notices
from operators.models import OperatorAssignment
from outbox.models import Message, MessageFile
from tests.makers import material_of
from tests.notices.conftest import EARLY

BEFORE, AFTER = 12, 15
"""How many questions the page asks of the database, before and after the announcement."""


@pytest.fixture(autouse=True)
def november() -> Iterator[None]:
    """It is the day on which the council's notice is given."""
    with time_machine.travel(EARLY, tick=False):
        yield


@pytest.fixture
def office(client, council):
    client.force_login(council.user)
    return client


def url(name: str, council, *arguments) -> str:
    return reverse(name, args=[council.meeting.pk, *arguments])


def page(client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_before_it_goes_out_the_page_shows_to_whom_and_what(office, council):
    body = page(office, url("meeting_notice", council))
    people = ["町田 町子 様", "髙﨑 𠮷⽯ 様", "日向 一郎 様", "介護保険課事業者運営推進係 御中"]
    assert [each for each in people if each not in body] == []
    assert "5名に開催通知を送る" in body
    text = page(office, url("meeting_notice_preview", council, f"member-{council.by_mail.pk}"))
    assert "令和8年12月20日(日) 午後2時から午後3時30分まで" in text
    assert "（ここにお一人ずつ異なる回答用リンクが入ります）" in text


def test_a_self_evaluation_whose_file_is_lost_is_told_before_anything_goes_out(office, council):
    Participation.objects.filter(pk=council.part.pk).update(carries_evaluation=True)
    paper = material_of(council.part, kind="self_eval")
    slug = f"member-{council.by_post.pk}"
    preview = url("meeting_notice_preview", council, slug)
    words = "自己評価の結果を開けません"
    assert ("自己評価の結果を" in (body := page(office, preview)), words in body) == (True, False)
    paper.file.delete(save=False)
    letter = office.get(url("meeting_notice_preview_letter", council, slug))
    pages = [page(office, preview), page(office, url("meeting_notice", council))]
    assert ([words in each for each in pages], letter.status_code) == ([True, True], 200)
    refused = office.post(url("meeting_notice_send", council))
    assert (refused.status_code, words in refused.content.decode(), Message.objects.count()) == (422, True, 0)


def test_the_preview_of_a_letter_is_a_pdf(office, council):
    answer = office.get(url("meeting_notice_preview_letter", council, f"member-{council.by_post.pk}"))
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
    assert "練馬区1-2-3" in PdfReader(BytesIO(answer.content)).pages[0].extract_text()


@pytest.mark.parametrize("slug", ["member-999999", "nobody"])
def test_no_preview_for_who_gets_nothing(office, council, slug):
    assert office.get(url("meeting_notice_preview", council, slug)).status_code == 404


@pytest.mark.parametrize(
    ("status", "words"),
    [
        pytest.param("draft", "先に予定を確定してください", id="draft"),
        pytest.param("cancelled", "予定として確定した会議だけ通知できます", id="cancelled"),
    ],
)
def test_what_cannot_be_announced_says_why(office, council, status, words):
    Meeting.objects.filter(pk=council.meeting.pk).update(status=status)
    assert words in page(office, url("meeting_notice", council))
    answer = office.post(url("meeting_notice_send", council))
    assert (answer.status_code, Message.objects.count()) == (422, 0)


def test_sending_asks_first_and_says_what_cannot_be_undone(office, council):
    body = page(office, url("meeting_notice_send", council))
    assert "<strong>5名</strong>に送ります（メール 3名、手渡し 1名、郵送 1名）" in body
    assert "取り消せません" in body
    assert Message.objects.count() == 0
    answer = office.post(url("meeting_notice_send", council), follow=True)
    assert "開催通知を5名に作成しました。" in answer.content.decode()
    assert Notice.objects.get().prepared_by == council.user


def test_pressing_twice_sends_once(office, council):
    office.post(url("meeting_notice_send", council))
    answer = office.post(url("meeting_notice_send", council))
    assert "すでに作成されています" in answer.content.decode()
    assert (answer.status_code, Message.objects.count()) == (422, 5)


def test_late_asks_for_the_reason(office, council):
    Meeting.objects.filter(pk=council.meeting.pk).update(held_on=date(2026, 12, 1))
    refused = office.post(url("meeting_notice_send", council), {"late_reason": " "})
    assert (refused.status_code, Message.objects.count()) == (422, 0)
    assert "遅れた理由を入力してください" in refused.content.decode()
    office.post(url("meeting_notice_send", council), {"late_reason": "会場の変更のため"})
    assert Notice.objects.get().late_reason == "会場の変更のため"


def test_a_missing_address_can_be_answered_with_a_letter(office, council):
    council.facility.municipality.desk_email = ""
    council.facility.municipality.save()
    assert "担当の係のメールアドレスが登録されていません" in page(office, url("meeting_notice", council))
    assert office.post(url("meeting_notice_send", council)).status_code == 422
    assert office.post(url("meeting_notice_send", council), {"by_letter": "ward"}).status_code == 302
    assert NoticeRecipient.objects.get(kind="ward").message.channel == "hand"


def pdf(password: str = "") -> bytes:
    """A PDF of one empty page."""
    writer, made = PdfWriter(), BytesIO()
    writer.add_blank_page(595, 842)
    if password:
        writer.encrypt(password, algorithm="RC4-128")
    writer.write(made)
    return made.getvalue()


def send_evaluation(office, council, content: bytes):
    Participation.objects.filter(pk=council.part.pk).update(carries_evaluation=True)
    file = SimpleUploadedFile("見本太郎様の結果.pdf", content, content_type="application/pdf")
    return office.post(url("meeting_notice_send", council), {"self_evaluation": file})


def test_the_self_evaluation_goes_along_under_a_name_of_its_own(office, council):
    content = pdf()
    assert send_evaluation(office, council, content).status_code == 302
    files = MessageFile.objects.exclude(name="kaigi.ics").select_related("stored", "message")
    assert {(file.name, bytes(file.stored.content)) for file in files} == {("jiko-hyoka.pdf", content)}
    assert {file.message_id for file in files} == set(Message.objects.values_list("pk", flat=True))


@pytest.mark.parametrize(
    ("content", "words"),
    [
        pytest.param(b"MZ...", "PDFではないファイルです。", id="a program called PDF"),
        pytest.param(b"PK\x03\x04word/document.xml", "PDFではないファイルです。", id="a document called PDF"),
        pytest.param(b"%PDF-1.7 ...", "PDFを開けませんでした。", id="a PDF's first bytes only"),
        pytest.param(pdf()[:-200], "PDFを開けませんでした。", id="half a PDF"),
        pytest.param(pdf("himitsu"), "パスワードの付いたPDFです。", id="under a password"),
        pytest.param(b"%PDF-" + b"x" * LARGEST, "ファイルが大きすぎます。5MBまで", id="too large"),
        pytest.param(b"", "", id="empty"),
    ],
)
def test_what_nobody_could_open_is_not_sent(office, council, content, words):
    answer = send_evaluation(office, council, content)
    assert (answer.status_code, Message.objects.count()) == (422, 0)
    assert words in answer.content.decode()


def test_the_proof_ticks_letters_and_takes_slips_back(office, council):
    council.announce()
    address = url("meeting_notice", council)
    letters = list(NoticeRecipient.objects.filter(message__state="to_hand").values_list("pk", flat=True))
    answer = office.post(address, {"hand_over": ["", *letters]}, follow=True)
    assert "2通を、渡した手紙として記録しました。" in answer.content.decode()
    office.post(address, {"undo": letters[0]})
    states = (
        NoticeRecipient.objects.filter(pk__in=letters).order_by("pk").values_list("message__state", flat=True)
    )
    assert list(states) == ["to_hand", "handed_over"]


def test_nothing_ticked_is_told(office, council):
    council.announce()
    answer = office.post(url("meeting_notice", council), {"hand_over": ""}, follow=True)
    assert "手紙が選ばれていません" in answer.content.decode()


def test_another_offices_letter_cannot_be_ticked(office, council, partner):
    Member.objects.filter(facility=partner.facility).update(delivery="hand")
    notices.announce(participation=partner, by=council.user, at=EARLY)
    theirs = NoticeRecipient.objects.get(member__facility=partner.facility)
    office.post(url("meeting_notice", council), {"hand_over": theirs.pk})
    theirs.message.refresh_from_db()
    assert theirs.message.state == "to_hand"
    assert office.get(reverse("sent_notice", args=[theirs.pk])).status_code == 404


def test_a_lost_mail_is_sent_again_or_becomes_a_letter(office, council):
    council.announce()
    lost = NoticeRecipient.objects.get(member=council.by_mail)
    Message.objects.filter(pk=lost.message_id).update(
        state="bounced", settled_at=EARLY, error="宛先がありません。"
    )
    address = url("meeting_notice", council)
    assert "届かなかったメールがあります" in page(office, address)
    office.post(address, {"letter": lost.pk})
    lost.refresh_from_db()
    assert lost.message.channel == "hand"
    body = page(office, reverse("sent_notice", args=[lost.pk]))
    assert ("この前に送ったもの" in body, "宛先がありません。" in body) == (True, True)


def test_what_exactly_was_sent_with_its_files(office, council):
    council.announce()
    mail = NoticeRecipient.objects.get(member=council.by_mail)
    body = page(office, reverse("sent_notice", args=[mail.pk]))
    assert mail.message.message_id.strip("<>") in body
    (address,) = re.findall(r'href="(/office/notices/\d+/files/\d+/)"', body)
    assert office.get(address).content.startswith(b"BEGIN:VCALENDAR")
    copy = office.get(reverse("sent_notice_copy", args=[mail.pk]))
    assert (copy.content.decode(), copy["Content-Disposition"].split(";")[0]) == (
        mail.message.html,
        "attachment",
    )


def test_an_untold_change_is_the_next_act(office, council, serve):
    council.announce()
    serve(EARLY)
    assert "変更を知らせていません" not in page(office, url("meeting_notice", council))
    Meeting.objects.filter(pk=council.meeting.pk).update(place="区民館")
    assert "変更を知らせていません" in page(office, url("meeting_notice", council))
    body = page(office, url("meeting_notice_tell", council))
    assert "変更後：区民館（ひなた町1丁目2番3号）" in body
    answer = office.post(url("meeting_notice_tell", council), follow=True)
    assert "変更の通知を5名に作成しました。" in answer.content.decode()
    assert "変更を知らせていません" not in answer.content.decode()


def test_newcomers_are_told_with_a_button(office, council):
    council.announce()
    Member.objects.create(facility=council.facility, category="other", name="新任 次郎")
    assert "新しい構成員に知らせていません" in page(office, url("meeting_notice", council))
    answer = office.post(url("meeting_notice", council), {"newcomers": "1"}, follow=True)
    assert "新しい構成員1名に通知を作成しました。" in answer.content.decode()


def test_who_works_for_two_of_the_offices_chooses(office, council, partner):
    OperatorAssignment.objects.create(user=council.user, facility=partner.facility)
    address = url("meeting_notice", council)
    assert "町田 町子 様" in page(office, address)
    assert "燕 花子 様" in page(office, f"{address}?facility={partner.facility_id}")
    assert office.get(f"{address}?facility=0").status_code == 404


def test_the_ward_reads_and_cannot_act(client, council, nerima):
    council.announce()
    client.force_login(nerima.ward)
    body = page(client, url("ward_meeting_notice", council))
    assert ("町田 町子 様" in body, 'name="hand_over"' in body, "/office/notices/" in body) == (
        True,
        False,
        False,
    )


def test_the_ward_sees_no_draft(client, council, nerima):
    Meeting.objects.filter(pk=council.meeting.pk).update(status="draft")
    client.force_login(nerima.ward)
    assert client.get(url("ward_meeting_notice", council)).status_code == 404


@pytest.mark.parametrize("members", [1, 20])
def test_the_pages_ask_as_often_for_twenty_members_as_for_one(
    office, council, members, django_assert_num_queries
):
    for number in range(members - 1):
        Member.objects.create(facility=council.facility, category="other", name=f"委員{number}")
    office.get(url("meeting_notice", council))
    with django_assert_num_queries(BEFORE):
        office.get(url("meeting_notice", council))
    council.announce()
    with django_assert_num_queries(AFTER):
        office.get(url("meeting_notice", council))


def test_the_pages_are_valid_html(office, council, html_errors):
    pages = {
        "before": page(office, url("meeting_notice", council)),
        "send": page(office, url("meeting_notice_send", council)),
        "preview": page(office, url("meeting_notice_preview", council, "ward")),
    }
    council.announce()
    Message.objects.filter(notice_recipient__kind="ward").update(
        state="failed", settled_at=EARLY, error="拒否"
    )
    Meeting.objects.filter(pk=council.meeting.pk).update(place="区民館")
    pages |= {
        "proof": page(office, url("meeting_notice", council)),
        "tell": page(office, url("meeting_notice_tell", council)),
        "sent": page(office, reverse("sent_notice", args=[NoticeRecipient.objects.get(kind="ward").pk])),
        "mail": Message.objects.filter(channel="email").values_list("html", flat=True)[0],
        "letter": Message.objects.filter(channel="post").values_list("html", flat=True)[0],
    }
    assert html_errors(pages) == []
