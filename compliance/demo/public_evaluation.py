"""Puts the result of an evaluation before the public, on the day on which the ledger says it was published."""

from datetime import date

from compliance.demo.days import noon
from evaluations.models import Round
from evaluations.services import public_sheets
from evaluations.services.publishing import publish
from operators.models import User


def put_before_the_public(of: Round, *, on: date, by: User) -> None:
    """Every proposal taken, confirmed and published; nothing where a place is still open. PDFs are drawn later."""
    at = noon(on)
    sheet = public_sheets.open_sheet(of=of, by=by, at=at)
    public_sheets.replace_all(public_text=sheet, by=by, at=at)
    sheet.refresh_from_db()
    if public_sheets.obstacles(public_sheets.review_of(sheet)):
        return
    public_sheets.confirm(public_text=sheet, base_revision=sheet.revision, by=by, at=at)
    sheet.refresh_from_db()
    publish(public_text=sheet, by=by, at=at, draw=False)
