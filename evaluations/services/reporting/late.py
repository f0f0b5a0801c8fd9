"""A support centre that was registered only after a report had gone to the ward gets it then. [N 評価§6③]"""

from datetime import datetime

from django.db import transaction

from evaluations.report.content import ReportContent
from evaluations.report.links import good_until
from evaluations.services.reporting import errors
from evaluations.services.reporting.attaching import Drawn, papers_of
from evaluations.services.reporting.delivering import deliver
from evaluations.services.reporting.freezing import says_the_same
from evaluations.services.reporting.situation import Situation
from meetings.models import Submission, SubmissionVersion
from meetings.notice_parties import center_on
from operators.local_time import day_of
from operators.models import SupportCenter, User


def waiting_center(situation: Situation, at: datetime) -> SupportCenter | None:
    """The centre to which what the ward has was never sent; None where it was, or none is known even now."""
    sent, last = situation.sent, situation.last
    if last is None or not last.record or (sent and says_the_same(sent.record, last.record)):
        return None
    return center_on(situation.round.facility, day_of(at))


def deliver_late(*, situation: Situation, by: User, at: datetime) -> SupportCenter:
    """Owe it the last version. Raises `Overtaken` where it has it or waits for nothing, `LinkOver`."""
    center, last = waiting_center(situation, at), situation.last
    if center is None or last is None:
        raise errors.Overtaken
    if day_of(at) > good_until(last):
        raise errors.LinkOver
    # Drawn before the transaction, in which others would wait.
    files = papers_of(ReportContent.from_json(last.record)) if center.email else ()
    _deliver(last, Drawn(last.record, files), by, at)
    return center


@transaction.atomic
def _deliver(version: SubmissionVersion, drawn: Drawn, by: User, at: datetime) -> None:
    Submission.objects.select_for_update().get(pk=version.submission_id)
    last = SubmissionVersion.objects.filter(submission=version.submission_id).order_by("-number").first()
    if last != version or hasattr(last, "report_delivery"):
        raise errors.Overtaken
    deliver(version=version, drawn=drawn, by=by, at=at)
