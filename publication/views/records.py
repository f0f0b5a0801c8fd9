"""The pages of one published record: minutes or an evaluation. [N §8, 省令 34②]"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from operators.access import public
from publication.addresses import office_address, record_address
from publication.caching import publicly_cached, tell_change
from publication.enums import RecordKind
from publication.record_page import record_page
from publication.views.finding import gone, published, trail_of


@public
@require_safe
@publicly_cached()
def public_minutes(request: HttpRequest, key: str) -> HttpResponse:
    """Minutes; an evaluation's key leads to its own address."""
    return _page(request, key, RecordKind.MINUTES)


@public
@require_safe
@publicly_cached()
def public_evaluation(request: HttpRequest, key: str) -> HttpResponse:
    """The result of an evaluation; the key of minutes leads to their own address."""
    return _page(request, key, RecordKind.EVALUATION)


def _page(request: HttpRequest, key: str, kind: RecordKind) -> HttpResponse:
    record = published(key)
    if record is None:
        return gone(request, key)
    if record.kind != kind:
        return redirect(record_address(record), permanent=True)
    page = record_page(record)
    told = {
        "page": page,
        "record": record,
        "content": page.content,
        "kind": kind,
        "trail": trail_of(record),
        "office_address": office_address(record.facility),
    }
    response = render(request, "publication/record/page.html", told)
    tell_change(response, page.changed_at)
    return response
