"""Whether the members of the council know of the meeting that a self-evaluation is for."""

from evaluations.models import Round


def is_sent(of: Round) -> bool:
    """Whether the members have been told of the meeting, by a notice from here or as a ledger tells."""
    part = of.participation
    return part is not None and (part.notice_on is not None or part.notices.exists())
