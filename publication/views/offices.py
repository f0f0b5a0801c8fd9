"""The public page of one office: what it is, how to reach it, and every record it made public."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from operators.access import public
from publication.caching import publicly_cached, tell_change
from publication.office_page import council_of, office_page, offices_with_page
from publication.views.finding import trail_of_offices
from rules.kinds import Council, ServiceKind

NOTHING_YET = (
    "法令により、事業所は会議での報告・評価・要望・助言などの記録を作り、公表することになっています。"
    "公表されると、このページに載ります。事業所内の掲示など、ほかの方法で公表していることもあります。"
)
"""[省令 34②, N §8]"""
CLOSED = "公表された記録は、保存期限まで読むことができます。"


@public
@require_safe
@publicly_cached()
def public_office(request: HttpRequest, number: str, code: str) -> HttpResponse:
    """An office whose kind has a council; closed ones say so. Other kinds have no page here: 404."""
    kind = ServiceKind.from_code(code)
    if kind is None or kind.code != code:
        raise Http404
    facility = get_object_or_404(offices_with_page(), number=number, service=kind.value)
    today = timezone.localdate()
    if council_of(facility, today) == Council.NONE:
        raise Http404
    page = office_page(facility, today=today)
    told = {
        "page": page,
        "office": facility,
        "trail": trail_of_offices(),
        "nothing_yet": NOTHING_YET,
        "closing": CLOSED,
    }
    response = render(request, "publication/office/page.html", told)
    tell_change(response, page.changed_at)
    return response
