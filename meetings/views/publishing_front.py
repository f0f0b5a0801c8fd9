"""What the public page of an office says besides its records: written by the office. [issue 5]"""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from meetings.forms.publishing import FrontForm
from meetings.services import public_front
from meetings.views.members_office import address, office_of, office_trail
from operators.access import OperatorRequest, operator
from operators.models import Facility
from publication.addresses import office_address
from publication.models import OfficeFront


@operator
def office_front(request: OperatorRequest, number: str, code: str) -> HttpResponse:
    """Introduction, and whether the next meeting stands there."""
    facility = office_of(request.user, number, code)
    front = OfficeFront.objects.filter(facility=facility).first()
    initial = (
        {"introduction": front.introduction, "shows_next_meeting": front.shows_next_meeting} if front else {}
    )
    form = FrontForm(request.POST if request.method == "POST" else None, initial=initial)
    if request.method == "POST" and form.is_valid() and _saved(request, facility, form):
        return redirect(address("office_front", facility))
    held_on, starts_at, place = public_front.next_meeting(facility, today=timezone.localdate())
    context = {
        "facility": facility,
        "form": form,
        "trail": office_trail(facility),
        "public_page": office_address(facility),
        "next": {"on": held_on, "starts_at": starts_at, "place": place} if held_on else None,
    }
    status = 422 if form.errors else 200
    return render(request, "meetings/publishing/front.html", context, status=status)


def _saved(request: OperatorRequest, facility: Facility, form: FrontForm) -> bool:
    try:
        public_front.save_front(
            facility=facility,
            introduction=form.cleaned_data["introduction"],
            shows_next_meeting=form.cleaned_data["shows_next_meeting"],
            by=request.user,
            at=timezone.now(),
        )
    except public_front.NamesPeople as error:
        found = "、".join(f"「{hit.text}」（{hit.kind.label}）" for hit in error.hits[:10])
        form.add_error(
            "introduction",
            f"個人の特定につながるかもしれない言葉があります：{found}。言いかえてください。",
        )
        return False
    messages.success(request, "公開ページの設定を保存しました。")
    return True
