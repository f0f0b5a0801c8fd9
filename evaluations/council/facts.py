"""An evaluation at a meeting as the rules see it. No queries here."""

from evaluations.models import Evaluation
from meetings.models import Participation
from rules.facts import CouncilEvaluation
from rules.kinds import Presence


def council_evaluation(part: Participation) -> CouncilEvaluation | None:
    """What is known of the evaluation of a part; ``None`` where the meeting carries none of this office."""
    if not part.carries_evaluation:
        return None
    row: Evaluation | None = getattr(part, "evaluation", None)
    if row is None:
        return CouncilEvaluation()
    corporation = part.facility.corporation
    number = row.neutral_corporation_number
    return CouncilEvaluation(
        public=Presence(row.public_evaluator) if row.public_evaluator else None,
        neutral=Presence(row.neutral_evaluator) if row.neutral_evaluator else None,
        neutral_of_same_corporation=bool(number and corporation and corporation.number == number),
        published_on=row.published_on,
        report_submitted_on=row.report_submitted_on,
    )
