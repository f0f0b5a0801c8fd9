"""Files that go with a public text: their words, checked like every other, or a described picture; never the file."""

import io

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse
from docx import Document

from meetings.models import Material, PublicImage
from meetings.services import public_texts as service
from meetings.services.public_texts.errors import DescriptionTooLong, FileUnreadable, ImageUntold
from meetings.services.public_texts.papers import Choice, How, choose_papers, publishable, ways_of
from meetings.uploads.kinds import DOCX, JPEG, PDF, XLSX
from tests.makers import material_of

PLAN = "避難訓練の計画です。担当は ひなた 町子さんです。"


def word(*lines: str) -> ContentFile:
    """A Word file with these paragraphs."""
    document, data = Document(), io.BytesIO()
    for line in lines:
        document.add_paragraph(line)
    document.save(data)
    return ContentFile(data.getvalue(), name="x")


@pytest.fixture
def plan(office) -> Material:
    return material_of(office.part, title="避難訓練.docx", content_type=DOCX.content_type, file=word(PLAN))


@pytest.fixture
def photo(office) -> Material:
    return material_of(office.part, title="祭り.jpg", content_type=JPEG.content_type)


def choose(office, choices: dict[Material, Choice]):
    return office.does(choose_papers, choices={file.pk: choice for file, choice in choices.items()})


def test_papers_and_minutes_are_offered_and_nothing_about_single_users(office, plan, itabashi):
    material_of(office.part, title="個別.pdf", case_paper=True)
    material_of(office.part, title="届いた写し.pdf", kind="scan")
    material_of(office.part, title="外した.pdf", removed_at=office.at)
    material_of(itabashi.participation, title="よその.pdf")
    minutes = material_of(office.part, title="議事録.pdf", kind="minutes")
    common = Material.objects.create(
        meeting=office.part.meeting,
        title="共通.pdf",
        content_type=PDF.content_type,
        size=1,
        uploaded_at=office.at,
    )
    assert set(publishable(office.part)) == {minutes, plan, common}


def test_the_words_of_a_paper_are_taken_once_and_checked_like_every_other(office, plan):
    office.open()
    office.clean()
    choose(office, {plan: Choice(How.TEXT)})
    now = office.now()
    assert now.texts[f"paper-{plan.pk}"] == PLAN
    assert [(spot.place.field, spot.place.text) for spot in now.open] == [
        (f"paper-{plan.pk}", "ひなた 町子さん")
    ]
    office.clean()
    choose(office, {plan: Choice(How.TEXT)})
    section = office.now().content.sections[-1]
    assert (section.heading, section.entries[0].text) == (
        "会議資料：避難訓練",
        "避難訓練の計画です。担当は 地域住民の代表です。",
    )


def test_a_paper_that_turns_out_to_be_about_single_users_is_published_no_more(office, plan):
    office.open()
    choose(office, {plan: Choice(How.TEXT)})
    Material.objects.filter(pk=plan.pk).update(case_paper=True)
    assert f"paper-{plan.pk}" not in office.now().texts
    assert "避難訓練" not in str(office.now().content)


def test_a_paper_is_left_out_again_with_what_was_mended(office, plan, photo):
    office.open()
    choose(office, {plan: Choice(How.TEXT), photo: Choice(How.IMAGE, "屋台")})
    choose(office, {plan: Choice(How.NOT), photo: Choice(How.NOT)})
    assert [key for key in office.now().public_text.fields if key.startswith(("paper", "image"))] == []
    assert not PublicImage.objects.exists()


def test_the_description_of_a_picture_is_checked_and_mended_like_a_text(office, photo):
    office.open()
    office.clean()
    choose(office, {photo: Choice(How.IMAGE, "ひなた 町子さんと屋台")})
    assert [spot.place.text for spot in office.now().open] == ["ひなた 町子さん"]
    office.clean()
    assert PublicImage.objects.get().alt == office.now().texts[f"image-{photo.pk}"] == "地域住民の代表と屋台"
    office.save({f"image-{photo.pk}": ""})
    assert [type(each) for each in service.obstacles(office.now())] == [ImageUntold]


def test_what_a_file_cannot_be_is_not_done(office, photo):
    table = material_of(office.part, title="収支.xlsx", content_type=XLSX.content_type)
    office.open()
    row = choose(office, {table: Choice(How.TEXT), photo: Choice(How.TEXT)})
    assert [key for key in row.fields if key.startswith(("paper", "image"))] == []


def test_a_picture_of_minutes_stays_inside_also_where_it_was_chosen_before(office, photo):
    office.open()
    choose(office, {photo: Choice(How.IMAGE, "屋台")})
    assert f"image-{photo.pk}" in office.now().texts
    Material.objects.filter(pk=photo.pk).update(kind="minutes")
    assert f"image-{photo.pk}" not in office.now().texts
    sheet = material_of(office.part, title="紙.jpg", kind="minutes", content_type=JPEG.content_type)
    row = choose(office, {sheet: Choice(How.IMAGE, "議事録の紙")})
    assert (ways_of(sheet), f"image-{sheet.pk}" in row.fields) == ([How.NOT], False)
    assert PublicImage.objects.filter(material=sheet).count() == 0


def test_a_picture_goes_along_once_somebody_looked_for_faces_in_it(client, office, photo):
    client.force_login(office.first)
    address = reverse("public_text_papers", args=[office.part.meeting_id])
    wanted = {f"how-{photo.pk}": "image", f"alt-{photo.pk}": "屋台"}
    answer = client.post(address, wanted)
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, [f"sure-{photo.pk}"])
    assert not PublicImage.objects.exists()
    assert client.post(address, wanted | {f"sure-{photo.pk}": "on"}).status_code == 302
    assert client.get(address).context["form"][f"sure-{photo.pk}"].initial is True
    assert client.post(address, {f"how-{photo.pk}": "not"}).status_code == 302


def test_a_description_ends_where_its_column_ends(office, photo):
    office.open()
    office.clean()
    key = f"image-{photo.pk}"
    choose(office, {photo: Choice(How.IMAGE, "あ" * 280 + "ひなた 町子さん")})
    with pytest.raises(DescriptionTooLong):
        office.save({key: "い" * 301})
    with pytest.raises(DescriptionTooLong):
        office.decide(0, words="う" * 30)
    office.save({key: "い" * 300})
    assert PublicImage.objects.get().alt == office.now().texts[key] == "い" * 300


def test_a_scanned_paper_has_no_words(office):
    scan = material_of(office.part, title="紙.pdf")
    office.open()
    with pytest.raises(FileUnreadable) as told:
        choose(office, {scan: Choice(How.TEXT)})
    assert told.value.material == scan.pk


def test_the_choice_on_its_page(client, office, plan, photo, itabashi):
    strange = material_of(itabashi.participation)
    scan = material_of(office.part, title="紙.pdf")
    client.force_login(office.first)
    address = reverse("public_text_papers", args=[office.part.meeting_id])
    assert f"how-{strange.pk}" not in client.get(address).content.decode()
    wanted = {f"how-{plan.pk}": "text", f"how-{photo.pk}": "image", f"how-{scan.pk}": "text"}
    answer = client.post(address, wanted)
    assert (answer.status_code, list(answer.context["form"].errors)) == (
        422,
        [f"alt-{photo.pk}", f"sure-{photo.pk}"],
    )
    wanted[f"sure-{photo.pk}"] = "on"
    answer = client.post(address, wanted | {f"alt-{photo.pk}": "屋台"})
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, [f"how-{scan.pk}"])
    assert not PublicImage.objects.exists()
    answer = client.post(address, wanted | {f"alt-{photo.pk}": "屋台", f"how-{scan.pk}": "not"})
    assert answer.status_code == 302
    page = client.get(reverse("public_text", args=[office.part.meeting_id])).content.decode()
    assert [words in page for words in ("資料の文章", "画像の説明", "避難訓練の計画です。")] == [True] * 3
