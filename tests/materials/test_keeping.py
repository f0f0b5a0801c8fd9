"""Files are kept as they came, once; they go and come back; what fails leaves nothing behind."""

import contextlib
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from pathlib import Path

import pytest
from django.db import IntegrityError, transaction
from PIL import Image

from meetings.enums import MaterialKind
from meetings.models import Material, Meeting
from meetings.services import materials
from meetings.services.material_sweep import sweep
from meetings.uploads.refusals import FileRefused
from operators.models import HistoryEntry
from tests.makers import material_of, meeting, part_of, submission_of
from tests.materials import samples
from tests.materials.conftest import NOW

pytestmark = pytest.mark.django_db


def stored(settings) -> list[Path]:
    """Every file on the disk."""
    return [path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()]


def test_a_file_is_kept_as_it_came_under_a_random_name(joint, settings):
    content = samples.docx()
    made = joint.add(joint.host, content, joint.host_person, name="第3回 会議資料.docx")
    [path] = stored(settings)
    assert path.read_bytes() == content
    assert path.relative_to(settings.MEDIA_ROOT).match("materials/??/" + "?" * 32)
    assert path.stat().st_mode & 0o777 == 0o600
    facts = (made.title, made.content_type, made.size, made.sha256, made.uploaded_by, made.uploaded_at)
    assert facts == (
        "第3回 会議資料.docx",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        len(content),
        sha256(content).hexdigest(),
        joint.host_person,
        NOW,
    )


def test_a_photo_keeps_its_exif_for_the_ward(joint, settings):
    exif = Image.Exif()
    exif[0x010E] = "garden"
    path = Path(settings.MEDIA_ROOT).parent / "photo.jpg"
    Image.new("RGB", (40, 30)).save(path, exif=exif)
    made = joint.add(joint.host, path.read_bytes(), joint.host_person)
    with Image.open(Path(settings.MEDIA_ROOT) / made.file.name) as kept:
        assert kept.getexif()[0x010E] == "garden"


def test_what_happened_is_in_the_history_without_the_name(joint):
    made = joint.add(joint.host, samples.pdf(), joint.host_person, name="見本太郎様の写真.pdf")
    materials.change(material=made, title="写真", kind=MaterialKind.MINUTES, by=joint.host_person, at=NOW)
    materials.remove(material=made, by=joint.host_person, at=NOW)
    materials.restore(material=made, by=joint.host_person, at=NOW)
    entries = HistoryEntry.objects.filter(subject=f"material {made.pk}").order_by("pk")
    assert [(entry.verb, entry.facility, entry.by) for entry in entries] == [
        (verb, joint.host.facility, joint.host_person)
        for verb in ("ファイルの登録", "ファイルの変更", "ファイルの取外し", "ファイルの取外しの取消し")
    ]
    assert "見本太郎" not in str([entry.changes for entry in entries])


def test_a_common_file_is_in_the_history_of_both_offices(joint):
    made = joint.add(None, samples.pdf(), joint.host_person)
    told = HistoryEntry.objects.filter(subject=f"material {made.pk}").values_list("facility", flat=True)
    assert set(told) == {joint.host.facility_id, joint.guest.facility_id}


def test_the_same_file_is_told_and_not_doubled(joint, settings):
    joint.add(joint.host, samples.pdf(), joint.host_person, name="一回目.pdf")
    with pytest.raises(materials.AlreadyThere, match=r"すでに登録されています（「一回目\.pdf」）"):
        joint.add(joint.host, samples.pdf(), joint.host_person, name="二回目.pdf")
    assert (Material.objects.count(), len(stored(settings))) == (1, 1)


def test_the_same_file_may_stand_in_two_parts_and_come_again_after_it_was_taken_away(joint):
    first = joint.add(joint.host, samples.pdf(), joint.host_person)
    joint.add(None, samples.pdf(), joint.host_person)
    joint.add(joint.guest, samples.pdf(), joint.guest_person)
    materials.remove(material=first, by=joint.host_person, at=NOW)
    again = joint.add(joint.host, samples.pdf(), joint.host_person)
    with pytest.raises(materials.AlreadyThere):
        materials.restore(material=first, by=joint.host_person, at=NOW)
    assert set(Material.objects.present().filter(participation=joint.host)) == {again}


def test_taking_away_twice_is_once_and_the_file_stays_in_what_was_submitted(joint, settings):
    made = joint.add(joint.host, samples.pdf(), joint.host_person)
    version = submission_of(joint.host).versions.get()
    version.materials.add(made)
    for _ in range(2):
        materials.remove(material=made, by=joint.host_person, at=NOW)
    made.refresh_from_db()
    assert (made.removed_at, made.removed_by) == (NOW, joint.host_person)
    assert list(version.materials.all()) == [made]
    assert [path.read_bytes() for path in stored(settings)] == [samples.pdf()]
    assert HistoryEntry.objects.filter(verb="ファイルの取外し").count() == 1


def test_the_ending_stays_the_true_one(joint):
    made = joint.add(joint.host, samples.pdf(), joint.host_person)
    materials.change(
        material=made, title="../資料.exe", kind=MaterialKind.PAPER, by=joint.host_person, at=NOW
    )
    assert Material.objects.get().title == "資料.exe.pdf"


@pytest.mark.parametrize("refused", [pytest.param(b"MZ", id="a program"), pytest.param(b"", id="empty")])
def test_what_is_refused_leaves_nothing(joint, settings, refused):
    with pytest.raises(FileRefused):
        joint.add(joint.host, refused, joint.host_person)
    assert (Material.objects.count(), stored(settings)) == (0, [])


def test_a_row_that_cannot_be_written_leaves_no_file(joint, settings):
    with pytest.raises(IntegrityError):
        materials.add(
            meeting=joint.meeting,
            participation=joint.host,
            kind=MaterialKind.PAPER,
            upload=samples.upload(samples.pdf()),
            by=joint.host_person,
            at=None,  # type: ignore[arg-type] # the database refuses a file that came at no time
        )
    assert (Material.objects.count(), stored(settings)) == (0, [])


def test_a_file_whose_row_was_rolled_back_later_is_swept_a_day_after(joint, settings):
    kept = joint.add(joint.host, samples.pdf("kept"), joint.host_person)
    with contextlib.suppress(RuntimeError), transaction.atomic():
        joint.add(joint.host, samples.pdf("lost"), joint.host_person)
        raise RuntimeError  # what came after it failed
    written = datetime.now(UTC)
    assert (len(stored(settings)), sweep(at=written + timedelta(hours=23))) == (2, 0)
    assert sweep(at=written + timedelta(hours=25)) == 1
    assert [path.name for path in stored(settings)] == [Path(kept.file.name).name]


def test_too_large_says_how_large_and_is_never_read(joint, settings):
    settings.UPLOAD_LARGEST = 1024
    unread = samples.upload(b"x")
    unread.size = 50 * 1024 * 1024
    unread.close()
    with pytest.raises(FileRefused) as refusal:
        materials.add(
            meeting=joint.meeting,
            participation=joint.host,
            kind=MaterialKind.PAPER,
            upload=unread,
            by=joint.host_person,
            at=NOW,
        )
    assert "（50.0" in refusal.value.words
    assert "1つのファイルは1" in refusal.value.words


@pytest.mark.parametrize(
    ("part", "person"),
    [
        pytest.param("guest", "host_person", id="the partner's part"),
        pytest.param("host", "guest_person", id="the host's part"),
        pytest.param(None, "guest_person", id="the common part by a guest"),
    ],
)
def test_nobody_adds_to_what_is_not_theirs(joint, settings, part, person):
    with pytest.raises(materials.NotTheirs):
        joint.add(part and getattr(joint, part), samples.pdf(), getattr(joint, person))
    assert stored(settings) == []


def test_nobody_takes_away_what_is_not_theirs(joint):
    common = joint.add(None, samples.pdf(), joint.host_person)
    theirs = joint.add(joint.host, samples.pdf(), joint.host_person)
    for each in (common, theirs):
        for act in (materials.remove, materials.restore):
            with pytest.raises(materials.NotTheirs):
                act(material=each, by=joint.guest_person, at=NOW)
    assert Material.objects.present().count() == 2


def test_the_ward_adds_scans_of_its_own_offices_only(joint, nerima, itabashi):
    add = {
        "meeting": joint.meeting,
        "participation": joint.host,
        "kind": MaterialKind.SCAN,
        "upload": samples.upload(samples.pdf()),
        "at": NOW,
    }
    assert materials.add(**add, by=nerima.ward).kind == "scan"
    with pytest.raises(materials.NotTheirs):
        materials.add(**add, by=itabashi.ward)


def test_a_scan_of_the_ward_and_the_offices_same_file_do_not_meet(joint, nerima):
    """What the office has not submitted is not told to the ward, nor the paper kept from being registered."""
    content = samples.pdf()
    place = {"meeting": joint.meeting, "participation": joint.host, "kind": MaterialKind.SCAN, "at": NOW}

    def scanned() -> Material:
        return materials.add(**place, upload=samples.upload(content, "紙.pdf"), by=nerima.ward)

    office = joint.add(joint.host, content, joint.host_person, "内部の議事録案.pdf")
    scan = scanned()
    with pytest.raises(materials.AlreadyThere) as again:
        scanned()
    assert again.value.material == scan
    materials.remove(material=office, by=joint.host_person, at=NOW)
    assert joint.add(joint.host, content, joint.host_person).kind == "paper"


@pytest.mark.parametrize("status", ["draft", "cancelled"])
def test_no_files_where_no_meeting_is(joint, status):
    Meeting.objects.filter(pk=joint.meeting.pk).update(status=status)
    joint.meeting.refresh_from_db()
    with pytest.raises(materials.MeetingWithoutFiles):
        joint.add(joint.host, samples.pdf(), joint.host_person)


def test_a_meeting_of_one_office_has_no_common_part(nerima):
    alone = meeting(date(2026, 10, 1), nerima.facility)
    material = material_of(part_of(alone, nerima.facility))
    assert materials.may_keep(alone, material.participation, nerima.operator) is True
    assert materials.may_keep(alone, None, nerima.operator) is False
