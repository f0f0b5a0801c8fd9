"""Calendar addresses: the feed behind each, and the pages to see, copy and renew them."""

from hashlib import sha256
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import get_conditional_response

from meetings.feeds import render_feed
from meetings.models import CalendarFeed
from meetings.services import feeds
from operators.access import OperatorRequest, WardRequest, operator, public, ward
from operators.models import Facility
from rules.kinds import ServiceKind

OFFICE = [("今年度の状況", "/office/"), ("カレンダー", "/office/calendar/")]
WARD = [("遵守状況の一覧", "/ward/"), ("カレンダー", "/ward/calendar/")]


@public
def feed(request: HttpRequest, secret: str) -> HttpResponseBase:
    """The calendar behind a secret address; whoever is switched off has none. ``?deadlines=1`` adds due days.

    The ETag is made of the content: an unchanged calendar is answered 304. Meetings carry no moment of change,
    so there is no Last-Modified that would be true.
    """
    if request.method not in ("GET", "HEAD"):
        return HttpResponseNotAllowed(["GET", "HEAD"])
    known = CalendarFeed.objects.select_related("facility", "user__municipality")
    found = get_object_or_404(known, secret=secret)
    if found.user and not found.user.is_active:
        raise Http404
    body = render_feed(found, deadlines=request.GET.get("deadlines") == "1", today=timezone.localdate())
    etag = f'"{sha256(body).hexdigest()[:32]}"'
    headers = {
        "ETag": etag,
        "Cache-Control": "private, no-cache",
        "X-Robots-Tag": "noindex, nofollow",
        "Referrer-Policy": "no-referrer",
    }
    response = HttpResponse(body, content_type="text/calendar; charset=utf-8", headers=headers)
    return get_conditional_response(request, etag=etag, response=response) or response


@operator
def office_calendars(request: OperatorRequest) -> HttpResponse:
    """The address of each of the operator's offices."""
    offices = Facility.objects.visible_to(request.user).select_related("calendar_feed").order_by("name", "pk")
    lines = [(office, _addresses(getattr(office, "calendar_feed", None))) for office in offices]
    return render(request, "meetings/feeds/office.html", {"trail": OFFICE[:1], "lines": lines})


@operator
def renew_office(request: OperatorRequest, number: str, code: str) -> HttpResponse:
    """Make an office's address; where there is one, ask first, for old subscriptions stop."""
    kind = ServiceKind.from_code(code)
    mine = Facility.objects.visible_to(request.user)
    office = get_object_or_404(mine, number=number, service=kind.value if kind else "")
    if request.method == "POST":
        feeds.renew_office_feed(facility=office, by=request.user, at=timezone.now())
        messages.success(request, f"{office.name}のカレンダーのアドレスを作りました。")
        return redirect("office_calendars")
    context = {"trail": OFFICE, "name": office.name, "back": reverse("office_calendars")}
    return render(request, "meetings/feeds/renew.html", context)


@ward
def ward_calendar(request: WardRequest) -> HttpResponse:
    """The ward user's own address: all offices of the ward."""
    own = CalendarFeed.objects.filter(user=request.user).first()
    context = {
        "trail": WARD[:1],
        "municipality": request.user.municipality,
        "addresses": _addresses(own),
    }
    return render(request, "meetings/feeds/ward.html", context)


@ward
def renew_ward(request: WardRequest) -> HttpResponse:
    """Make the ward user's address; where there is one, ask first."""
    if request.method == "POST":
        feeds.renew_ward_feed(by=request.user, at=timezone.now())
        messages.success(request, "カレンダーのアドレスを作りました。")
        return redirect("ward_calendar")
    context = {"trail": WARD, "name": str(request.user.municipality), "back": reverse("ward_calendar")}
    return render(request, "meetings/feeds/renew.html", context)


def _addresses(found: CalendarFeed | None) -> dict[str, Any] | None:
    """The address to copy, the one a calendar program opens by itself, and the one with due days."""
    if found is None:
        return None
    plain = settings.BASE_URL + reverse("calendar_feed", args=[found.secret])
    return {
        "plain": plain,
        "due": f"{plain}?deadlines=1",
        "subscribe": f"webcal:{plain.partition(':')[2]}",
        "renewed_at": found.renewed_at,
    }
