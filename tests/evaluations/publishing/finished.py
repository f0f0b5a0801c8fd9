"""Rounds whose results are final, for the tests of what follows."""

from datetime import datetime
from typing import Any

from evaluations.form import FieldKind, Form, Phase, Row, Sheet
from evaluations.models import PublicSheet, Round
from evaluations.services import public_sheets
from meetings.models import Participation
from operators.models import User
from tests.evaluation_makers import entry_of, evaluation_of, round_of
from tests.makers import NOON

WORDS = frozenset({FieldKind.TEXT, FieldKind.CARRY, FieldKind.PLAN})
PHASES = (Phase.SELF, Phase.COUNCIL, Phase.AFTER)


def finished(part: Participation, *, by: User, at: datetime = NOON, **fields: Any) -> Round:
    """A round whose meeting is over and whose results are final, nothing filled in yet."""
    evaluation = fields.pop("evaluation", None) or evaluation_of(part)
    final = {"self_finalised_at": at, "self_finalised_by": by}
    final |= {"results_finalised_at": at, "results_finalised_by": by}
    return round_of(part.facility, participation=part, evaluation=evaluation, by=by, **final | fields)


def first_row(form: Form, kind: FieldKind, *, public: bool = True) -> tuple[Sheet, Row, str]:
    """The first line with a field of a kind that is public, or is not; and the field's key.

    Of plans the one after the meeting: that is the plan that goes on.
    """
    phases = (Phase.AFTER,) if kind is FieldKind.PLAN else PHASES
    for sheet in form.sheets:
        for row in sheet.rows(*phases):
            for field in row.fields:
                if field.kind is kind and (sheet.public and field.public) is public:
                    return sheet, row, field.key
    raise LookupError(kind)


def said(of: Round, kind: FieldKind, value: Any, *, public: bool = True) -> str:
    """Fill the first such field; its place."""
    sheet, row, field = first_row(of.form_version.form, kind, public=public)
    stored = of.entries.filter(sheet=sheet.key, row=row.key).first()
    if stored:
        stored.values[field] = value
        stored.save()
    else:
        entry_of(of, sheet.key, row.key, **{field: value})
    return f"{sheet.key}/{row.key}/{field}"


def confirmed(of: Round, *, by: User, at: datetime = NOON) -> PublicSheet:
    """The public words as they stand inside, confirmed."""
    sheet = public_sheets.open_sheet(of=of, by=by, at=at)
    return public_sheets.confirm(public_text=sheet, base_revision=sheet.revision, by=by, at=at)
