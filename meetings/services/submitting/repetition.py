"""A second click, a page that was open too long, and what the ward has already: none of it is submitted again."""

from collections.abc import Callable

from meetings.enums import SubmissionState
from meetings.models import Submission, SubmissionVersion
from meetings.services.submitting import errors


def refuse_repetition(
    submission: Submission | None,
    last: SubmissionVersion | None,
    *,
    words: str,
    after: int | None,
    differs: Callable[[SubmissionVersion], bool],
) -> None:
    """Raise `Overtaken`, `AnswerMissing` or `NothingChanged`; words alone may follow while the ward has not accepted.

    ``after`` is the number of the version the person saw as the last one, 0 for none; ``None`` asks nothing.
    ``differs`` tells whether what would go says anything else than a version.
    """
    if after is not None and after != (last.number if last else 0):
        raise errors.Overtaken
    if submission is None or last is None:
        return
    if submission.state == SubmissionState.RETURNED:
        if not words:
            raise errors.AnswerMissing
        return
    if not differs(last) and (submission.state == SubmissionState.ACCEPTED or words in ("", last.words)):
        raise errors.NothingChanged
