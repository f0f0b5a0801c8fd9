"""An application for 緩和 as a paper: the ward encloses it with its 進達, the office keeps it. [O ②④]"""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from evaluations.models import Relief
from evaluations.pdf.relief import relief_pdf
from evaluations.views.relief_parts import agency_office
from meetings.uploads.kinds import PDF
from meetings.views.members_office import address
from meetings.views.record_files import file_response
from operators.access import OperatorRequest, SignedInRequest, WardRequest, operator, ward
from outbox.pdf import PdfUnavailable


@ward
def ward_relief_pdf(request: WardRequest, pk: int) -> HttpResponse:
    """For the ward."""
    return _answer(request, pk, reverse("ward_relief", args=[pk]))


@operator
def relief_file(request: OperatorRequest, number: str, code: str, pk: int) -> HttpResponse:
    """For the office itself."""
    facility = agency_office(request.user, number, code)
    return _answer(request, pk, address("relief", facility), facility=facility)


def _answer(request: SignedInRequest, pk: int, back: str, **only: object) -> HttpResponse:
    """The PDF, opened in the browser; back with a word where the server cannot draw any."""
    rows = Relief.objects.visible_to(request.user).filter(**only)
    told = rows.select_related("facility__municipality", "facility__corporation", "applied_by")
    row = get_object_or_404(told, pk=pk)
    try:
        paper = relief_pdf(row)
    except PdfUnavailable as missing:
        messages.error(request, str(missing))
        return redirect(back)
    return file_response(paper, PDF, f"緩和の申請_{row.facility.number}_{row.applied_on.isoformat()}")
