"""Finds what stands at a public address: a published record, or the trace of one that is gone."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from publication.addresses import office_address
from publication.enums import RecordKind, RecordState
from publication.keeping import keeping_of
from publication.models.record import PublicRecord, PublicRecordQuerySet


def published(key: str) -> PublicRecord | None:
    """The published record of this key with its office, ward and area; one query."""
    return _with_office(PublicRecord.objects.published()).filter(key=key).first()


def gone(request: HttpRequest, key: str) -> HttpResponse:
    """410: what stood here, since when it is gone and why; 404 where nothing ever was.

    Nothing of the words of the record is left, and its own title is not told either: a record may have been taken
    back because it named somebody.
    """
    record = _with_office(PublicRecord.objects.gone()).filter(key=key).first()
    if record is None:
        raise Http404
    told = {
        "record": record,
        "kind": RecordKind(record.kind),
        "withdrawn": record.state == RecordState.WITHDRAWN,
        "keeping": keeping_of(record),
        "trail": trail_of(record),
        "office_address": office_address(record.facility),
    }
    response = render(request, "publication/record/gone.html", told, status=410)
    response.headers["Cache-Control"] = "no-cache"
    return response


def trail_of_offices() -> list[tuple[str, str]]:
    """The way to an office: through the list of offices."""
    return [("トップ", reverse("front")), ("事業所", reverse("public_offices"))]


def trail_of(record: PublicRecord) -> list[tuple[str, str]]:
    """The way to a record: through its office."""
    return [*trail_of_offices(), (record.facility.name, office_address(record.facility))]


def _with_office(records: PublicRecordQuerySet) -> PublicRecordQuerySet:
    shown = ("facility__number", "facility__service", "facility__name", "care_area__name")
    ward = ("municipality__name", "municipality__ruleset_id")
    own = [field.attname for field in PublicRecord._meta.concrete_fields if field.attname not in _UNREAD]
    found = records.select_related("facility", "municipality", "care_area")
    return found.only(*own, *shown, *ward)


_UNREAD = {"folded_text", "source"}
"""What no page needs of a record."""
