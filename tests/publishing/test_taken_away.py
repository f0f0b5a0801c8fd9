"""A file that went public and was taken away, or marked as about a user: the editor says that it is still read."""

import pytest
from django.urls import reverse

from meetings.models import Material
from meetings.services import public_texts
from meetings.services.public_texts.papers import Choice, How, choose_papers
from meetings.uploads.kinds import DOCX
from tests.makers import material_of
from tests.public_texts.test_papers import word
from tests.publishing.conftest import Desk, at
from tests.publishing.test_pictures import shown

__all__ = ["shown"]


def paper(desk: Desk) -> Desk:
    """A paper whose words went along."""
    file = material_of(
        desk.part, title="計画.docx", content_type=DOCX.content_type, file=word("避難訓練の計画です。")
    )
    choices = {file.pk: Choice(How.TEXT)}
    choose_papers(public_text=desk.fresh(), choices=choices, by=desk.user, at=at("2026-06-30 10:00"))
    desk.confirm("2026-06-30 11:00")
    return desk


def told(desk: Desk, client) -> bool:
    client.force_login(desk.user)
    page = client.get(reverse("public_text", args=[desk.part.meeting_id])).content.decode()
    return "公表中の記録に、取り外した資料が載っています" in page


@pytest.mark.parametrize(
    ("kind", "change"),
    [
        ("paper", {"case_paper": True}),
        ("paper", {"removed_at": at("2026-07-02 09:00")}),
        ("picture", {"kind": "minutes"}),
    ],
    ids=["a paper marked as a user's", "a paper taken away", "a picture of minutes"],
)
def test_it_is_told_until_a_corrected_version_stands(desk, request, client, kind, change):
    desk = paper(desk) if kind == "paper" else request.getfixturevalue("shown")
    desk.publish(draw=False)
    assert not told(desk, client)
    Material.objects.filter(meeting=desk.part.meeting_id).update(**change)
    assert told(desk, client)
    desk.publish("2026-07-03 09:00", draw=False)
    assert not told(desk, client)


def test_nothing_is_told_of_a_file_that_never_went_public(desk, client):
    desk.publish(draw=False)
    paper(desk)
    Material.objects.filter(meeting=desk.part.meeting_id).update(case_paper=True)
    assert not told(desk, client)
    assert not public_texts.still_public(desk.fresh())
