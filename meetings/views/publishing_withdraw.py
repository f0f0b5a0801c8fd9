"""Taking a published record back: what happens, why, and then at once. [N §8]"""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from meetings.enums import PublicationWay
from meetings.forms.publishing import WithdrawForm
from meetings.models import PublicText
from meetings.services import publishing
from meetings.services.publishing import errors
from meetings.services.publishing.minutes import MINUTES
from meetings.services.publishing.partners import still_standing
from meetings.views.notice_parts import address_of, parts_of
from meetings.views.publishing import frame
from operators.access import OperatorRequest, operator
from publication.enums import WithdrawnWhy


@operator
def withdraw(request: OperatorRequest, meeting_id: int) -> HttpResponse:
    """Ask for the reason, say what happens, take it back."""
    part, *others = parts_of(request, meeting_id)
    record = MINUTES.published_record(part)
    text = PublicText.objects.filter(participation=part).first()
    if record is None or text is None:
        messages.info(request, "公表中の記録がないため、取り下げるものはありません。")
        return redirect(address_of("publication", part))
    form = WithdrawForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid() and _withdrawn(request, text, form):
        return redirect(address_of("publication", part))
    context = frame(part, others) | {
        "form": form,
        "record": record,
        "stays": MINUTES.without(part, PublicationWay.PORTAL),
        "partners": still_standing(part),
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "meetings/publishing/withdraw.html", context, status=status)


def _withdrawn(request: OperatorRequest, text: PublicText, form: WithdrawForm) -> bool:
    try:
        publishing.withdraw(
            public_text=text,
            why=WithdrawnWhy(form.cleaned_data["why"]),
            words=form.cleaned_data["words"],
            by=request.user,
            at=timezone.now(),
        )
    except errors.WordsNamePeople as error:
        form.add_error("words", error.words)
    except publishing.PublishingError as error:
        form.add_error(None, error.words)
    else:
        messages.success(request, "公表を取り下げました。公開ページの内容とファイルは消えました。")
        return True
    return False
