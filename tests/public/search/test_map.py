"""The drawing of offices: where they stand on the sheet, and what is never drawn."""

from itertools import pairwise

import pytest

from operators.models import Facility
from publication.geo import Towns, towns_of
from publication.map_drawing import EDGE, WIDTH, Drawing, drawn
from tests.makers import office, ward
from tests.public.records.made import links, main, words

NERIMA = towns_of("131202")


def at(latitude: float | None, longitude: float | None) -> Facility:
    """An office at a place."""
    return Facility(
        name="見本",
        service="group_home",
        number="1392000011",
        latitude=latitude,
        longitude=longitude,
    )


def drawing(offices: list[Facility], towns: Towns = NERIMA) -> Drawing:
    """The drawing, which is there."""
    made = drawn(offices, towns)
    assert made is not None
    return made


def test_the_towns_of_nerima_come_with_their_source_and_licence():
    assert (len(NERIMA.towns), sum(len(places) for places in NERIMA.towns.values())) == (46, 202)
    assert (NERIMA.licence, NERIMA.source.startswith("Geolonia")) == ("CC BY 4.0", True)


@pytest.mark.parametrize("code", ["", "270008", "../131202", "131202.json"])
def test_a_ward_without_a_file_has_no_towns(code):
    assert towns_of(code) == Towns()


def test_north_is_up_and_east_is_right():
    north_west, south_east = drawing([at(35.775, 139.58), at(35.72, 139.67)]).points
    assert (north_west.x < south_east.x, north_west.y < south_east.y) == (True, True)
    assert (north_west.side, south_east.side) == ("start", "end")


def test_a_kilometre_is_as_long_upwards_as_across():
    sheet = drawing([at(35.74, 139.62), at(35.74 + 1 / 111, 139.62), at(35.74, 139.62 + 1 / (111 * 0.8116))])
    here, up, across = sheet.points
    assert abs((here.y - up.y) - sheet.kilometre) <= 2
    assert abs((across.x - here.x) - sheet.kilometre) <= 2


@pytest.mark.parametrize(
    ("latitude", "longitude"),
    [
        pytest.param(None, 139.6, id="half a place"),
        pytest.param(0.0, 0.0, id="zero"),
        pytest.param(139.6, 35.7, id="turned round"),
        pytest.param(43.06, 141.35, id="another city"),
        pytest.param(float("nan"), 139.6, id="no number"),
    ],
)
def test_an_office_that_cannot_be_there_is_not_drawn_but_told(latitude, longitude):
    sheet = drawing([at(latitude, longitude), at(35.74, 139.62)])
    assert (len(sheet.points), sheet.missing) == (1, 1)


def test_offices_of_one_house_stand_side_by_side():
    points = drawing([at(35.74, 139.62)] * 3).points
    assert [right.x - left.x for left, right in pairwise(points)] == [22, 22]


def test_a_ward_without_towns_shows_the_offices_alone():
    sheet = drawing([at(34.6, 135.5), at(34.7, 135.6)], Towns())
    assert (sheet.land, sheet.labels, len(sheet.points)) == ([], [], 2)
    assert all(
        EDGE <= point.x <= WIDTH - EDGE and EDGE <= point.y <= sheet.height - EDGE for point in sheet.points
    )


def test_a_single_office_is_drawn_too():
    assert [(point.x, point.y) for point in drawing([at(34.6, 135.5)], Towns()).points] == [(EDGE, EDGE)]


def test_nothing_known_no_drawing():
    assert drawn([at(None, None)], Towns()) is None


@pytest.fixture
def here(db):
    made = office("group_home", "1392000011", "光が丘圏域", name="家<b>&", latitude=35.74, longitude=139.62)
    office("small_multifunctional", "1392000022", name="場所のない家")
    return made


def test_every_office_is_in_the_list_and_those_with_a_place_on_the_map(client, here):
    page = main(client.get("/map/"))
    drawn_links = [(link.get("aria-label"), link.get("href")) for link in page.xpath(".//svg//a")]
    assert drawn_links == [("家<b>&（認知症対応型共同生活介護）", "/facilities/1392000011/32/")]
    listed = page.xpath(".//section[h2[@id='list']]")[0]
    assert list(links(listed)) == ["家<b>&", "場所のない家"]
    assert "場所の分からない事業所1か所" in words(page)


def test_the_map_by_service(client, here):
    page = main(client.get("/map/?service=small_multifunctional"))
    assert (len(page.xpath(".//svg//a")), list(links(page.find_class("offices")[0]))) == (0, ["場所のない家"])


def test_a_ward_at_a_time(client, here):
    office(
        "group_home",
        "1391900012",
        name="となりの家",
        latitude=35.77,
        longitude=139.7,
        municipality=ward("131199", "131199", "板橋区"),
    )
    names = {
        code: [
            link.get("aria-label")
            for link in main(client.get(f"/map/?municipality={code}")).xpath(".//svg//a")
        ]
        for code in ("131199", "131202", "999999")
    }
    assert names == {
        "131199": ["となりの家（認知症対応型共同生活介護）"],
        "131202": ["家<b>&（認知症対応型共同生活介護）"],
        "999999": ["となりの家（認知症対応型共同生活介護）"],
    }


def test_without_any_place_the_list_stands_alone(client, db):
    office(name="大阪の家", municipality=ward("271004", "270008", "大阪市"))
    page = main(client.get("/map/"))
    assert (page.xpath(".//svg"), "大阪の家" in words(page)) == ([], True)
