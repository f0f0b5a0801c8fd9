"""Letters with the minutes in them: a cover for the window envelope, the whole record, one PDF for all."""

from io import BytesIO

import pytest
from django.urls import reverse
from pypdf import PdfReader

from meetings.models import CouncilHabit, Member
from meetings.pdf.letters import letters_pdf
from meetings.services import copies_proof
from tests import makers
from tests.copies.conftest import at

RARE = "髙﨑 𠮷"


def pages_of(pdf: bytes) -> list[str]:
    return [page.extract_text() for page in PdfReader(BytesIO(pdf)).pages]


def letter(council, member) -> list[str]:
    return pages_of(letters_pdf([council.copy(member).message.html], title="議事録"))


def test_the_cover_and_the_minutes_themselves(council):
    council.by_post.affiliation = "見本町会"
    council.by_post.save()
    makers.material_of(council.part, title="事故報告.pdf")
    council.owe()
    cover, minutes = letter(council, council.by_post)
    for words in (
        "〒176-0001",
        "練馬区1-2-3",
        f"{RARE}",
        "グループホームひなた",
        "担当 髙﨑",
        "同封のもの",
        "事故報告.pdf",
        "令和8年10月20日(火)の運営推進会議の議事録",
        "令和9年11月2日(火)まで",
    ):
        assert words in cover, words
    for words in ("9名が利用しています。", "広報紙を町会にも", "町田 町子", "出席者"):
        assert words in minutes, words


def test_a_correction_says_why_on_the_cover(council):
    council.owe()
    council.owe(2, correction="利用者数の誤り", when=at("2026-11-09 10:00"))
    cover, *_ = pages_of(letters_pdf([council.copy(council.by_post, 2).message.html], title="議事録"))
    assert "訂正した議事録のお届け" in cover
    assert "利用者数の誤り" in cover


def test_what_was_prepared_prints_the_same_however_the_record_changes(council):
    council.owe()
    council.facility.name = "グループホームあらた"
    council.facility.save()
    council.by_post.address = "よそ町9-9"
    council.by_post.save()
    cover, _ = letter(council, council.by_post)
    assert "グループホームひなた" in cover
    assert "よそ町" not in cover


def test_large_print_for_an_office_that_wants_it(council):
    CouncilHabit.objects.update(large_print=True)
    council.owe()
    html = council.copy(council.by_post).message.html
    assert 'class="letter letter--large"' in html
    assert RARE in "".join(letter(council, council.by_post))


@pytest.mark.parametrize(
    ("query", "names"),
    [
        pytest.param("", ["日向 一郎"], id="those to be handed over"),
        pytest.param("&all=1", ["髙﨑", "日向 一郎"], id="all"),
    ],
)
def test_the_letters_in_one_pdf(client, council, query, names):
    council.owe()
    copies_proof.hand_over(copy=council.copy(council.by_post), by=council.user, at=at("2026-11-03 10:00"))
    client.force_login(council.user)
    address = reverse("minutes_copies_letters", args=[council.meeting.pk])
    answer = client.get(f"{address}?facility={council.facility.pk}{query}")
    assert answer["Content-Type"] == "application/pdf"
    covers = [text for text in pages_of(answer.content) if "同封のもの" in text]
    assert len(covers) == len(names)
    assert all(any(name in cover for cover in covers) for name in names)


def test_twenty_letters_begin_on_a_sheet_of_their_own(client, council):
    for number in range(18):
        Member.objects.create(
            facility=council.facility, category="other", name=f"委員{number:02}", delivery="hand"
        )
    council.owe()
    client.force_login(council.user)
    answer = client.get(reverse("minutes_copies_letters", args=[council.meeting.pk]))
    texts = pages_of(answer.content)
    assert ["同封のもの" in text for text in texts] == ([True, False, False, False] * 20)[:-1]
    assert all(text == "" for text in texts[3::4])


def test_one_letter_alone_and_no_letter_of_a_mail(client, council):
    council.owe()
    client.force_login(council.user)
    one = client.get(reverse("minutes_copy_letter", args=[council.copy(council.by_post).pk]))
    assert len(pages_of(one.content)) == 2
    none = client.get(reverse("minutes_copy_letter", args=[council.copy(council.by_mail).pk]))
    assert none.status_code == 404
