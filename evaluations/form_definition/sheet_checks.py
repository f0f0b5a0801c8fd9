"""One sheet of a form: its rows and its fields. Pure. [N 評価§5]"""

from collections.abc import Iterator

from evaluations.form import At, Form, Phase, Sheet
from evaluations.form_definition.field_checks import field_problems
from evaluations.form_definition.problems import Place, Problem


def sheet_problems(form: Form, sheet: Sheet, place: Place) -> Iterator[Problem]:
    """What does not work in the sheet."""
    yield from _rows(sheet, place)
    yield from _empty(sheet, place)
    yield from _staff(sheet, place)
    seen: set[str] = set()
    for number, field in enumerate(sheet.fields):
        here: Place = (*place, "fields", number)
        if field.key in seen:
            yield Problem((*here, "key"), f"欄の記号「{field.key}」が2回出てきます。")
        seen.add(field.key)
        yield from field_problems(form, sheet, field, here)


def _rows(sheet: Sheet, place: Place) -> Iterator[Problem]:
    """Sections and items share one room of keys: a row is either."""
    seen: set[str] = set()
    for number, section in enumerate(sheet.sections):
        here: Place = (*place, "sections", number)
        keys = [(section.key, (*here, "key"))]
        keys += [(item.key, (*here, "items", n, "key")) for n, item in enumerate(section.items)]
        for key, at in keys:
            if key in seen:
                yield Problem(at, f"記号「{key}」が用紙の中で2回出てきます。")
            seen.add(key)


def _empty(sheet: Sheet, place: Place) -> Iterator[Problem]:
    by_items = any(field.at is At.ITEM for field in sheet.fields)
    for number, section in enumerate(sheet.sections):
        here: Place = (*place, "sections", number)
        if by_items and not section.items:
            yield Problem(here, f"区分「{section.heading}」に項目がありません。")
        if not by_items and section.items:
            yield Problem(
                here, f"この用紙に項目ごとの欄がないため、区分「{section.heading}」の項目は使われません。"
            )


def _staff(sheet: Sheet, place: Place) -> Iterator[Problem]:
    """A person's sheet is read by nobody else, so nothing of others and nothing public stands on it."""
    phases = {field.phase for field in sheet.fields}
    if Phase.STAFF not in phases:
        return
    if len(phases) > 1:
        yield Problem(place, "従業者が一人ずつ記入する用紙に、ほかの人が記入する欄は置けません。")
    if sheet.public or any(field.public for field in sheet.fields):
        yield Problem(place, "従業者が一人ずつ記入した用紙は公表できません。「公表する」を外してください。")
