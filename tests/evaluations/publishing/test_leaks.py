"""What must never come out: names of staff and members, fields that are not public, counts of fewer than three. [N §8]"""

import io

import pytest
from pypdf import PdfReader

from evaluations.form import FieldKind
from evaluations.models import SheetDecision
from evaluations.services import public_sheets, publishing
from publication.addresses import file_address
from publication.enums import FileKind
from tests.evaluation_makers import opinion_of, round_of, staff_sheet_of
from tests.evaluations.publishing.conftest import NOON
from tests.evaluations.publishing.finished import said

pytestmark = pytest.mark.django_db

SECRET = "ないしょの振り返り"
STAFF = "佐久間"


@pytest.fixture
def out(desk):
    """Everything there is inside, published the quick way: every proposal taken."""
    row = desk.round.form_version.form.staff_sheet.sections[0].key
    staff_sheet_of(desk.round, label="久米 伸", answers={row: {"words": SECRET}})
    opinion_of(desk.round, desk.world.member, words=f"{SECRET}、{desk.world.member.name}")
    said(desk.round, FieldKind.COUNTS, {"a": 7, "b": 1}, public=False)
    desk.replace_all()
    desk.confirm()
    return desk.publish(draw=True)


def body(response) -> str:
    """The text of an answer that is there."""
    assert response.status_code == 200
    return b"".join(response.streaming_content if response.streaming else [response.content]).decode()


def test_nobody_and_nothing_internal_is_on_page_pdf_feed_data_or_search(client, desk, out):
    address = f"/evaluations/{out.key}/"
    pdf = out.files.get(kind=FileKind.PDF)
    with pdf.file.open("rb") as opened:
        paper = "".join(page.extract_text() for page in PdfReader(io.BytesIO(opened.read())).pages)
    office = desk.world.facility
    texts = {
        url: body(client.get(url))
        for url in (
            address,
            "/evaluations/?q=案内",
            f"/facilities/{office.number}/{office.kind.code}/",
            "/feeds/minutes.atom",
            "/open-data/records.csv",
            "/open-data/records.json",
        )
    }
    texts |= {"pdf": paper.replace("\n", ""), "search": out.folded_text, "content": str(out.content)}
    told = "職員が案内した。職員3名で話した。"
    assert [name for name, text in texts.items() if told in text] == [
        address,
        "/open-data/records.csv",
        "/open-data/records.json",
        "pdf",
        "search",
        "content",
    ]
    for secret in (desk.world.member.name, STAFF, "道代", "久米", SECRET, "7名", desk.world.meeting.place):
        assert [name for name, text in texts.items() if secret in text] == []
    assert file_address(out, pdf).startswith(address)


def test_staff_are_found_by_how_the_office_calls_them_and_numbers_are_not(desk):
    found = [spot.hit.text for spot in desk.review.open]
    assert found == [f"{desk.world.member.name}さん", "佐久間さん"]


def test_who_left_since_last_year_is_known_too(desk):
    staff_sheet_of(round_of(desk.world.facility, fiscal_year=2025), label="宇賀神 弥生")
    place = said(desk.round, FieldKind.PLAN, "宇賀神さんの後任と話し合う。")
    public_sheets.take_over(public_text=desk.sheet, key=place, by=desk.by, at=NOON)
    assert "宇賀神" in "".join(spot.hit.text for spot in desk.review.open)


def test_the_newest_roster_is_asked_when_it_is_published(desk):
    desk.replace_all()
    desk.confirm()
    staff_sheet_of(desk.round, label="清掃 地域子")  # somebody was asked after it was confirmed
    with pytest.raises(publishing.PublishingError, match="個人の特定につながるかもしれない所"):
        desk.publish()
    assert desk.evaluation.published_on is None


def test_words_that_changed_inside_lose_what_was_decided_on_them(desk):
    spot = desk.review.open[0]
    key = spot.place.field
    public_sheets.keep_spot(public_text=desk.sheet, key=key, spot_id=spot.id, by=desk.by, at=NOON)
    entry = desk.round.entries.get(sheet=key.split("/")[0], row=key.split("/")[1])
    entry.values[key.split("/")[2]] = f"{desk.world.member.name}さんが見学され、喜ばれた。"
    entry.save()
    assert [field.key for field in desk.review.changed] == [key]
    public_sheets.take_over(public_text=desk.sheet, key=key, by=desk.by, at=NOON)
    assert not SheetDecision.objects.filter(field=key).exists()
    assert (desk.review.changed, len([s for s in desk.review.open if s.place.field == key])) == ([], 1)
