"""Letters: one PDF for all, each from a page of its own, rare characters, large print, the answer slip."""

import re
from io import BytesIO

import pytest
from django.urls import reverse
from pypdf import PdfReader

from meetings.models import CouncilHabit, Member, NoticeRecipient
from meetings.pdf.letters import letters_pdf
from outbox.models import Message

RARE = "髙﨑 𠮷⽯"


def pages_of(pages: list[str]) -> list[str]:
    reader = PdfReader(BytesIO(letters_pdf(pages, title="開催通知")))
    return [page.extract_text() for page in reader.pages]


def letter_to(member: Member) -> str:
    return NoticeRecipient.objects.get(member=member).message.html


def test_thirty_letters_are_one_pdf_with_a_first_page_each(client, council):
    Member.objects.filter(facility=council.facility).exclude(pk=council.by_post.pk).delete()
    for number in range(29):
        Member.objects.create(
            facility=council.facility, category="other", name=f"委員 {number:02}号", address="練馬区1-1"
        )
    council.announce()
    client.force_login(council.user)
    answer = client.get(reverse("meeting_letters", args=[council.meeting.pk]))
    assert answer["Content-Type"] == "application/pdf"
    texts = [page.extract_text() for page in PdfReader(BytesIO(answer.content)).pages]
    names = [re.findall(r"委員 \d\d号|髙﨑 𠮷.", text)[:1] for text in texts]
    assert len(texts) == len({tuple(name) for name in names}) == 30


def test_rare_characters_and_long_names_are_drawn(council):
    council.by_hand.name = "ウィリアム・アレクサンダー・髙橋﨑山𠮷田川長太郎"
    council.by_hand.save()
    council.announce()
    first, second = pages_of([letter_to(council.by_post), letter_to(council.by_hand)])
    assert "髙﨑 𠮷" in first
    assert "長太郎 様" in second.replace("\n", "")


def test_a_letter_has_the_address_the_slip_and_the_members_own_code(council):
    council.announce()
    html = letter_to(council.by_post)
    wanted = [
        "〒176-0001",
        "練馬区1-2-3",
        f"{RARE} 様",
        "返信票",
        "切り取り線",
        "FAX 03-0000-0001",
        "<svg",
        "担当 髙﨑",
    ]
    assert [each for each in wanted if each not in html] == []


def test_one_letter_fits_on_one_page(council):
    council.announce()
    assert len(pages_of([letter_to(council.by_post)])) == 1


@pytest.mark.parametrize("large", [True, False])
def test_large_print_is_the_offices_wish(council, large):
    CouncilHabit.objects.filter(facility=council.facility).update(large_print=large)
    council.announce()
    assert ('class="letter letter--large"' in letter_to(council.by_post)) is large


def test_the_ward_has_no_code_to_scan(council):
    council.facility.municipality.desk_email = ""
    council.facility.municipality.save()
    council.announce(by_letter=["ward"])
    assert "<svg" not in Message.objects.get(notice_recipient__kind="ward").html


def test_names_are_text_not_markup(council):
    council.by_post.name = "<b>悪戯</b>"
    council.by_post.save()
    council.announce()
    assert "&lt;b&gt;悪戯&lt;/b&gt;" in letter_to(council.by_post)


def test_without_letters_there_is_nothing_to_print(client, council):
    client.force_login(council.user)
    answer = client.get(reverse("meeting_letters", args=[council.meeting.pk]), follow=True)
    assert "印刷する手紙はありません。" in answer.content.decode()
