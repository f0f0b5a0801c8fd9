"""How long records are kept: the list with its filters in the address, and the register as a file."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from meetings.exports.retention_csv import retention_csv
from meetings.forms.retention import SHOWN, RetentionFilter, shown
from meetings.views.record_files import csv_response
from meetings.views.retention_sides import OFFICE, WARD, Side, publications_of
from operators.access import OperatorRequest, SignedInRequest, WardRequest, operator, ward
from operators.models import Facility
from publication.enums import Holder
from publication.retention_state import Clock

PAGE_SIZE = 50


@operator
@require_safe
def office_retention(request: OperatorRequest) -> HttpResponse:
    """The clocks of all offices this person works for."""
    return _list(request, OFFICE)


@operator
@require_safe
def office_retention_csv(request: OperatorRequest) -> HttpResponse:
    """What the list shows, all pages, as a file."""
    return _csv(request, OFFICE)


@ward
@require_safe
def ward_retention(request: WardRequest) -> HttpResponse:
    """The ward's own copies, and the clocks of its offices' records to look at."""
    return _list(request, WARD)


@ward
@require_safe
def ward_retention_csv(request: WardRequest) -> HttpResponse:
    """What the list shows, all pages, as a file."""
    return _csv(request, WARD)


def _list(request: SignedInRequest, side: Side) -> HttpResponse:
    today = timezone.localdate()
    form, show = _filter(request, side), _show(request)
    narrowed = form.narrow(side.seen(request.user))
    page = Paginator(shown(narrowed, show, today), PAGE_SIZE).get_page(request.GET.get("page"))
    clocks = [Clock(row, today) for row in page]
    own = {clock.row.pk for clock in clocks if clock.row.holder in side.holders}
    context: dict[str, Any] = {
        "side": side,
        "form": form,
        "show": show,
        "tabs": [(name, label, shown(narrowed, name, today).count()) for name, label in SHOWN.items()],
        "page": page,
        "clocks": clocks,
        "publications": publications_of(page) if side is OFFICE else {},
        "approvable": {clock.row.pk for clock in clocks if clock.may_be_approved and clock.row.pk in own},
    }
    return render(request, "meetings/retention/list.html", context)


def _csv(request: SignedInRequest, side: Side) -> HttpResponse:
    today = timezone.localdate()
    rows = shown(_filter(request, side).narrow(side.seen(request.user)), _show(request), today)
    text = retention_csv([Clock(row, today) for row in rows], side.holders)
    return csv_response(text, f"engawa-retention-{today.isoformat()}")


def _filter(request: SignedInRequest, side: Side) -> RetentionFilter:
    offices = Facility.objects.visible_to(request.user).order_by("name", "pk")
    given = request.GET.dict()
    if side is OFFICE:
        return RetentionFilter(given, offices=offices, holders=side.holders)
    # The clocks of a whole ward's offices would bury its own.
    holders = (Holder.WARD, Holder.OFFICE)
    return RetentionFilter(given, offices=offices, holders=holders, usual=Holder.WARD.value)


def _show(request: SignedInRequest) -> str:
    asked = request.GET.get("show", "")
    return asked if asked in SHOWN else "all"
