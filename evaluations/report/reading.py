"""The report of an evaluation on the pages of an office's submissions, which this room does not own."""

from typing import Any

from evaluations.models import Round
from meetings.enums import SubmissionKind
from meetings.models import SubmissionVersion
from meetings.submission_readers import SubmissionReader, register


def register_reader() -> None:
    """Have reports read by this room."""
    pages = "evaluations/reports"
    styles = "css/evaluation-reports.css"
    reader = SubmissionReader(f"{pages}/frozen.html", f"{pages}/of_submission.html", styles, _read)
    register(SubmissionKind.EVALUATION, reader)


def _read(version: SubmissionVersion) -> dict[str, Any]:
    """The version as it was submitted, with the addresses of its files for the office; its round, while it stands.

    A scan, and a copy whose time is over, have nothing of ours to read: what else is known of them stays.
    """
    from evaluations.views.reports_files import files_at, shown  # what draws files is slow to load

    of = Round.objects.filter(submission=version.submission_id, disposed_on=None).first()
    if not version.record:
        return {"of": of}
    files = files_at("evaluation_report_file", of.pk, version.number) if of else []
    return {**shown(version), "of": of, "files": files}
