"""What an operator may do beyond seeing. Seeing is every queryset's ``visible_to``.

Both levels do the daily work: register, change, end a term, record consents, print, import. What cannot be
brought back (deleting a member) is a 管理者's alone.
"""

from django.db.models import Q

from operators.enums import OperatorLevel
from operators.models import Facility, User


def manages(user: User, facility: Facility) -> bool:
    """Whether this person is a 管理者 of the office, by itself or by its corporation."""
    office = Q(facility=facility)
    if facility.corporation_id:
        office |= Q(corporation=facility.corporation_id)
    return user.is_active and user.assignments.filter(office, level=OperatorLevel.MANAGER).exists()
