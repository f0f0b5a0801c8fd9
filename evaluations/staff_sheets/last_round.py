"""Whom the office asked in its last round, as far as that list still stands."""

from evaluations.enums import StaffRole
from evaluations.models import Round, StaffSheet
from evaluations.staff_sheets.lines import Person


def people_of_last(of: Round) -> list[Person]:
    """Those of the office's latest other round who are not asked yet; a round's list goes with its sheets.

    Who fills a sheet signed in is not copied. One query.
    """
    rows = StaffSheet.objects.filter(round__facility=of.facility_id).order_by("-round_id", "pk")
    known = list(rows.only("round_id", "label", "role", "email", "user_id"))  # never what anybody answered
    asked = {sheet.label for sheet in known if sheet.round_id == of.pk}
    others = [sheet for sheet in known if sheet.round_id != of.pk]
    return [
        Person(sheet.label, StaffRole(sheet.role), sheet.email)
        for sheet in others
        if sheet.round_id == others[0].round_id and sheet.label not in asked and sheet.user_id is None
    ]
