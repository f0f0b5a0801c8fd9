"""The printed record and the print for the wall: public words only, described pictures, days, one page."""

from datetime import date
from io import BytesIO
from typing import Any

import pytest
from PIL import Image
from pypdf import PdfReader
from structlog.testing import capture_logs

from meetings.pdf.notice_board import notice_board_pdf, passages
from outbox import pdf as drawing
from publication.content import Entry, Figure, Section, Table
from publication.enums import FileKind
from publication.images import clean_image
from publication.models import PublicFile, PublicRecord
from publication.new_file import NewFile
from publication.pdf.record import record_pdf
from publication.services import record_pdfs
from tests.makers import office, public_content, public_record_of
from tests.publishing.conftest import HELD_ON, at, day


def read(pdf: bytes) -> str:
    return "".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages).replace("\n", "")


def picture() -> NewFile:
    out = BytesIO()
    Image.new("RGB", (40, 30), "green").save(out, "PNG")
    made = clean_image(out.getvalue())
    return NewFile(
        FileKind.IMAGE, "画像1", "中庭の屋台", made.content_type, made.data, made.width, made.height
    )


@pytest.fixture
def content(db):
    return public_content(
        office(name="グループホーム髙﨑"),
        HELD_ON,
        agenda=("活動の報告",),
        figures=(Figure("利用者数", 9, "人"),),
        sections=(
            Section("a", "活動の報告", (Entry("報告", "𠮷野町会と歩きました。"), Entry("要望", "来年も。"))),
            Section("b", "その後", (), (Table("その後", ("議題", "状態"), (("広報紙", "完了"),)),)),
        ),
    )


def test_the_record_on_paper(content):
    pdf = record_pdf(
        content,
        published_on=day("07-01"),
        corrected_on=day("07-03"),
        keep_until=date(2028, 7, 1),
        images=[picture()],
    )
    text = read(pdf)
    wanted = (
        "公表用",
        "グループホーム髙﨑",
        "公表日 令和8年7月1日",
        "訂正日 令和8年7月3日",
        "保存期限 令和10年7月1日",
        "𠮷野町会と歩きました。",
        "利用者の家族 2人 0人",
        "合計 3人 1人",
        "9人",
        "広報紙",
        "中庭の屋台",
    )
    assert [words for words in wanted if words not in text] == []
    reader = PdfReader(BytesIO(pdf))
    root: Any = reader.trailer["/Root"]
    assert (root["/Lang"], root["/MarkInfo"]["/Marked"]) == ("ja", True)
    assert reader.metadata.title == f"{content.title}（公表用、グループホーム髙﨑）"
    assert len(reader.pages[0].images) == 1


def test_of_an_internal_text_nothing_is_in_the_published_pdf(desk):
    desk.say("数名が利用しています。")
    record = desk.publish()
    file = record.files.get(kind="pdf")
    with file.file.open("rb") as opened:
        data = opened.read()
    text = read(data)
    assert "数名が利用しています。" in text
    assert [
        word for word in ("9名が", desk.world.member.name, desk.world.operator.name) if word in text
    ] == []
    assert (file.content_type, file.title) == ("application/pdf", f"{record.office} {record.title}")


def test_without_pango_the_record_stands_and_the_task_draws_it_later(desk, monkeypatch):
    def missing():
        raise drawing.PdfUnavailable("pango")

    with monkeypatch.context() as without:
        without.setattr(drawing, "_weasyprint", missing)
        record = desk.publish()
        assert (record.state, record.files.count()) == ("published", 0)
        assert record_pdfs.make_missing(at=at("2026-07-01 10:00")) == 0
    PublicRecord.objects.exclude(pk=record.pk).delete()  # the stranger's has none either
    assert record_pdfs.make_missing(at=at("2026-07-01 11:00")) == 1
    assert record_pdfs.make_missing(at=at("2026-07-01 12:00")) == 0
    assert list(record.files.values_list("kind", flat=True)) == ["pdf"]


def test_a_pdf_of_words_that_are_gone_is_not_kept(desk):
    record = desk.publish()
    desk.withdraw()
    assert record_pdfs.make(record=record, at=at("2026-07-06 09:00")).state == "withdrawn"
    assert PublicFile.objects.filter(record=record).count() == 0


def test_the_longest_name_of_an_office_fits_the_title_of_the_file(db):
    home = office(name="見" * 120)
    record_pdfs.make(record=public_record_of(home, HELD_ON), at=at("2026-07-06 09:00"))
    assert PublicFile.objects.get().title == "見" * 120


def test_a_record_that_cannot_be_drawn_keeps_no_other_from_its_pdf(db):
    home = office(name="グループホーム髙﨑")
    broken = public_record_of(home, HELD_ON)
    PublicRecord.objects.filter(pk=broken.pk).update(content={"held_on": "祭りの日"})
    sound = public_record_of(home, date(2026, 8, 20))
    with capture_logs() as logs:
        assert record_pdfs.make_missing(at=at("2026-09-01 10:00")) == 1
    assert list(PublicFile.objects.values_list("record", flat=True)) == [sound.pk]
    assert logs == [
        {
            "event": "public PDF cannot be drawn",
            "log_level": "error",
            "record": broken.key,
            "why": "ValueError",
        }
    ]


@pytest.mark.parametrize(
    ("sections", "words"),
    [
        pytest.param(1, "夏祭りを開きました。", id="a short record"),
        pytest.param(12, "長い報告です。" * 60, id="a long one"),
        pytest.param(40, "長い報告です。" * 300, id="one that is never told on a page"),
    ],
)
def test_the_print_for_the_wall_is_one_page(db, settings, sections, words):
    settings.BASE_URL = "https://engawa.example.jp"
    home = office(phone="03-1234-5678", address="練馬区見本1丁目")
    told = tuple(Section(f"s{n}", f"議題その{n}", (Entry("報告", words),)) for n in range(sections))
    record = public_record_of(home, HELD_ON, content=public_content(home, HELD_ON, sections=told))
    pdf = notice_board_pdf(record, home)
    text = read(pdf)
    assert len(PdfReader(BytesIO(pdf)).pages) == 1
    wanted = (
        "運営推進会議を開きました",
        f"https://engawa.example.jp/minutes/{record.key}/",
        "議題その0",
        "出席 3人",
        "公表日 令和8年7月10日",
        "03-1234-5678",
    )
    assert [each for each in wanted if each not in text] == []


def test_a_passage_ends_with_a_sign_that_more_follows(content):
    assert [(each.heading, each.text) for each in passages(content, 12)] == [
        ("活動の報告", "［報告］𠮷野町会と歩き…"),
        ("その後", ""),
    ]
