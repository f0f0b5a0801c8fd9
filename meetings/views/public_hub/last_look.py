"""The last look before it is published: the whole public page, and who will be able to read it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from meetings.forms.publishing import PublishForm
from meetings.services.public_texts.reviewed import Reviewed
from meetings.services.publishing.errors import PublishingError
from meetings.services.publishing.pictures import shown
from meetings.views.public_hub.acts import act_of
from meetings.views.public_hub.outlook import Outlook, Stage, outlook_of
from meetings.views.public_hub.place import AnyPlace
from operators.access import OperatorRequest


def publish(request: OperatorRequest, place: AnyPlace) -> HttpResponse:
    """Show it, and publish on the word."""
    outlook = outlook_of(place, at=timezone.now())
    if outlook.stage is not Stage.READY or outlook.words is None or outlook.review is None:
        messages.info(request, act_of(outlook).title)
        return redirect(place.hub)
    data = request.POST if request.method == "POST" else None
    content = outlook.review.content
    form = PublishForm(data, initial={"revision": outlook.words.revision, "content": content.digest})
    if form.is_valid() and _published(request, outlook, form):
        return redirect(place.hub)
    context = place.context | {
        "outlook": outlook,
        "form": form,
        "content": content,
        "pictures": pictures_of(outlook.review),
        "dates": place.publisher.dates_with(place.subject, timezone.localdate()),
    }
    return render(request, place.template("confirm"), context, status=422 if form.is_bound else 200)


def pictures_of(review: Reviewed) -> list[dict[str, str]]:
    """The pictures as the public page wants them; here still the files inside, only the published ones are made anew."""
    return [
        {"address": reverse("material_file", args=[key]), "alt": alt} for key, alt in shown(review).items()
    ]


def _published(request: OperatorRequest, outlook: Outlook, form: PublishForm) -> bool:
    """Publish; what is in the way becomes an error of the form."""
    try:
        record = outlook.place.publisher.publish(
            public_text=outlook.words,
            base_revision=form.cleaned_data["revision"],
            base_content=form.cleaned_data["content"],
            by=request.user,
            at=timezone.now(),
        )
    except PublishingError as error:
        form.add_error(None, error.words)
        return False
    words = "訂正版を公表しました。" if record.corrected_on else "公表しました。どなたでも読めます。"
    messages.success(request, words)
    return True
