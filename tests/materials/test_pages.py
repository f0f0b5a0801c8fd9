"""The page of a meeting's files: several at once, refusals at the field, and who sees what."""

from typing import Any
from urllib.parse import quote

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from meetings.models import Material, Meeting
from meetings.services import materials
from tests.makers import material_of, submission_of
from tests.materials import samples
from tests.materials.conftest import NOW, Joint

pytestmark = pytest.mark.django_db
QUERIES = 11
"""How many questions the page asks of the database."""


@pytest.fixture(autouse=True)
def november():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def host(client, joint):
    client.force_login(joint.host_person)
    return client


def address(joint: Joint) -> str:
    return reverse("meeting_materials", args=[joint.meeting.pk])


def send(client: Client, joint: Joint, *uploads: SimpleUploadedFile, **fields: str) -> Any:
    return client.post(address(joint), {"kind": "paper", "part": "own", "uploads": list(uploads), **fields})


def body_of(answer: Any) -> str:
    return answer.content.decode()


def test_several_files_come_in_at_once(host, joint):
    photo = samples.upload(samples.image(), "様子.JPG")
    answer = send(host, joint, samples.upload(samples.docx(), "資料.docx"), photo)
    assert (answer.status_code, answer["Location"]) == (
        302,
        f"{address(joint)}?facility={joint.host.facility_id}",
    )
    assert set(Material.objects.values_list("title", "participation", "uploaded_by")) == {
        ("資料.docx", joint.host.pk, joint.host_person.pk),
        ("様子.jpg", joint.host.pk, joint.host_person.pk),
    }
    assert "2件のファイルを登録しました。" in body_of(host.get(address(joint)))


def test_a_bad_file_does_not_keep_out_the_good_one(host, joint):
    bad = samples.upload(b"MZ" + bytes(99), "見積<b>.pdf")
    answer = send(host, joint, samples.upload(samples.pdf()), bad)
    body = body_of(answer)
    assert (answer.status_code, Material.objects.get().title) == (422, "資料.pdf")
    assert "「見積&lt;b&gt;.pdf」：プログラムのファイルです。" in body
    assert "1件のファイルを登録しました。" in body
    assert ">資料.pdf</a>" in body


@pytest.mark.parametrize(
    ("content", "words"),
    [
        pytest.param(b"", "空のファイルです。", id="empty"),
        pytest.param(samples.pdf() + bytes(2048), "ファイルが大きすぎます（", id="too large"),
    ],
)
def test_what_is_wrong_stands_at_the_field(host, joint, settings, content, words):
    settings.UPLOAD_LARGEST = 2048
    answer = send(host, joint, samples.upload(content))
    assert answer.status_code == 422
    assert f"「資料.pdf」：{words}" in body_of(answer)
    assert 'aria-invalid="true"' in body_of(answer)


def test_nothing_chosen_and_too_many_are_told(host, joint, settings):
    settings.UPLOAD_AT_ONCE = 1
    assert "登録するファイルを選んでください。" in body_of(send(host, joint))
    two = [samples.upload(samples.pdf(words)) for words in "ab"]
    assert "一度に選べるのは1個までです。" in body_of(send(host, joint, *two))
    assert Material.objects.count() == 0


def test_fifty_megabytes_are_counted_and_not_kept(host, joint, settings):
    settings.FILE_UPLOAD_MAX_MEMORY_SIZE = 0
    answer = send(host, joint, samples.upload(bytes(50 * 1024 * 1024)))
    assert answer.status_code == 422
    words = "ファイルが大きすぎます（50.0\xa0MB）。1つのファイルは25\xa0MBまでです。"
    assert words in body_of(answer)


def test_a_name_of_three_hundred_characters_with_tricks_in_it(host, joint):
    send(host, joint, samples.upload(samples.pdf(), "..\\" + "資" * 300 + "\u202efdp.exe"))
    assert Material.objects.get().title == "資" * 80 + ".pdf"


def test_the_same_file_again_is_told(host, joint):
    send(host, joint, samples.upload(samples.pdf()))
    answer = send(host, joint, samples.upload(samples.pdf(), "別名.pdf"))
    assert (answer.status_code, Material.objects.count()) == (422, 1)
    assert "同じ内容のファイルが、すでに登録されています（「資料.pdf」）。" in body_of(answer)


def test_taken_away_and_brought_back(host, joint):
    made = joint.add(joint.host, samples.pdf(), joint.host_person)
    host.post(address(joint), {"remove": made.pk})
    body = body_of(host.get(address(joint)))
    assert f'name="restore" value="{made.pk}"' in body
    assert f'name="remove" value="{made.pk}"' not in body
    host.post(address(joint), {"restore": made.pk})
    assert f'name="remove" value="{made.pk}"' in body_of(host.get(address(joint)))


def test_name_and_kind_are_mended(host, joint):
    made = joint.add(joint.host, samples.pdf(), joint.host_person)
    page = reverse("material_edit", args=[made.pk])
    assert host.post(page, {"title": " ", "kind": "minutes"}).status_code == 422
    assert host.post(page, {"title": "議事録", "kind": "scan"}).status_code == 422
    assert host.post(page, {"title": "議事録", "kind": "minutes"}).status_code == 302
    assert list(Material.objects.values_list("title", "kind")) == [("議事録.pdf", "minutes")]


def test_the_partner_sees_the_common_files_and_not_the_hosts(client, joint):
    own = joint.add(joint.host, samples.pdf("own"), joint.host_person, name="主催だけ.pdf")
    common = joint.add(None, samples.pdf("common"), joint.host_person, name="みんな.pdf")
    client.force_login(joint.guest_person)
    body = body_of(client.get(address(joint)))
    assert ("主催だけ" in body, "みんな.pdf" in body) == (False, True)
    assert (f'name="remove" value="{common.pk}"' in body, joint.host_person.name in body) == (False, False)
    assert client.get(reverse("material_file", args=[common.pk])).getvalue() == samples.pdf("common")
    for name in ("material_file", "material_edit"):
        assert client.get(reverse(name, args=[own.pk])).status_code == 404
    assert client.get(reverse("material_edit", args=[common.pk])).status_code == 404
    for act in ("remove", "restore"):
        assert client.post(address(joint), {act: own.pk}).status_code == 404
        assert client.post(address(joint), {act: "x"}).status_code == 404
        client.post(address(joint), {act: common.pk})
    assert Material.objects.present().count() == 2


def test_a_guest_who_asks_for_the_common_part_gets_its_own(client, joint):
    client.force_login(joint.guest_person)
    send(client, joint, samples.upload(samples.pdf()), part="common")
    assert Material.objects.get().participation == joint.guest


def test_the_ward_has_a_file_once_it_was_submitted(client, joint, nerima, itabashi):
    made = joint.add(joint.host, samples.pdf(), joint.host_person)
    page = reverse("ward_material_file", args=[made.pk])
    client.force_login(nerima.ward)
    assert client.get(page).status_code == 404
    submission_of(joint.host).versions.get().materials.add(made)
    materials.remove(material=made, by=joint.host_person, at=NOW)
    assert client.get(page).getvalue() == samples.pdf()
    client.force_login(itabashi.ward)
    assert client.get(page).status_code == 404


def test_a_submitted_file_is_marked_and_the_page_says_what_that_means(host, joint):
    made = joint.add(joint.host, samples.pdf(), joint.host_person)
    submission = submission_of(joint.host)
    submission.versions.get().materials.add(made)
    assert "区に提出済みです" in body_of(host.get(address(joint)))
    submission.state = "returned"
    submission.save()
    assert "区から差し戻されています" in body_of(host.get(address(joint)))


def test_the_last_day_is_on_the_page(host, joint):
    body = body_of(host.get(address(joint)))
    assert "令和8年(2026年)12月10日(木)</time>です（あと18日）" in body


def test_a_cancelled_meeting_takes_no_files(host, joint):
    Meeting.objects.filter(pk=joint.meeting.pk).update(status="cancelled")
    assert "この会議にはファイルを登録できません" in body_of(host.get(address(joint)))
    assert send(host, joint, samples.upload(samples.pdf())).status_code == 422
    assert Material.objects.count() == 0


@pytest.mark.parametrize(
    ("make", "query", "disposition", "content_type"),
    [
        pytest.param(samples.pdf, "", "attachment", "application/pdf", id="saved"),
        pytest.param(samples.pdf, "?view=1", "inline", "application/pdf", id="shown"),
        pytest.param(
            samples.docx,
            "?view=1",
            "attachment",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            id="Word is never shown",
        ),
        pytest.param(samples.image, "?view=1", "inline", "image/jpeg", id="photo"),
    ],
)
def test_how_a_file_leaves(host, joint, make, query, disposition, content_type):
    content = make()
    made = joint.add(joint.host, content, joint.host_person, name="第3回 資料.pdf")
    answer = host.get(reverse("material_file", args=[made.pk]) + query, headers={"Range": "bytes=0-3"})
    assert (answer.status_code, answer.getvalue()) == (200, content)
    kept = {name: answer[name] for name in ("Content-Type", "X-Content-Type-Options", "Accept-Ranges")}
    assert kept == {
        "Content-Type": content_type,
        "X-Content-Type-Options": "nosniff",
        "Accept-Ranges": "none",
    }
    assert answer["Content-Disposition"] == f"{disposition}; filename*=utf-8''{quote(made.title)}"
    assert {"private", "no-store"} <= set(answer["Cache-Control"].split(", "))
    policy = answer["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'; ")
    assert ("sandbox" in policy) is (query == "" or content_type != "application/pdf")


def test_a_file_that_the_storage_lost_is_not_there(host, joint, caplog):
    made = joint.add(joint.host, samples.pdf(), joint.host_person)
    made.file.storage.delete(made.file.name)
    assert host.get(reverse("material_file", args=[made.pk])).status_code == 404
    assert "stored file is missing" in caplog.text


def test_nothing_is_served_by_its_place_on_the_disk(host, joint):
    made = joint.add(joint.host, samples.pdf(), joint.host_person)
    for guess in ("/media/", "/static/", "/static/../media/", "/", "/office/materials/"):
        assert host.get(guess + made.file.name).status_code == 404


@pytest.mark.parametrize("files", [1, 3])
def test_the_page_asks_as_often_for_three_files_as_for_one(host, joint, files, django_assert_num_queries):
    for number in range(files):
        material_of(joint.host, title=f"{number}.pdf", uploaded_by=joint.host_person)
        common = material_of(joint.host, title=f"{number}.pdf", uploaded_by=joint.host_person)
        Material.objects.filter(pk=common.pk).update(participation=None)
        material_of(joint.host, title="x.pdf", removed_at=NOW, removed_by=joint.host_person)
    host.get(address(joint))
    with django_assert_num_queries(QUERIES):
        host.get(address(joint))
