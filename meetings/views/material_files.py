"""The addresses under which a file is fetched: by the offices it belongs to, and by the ward once it was submitted."""

from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from meetings.models import Material
from meetings.views.material_responses import file_response
from operators.access import OperatorRequest, SignedInRequest, WardRequest, operator, ward


@operator
@require_safe
def material_file(request: OperatorRequest, pk: int) -> HttpResponseBase:
    """A file of the person's own office, or a common one of its meetings."""
    return _file(request, pk)


@ward
@require_safe
def ward_material_file(request: WardRequest, pk: int) -> HttpResponseBase:
    """A file that was submitted to the ward, or that the ward scanned."""
    return _file(request, pk)


def _file(request: SignedInRequest, pk: int) -> HttpResponseBase:
    material = get_object_or_404(Material.objects.visible_to(request.user), pk=pk)
    return file_response(material, inline=request.GET.get("view") == "1")
