"""The round that a service is about to change: whole, and locked until the transaction ends."""

from evaluations.models import Round


def locked_round(of: Round) -> Round:
    """The round as it stands now; whoever else changes anything of it waits. The first row that a service locks."""
    return Round.objects.select_for_update(of=("self",)).whole().get(pk=of.pk)
