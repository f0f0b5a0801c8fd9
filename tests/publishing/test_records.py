"""What stands before the public: put, replaced, taken back, put again, deleted; rows at once, bytes after it."""

from datetime import date
from typing import Any

import pytest
from django.core.files.base import ContentFile

from publication.content import Entry, Section
from publication.enums import FileKind, RecordKind, WithdrawnWhy
from publication.models import PublicFile, PublicRecord
from publication.new_file import NewFile
from publication.services import record_files, records
from tests.makers import office, public_content, public_record_of
from tests.publishing.conftest import at, day

HELD_ON = date(2026, 6, 20)
PICTURE = NewFile(FileKind.IMAGE, "画像1", "中庭の屋台", "image/png", b"\x89PNG one", 4, 3)
PDF = NewFile(FileKind.PDF, "記録", "", "application/pdf", b"%PDF-1.7 one")


@pytest.fixture
def home(db):
    """An office, and a stranger's record beside it that must never change."""
    public_record_of(office("small_multifunctional", "1392000027"), HELD_ON)
    return office()


@pytest.fixture
def put(home):
    def do(
        words="夏祭りを開きました。", moment="2026-07-01 09:00", published_on="07-01", files=(PICTURE, PDF)
    ):
        content = public_content(home, HELD_ON, sections=(Section("a", "報告", (Entry("", words),)),))
        first = day(published_on)
        return records.put(
            source="participation/7",
            facility=home,
            care_area=None,
            kind=RecordKind.MINUTES,
            content=content,
            joint=False,
            published_on=first,
            keep_until=first.replace(year=first.year + 2),
            files=files,
            at=at(moment),
        )

    return do


def days_of(record: PublicRecord) -> tuple[Any, ...]:
    return record.edition, record.first_published_on, record.published_on, record.corrected_on


def stored(record: PublicRecord) -> list[tuple[str, str, str, bytes]]:
    return [(file.kind, file.title, file.alt, bytes_of(file)) for file in record.files.all()]


def bytes_of(file: PublicFile) -> bytes:
    with file.file.open("rb") as opened:
        return bytes(opened.read())


def test_a_first_edition(put, home):
    record = put()
    assert days_of(record) == (1, day("07-01"), day("07-01"), None)
    assert (record.council, record.service, record.fiscal_year, record.office) == (
        "A",
        "group_home",
        2026,
        home.name,
    )
    assert record.folded_text.endswith("報告 夏祭りを開きました。")
    assert stored(record) == [
        ("image", "画像1", "中庭の屋台", b"\x89PNG one"),
        ("pdf", "記録", "", b"%PDF-1.7 one"),
    ]


def test_the_same_again_is_no_edition(put):
    first = put()
    again = put(moment="2026-07-09 09:00")
    assert days_of(again) == (1, day("07-01"), day("07-01"), None)
    assert again.changed_at == first.changed_at
    assert len(stored(again)) == 2


def test_a_corrected_edition_keeps_the_completion_date(put):
    key = put().key
    record = put("秋祭りを開きました。", moment="2026-07-09 09:00")
    assert (record.key, *days_of(record)) == (key, 2, day("07-01"), day("07-01"), day("07-09"))
    assert "秋祭り" in record.told.sections[0].entries[0].text


def test_other_pictures_are_another_edition(put):
    put()
    other = NewFile(FileKind.IMAGE, "画像1", "中庭の夜店", "image/png", b"\x89PNG one", 4, 3)
    record = put(moment="2026-07-09 09:00", files=(other,))
    assert (record.edition, stored(record)) == (2, [("image", "画像1", "中庭の夜店", b"\x89PNG one")])


def test_what_is_replaced_is_deleted_from_the_storage(put, django_capture_on_commit_callbacks):
    names = [file.file.name for file in put().files.all()]
    storage = PublicFile._meta.get_field("file").storage
    with django_capture_on_commit_callbacks(execute=False) as callbacks:
        put("秋祭りを開きました。", files=())
        assert [storage.exists(name) for name in names] == [True, True]  # a rollback would need them
    for callback in callbacks:
        callback()
    assert [storage.exists(name) for name in names] == [False, False]


def test_taken_back_nothing_is_left_but_the_reason(put, django_capture_on_commit_callbacks):
    record = put()
    names = [file.file.name for file in record.files.all()]
    with django_capture_on_commit_callbacks(execute=True):
        records.withdraw(record=record, why=WithdrawnWhy.PERSON, at=at("2026-07-05 09:00"))
    record.refresh_from_db()
    assert (record.state, record.content, record.folded_text) == ("withdrawn", {}, "")
    assert (record.withdrawn_on, record.withdrawn_why) == (day("07-05"), "person")
    storage = PublicFile._meta.get_field("file").storage
    assert (record.files.count(), [storage.exists(name) for name in names]) == (0, [False, False])
    assert PublicRecord.objects.published().count() == 1  # the stranger's


def test_twice_is_refused(put):
    record = put()
    records.withdraw(record=record, why=WithdrawnWhy.ERROR, at=at("2026-07-05 09:00"))
    with pytest.raises(records.NotPublished):
        records.withdraw(record=record, why=WithdrawnWhy.ERROR, at=at("2026-07-06 09:00"))


def test_put_again_it_has_the_same_address_and_a_new_day(put):
    record = put()
    records.withdraw(record=record, why=WithdrawnWhy.ERROR, at=at("2026-07-05 09:00"))
    again = put(moment="2026-07-12 09:00", published_on="07-12")
    assert (again.pk, again.key, again.state) == (record.pk, record.key, "published")
    assert days_of(again) == (2, day("07-01"), day("07-12"), None)
    assert (again.withdrawn_on, again.withdrawn_why) == (None, "")


def test_put_again_while_another_way_stood_it_is_a_correction(put):
    records.withdraw(record=put(), why=WithdrawnWhy.ERROR, at=at("2026-07-05 09:00"))
    again = put(moment="2026-07-12 09:00", published_on="07-03")
    assert days_of(again) == (2, day("07-01"), day("07-03"), day("07-12"))


def test_deleted_it_does_not_come_back(put):
    record = records.dispose(record=put(), at=at("2028-07-02 09:00"))
    assert (record.state, record.content, record.disposed_on) == ("disposed", {}, date(2028, 7, 2))
    assert records.dispose(record=record, at=at("2028-08-02 09:00")).disposed_on == date(2028, 7, 2)
    with pytest.raises(records.AlreadyDisposed):
        put()


def test_another_completion_date_takes_the_pdf_with_it(put):
    record = records.redate(
        record=put(), published_on=day("06-25"), keep_until=date(2028, 6, 25), at=at("2026-07-20 09:00")
    )
    assert days_of(record) == (1, day("06-25"), day("06-25"), None)
    assert (record.keep_until, [file.kind for file in record.files.all()]) == (date(2028, 6, 25), ["image"])


def test_the_sweep_takes_only_what_no_row_knows_for_a_day(put):
    record = put()
    storage = PublicFile._meta.get_field("file").storage
    lost = storage.save("public/ab/lost", ContentFile(b"x"))
    known = [file.file.name for file in record.files.all()]
    assert record_files.sweep(at=at("2000-01-01 00:00")) == 0
    assert record_files.sweep(at=at("2100-01-01 00:00")) == 1
    assert [storage.exists(name) for name in (lost, *known)] == [False, True, True]
