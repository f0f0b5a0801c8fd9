"""Rosters through the browser: choose, look, confirm."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from meetings.models import Member
from operators.models import HistoryEntry, OperatorAssignment
from tests.importing.files import csv_text

ROW = {
    "事業所番号": "1392000011",
    "サービス種類コード": "32",
    "区分": "知見",
    "氏名": "髙田　葉子",
    "役職": "教授",
    "就任日": "R7.4.1",
}
WRONG = ROW | {"氏名": "誤記 太郎", "区分": "市民"}
UNREADABLE = {
    "nothing": (b"", "空です"),
    "no text": (b"\xff\xfe\x00\x01\x82", "文字として読めない"),
    "an old workbook": (b"\xd0\xcf\x11\xe0rest", "xlsx形式で保存"),
    "no columns of ours": ("名前だけ\n誰か\n".encode(), "必要な列がありません"),
    "a picture called xlsx": (b"\x89PNG....", "Excelファイルとして開けません"),
}


def csv_file(*rows, name: str = "名簿.csv") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, csv_text(list(rows)).encode("utf-8-sig"), "text/csv")


@pytest.fixture
def upload(manager, link):
    """Send rows and answer the preview's address."""

    def send(*rows) -> str:
        response = manager.post(link("members_import"), {"file": csv_file(*rows)})
        assert response.status_code == 302, response.context["form"].errors
        return response.url

    return send


def test_a_roster_is_looked_at_first_and_then_taken_in(manager, nerima, link, upload):
    before = HistoryEntry.objects.count()
    address = upload(ROW)
    preview = manager.get(address).content.decode()
    assert ("髙田　葉子" in preview, "この内容で取り込む" in preview) == (True, True)
    assert (Member.objects.filter(name="髙田　葉子").count(), HistoryEntry.objects.count()) == (0, before)
    response = manager.post(address, follow=True)
    assert "新規1名、更新0名、変更なし0名" in response.content.decode()
    made = Member.objects.get(name="髙田　葉子")
    entry = HistoryEntry.objects.order_by("-pk")[0]
    assert (made.facility, made.category) == (nerima.facility, "expert")
    assert (entry.by, entry.via, entry.subject) == (
        nerima.operator,
        "画面（名簿の取込み）",
        f"member {made.pk}",
    )


def test_the_address_tells_no_name_and_opens_only_once(manager, link, upload):
    address = upload(ROW)
    assert "髙田" not in address
    manager.post(address)
    assert manager.post(address).url == link("members_import")
    assert Member.objects.filter(name="髙田　葉子").count() == 1


def test_a_rejected_row_is_named_with_its_cure_and_keeps_everything_out(manager, upload):
    address = upload(ROW, WRONG)
    preview = manager.get(address).content.decode()
    assert ("3行目" in preview, "のどれかを入力してください" in preview) == (True, True)
    assert "この内容で取り込む" not in preview
    response = manager.post(address)
    assert (response.status_code, Member.objects.filter(category="expert").count()) == (200, 0)


def test_the_right_rows_are_taken_when_asked_for(manager, upload):
    response = manager.post(upload(ROW, WRONG), {"rejected": "skip"}, follow=True)
    assert "取り込まなかった行が1行あります。" in response.content.decode()
    assert list(Member.objects.filter(category="expert").values_list("name", flat=True)) == ["髙田　葉子"]


def test_what_changes_is_named_by_its_column(manager, nerima, upload):
    Member.objects.filter(pk=nerima.member.pk).update(category="expert", name="髙田　葉子")
    preview = manager.get(upload(ROW | {"法人番号": "8011601011609"})).content.decode()
    assert "更新（役職、就任日、法人番号）" in preview


def test_rows_about_other_offices_are_rejected_as_if_there_were_none(manager, nerima, itabashi, upload):
    foreign = ROW | {"事業所番号": itabashi.facility.number, "区分": "地域住民", "氏名": itabashi.member.name}
    unknown = ROW | {"事業所番号": "1391900020"}
    response = manager.get(upload(foreign, unknown))
    said = [remark.message.replace(itabashi.facility.number, "N") for remark in response.context["rejected"]]
    assert said == [said[0], said[0].replace("N", "1391900020")]
    assert itabashi.facility.name not in response.content.decode()
    manager.post(response.request["PATH_INFO"], {"rejected": "skip"})
    itabashi.member.refresh_from_db()
    assert (itabashi.member.title, Member.objects.filter(facility=itabashi.facility).count()) == ("", 1)


def test_a_file_may_hold_several_of_ones_own_offices(manager, nerima, itabashi, upload):
    OperatorAssignment.objects.create(user=nerima.operator, facility=itabashi.facility)
    address = upload(ROW, ROW | {"事業所番号": itabashi.facility.number})
    assert itabashi.facility.name in manager.get(address).content.decode()
    manager.post(address)
    assert Member.objects.filter(name="髙田　葉子").count() == 2


def test_what_was_allowed_at_the_preview_is_asked_again_at_the_end(manager, nerima, itabashi, upload):
    assignment = OperatorAssignment.objects.create(user=nerima.operator, facility=itabashi.facility)
    address = upload(ROW | {"事業所番号": itabashi.facility.number})
    assignment.delete()
    assert manager.post(address).status_code == 200
    assert not Member.objects.filter(name="髙田　葉子").exists()


def test_somebody_elses_upload_is_not_there(manager, client, nerima, upload, link):
    address = upload(ROW)
    colleague = type(nerima.operator).objects.create_user(
        "b@nerima.example.jp", "x", name="同僚", role="operator"
    )
    OperatorAssignment.objects.create(user=colleague, facility=nerima.facility)
    client.force_login(colleague)
    assert client.get(address).url == link("members_import")


@pytest.mark.parametrize(("content", "words"), UNREADABLE.values(), ids=UNREADABLE)
def test_a_file_that_cannot_be_read_is_told_at_its_field(manager, link, content, words):
    name = "名簿.xlsx" if content.startswith(b"\x89") else "名簿.csv"
    response = manager.post(link("members_import"), {"file": SimpleUploadedFile(name, content)})
    assert words in response.context["form"].errors["file"][0]


def test_no_file_at_all(manager, link):
    response = manager.post(link("members_import"), {})
    assert response.context["form"].errors == {"file": ["取り込むファイルを選んでください。"]}


def _bomb() -> bytes:
    """A small archive that says it unpacks to more than any roster."""
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b" " * (41 * 1024 * 1024))
    return packed.getvalue()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        pytest.param(b"a" * (2 * 1024 * 1024 + 1), "2MBまで", id="a large file"),
        pytest.param(_bomb(), "中身が大きすぎます", id="a small file that unpacks to a large one"),
    ],
)
def test_what_is_too_large_is_not_opened(manager, link, content, words):
    response = manager.post(link("members_import"), {"file": SimpleUploadedFile("名簿.xlsx", content)})
    assert words in response.context["form"].errors["file"][0]
