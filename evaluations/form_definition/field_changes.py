"""What differs between the fields of two editions of a sheet. Pure."""

from collections.abc import Iterable, Iterator

from evaluations.form import Field

Told = tuple[str, str, str, str]


def field_changes(old: Iterable[Field], new: Iterable[Field]) -> Iterator[Told]:
    """What, where, before, after: for each field that came, went or is another one now."""
    before = {field.key: field_words(field) for field in old}
    after = {field.key: field_words(field) for field in new}
    for key, words in after.items():
        if key not in before:
            yield "追加", "欄", "", words
        elif before[key] != words:
            yield "変更", "欄", before[key], words
    for key, words in before.items():
        if key not in after:
            yield "削除", "欄", words, ""


def field_words(field: Field) -> str:
    """A field in one line: its label, then what is asked of whom."""
    marks = [field.kind.label, field.phase.label, field.at.label]
    if field.scale:
        marks.append(f"尺度 {field.scale}")
    if field.of:
        marks.append(f"もとの欄 {field.of}")
    marks += ["公表する"] * field.public + ["必ず記入"] * field.required
    hint = f"：{field.hint}" if field.hint else ""
    return f"{field.label}（{'、'.join(marks)}）{hint}"
