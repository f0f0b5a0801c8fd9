"""The office's round before: what was planned and said then, for the words brought along and for looking back."""

from dataclasses import dataclass, field

from django.db.models import Q

from evaluations.document import Values
from evaluations.document_building import values_of
from evaluations.form import Form
from evaluations.models import Round


@dataclass(frozen=True)
class Last:
    """The last round with a final self-evaluation, as its own form told it; ``year`` None: there was none."""

    year: int | None = None
    form: Form | None = None
    values: Values = field(default_factory=dict)


def last_of(of: Round) -> Last:
    """The round before this one; two queries, one where there was none. Records that were deleted tell nothing."""
    earlier = Q(fiscal_year__lt=of.fiscal_year) | Q(fiscal_year=of.fiscal_year, number__lt=of.number)
    rows = Round.objects.filter(
        earlier, facility=of.facility_id, self_finalised_at__isnull=False, disposed_on=None
    )
    found = rows.select_related("form_version").latest_first().first()
    if found is None:
        return Last()
    return Last(found.fiscal_year, found.form_version.form, values_of(found))
