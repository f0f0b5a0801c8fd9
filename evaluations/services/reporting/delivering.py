"""Owes the support centre its copy of a report, by mail with both papers or as a letter. [N 評価§6③]"""

from datetime import datetime

from django.db.models import QuerySet

from evaluations.models import ReportDelivery
from evaluations.report.content import ReportContent
from evaluations.report.links import good_until, link_for
from evaluations.report.mails import Edition, letter_page, report_mail
from evaluations.services.reporting.attaching import Drawn
from meetings.models import SubmissionVersion
from meetings.notice_parties import center_on, habit_of, sender_of
from operators.local_time import day_of
from operators.models import SupportCenter, User
from operators.services.history import note
from outbox.enums import OPEN, Channel
from outbox.services import Attachment, Recipient, WrongStateError, owe, withdraw


def deliver(*, version: SubmissionVersion, drawn: Drawn, by: User, at: datetime) -> ReportDelivery | None:
    """Owe one version to the centre in whose area the office lies on the day; None where none is known.

    Inside the caller's transaction. What had not gone out of earlier versions is taken back.
    """
    facility = version.submission.facility
    center = center_on(facility, day_of(at))
    if center is None:
        return None
    _take_back(version, by, at)
    made = ReportDelivery(version=version, support_center=center)
    owe_copy(made, drawn.files, f"report/{version.submission_id}/{version.number}", by=by, at=at)
    changes = {"version": [None, version.number], "support_center": [None, center.pk]}
    note("結果報告書の送付", f"submission {version.submission_id}", facility, changes, by=by, at=at)
    return made


def channel_of(center: SupportCenter) -> Channel:
    """By mail; on paper where the centre has no mail address."""
    if center.email:
        return Channel.EMAIL
    return Channel.POST if center.address else Channel.HAND


def owe_copy(
    made: ReportDelivery, files: tuple[Attachment, ...], key: str, *, by: User, at: datetime
) -> None:
    """Owe the mail or letter of a delivery under a key, and save both. Inside the caller's transaction."""
    center, edition = made.support_center, _edition(made, bool(files), at)
    channel, mail = channel_of(center), report_mail(edition)
    by_mail = channel is Channel.EMAIL
    made.message = owe(
        key=key,
        channel=channel,
        to=Recipient(f"{center.name} 御中", center.email, center.postal_code, center.address),
        subject=edition.subject,
        text=mail.text,
        html=mail.html if by_mail else letter_page(edition),
        files=files if by_mail else (),
        by=by,
        at=at,
    )
    made.save()


def _edition(made: ReportDelivery, drawn: bool, at: datetime) -> Edition:
    version, facility = made.version, made.version.submission.facility
    return Edition(
        content=ReportContent.from_json(version.record),
        sender=sender_of(facility, habit_of(facility)),
        center=made.support_center,
        link=link_for(made),
        good_until=good_until(version),
        issued_on=day_of(at),
        corrected=_before(version).exists(),
        attached=drawn and channel_of(made.support_center) is Channel.EMAIL,
    )


def _before(version: SubmissionVersion) -> QuerySet[ReportDelivery]:
    return ReportDelivery.objects.filter(
        version__submission=version.submission_id, version__number__lt=version.number
    )


def _take_back(version: SubmissionVersion, by: User, at: datetime) -> None:
    """Withdraw what has not gone out of earlier versions: this one says it better."""
    waiting = _before(version).filter(message__state__in=OPEN).select_related("message")
    for earlier in waiting.order_by("pk"):
        try:
            withdraw(message=earlier.message, by=by, at=at)
        except WrongStateError:
            continue  # it is on its way: the centre gets both, in order
