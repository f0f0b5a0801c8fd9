"""A picture goes with the record as pixels and a description; neither its file's name nor its place goes along."""

import pytest
from django.core.files.base import ContentFile

from meetings.services.public_texts.papers import Choice, How, choose_papers
from meetings.services.publishing import errors
from publication.models import PublicRecord
from tests.makers import material_of
from tests.publishing.conftest import Desk, at
from tests.publishing.test_images import gps, noise, saved


@pytest.fixture
def shown(desk: Desk) -> Desk:
    """A photo called by somebody's name was chosen, described and confirmed."""
    photo = saved(noise(), "JPEG", exif=gps())
    file = material_of(
        desk.part, title="町子さん.jpg", content_type="image/jpeg", file=ContentFile(photo, name="x")
    )
    choose_papers(
        public_text=desk.fresh(),
        choices={file.pk: Choice(How.IMAGE, "中庭に並んだ屋台")},
        by=desk.user,
        at=at("2026-06-30 10:00"),
    )
    desk.confirm("2026-06-30 11:00")
    return desk


def test_it_is_made_anew(shown):
    record = shown.publish()
    picture = record.files.get(kind="image")
    with picture.file.open("rb") as opened:
        data = opened.read()
    assert (picture.title, picture.alt, picture.width, picture.height) == (
        "画像1",
        "中庭に並んだ屋台",
        150,
        300,
    )
    assert [word in data for word in (b"HIMITSU", b"Exif", "町子".encode())] == [False] * 3
    assert "町子" not in picture.file.name
    assert shown.publish("2026-07-09 09:00").edition == 1  # the same pixels again are no edition


def test_a_file_that_is_lost_publishes_nothing(shown):
    material = shown.part.materials.get()
    material.file.storage.delete(material.file.name)
    with pytest.raises(errors.PictureLost):
        shown.publish()
    assert PublicRecord.objects.filter(facility=shown.world.facility).count() == 0
