"""What the public side does in the background."""

from celery import shared_task
from django.utils import timezone

from operators.models import Municipality
from publication import counter_store
from publication.counter_period import Half
from publication.services import record_files, record_pdfs
from rules.kinds import ServiceKind


@shared_task(name="publication.make_counter_bundle")
def make_counter_bundle(municipality_id: int, service: str, half: str) -> None:
    """Draw one bundle for the counter, and throw away those of before."""
    counter_store.sweep(at=timezone.now())
    municipality = Municipality.objects.get(pk=municipality_id)
    if found := Half.named(half):
        counter_store.make(municipality, ServiceKind(service), found, on=timezone.localdate())


@shared_task(name="publication.sweep_counter")
def sweep_counter() -> None:
    """Throw away bundles that are old or no longer say what is published."""
    counter_store.sweep(at=timezone.now())


@shared_task(name="publication.tidy_records")
def tidy_records() -> None:
    """Draw the PDFs that published records lack, and throw away stored files whose row was never written."""
    record_pdfs.make_missing(at=timezone.now())
    record_files.sweep(at=timezone.now())
