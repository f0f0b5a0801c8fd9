"""A new link to a report for the support centre: the old one ends, and the mail or letter is owed anew. [O]"""

from datetime import datetime
from hashlib import sha256

from django.db import transaction

from evaluations.models import ReportDelivery
from evaluations.models.staff import sheet_nonce
from evaluations.report.content import ReportContent
from evaluations.report.links import good_until
from evaluations.services.reporting import errors
from evaluations.services.reporting.attaching import papers_of
from evaluations.services.reporting.delivering import owe_copy
from meetings.notice_parties import of_center
from operators.local_time import day_of
from operators.models import User
from operators.services.history import note
from outbox.models import Message
from outbox.services import Attachment, withdraw_open


def renew_link(*, delivery: ReportDelivery, by: User, at: datetime) -> ReportDelivery:
    """Void the link and send another, to the centre that got it; its receipt stays. Raises `LinkOver`, `Overtaken`.

    The delivery comes with its version, the submission's facility, and the centre.
    """
    version = delivery.version
    if not version.record or day_of(at) > good_until(version):
        raise errors.LinkOver
    by_mail = of_center(delivery.support_center, by_letter=True).by_mail
    # What was submitted is frozen: drawn before the transaction, in which others would wait.
    files = papers_of(ReportContent.from_json(version.record)) if by_mail else ()
    return _renewed(delivery, files, by, at)


@transaction.atomic
def _renewed(
    delivery: ReportDelivery, files: tuple[Attachment, ...], by: User, at: datetime
) -> ReportDelivery:
    related = ReportDelivery.objects.select_related(
        "message", "support_center", "version__submission__facility"
    )
    row = related.select_for_update(of=("self",)).get(pk=delivery.pk)
    if ReportDelivery.objects.later_than(row.version).exists():
        raise errors.Overtaken
    # What is on its way goes: its link is void all the same.
    withdraw_open(messages=Message.objects.filter(pk=row.message_id), by=by, at=at)
    row.nonce = sheet_nonce()
    version, mark = row.version, sha256(row.nonce.encode()).hexdigest()[:12]
    owe_copy(row, files, f"report/{version.submission_id}/{version.number}/{mark}", by=by, at=at)
    subject, changes = f"submission {version.submission_id}", {"version": [None, version.number]}
    note("結果報告書のリンクの再発行", subject, version.submission.facility, changes, by=by, at=at)
    return row
