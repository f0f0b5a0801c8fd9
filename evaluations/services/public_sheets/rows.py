"""The row behind the public words of an evaluation, locked."""

from evaluations.models import PublicSheet
from evaluations.services.locking import locked_round


def locked(sheet: PublicSheet) -> PublicSheet:
    """The public words as they are now, their round locked before them; whoever else writes either waits."""
    of = locked_round(sheet.round)
    row = PublicSheet.objects.select_for_update(of=("self",)).get(pk=sheet.pk)
    row.round = of
    return row
