"""Owes the support centre its copy of a report, by mail with both papers or as a letter. [N 評価§6③]"""

from datetime import datetime

from evaluations.models import ReportDelivery
from evaluations.report.content import ReportContent
from evaluations.report.links import good_until, link_for
from evaluations.report.mails import Edition, letter_page, report_mail
from evaluations.services.reporting.attaching import Drawn
from meetings.models import SubmissionVersion
from meetings.notice_parties import center_on, habit_of, of_center, sender_of
from operators.local_time import day_of
from operators.models import User
from operators.services.history import note
from outbox.models import Message
from outbox.services import Attachment, owe, withdraw_open


def deliver(*, version: SubmissionVersion, drawn: Drawn, by: User, at: datetime) -> ReportDelivery | None:
    """Owe one version to the centre in whose area the office lies on the day; None where none is known.

    Inside the caller's transaction. What had not gone out of earlier versions is taken back.
    """
    facility = version.submission.facility
    center = center_on(facility, day_of(at))
    if center is None:
        return None
    earlier = Message.objects.filter(report_delivery__in=ReportDelivery.objects.earlier_than(version))
    withdraw_open(messages=earlier, by=by, at=at)
    made = ReportDelivery(version=version, support_center=center)
    owe_copy(made, drawn.files, f"report/{version.submission_id}/{version.number}", by=by, at=at)
    changes = {"version": [None, version.number], "support_center": [None, center.pk]}
    note("結果報告書の送付", f"submission {version.submission_id}", facility, changes, by=by, at=at)
    return made


def owe_copy(
    made: ReportDelivery, files: tuple[Attachment, ...], key: str, *, by: User, at: datetime
) -> None:
    """Owe the mail or letter of a delivery under a key, and save both. Inside the caller's transaction."""
    edition = _edition(made, bool(files), at)
    to, mail = edition.to, report_mail(edition)
    made.message = owe(
        key=key,
        channel=to.channel,
        to=to.recipient,
        subject=edition.subject,
        text=mail.text,
        html=mail.html if to.by_mail else letter_page(edition),
        files=files if to.by_mail else (),
        by=by,
        at=at,
    )
    made.save()


def _edition(made: ReportDelivery, drawn: bool, at: datetime) -> Edition:
    version, facility = made.version, made.version.submission.facility
    to = of_center(made.support_center, by_letter=True)
    return Edition(
        content=ReportContent.from_json(version.record),
        sender=sender_of(facility, habit_of(facility)),
        to=to,
        link=link_for(made),
        good_until=good_until(version),
        issued_on=day_of(at),
        corrected=ReportDelivery.objects.earlier_than(version).exists(),
        attached=drawn and to.by_mail,
    )
