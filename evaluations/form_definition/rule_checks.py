"""Holds a form against itself: keys, scales, what counts what, what the public reads. Pure. [N 評価§5]"""

from collections.abc import Iterable, Iterator

from evaluations.form import FieldKind, Form, Phase, Sheet
from evaluations.form_definition.problems import Place, Problem
from evaluations.form_definition.sheet_checks import sheet_problems

EXTERNAL = (Phase.COUNCIL, Phase.AFTER)


def rule_problems(form: Form) -> Iterator[Problem]:
    """Everything about a form that reads well but does not work."""
    yield from repeated((scale.key for scale in form.scales), ("scales",), "尺度")
    for number, scale in enumerate(form.scales):
        place: Place = ("scales", number, "choices")
        yield from repeated((choice.key for choice in scale.choices), place, "答えの記号")
        yield from repeated((choice.label for choice in scale.choices), place, "答え", "label")
    yield from repeated((sheet.key for sheet in form.sheets), ("sheets",), "用紙の記号")
    yield from repeated((sheet.title for sheet in form.sheets), ("sheets",), "用紙の名称", "title")
    for number, sheet in enumerate(form.sheets):
        yield from sheet_problems(form, sheet, ("sheets", number))
    yield from _whole(form)


def repeated(values: Iterable[str], place: Place, what: str, name: str = "key") -> Iterator[Problem]:
    """Every value that stood there before."""
    seen: set[str] = set()
    for number, value in enumerate(values):
        if value in seen:
            yield Problem((*place, number, name), f"{what}「{value}」が2回出てきます。")
        seen.add(value)


def _whole(form: Form) -> Iterator[Problem]:
    staff = [number for number, sheet in enumerate(form.sheets) if _phases(sheet) & {Phase.STAFF}]
    for number in staff[1:]:
        yield Problem(("sheets", number), "従業者が一人ずつ記入する用紙は、1つだけにしてください。")
    phases = {phase for sheet in form.sheets for phase in _phases(sheet)}
    if Phase.SELF not in phases:
        yield Problem((), f"自己評価の欄（記入する人が「{Phase.SELF.label}」）が1つもありません。")
    if not phases & set(EXTERNAL):
        yield Problem((), f"会議での評価の欄（記入する人が「{Phase.COUNCIL.label}」）が1つもありません。")
    if not any(sheet.public and any(field.public for field in sheet.fields) for sheet in form.sheets):
        yield Problem((), "公表する用紙と欄が1つもありません。評価の結果は公表することになっています。")
    if not any(field.kind is FieldKind.PLAN for sheet in form.sheets for field in sheet.fields):
        yield Problem((), "改善計画の欄が1つもありません。")


def _phases(sheet: Sheet) -> set[Phase]:
    return {field.phase for field in sheet.fields}
