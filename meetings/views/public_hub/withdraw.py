"""Taking back what was published: what happens, why, and then at once. [N §8]"""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from meetings.enums import PublicationWay
from meetings.forms.publishing import WithdrawForm
from meetings.models.public_words import PublicWords
from meetings.services.publishing.errors import PublishingError
from meetings.views.public_hub.place import AnyPlace
from operators.access import OperatorRequest
from publication.enums import WithdrawnWhy


def withdraw(request: OperatorRequest, place: AnyPlace) -> HttpResponse:
    """Ask for the reason, say what happens, take it back."""
    publisher, of = place.publisher, place.subject
    record, words = publisher.published_record(of), publisher.words_of(of)
    if record is None or words is None:
        messages.info(request, publisher.nothing_out.words)
        return redirect(place.hub)
    form = WithdrawForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and _withdrawn(request, place, words, form):
        return redirect(place.hub)
    told = {"form": form, "record": record, "stays": publisher.without(of, PublicationWay.PORTAL)}
    status = 422 if form.is_bound else 200
    return render(request, place.template("withdraw"), place.context | told, status=status)


def _withdrawn(request: OperatorRequest, place: AnyPlace, words: PublicWords, form: WithdrawForm) -> bool:
    why, memo = WithdrawnWhy(form.cleaned_data["why"]), form.cleaned_data["words"]
    told = {"why": why, "words": memo, "by": request.user, "at": timezone.now()}
    try:
        place.publisher.withdraw(public_text=words, **told)
    except PublishingError as error:
        form.add_error(error.field or None, error.words)
        return False
    messages.success(request, "公表を取り下げました。公開ページの内容とファイルは消えました。")
    return True
