"""The report of an evaluation on pages of rooms that do not know it: ``{% load reports %}``."""

from typing import Any

from django import template
from django.urls import reverse

from evaluations.models import Round
from evaluations.views.reports_files import FILES, shown
from meetings.models import Submission, SubmissionVersion

register = template.Library()


@register.simple_tag
def report_round(submission: Submission) -> Round | None:
    """The round of a report, for its own office; None for one that only came on paper."""
    return Round.objects.filter(submission=submission, disposed_on=None).first()


@register.simple_tag
def frozen_report(version: SubmissionVersion) -> dict[str, Any]:
    """A version as it was submitted, with the addresses of its files for the office."""
    of = report_round(version.submission)
    files = (
        [
            (words, reverse("evaluation_report_file", args=[of.pk, version.number, name]))
            for name, (words, *_) in FILES.items()
        ]
        if of
        else []
    )
    return {**shown(version), "files": files}
