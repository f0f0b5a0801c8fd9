"""One field of a sheet: its scale, and the other field it counts or brings along. Pure. [N 評価§5]"""

from collections.abc import Iterator

from evaluations.form import At, Field, FieldKind, Form, Phase, Sheet
from evaluations.form_definition.problems import Place, Problem

_SCALED = (FieldKind.CHOICE, FieldKind.COUNTS)
_WORDS = (FieldKind.TEXT, FieldKind.PLAN)


def field_problems(form: Form, sheet: Sheet, field: Field, place: Place) -> Iterator[Problem]:
    """What does not work in the field."""
    yield from _scale(form, field, place)
    items = [item for section in sheet.sections for item in section.items]
    if field.external and not any(field.is_asked_at(item) for item in items):
        yield Problem(
            (*place, "external"),
            "外部評価の番号がある項目だけの欄ですが、番号のある項目がありません。",
        )
    if field.kind is FieldKind.COUNTS and not field.counts_members:
        yield from _counts(form, sheet, field, place)
    elif field.kind is FieldKind.CARRY:
        yield from _carry(sheet, field, place)
    elif field.of:
        yield Problem(
            (*place, "of"),
            f"「もとの欄」は、{FieldKind.COUNTS.label}か{FieldKind.CARRY.label}の欄だけに書きます。",
        )
    if field.phase is Phase.STAFF and field.kind not in (FieldKind.CHOICE, FieldKind.TEXT):
        yield Problem(
            (*place, "kind"),
            f"従業者が記入する欄は、{FieldKind.CHOICE.label}か{FieldKind.TEXT.label}にしてください。",
        )


def _scale(form: Form, field: Field, place: Place) -> Iterator[Problem]:
    known = {scale.key for scale in form.scales}
    at = (*place, "scale")
    if field.kind in _SCALED and not field.scale:
        yield Problem(at, f"欄「{field.label}」に尺度がありません。尺度の一覧にあるものを書いてください。")
    elif field.kind not in _SCALED and field.scale:
        yield Problem(at, f"欄「{field.label}」は{field.kind.label}の欄なので、尺度は使いません。")
    elif field.scale and field.scale not in known:
        yield Problem(at, f"尺度「{field.scale}」は、尺度の一覧にありません。")


def _counts(form: Form, sheet: Sheet, field: Field, place: Place) -> Iterator[Problem]:
    """Persons are counted from a rating of the staff sheet, on its scale, row by row."""
    staff = form.staff_sheet
    counted = [each for each in staff.fields if each.key == field.of] if staff else []
    if staff is None or not counted or counted[0].kind is not FieldKind.CHOICE:
        yield Problem(
            (*place, "of"), f"「もとの欄」の「{field.of}」は、従業者が記入する選択の欄の記号ではありません。"
        )
        return
    if counted[0].scale and field.scale and counted[0].scale != field.scale:
        yield Problem((*place, "scale"), f"数える欄「{counted[0].label}」と尺度が違います。")
    if counted[0].at is not field.at:
        yield Problem((*place, "at"), f"数える欄「{counted[0].label}」と、項目ごと・区分ごとの別が違います。")
    elif different := _different(staff, sheet, field.at):
        yield Problem(
            place,
            f"「{staff.title}」と「{sheet.title}」で項目の記号が違うため、人数を数えられません（{different}）。",
        )


def _different(staff: Sheet, sheet: Sheet, at: At) -> str:
    """The keys that only one of the two sheets has, a few of them."""
    ours, theirs = _keys(sheet, at), _keys(staff, at)
    only = [f"{key}は「{sheet.title}」だけ" for key in ours if key not in theirs]
    only += [f"{key}は「{staff.title}」だけ" for key in theirs if key not in ours]
    more = f"、ほか{len(only) - 3}件" if len(only) > 3 else ""
    return "、".join(only[:3]) + more


def _keys(sheet: Sheet, at: At) -> list[str]:
    if at is At.SECTION:
        return [section.key for section in sheet.sections]
    return [item.key for section in sheet.sections for item in section.items]


def _carry(sheet: Sheet, field: Field, place: Place) -> Iterator[Problem]:
    """Words of the last round come from a field of the same sheet that is asked at the same rows."""
    found = [each for each in sheet.fields if each.key == field.of]
    if not found or found[0].kind not in _WORDS:
        yield Problem(
            (*place, "of"),
            f"「もとの欄」の「{field.of}」は、同じ用紙の記述か改善計画の欄の記号ではありません。",
        )
    elif found[0].at is not field.at:
        yield Problem((*place, "at"), f"引き継ぐ欄「{found[0].label}」と、項目ごと・区分ごとの別が違います。")
