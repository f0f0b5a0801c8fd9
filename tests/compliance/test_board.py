"""The ward's board: what it shows, filters, sorts, counts, exports, and what it costs."""

import csv
import io
from datetime import date
from itertools import pairwise

import pytest
import time_machine
from django.urls import reverse

from meetings.models import Meeting, Participation
from operators.models import CareArea, Facility, Municipality, Placement
from tests.makers import meeting, office, place, submission_of, ward

pytestmark = pytest.mark.django_db

BOARD = "/ward/"


@pytest.fixture(autouse=True)
def autumn():
    with time_machine.travel("2026-11-22T10:00+09:00", tick=False):
        yield


@pytest.fixture
def clerk(client, nerima, itabashi):
    client.force_login(nerima.ward)
    return client


def names(response) -> list[str]:
    return [judged.facility.name for judged in response.context["page"]]


def test_the_board_shows_the_wards_own_offices_only(clerk, nerima, itabashi):
    response = clerk.get(BOARD)
    assert names(response) == [nerima.facility.name]
    assert itabashi.facility.name not in response.content.decode()


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        pytest.param({}, ["あさひ", "ゆうひ", "グループホームひなた"], id="no filter"),
        pytest.param({"service": "community_day"}, ["あさひ"], id="by service"),
        pytest.param({"q": "ｱｻﾋ"}, ["あさひ"], id="by half-width kana"),
        pytest.param({"q": "1372000011"}, ["あさひ"], id="by number"),
        pytest.param({"q": "ひなた 福祉"}, ["グループホームひなた"], id="every word must fit, the corporation's too"),
        pytest.param({"q": "ひ ない"}, [], id="one word that fits nothing"),
        pytest.param({"area": "none"}, ["ゆうひ"], id="without an area"),
        pytest.param({"status": "not_applicable"}, ["ゆうひ"], id="by status"),
        pytest.param({"service": "nonsense", "status": "x"}, ["あさひ", "ゆうひ", "グループホームひなた"],
                     id="what is not on offer is ignored"),
    ],
)  # fmt: skip
def test_filters(clerk, nerima, query, expected):
    office(
        "community_day",
        "1372000011",
        area="石神井",
        municipality=nerima.municipality,
        name="あさひ",
        kana="アサヒ",
    )
    office("night_visiting", "1392000043", municipality=nerima.municipality, name="ゆうひ", kana="ユウヒ")
    assert sorted(names(clerk.get(BOARD, query))) == sorted(expected)


def test_the_area_filter_takes_the_area_by_its_key(clerk, nerima):
    home = office("community_day", "1372000011", area="石神井", municipality=nerima.municipality)
    area = CareArea.objects.get(name="石神井")
    assert names(clerk.get(BOARD, {"area": area.pk})) == [home.name]


def test_counts_are_of_what_fits_the_other_filters(clerk, nerima):
    office("night_visiting", "1392000043", municipality=nerima.municipality)
    response = clerk.get(BOARD, {"service": "night_visiting", "status": "noncompliant"})
    counted = {count.status.value: count.number for count in response.context["asked"].counts}
    assert counted == {"noncompliant": 0, "at_risk": 0, "on_track": 0, "compliant": 0, "not_applicable": 1}
    assert names(response) == []


@pytest.mark.parametrize(
    ("sort", "expected"),
    [
        pytest.param("name", ["あさひ", "ゆうひ"], id="by name"),
        pytest.param("-name", ["ゆうひ", "あさひ"], id="by name, backwards"),
        pytest.param("lacking", ["ゆうひ", "あさひ"], id="fewest lacking first"),
        pytest.param("status", ["あさひ", "ゆうひ"], id="the worst first"),
        pytest.param("bogus", ["あさひ", "ゆうひ"], id="an unknown sort is the default"),
    ],
)
def test_sorting(clerk, nerima, sort, expected):
    Facility.objects.filter(pk=nerima.facility.pk).update(municipality=ward("271004", "270008", "大阪市"))
    office("group_home", "1372000011", municipality=nerima.municipality, name="あさひ", kana="アサヒ")
    office("night_visiting", "1392000043", municipality=nerima.municipality, name="ゆうひ", kana="ユウヒ")
    assert names(clerk.get(BOARD, {"sort": sort})) == expected


def test_a_past_year_is_judged_as_over(clerk, nerima):
    response = clerk.get(BOARD, {"year": "2025"})
    (judged,) = response.context["page"]
    codes = {finding.code.value for finding in judged.judgement.findings if finding.severity == "violation"}
    assert codes == {"FREQUENCY_SHORTFALL", "EVALUATION_MISSING"}


@pytest.mark.parametrize("year", ["2005", "2028", "abcd", "20260", "２０２６"])
def test_no_year_of_ours_is_not_found(clerk, year):
    assert clerk.get(BOARD, {"year": year}).status_code == 404


def test_the_file_holds_what_is_filtered_and_opens_in_excel(clerk, nerima, itabashi):
    office("community_day", "1372000011", municipality=nerima.municipality, name="=あさひ()")
    response = clerk.get(reverse("ward_board_csv"), {"service": "community_day"})
    assert response.content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(response.content.decode("utf-8-sig"))))
    assert [row[:3] for row in rows[1:]] == [["1372000011/78", "'=あさひ()", "地域密着型通所介護"]]


def _ward_of(number_of_offices: int, municipality) -> None:
    """Offices with an area, a joint meeting with their neighbour and a plan each."""
    area = CareArea.objects.create(municipality=municipality, name="石神井")
    offices = Facility.objects.bulk_create(
        Facility(number=f"13{n:08}", service="group_home", name=f"事業所{n}", municipality=municipality)
        for n in range(number_of_offices)
    )
    Placement.objects.bulk_create(Placement(facility=each, care_area=area) for each in offices)
    for here, there in pairwise(offices):
        made = Meeting.objects.create(
            held_on=date(2026, 6, 1), status="held", participants_key=Meeting.key_of([here, there])
        )
        Participation.objects.bulk_create(
            Participation(meeting=made, facility=each) for each in (here, there)
        )


@pytest.mark.parametrize("number_of_offices", [10, 140])
def test_the_board_costs_ten_queries_however_many_offices(
    client, nerima, number_of_offices, django_assert_num_queries
):
    _ward_of(number_of_offices, nerima.municipality)
    client.force_login(nerima.ward)
    with django_assert_num_queries(10):
        response = client.get(BOARD, {"q": "事業所"})
    assert response.context["asked"].total == number_of_offices


def test_the_navigation_says_how_much_is_unread(client, nerima, itabashi):
    submission_of(nerima.participation)
    submission_of(itabashi.participation)
    client.force_login(nerima.ward)
    pages = [client.get(path).content.decode() for path in (BOARD, "/ward/plans/")]
    assert ["受付（未読1）" in page for page in pages] == [True, True]


def test_an_empty_ward_is_told_what_to_do(client, nerima):
    Participation.objects.all().delete()
    nerima.member.delete()
    Facility.objects.filter(pk=nerima.facility.pk).update(municipality=ward("271004", "270008", "大阪市"))
    client.force_login(nerima.ward)
    assert "import_facilities" in client.get(BOARD).content.decode()


def test_an_offices_year_shows_meetings_findings_and_rules(clerk, nerima):
    Municipality.objects.filter(pk=nerima.municipality.pk).update(ruleset_id="131202")
    home = office("group_home", "1372000011", area="石神井", municipality=nerima.municipality, name="あさひ")
    partner = office("community_day", "1372000029", municipality=nerima.municipality, name="となり")
    place(partner, "大泉")
    meeting(date(2026, 6, 20), home, partner, notice_on=date(2026, 5, 20), submitted_on=date(2026, 8, 1))
    response = clerk.get(reverse("ward_office", args=[home.number, "32"]))
    (line,) = response.context["meetings"]
    assert {finding.code for finding in line.findings} == {
        "JOINT_AREA_MISMATCH", "MINUTES_LATE", "DISTRIBUTION_INCOMPLETE", "RECORD_UNPUBLISHED",
    }  # fmt: skip
    assert line.minutes_due == date(2026, 7, 20)
    page = response.content.decode()
    for words in (
        "となり",
        "令和8年(2026年)6月20日(土)",
        "おおむね2か月に1回以上（年度内に6回）",
        "同一の日常生活圏域内に所在",
    ):
        assert words in page


@pytest.mark.parametrize("code", ["78", "99", "abc", "３２"])
def test_another_or_unknown_service_of_the_number_is_not_found(clerk, nerima, code):
    assert clerk.get(reverse("ward_office", args=[nerima.facility.number, code])).status_code == 404
