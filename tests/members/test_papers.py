"""What is printed and saved: request letters, rosters, workbooks."""

import subprocess
from datetime import date
from pathlib import Path

import pytest

from meetings.models import Member
from operators.models import Facility, OperatorAssignment
from tests.fixtures.people import World
from tests.importing.files import run

RARE = "髙﨑𠮷⽯　ﾊﾅｺ"
LONG = "マリア・エリザベート・アレクサンドラ・フォン・ホーエンツォレルン＝ジークマリンゲン"


@pytest.fixture
def printed(manager, tmp_path):
    """The words of a PDF, without spaces and line breaks, and the number of its pages."""

    def read(address: str, **query: str) -> tuple[str, int]:
        response = manager.get(address, query)
        assert (response.status_code, response["Content-Type"]) == (200, "application/pdf")
        return words_of(response.content, tmp_path)

    return read


def words_of(content: bytes, folder: Path) -> tuple[str, int]:
    file = folder / "printed.pdf"
    file.write_bytes(content)
    text = subprocess.run(
        ["pdftotext", "-raw", str(file), "-"], capture_output=True, text=True, check=True
    ).stdout
    return "".join(text.split()), text.count("\f")


def test_the_letter_says_that_it_is_free_to_decline(printed, nerima, link):
    words, pages = printed(link("member_letter", nerima.member))
    assert pages == 1
    for sentence in (
        "ひなた町子様",
        "運営推進会議の構成員就任のお願い",
        "ご自由にお決めください",
        "お断りになっても、不利益になることは一切ありません。",
        "今回は見合わせます",
        "グループホームひなた",
        "令和8年11月22日",
    ):
        assert sentence in words
    assert [press for press in ("必ずお引き受け", "ご返信ください", "期限") if press in words] == []


def test_users_read_that_their_service_stays(printed, link, seat):
    words, _ = printed(link("member_letter", seat("user", "利用 者美")))
    assert "サービスの内容やご利用の条件が変わることもありません。" in words


@pytest.mark.parametrize("name", [RARE, LONG], ids=["rare characters", "a long name"])
@pytest.mark.parametrize("large", ["", "1"], ids=["usual", "large print"])
def test_every_name_is_whole(printed, link, seat, name, large):
    member = seat(
        "family", name, postal_code="179-0075", address="練馬区高松一丁目二番三号" * 3, affiliation="家族会"
    )
    words, pages = printed(link("member_letter", member), large=large)
    assert ("".join(f"{name}様".split()) in words, pages) == (True, 2 if large else 1)


@pytest.mark.parametrize(
    ("category", "standpoint"),
    [("community", "地域にお住まいの方の代表として"), ("medical", "地域の医療に携わる方として"), ("x", "")],
)
def test_a_letter_without_a_name(printed, nerima, link, category, standpoint):
    words, _ = printed(link("blank_letter"), category=category)
    asked = "この会議の構成員になっていただけないか"
    assert (f"{standpoint}、{asked}" if standpoint else f"。{asked}") in words
    assert nerima.member.name not in words


def test_an_office_without_a_council_asks_nobody(manager, nerima, link):
    Facility.objects.filter(pk=nerima.facility.pk).update(service="night_visiting")
    nerima.facility.refresh_from_db()
    assert manager.get(link("blank_letter")).status_code == 404


def test_the_roster_on_paper_has_who_serves_today_and_no_addresses(printed, link, seat, itabashi):
    seat("user", RARE, address="住所の町1-2-3", email="secret@example.jp")
    seat("staff", "退任 済", left_on=date(2026, 11, 21))
    words, pages = printed(link("members_pdf"))
    assert (pages, "運営推進会議構成員名簿" in words, "2名" in words) == (1, True, True)
    assert words.index("利用者（1名）") < words.index("地域住民の代表者（1名）")
    assert "".join(RARE.split()) in words
    hidden = ["住所の町", "secret", "退任済", itabashi.member.name.replace(" ", "")]
    assert [word for word in hidden if word in words] == []


def test_the_ward_prints_the_same_roster(client, nerima, itabashi, link, tmp_path):
    client.force_login(nerima.ward)
    words, _ = words_of(client.get(link("ward_members_pdf")).content, tmp_path)
    assert "ひなた町子" in words


def test_a_long_roster_repeats_its_head(printed, link, seat):
    for number in range(60):
        seat("community", f"町会 {number}号", affiliation="高松町会")
    words, pages = printed(link("members_pdf"))
    assert (pages, words.count("氏名所属・役職就任日備考")) == (3, 3)


@pytest.fixture
def everybody(nerima: World, seat) -> list[Member]:
    """Terms of every kind, and values that spreadsheets like to damage."""
    name = nerima.member.name
    Member.objects.filter(pk=nerima.member.pk).update(left_on=date(2025, 3, 31))
    seat("community", name, joined_on=date(2025, 10, 1), left_on=date(2026, 3, 31))
    seat("community", name, joined_on=date(2026, 10, 1))
    seat("family", "髙﨑𠮷石　ﾊﾅｺ", postal_code="001-0010", address="=1+1", delivery="hand")
    seat(
        "expert",
        "=cmd()",
        delivery="email",
        email="a@example.jp",
        title="0012",
        corporation=nerima.corporation,
    )
    seat("medical", "医療 者", joined_on=date(2019, 5, 1), affiliation="R7.4.1", delivery="post")
    return list(Member.objects.filter(facility=nerima.facility))


def snapshot() -> list[tuple]:
    return list(Member.objects.order_by("pk").values_list())


def test_the_workbook_can_be_read_back_and_changes_nothing(manager, everybody, link, tmp_path):
    file, before = tmp_path / "roster.xlsx", snapshot()
    file.write_bytes(manager.get(link("members_xlsx")).content)
    outcome = run("import_members", file)
    assert (outcome.status, outcome.counts) == (0, (0, 0, len(everybody)))
    assert snapshot() == before


def test_the_workbook_builds_the_same_roster_anew(manager, everybody, nerima, link, tmp_path):
    file = tmp_path / "roster.xlsx"
    file.write_bytes(manager.get(link("members_xlsx")).content)
    fields = [f.name for f in Member._meta.fields if f.name not in ("id", "corporation")]
    told = sorted(map(str, Member.objects.filter(facility=nerima.facility).values_list(*fields)))
    Member.objects.filter(facility=nerima.facility).delete()
    assert run("import_members", file).counts == (len(everybody), 0, 0)
    assert sorted(map(str, Member.objects.filter(facility=nerima.facility).values_list(*fields))) == told


def test_the_template_is_empty_and_has_every_column(manager, link, tmp_path):
    file = tmp_path / "template.xlsx"
    file.write_bytes(manager.get(link("members_template")).content)
    outcome = run("import_members", file)
    assert (outcome.status, outcome.counts, outcome.report["warnings"]) == (0, (0, 0, 0), [])


def test_the_workbook_holds_nobody_elses_members(manager, nerima, itabashi, link):
    OperatorAssignment.objects.create(user=nerima.operator, facility=itabashi.facility)
    import io

    import openpyxl

    book = openpyxl.load_workbook(io.BytesIO(manager.get(link("members_xlsx")).content))
    rows = list(book["構成員"].iter_rows(values_only=True))
    assert [row[3] for row in rows] == ["氏名", nerima.member.name]


@pytest.mark.parametrize("name", ["members_xlsx", "members_pdf"])
@pytest.mark.parametrize("number_of_members", [1, 3])
def test_papers_cost_the_same_however_many_sit(
    manager, nerima, link, seat, name, number_of_members, django_assert_num_queries
):
    for number in range(1, number_of_members):
        seat("user", f"構成員{number}", corporation=nerima.corporation)
    with django_assert_num_queries(4):
        manager.get(link(name))
