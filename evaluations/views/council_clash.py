"""Two screens wrote one opinion: what stands now beside what was typed, nothing lost."""

from typing import Any

from evaluations.council.opinion_values import asked_fields, asked_sheets, value_at
from evaluations.form import Phase
from evaluations.forms.opinions import OpinionForm, name_of
from evaluations.models import Opinion
from evaluations.value_words import told


def differences(form: OpinionForm, newer: Opinion) -> dict[str, Any]:
    """The places on which the two differ, for the page; and the revision the next save goes on from."""
    found = []
    if newer.words != form.cleaned_data["words"]:
        found.append(("全体へのご意見", newer.words, form.cleaned_data["words"]))
    for sheet in asked_sheets(form.of):
        for row in sheet.rows(Phase.COUNCIL):
            for field in asked_fields(row):
                theirs = value_at(newer.values, sheet.key, row.key, field.key)
                mine = form.cleaned_data.get(name_of(sheet, row, field), "")
                if theirs != mine:
                    label = f"{row.heading}：{field.label}"
                    found.append((label, told(form.of, field, theirs), told(form.of, field, mine)))
    typed = {name: form.data.get(name) for name in form.data}
    form.data = typed | {"seen": str(newer.revision if newer.pk else 0)}
    return {"clashes": found}
