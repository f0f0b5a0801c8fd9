"""Taking a published result back: what happens, why, and then at once. [N §8]"""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from evaluations.models import PublicSheet
from evaluations.services import publishing
from evaluations.services.publishing import errors
from evaluations.services.publishing.results import RESULTS
from evaluations.views.publishing_round import address_of, frame_of, round_at
from meetings.enums import PublicationWay
from meetings.forms.publishing import WithdrawForm
from meetings.services.publishing import errors as common
from operators.access import OperatorRequest, operator
from publication.enums import WithdrawnWhy


@operator
def withdraw(request: OperatorRequest, round_id: int) -> HttpResponse:
    """Ask for the reason, say what happens, take it back."""
    of = round_at(request, round_id)
    record = RESULTS.published_record(of)
    sheet = PublicSheet.objects.filter(round=of).first()
    if record is None or sheet is None or of.evaluation is None:
        messages.info(request, errors.NoResultOut.words)
        return redirect(address_of("evaluation_ways", of))
    sheet.round = of
    form = WithdrawForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid() and _withdrawn(request, sheet, form):
        return redirect(address_of("evaluation_ways", of))
    told = {"form": form, "record": record, "stays": RESULTS.without(of, PublicationWay.PORTAL)}
    status = 422 if request.method == "POST" else 200
    return render(request, "evaluations/publishing/withdraw.html", frame_of(of) | told, status=status)


def _withdrawn(request: OperatorRequest, sheet: PublicSheet, form: WithdrawForm) -> bool:
    why, words = WithdrawnWhy(form.cleaned_data["why"]), form.cleaned_data["words"]
    try:
        publishing.withdraw(public_text=sheet, why=why, words=words, by=request.user, at=timezone.now())
    except common.WordsNamePeople as error:
        form.add_error("words", error.words)
    except publishing.PublishingError as error:
        form.add_error(None, error.words)
    else:
        messages.success(request, "公表を取り下げました。公開ページの内容とファイルは消えました。")
        return True
    return False
