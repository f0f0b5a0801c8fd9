"""An application for 緩和 as a paper: the ward encloses it with its 進達, the office keeps it. [O ②④]"""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404

from evaluations.models import Relief
from evaluations.pdf.relief import relief_pdf
from evaluations.views.relief_parts import agency_office
from meetings.views.record_files import PDF, file_response
from operators.access import OperatorRequest, WardRequest, operator, ward
from operators.models import User


@ward
def ward_relief_pdf(request: WardRequest, pk: int) -> HttpResponse:
    """For the ward."""
    return _answer(request.user, pk)


@operator
def relief_file(request: OperatorRequest, number: str, code: str, pk: int) -> HttpResponse:
    """For the office itself."""
    agency_office(request.user, number, code)
    return _answer(request.user, pk, facility__number=number)


def _answer(user: User, pk: int, **only: str) -> HttpResponse:
    rows = Relief.objects.visible_to(user).filter(**only)
    told = rows.select_related("facility__municipality", "facility__corporation", "applied_by")
    row = get_object_or_404(told, pk=pk)
    name = f"緩和の申請_{row.facility.number}_{row.applied_on.isoformat()}.pdf"
    return file_response(relief_pdf(row), PDF, name, attached=False)
