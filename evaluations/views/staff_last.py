"""Whom the office asked in its last round, as far as that list still stands."""

from evaluations.enums import StaffRole
from evaluations.models import Round, StaffSheet
from evaluations.staff_lines import Person


def people_of_last(of: Round) -> list[Person]:
    """Those of the office's latest other round who are not asked yet; a round's list goes with its sheets. One query."""
    rows = StaffSheet.objects.filter(round__facility=of.facility_id).order_by("-round_id", "pk")
    known = list(rows.values_list("round_id", "label", "role", "email", "user_id"))
    asked = {label for of, label, *_ in known if of == of.pk}
    others = [row for row in known if row[0] != of.pk]
    return [
        Person(label, StaffRole(role), email)
        for of, label, role, email, user in others
        if of == others[0][0] and label not in asked and user is None
    ]
