"""Agenda and sheet to sign: what stands on the paper, and what must not."""

from io import BytesIO

import pytest
from django.urls import reverse
from pypdf import PdfReader

from meetings.models import AgendaItem, Participation
from tests.makers import office

RARE = "髙﨑 𠮷子"


@pytest.fixture
def text_of(client, council):
    """The words of a paper, without the spaces between them."""
    client.force_login(council.user)

    def read(name: str) -> str:
        answer = client.get(reverse(name, args=[council.part.meeting_id]))
        assert answer["Content-Type"] == "application/pdf"
        pages = PdfReader(BytesIO(answer.content)).pages
        return "".join("".join(page.extract_text().split()) for page in pages)

    return read


def test_the_sheet_names_members_by_category_with_their_answers_and_room_for_guests(council, seat, text_of):
    council.members["user"].name = RARE
    council.members["user"].save()
    council.answered("user", "absent")
    council.answered("community", "video")
    text = text_of("attendance_sheet_pdf")
    for words in (
        "運営推進会議出席者名簿", "グループホームひなた", "利用者（1名）髙﨑𠮷子欠席の連絡",
        "地域住民の代表者（1名）ひなた町子Webで出席", "署名", "名簿にない方",
    ):  # fmt: skip
        assert words in text
    assert "合同開催" not in text


def test_the_sheet_of_a_joint_meeting_names_the_offices_its_own_members_and_no_users(council, seat, text_of):
    other = office("group_home", "1392000999", municipality=council.world.municipality, name="となりの家")
    Participation.objects.create(meeting=council.part.meeting, facility=other)
    other.members.create(category="community", name="となり 町子")
    seat("family", RARE)
    text = text_of("attendance_sheet_pdf")
    for words in ("合同開催：となりの家、グループホームひなた", "利用者の家族1利用者の家族2", "ひなた町子"):
        assert words in text
    hidden = (council.members["user"].name, council.members["family"].name, RARE, "となり 町子")
    assert [name for name in hidden if name.replace(" ", "") in text] == []


def test_the_agenda_has_the_common_points_and_ones_own(council, text_of):
    meeting = council.part.meeting
    other = office("group_home", "1392000999", municipality=council.world.municipality, name="となりの家")
    theirs = Participation.objects.create(meeting=meeting, facility=other)
    AgendaItem.objects.create(meeting=meeting, participation=council.part, title="ひなたの報告", position=0)
    AgendaItem.objects.create(meeting=meeting, participation=theirs, title="となりの報告", position=0)
    AgendaItem.objects.create(meeting=meeting, title="地域交流", detail="夏祭り\n防災訓練", position=1)
    text = text_of("meeting_agenda_pdf")
    assert "議題地域交流夏祭り防災訓練ひなたの報告メモ" in text
    assert "となりの報告" not in text
    assert "2事業所の合同で開催します。" in text
