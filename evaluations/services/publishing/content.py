"""What the public would read of a round, from its words for the public."""

from evaluations.document_building import day_of_evaluation
from evaluations.models import Round
from evaluations.public_content import Agency, content_of
from evaluations.services.public_sheets import Review
from meetings.services.publishing.ways import is_web_address
from publication.content import PublicContent
from rules.kinds import EvaluationRoute


def content_for(review: Review) -> PublicContent:
    """The public content; its day is the one of the evaluation, which is known once there is a result."""
    of: Round = review.public_text.round
    held_on = day_of_evaluation(of) or of.started_at.date()
    return content_of(review.document, review.texts, held_on=held_on, agency=agency_of(of))


def agency_of(of: Round) -> Agency | None:
    """The agency and where its result stands; none at the council. An address that is none is left out."""
    if of.route != EvaluationRoute.AGENCY.value or of.evaluation is None:
        return None
    url = of.evaluation.result_url
    return Agency(of.evaluation.agency_name, url if is_web_address(url) else "")
