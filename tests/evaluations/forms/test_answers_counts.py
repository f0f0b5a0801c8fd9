"""Answers told together: of three offices or more, persons only when asked for, editions joined where they are the same."""

import pytest

from evaluations.answers.bars import Piece, pieces_of
from evaluations.answers.counts import Table
from evaluations.answers.counts import tables_of as told_of
from evaluations.answers.lines import Read
from evaluations.form import Form
from evaluations.form_definition.checks import checked
from tests.evaluations.forms.workbooks import short_form, with_first_item

BEFORE = short_form("前の版")
PERSONS, OWN, EXTERNAL = 0, 1, 2


def tables_of(offices: list[Read]) -> list[Table]:
    return told_of(offices, persons=True)


def answered(form: Form | None = None, edition: str = "今", age: int = 0, **rows) -> Read:
    """An office: of each row the office's own rating, the council's, and the numbers of persons."""
    values = {}
    for row, (own, external, persons) in rows.items():
        counts = dict(zip("abcd", persons, strict=True))
        values["tool", row] = {"rating": own, "external": external, "counts": counts, "words": "秘密"}
    return Read(form or short_form(), edition, age, values)


def office(own: str = "a", external: str = "b", persons=(3, 1, 0, 0)) -> Read:
    return answered(i1=(own, external, persons))


def lines(table: Table) -> dict[str, tuple[int, ...] | None]:
    return {line.key.heading: line.counts for part in table.parts for line in part.lines}


FIRST, SECOND = (item.heading for item in short_form().sheet("tool").sections[0].items)


@pytest.mark.parametrize("number", [1, 2])
def test_fewer_than_three_offices_are_told_of_nothing(number):
    tables = tables_of([office() for _ in range(number)])
    assert [set(lines(table).values()) for table in tables] == [{None}] * 3
    assert [part.total.counts for table in tables for part in table.parts] == [None] * 6


def test_three_offices_are_told_together():
    tables = tables_of([office("a"), office("a"), office("c", persons=(0, 0, 2, 1))])
    assert [table.block.label for table in tables] == ["振り返った人数", "自己評価", "外部評価"]
    assert [lines(table)[FIRST] for table in tables] == [(6, 2, 2, 1), (2, 0, 1, 0), (0, 3, 0, 0)]
    assert [table.block.unit for table in tables] == ["人", "事業所", "事業所"]


def test_an_item_that_two_of_three_answered_is_not_told_nor_in_the_sum_of_its_section():
    both = answered(i1=("a", "", (1, 1, 1, 1)), i2=("a", "", (4, 0, 0, 0)))
    table = tables_of([both, both, answered(i1=("a", "", (1, 1, 1, 1)))])[PERSONS]
    assert (lines(table)[FIRST], lines(table)[SECOND]) == ((3, 3, 3, 3), None)
    assert [part.total.counts for part in table.parts] == [(3, 3, 3, 3), None]


def test_persons_are_left_out_as_long_as_they_are_not_told():
    tables = told_of([office(), office(), office()], persons=False)
    assert [table.block.label for table in tables] == ["自己評価", "外部評価"]


def test_an_item_of_two_editions_is_one_where_key_and_words_are_the_same():
    old = answered(with_first_item(BEFORE, FIRST), "前", 1, i1=("b", "", (0, 1, 0, 0)))
    table = tables_of([office(), office(), old])[OWN]
    assert lines(table)[FIRST] == (2, 1, 0, 0)
    assert {line.key.edition for part in table.parts for line in part.lines} == {""}


def test_an_item_with_other_words_is_listed_apart_with_its_edition():
    old = [answered(with_first_item(BEFORE, "前の文"), "前", 1, i1=("b", "", (0, 1, 0, 0)))] * 3
    table = tables_of([*old, office(), office()])[OWN]
    told = [(line.key.heading, line.key.edition, line.counts) for line in table.parts[0].lines]
    assert told == [(FIRST, "", None), (SECOND, "", None), ("前の文", "前", (0, 3, 0, 0))]


def test_another_scale_is_a_table_of_its_own():
    data = short_form("点数").as_json()
    for choice in data["scales"][0]["choices"]:
        choice["label"] = f"{choice['label']}（点）"
    form = checked(data)
    tables = tables_of([office(), answered(form, "前", 1, i1=("a", "a", (1, 0, 0, 0)))])
    assert [table.block.choices[0].label for table in tables] == ["A 充分にできている"] * 3 + [
        "A 充分にできている（点）"
    ] * 3


@pytest.mark.parametrize("value", [None, "e", 3, {"a": "x"}, {"z": 4}, []])
def test_what_is_no_answer_of_the_scale_is_none(value):
    filled = {("tool", "i1"): {"rating": value, "external": "b", "counts": value}}
    read = Read(short_form(), "今", 0, filled)
    tables = tables_of([read, office(), office()])
    assert [lines(table)[FIRST] for table in tables] == [None, None, (0, 3, 0, 0)]


def test_a_bar_has_a_piece_for_every_answer_somebody_gave():
    assert pieces_of((3, 0, 1)) == [Piece(0.0, 75.0, 1), Piece(75.0, 25.0, 3)]
    assert pieces_of((0, 0)) == []
