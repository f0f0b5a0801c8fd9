"""From numbers to the coordinates of a chart, and the figures of an office."""

from datetime import date
from itertools import pairwise

import pytest

from compliance.charts import BOTTOM, LEFT, MOST_POINTS, RIGHT, TOP, bar_chart, line_chart, top_of
from compliance.figure_charts import figure_table
from tests.history.conftest import HISTORY, WARDS


@pytest.mark.parametrize(
    ("values", "top"),
    [
        pytest.param([], (1, 1), id="nothing"),
        pytest.param([0, 0], (1, 1), id="only zeros"),
        pytest.param([5], (5, 1), id="five"),
        pytest.param([6], (6, 2), id="a little more"),
        pytest.param([23], (25, 5), id="twenty-three"),
        pytest.param([412], (500, 100), id="hundreds"),
        pytest.param([1_000_000], (1_000_000, 200_000), id="a slip of the keyboard"),
    ],
)
def test_the_axis_ends_at_a_round_number(values, top):
    assert top_of(values) == top


def test_a_figure_that_was_not_told_is_a_gap_and_no_zero():
    chart = line_chart(
        "users", "利用者数", "人", ["R8.4", "R8.6", "R8.8", "R8.10"], [("利用者", [9, None, 0, 10])]
    )
    points = chart.series[0].points
    assert [(point.value, point.label) for point in points] == [(9, "R8.4"), (0, "R8.8"), (10, "R8.10")]
    assert chart.series[0].lines == (f"{points[1].x},{points[1].y} {points[2].x},{points[2].y}",)
    assert (points[1].y, points[2].y) == (BOTTOM, TOP)


def test_everything_stands_inside():
    days = [f"R8.{number}" for number in range(1, 13)]
    chart = bar_chart("a", "事故", "件", days, [("事故", [3] * 12), ("ヒヤリ", [7] * 12)])
    bars = [bar for series in chart.series for bar in series.bars]
    assert all(bar.x >= LEFT and bar.x + bar.width <= RIGHT and bar.y >= TOP for bar in bars)
    assert all(round(bar.y + bar.height, 1) == BOTTOM for bar in bars)
    edges = sorted((bar.x, bar.x + bar.width) for bar in bars)
    assert all(end <= start + 0.11 for (_, end), (start, _) in pairwise(edges))


def test_none_is_a_stub_and_what_was_not_told_is_no_bar():
    chart = bar_chart("a", "事故", "件", ["R8.4", "R8.6", "R8.8"], [("事故", [0, None, 2])])
    assert [(bar.y, bar.height) for bar in chart.series[0].bars] == [(BOTTOM - 1, 1), (TOP, BOTTOM - TOP)]


def test_many_meetings_show_the_last_ones_and_few_labels():
    days = [str(number) for number in range(60)]
    chart = line_chart("users", "利用者数", "人", days, [("利用者", list(range(60)))])
    assert (chart.cut, len(chart.series[0].points)) == (True, MOST_POINTS)
    assert [tick.label for tick in chart.days] == ["39", "43", "47", "51", "55", "59"]


def test_the_words_say_what_the_lines_show():
    chart = line_chart("users", "利用者数", "人", ["R8.4", "R8.6"], [("利用者", [9, 7])])
    assert chart.desc == "R8.4からR8.6まで。利用者は直近7人、最小7人、最大9人。"


def test_a_kind_that_was_never_told_is_left_out():
    chart = line_chart("s", "通い", "回", ["R8.4"], [("通い", [None]), ("宿泊", [3])])
    assert [(series.name, series.mark) for series in chart.series] == [("宿泊", 1)]


def test_one_meeting_makes_no_chart():
    assert figure_table([(date(2026, 6, 20), {"users": 9})]).charts() == []


def test_the_table_has_every_kind_that_was_told():
    table = figure_table(
        [(date(2026, 8, 1), {"accidents": 1}), (date(2026, 6, 1), {"users": 9}), (date(2026, 7, 1), {})]
    )
    assert table.as_csv() == "開催日,利用者数（人）,事故（件）\r\n2026-06-01,9,\r\n2026-08-01,,1\r\n"


def test_the_office_sees_its_drafts_figures_the_ward_what_came_in(client, past):
    client.force_login(past.world.operator)
    own = client.get(HISTORY)
    csv = client.get("/office/offices/1392000011/32/figures.csv").content.decode("utf-8-sig")
    client.force_login(past.world.ward)
    wards = client.get(WARDS)
    assert own.context["figures"].column("users") == [9, 8, 7]
    assert wards.context["figures"].column("users") == [9, 8]
    assert [chart.key for chart in wards.context["charts"]] == ["users", "accidents"]
    assert csv.splitlines()[1:] == ["2026-06-20,9,0", "2026-08-20,8,2", "2026-10-20,7,"]
    answer = client.get("/ward/offices/1392000011/32/figures.csv").content.decode("utf-8-sig")
    assert answer.splitlines()[1:] == ["2026-06-20,9,0", "2026-08-20,8,2"]
