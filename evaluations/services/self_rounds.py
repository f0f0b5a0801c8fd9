"""The round whose self-evaluation is made final, opened or put to its meeting, locked while that happens."""

from evaluations.models import Round

WHOLE = (
    "form_version",
    "facility__municipality",
    "facility__corporation",
    "participation__meeting",
    "evaluation",
    "self_paper",
)
"""All a document is made of."""


def locked_round(of: Round) -> Round:
    """The round as it stands, locked."""
    rows = Round.objects.select_for_update(of=("self",)).select_related(*WHOLE)
    return rows.get(pk=of.pk)


def whole_round(of: Round) -> Round:
    """The round as it stands, to read."""
    return Round.objects.select_related(*WHOLE).get(pk=of.pk)


def is_sent(of: Round) -> bool:
    """Whether the members have been told of the meeting, by a notice from here or as a ledger tells."""
    part = of.participation
    return part is not None and (part.notice_on is not None or part.notices.exists())
