"""Where a round's report stands, with all that submitting it needs."""

from dataclasses import dataclass

from evaluations.models import Round
from evaluations.services.locking import locked_round
from meetings.enums import SubmissionState
from meetings.models import Submission, SubmissionVersion


@dataclass(frozen=True)
class Situation:
    """A round with what was submitted of it; ``last`` is the version that was submitted last."""

    round: Round
    submission: Submission | None
    last: SubmissionVersion | None

    @property
    def sent(self) -> SubmissionVersion | None:
        """The version that the support centre was sent last. One query."""
        if self.submission is None:
            return None
        return self.submission.versions.exclude(report_delivery=None).order_by("-number").first()

    @property
    def returned(self) -> bool:
        """Whether the ward waits for a correction."""
        return self.submission is not None and self.submission.state == SubmissionState.RETURNED

    @property
    def accepted(self) -> bool:
        """Whether the ward is done with it: nothing more follows but a correction."""
        return self.submission is not None and self.submission.state == SubmissionState.ACCEPTED

    @property
    def number(self) -> int:
        """The number of the last version; 0 for none."""
        return self.last.number if self.last else 0


def situation_of(of: Round, *, lock: bool = False) -> Situation:
    """Load it; ``lock`` keeps the round as it is until the transaction ends."""
    found = locked_round(of) if lock else Round.objects.whole().get(pk=of.pk)
    submission = found.submission
    last = submission.versions.order_by("-number").first() if submission else None
    return Situation(found, submission, last)
