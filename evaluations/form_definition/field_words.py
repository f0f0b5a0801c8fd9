"""A field of a form in words, to be held against another edition's. Pure."""

from evaluations.form import Field


def field_words(field: Field) -> str:
    """A field in one line: its label, then what is asked of whom."""
    marks = [field.kind.label, field.phase.label, field.at.label]
    if field.scale:
        marks.append(f"尺度 {field.scale}")
    if field.of:
        marks.append(f"もとの欄 {field.of}")
    marks += ["外部評価の番号がある項目だけ"] * field.external
    marks += ["公表する"] * field.public + ["必ず記入"] * field.required
    hint = f"：{field.hint}" if field.hint else ""
    return f"{field.label}（{'、'.join(marks)}）{hint}"
