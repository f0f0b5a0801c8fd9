"""Which offices the public side lists. [RULEBOOK §1]"""

from datetime import date
from functools import reduce
from operator import or_

from django.db.models import Q

from operators.models import Facility, Municipality
from operators.models.facility import FacilityQuerySet
from rules.kinds import Council, ServiceKind
from rules.ruleset_files import rulebook


def listed_offices(today: date) -> FacilityQuerySet:
    """Offices whose kind has a council by the rules of their ward, and which are not closed on ``today``.

    Asks once for the rulesets in use; what comes back is not evaluated yet.
    """
    open_ones = Facility.objects.filter(Q(closed_on=None) | Q(closed_on__gt=today))
    rulesets = Municipality.objects.order_by("ruleset_id").values_list("ruleset_id", flat=True).distinct()
    return open_ones.filter(reduce(or_, (_bound(each, today) for each in rulesets), Q(pk=None)))


def kinds_with_council(ruleset_id: str, today: date) -> list[ServiceKind]:
    """The kinds that hold a council under these rules on ``today``."""
    rules = rulebook(ruleset_id).on(today)
    return [kind for kind in ServiceKind if rules.kind(kind).council is not Council.NONE]


def _bound(ruleset_id: str, today: date) -> Q:
    return Q(municipality__ruleset_id=ruleset_id, service__in=kinds_with_council(ruleset_id, today))
