"""The files of a meeting in the browser: from a phone, without barriers, and shown without a word of the policy."""

from datetime import date
from pathlib import Path

import pytest
import time_machine
from playwright.sync_api import Page, expect

from meetings.models import Material, Meeting
from tests.makers import material_of, meeting, office, part_of
from tests.materials import samples
from tests.materials.conftest import NOW


@pytest.fixture(autouse=True)
def autumn():
    """A day before the last day, on the server's clock."""
    with time_machine.travel("2026-11-22T10:00+09:00", tick=True):
        yield


@pytest.fixture
def joint(nerima, itabashi) -> Meeting:
    """A joint meeting with a file in each part, and one that was taken away."""
    made = meeting(
        date(2026, 11, 10), nerima.facility, office("community_day", municipality=nerima.municipality)
    )
    part = part_of(made, nerima.facility)
    material_of(part, title="とても長い名前の会議資料" * 8 + ".pdf", uploaded_by=nerima.operator)
    material_of(part, title="写真.jpg", content_type="image/jpeg", removed_at=NOW, removed_by=nerima.operator)
    common = material_of(part, title="共通.pdf")
    Material.objects.filter(pk=common.pk).update(participation=None)
    return made


def addresses(joint: Meeting) -> dict[str, str]:
    own = Material.objects.filter(participation__isnull=False).order_by("pk")[0]
    return {
        "list": f"/office/meetings/{joint.pk}/materials/",
        "edit": f"/office/materials/{own.pk}/edit/",
    }


def test_no_barriers_on_any_width(
    live_server, page: Page, console, sign_in, barriers, sideways, nerima, joint
):
    sign_in(page.context, nerima.operator)
    for address in addresses(joint).values():
        page.goto(live_server.url + address)
        assert (address, barriers(page), sideways(page), console) == (address, [], [], [])


def test_the_pages_are_valid_html(client, nerima, joint, html_errors):
    client.force_login(nerima.operator)
    list_page = addresses(joint)["list"]
    bad = {"kind": "paper", "part": "own", "uploads": [samples.upload(b"MZ")]}
    pages = {name: client.get(address).content.decode() for name, address in addresses(joint).items()}
    pages["refused"] = client.post(list_page, bad).content.decode()
    assert html_errors(pages) == []


def test_files_come_in_from_a_phone(live_server, phone: Page, sign_in, nerima, joint, tmp_path: Path):
    photo, old = tmp_path / "避難訓練.jpg", tmp_path / "議事録.doc"
    photo.write_bytes(samples.image())
    old.write_bytes(samples.ole("WordDocument"))
    sign_in(phone.context, nerima.operator)
    phone.goto(live_server.url + addresses(joint)["list"])
    chooser = phone.locator("input[type=file]")
    assert "heic" not in (chooser.get_attribute("accept") or "")
    assert chooser.get_attribute("capture") is None
    chooser.set_input_files([photo, old])
    phone.get_by_role("button", name="登録する").click()
    expect(phone.get_by_role("status")).to_contain_text("1件のファイルを登録しました。")
    expect(phone.get_by_role("alert")).to_contain_text("「議事録.doc」：古い形式のWord（.doc）です。")
    row = phone.get_by_role("row", name="避難訓練.jpg")
    row.get_by_role("button", name="取り外す").click()
    phone.get_by_role("listitem").filter(has_text="避難訓練.jpg").get_by_role("button").click()
    expect(row.get_by_role("button", name="取り外す")).to_be_visible()


def test_a_picture_opens_alone(live_server, page: Page, console, sign_in, nerima, joint):
    part = part_of(joint, nerima.facility)
    made = material_of(part, title="様子.png", content_type="image/png")
    Path(made.file.path).write_bytes(samples.image("PNG", (30, 20)))
    sign_in(page.context, nerima.operator)
    page.goto(f"{live_server.url}/office/materials/{made.pk}/?view=1")
    assert page.evaluate("[document.images[0].naturalWidth, document.images[0].naturalHeight]") == [30, 20]
    assert [complaint for complaint in console if "Content Security Policy" in complaint] == []
