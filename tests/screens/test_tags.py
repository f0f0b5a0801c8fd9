"""The small pieces every page uses."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.template import RequestContext, Template
from django.test import RequestFactory

from rules.findings import Severity, Status
from rules.fiscal_year import FiscalYear


def draw(source: str, query: str = "", **values: Any) -> str:
    request = RequestFactory().get(f"/ward/?{query}")
    return Template("{% load engawa %}" + source).render(RequestContext(request, values))


EVE = datetime(2026, 3, 31, 15, 30, tzinfo=UTC)  # 1 April, half past midnight in Japan


@pytest.mark.parametrize(
    ("source", "value", "drawn"),
    [
        ("{{ d|wareki }}", date(2019, 5, 1), "令和元年5月1日"),
        ("{{ d|wareki }}", date(2019, 4, 30), "平成31年4月30日"),
        ("{{ d|wareki }}", EVE, "令和8年4月1日"),
        ("{{ d|wareki }}", None, ""),
        ("{{ d|wareki_full }}", date(2025, 4, 1), "令和7年(2025年)4月1日(火)"),
        ("{{ d|month_day }}", date(2025, 11, 3), "11月3日"),
        ("{{ d|clock }}", EVE, "午前0時30分"),
        ("{{ d|clock }}", datetime(2026, 1, 5, 3, 0, tzinfo=UTC), "正午"),
        ("{{ d|clock }}", datetime(2026, 1, 5, 5, 5, tzinfo=UTC), "午後2時5分"),
        ("{% day d %}", date(2025, 4, 1), '<time datetime="2025-04-01">令和7年4月1日</time>'),
        ("{% day d 'month_day' %}", EVE, '<time datetime="2026-04-01">4月1日</time>'),
        ("{% day d %}", None, ""),
        ("{% moment d %}", EVE, '<time datetime="2026-04-01T00:30+09:00">令和8年4月1日 午前0時30分</time>'),
    ],
)
def test_dates(source, value, drawn):
    assert draw(source, d=value) == drawn


@pytest.mark.parametrize("status", Status)
def test_every_status_is_a_word_and_a_shape(status):
    drawn = draw("{% status_chip s %}", s=status)
    assert (drawn.count(status.label), drawn.count("<svg"), f"chip--{status.value}" in drawn) == (1, 1, True)


@pytest.mark.parametrize("severity", Severity)
def test_every_severity_is_a_word_and_a_shape(severity):
    drawn = draw("{% severity_chip s %}", s=severity.value)
    assert (drawn.count(severity.label), drawn.count("<svg")) == (1, 1)


def test_no_two_statuses_share_a_shape():
    shapes = {draw("{% status_chip s %}", s=status).split("<path")[1] for status in Status}
    assert len(shapes) == len(Status)


def test_an_unknown_status_is_no_chip():
    with pytest.raises(ValueError, match="fine"):
        draw("{% status_chip 'fine' %}")


@pytest.mark.parametrize(
    ("numbers", "words", "pieces"),
    [
        ("6 3", "6回中<strong>3</strong>回<", {"held": 3, "open": 3}),
        ("6 2 1 1", "・承認済みの未開催1回・予定1回", {"held": 2, "excused": 1, "planned": 1, "open": 2}),
        ("2 4", "2回中<strong>4</strong>回", {"held": 4}),
        ("0 0", "<strong>0</strong>回（義務なし）", {}),
    ],
)
def test_progress(numbers, words, pieces):
    drawn = draw(f"{{% progress {numbers} %}}")
    counted = {piece: drawn.count(f"piece--{piece}") for piece in ("held", "excused", "planned", "open")}
    assert words in drawn
    assert {piece: n for piece, n in counted.items() if n} == pieces


@pytest.mark.parametrize(
    ("sort", "target", "direction"),
    [
        pytest.param("held", "sort=-held", 'aria-sort="ascending"', id="up turns down"),
        pytest.param("-held", "sort=held", 'aria-sort="descending"', id="down turns up"),
        pytest.param("name", "sort=held", '<th scope="col"><a', id="another column"),
    ],
)
def test_sorting_keeps_the_filters_and_starts_at_page_one(sort, target, direction):
    drawn = draw("{% sort_header 'held' '開催' sort=sort %}", query="q=abc&page=3", sort=sort)
    assert direction in drawn
    assert f'href="?q=abc&amp;{target}"' in drawn


def test_the_year_switch_ends_at_the_latest_year():
    source = "{% year_switch year latest %}"
    now = draw(source, year=FiscalYear(2026), latest=FiscalYear(2026))
    past = draw(source, query="q=a", year=FiscalYear(2025), latest=FiscalYear(2026))
    assert ("?year=2025" in now, "?year=2027" in now) == (True, False)
    assert "?q=a&amp;year=2026" in past
