"""Accepting several at once: named, confirmed, done in one transaction; what was not possible is told."""

from django.contrib import messages
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from compliance.desk import received
from compliance.desk_rows import judged_years, rows_of
from compliance.views.desk import RELATED
from meetings.models import SubmissionVersion
from meetings.services import desk
from meetings.views.numbers import number_of
from operators.access import WardRequest, ward

MOST = 100
Pair = tuple[int, int]


@ward
def ward_bulk_accept(request: WardRequest) -> HttpResponse:
    """Show what was chosen, with findings and what was not opened yet; accept on the second press."""
    back = reverse("ward_inbox") + (f"?{request.GET.urlencode()}" if request.GET else "")
    pairs = _chosen(request)
    if request.method != "POST":
        return redirect(back)
    if not pairs:
        messages.warning(request, "提出が選ばれていません。左の欄に印を付けてから押してください。")
        return redirect(back)
    if "confirmed" in request.POST:
        _accept(request, pairs)
        return redirect(back)
    today = timezone.localdate()
    mine = received(request.user).filter(pk__in=[pk for pk, _ in pairs]).select_related(*RELATED)
    rows = rows_of(list(mine.order_by("pk")), judged_years(None, today), today)
    context = {
        "trail": [("受付", back)], "back": back, "rows": rows,
        "found": sum(bool(row.findings) for row in rows),
        "unread": sum(row.unread for row in rows),
    }  # fmt: skip
    return render(request, "compliance/desk/bulk.html", context)


def _chosen(request: WardRequest) -> list[Pair]:
    """The submissions with the version that was seen; what is no pair of numbers is left out."""
    pairs = [value.partition(":")[::2] for value in request.POST.getlist("chosen")[:MOST]]
    numbers = ((number_of(pk, otherwise=0), number_of(number, otherwise=0)) for pk, number in pairs)
    return [(pk, number) for pk, number in numbers if pk and number]


def _accept(request: WardRequest, pairs: list[Pair]) -> None:
    seen = Q()
    for pk, number in pairs:
        seen |= Q(submission=pk, number=number)
    mine = received(request.user).values("pk")
    versions = SubmissionVersion.objects.filter(seen, submission__in=mine)
    outcome = desk.bulk_accept(
        versions=versions.select_related("submission__facility"), by=request.user, at=timezone.now()
    )
    if outcome.accepted:
        messages.success(
            request,
            f"{len(outcome.accepted)}件を受理しました。間違えたときは「受理済み」の一覧から開き、「受付に戻す」を押してください。",
        )
    for submission, words in outcome.refused:
        messages.warning(
            request, f"{submission.receipt}（{submission.facility.name}）は受理できませんでした。{words}"
        )
