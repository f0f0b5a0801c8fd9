"""The last evaluation by an agency that is known of an office, so that nobody types it again. [O]"""

from datetime import date
from typing import Any

from evaluations.models import Evaluation
from operators.models import Facility
from rules.kinds import EvaluationRoute


def last_evaluation(facility: Facility, today: date) -> dict[str, Any]:
    """Agency and day, by the names of the fields of an application; empty when none is known. One query."""
    rows = Evaluation.objects.filter(
        facility=facility, route=EvaluationRoute.AGENCY.value, evaluated_on__lte=today
    )
    last = rows.order_by("evaluated_on").last()
    return {"agency_name": last.agency_name, "last_evaluated_on": last.evaluated_on} if last else {}
