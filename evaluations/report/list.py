"""The copies of reports as a list: of every report only the version that counts."""

from django.db.models import Exists, OuterRef, QuerySet

from evaluations.models import ReportDelivery


def last_of_each(rows: QuerySet[ReportDelivery]) -> QuerySet[ReportDelivery]:
    """Those that no later delivery of the same report stands in place of."""
    later = ReportDelivery.objects.filter(
        version__submission=OuterRef("version__submission"),
        support_center=OuterRef("support_center"),
        version__number__gt=OuterRef("version__number"),
    )
    return rows.filter(~Exists(later))
