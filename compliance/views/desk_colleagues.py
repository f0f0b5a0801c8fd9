"""What colleagues do among themselves on the page of a submission: who cares for it, and notes."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from compliance.forms.desk_acts import AssignForm, NoteForm
from compliance.views.desk_page import page_of, submission_of
from compliance.views.desk_paths import address_of, back
from meetings.models import Submission
from meetings.services import desk
from operators import kept_post
from operators.access import WardRequest, ward


@ward
def ward_submission_assign(request: WardRequest, pk: int) -> HttpResponse:
    """Give it to a colleague, to oneself, or to nobody."""
    submission = submission_of(request.user, pk)
    if request.method != "POST":
        return back(request, submission)
    form = AssignForm(request.POST, submission=submission)
    to = request.user if "me" in request.POST else None
    if not to and form.is_valid():
        to = form.cleaned_data["to"]
    elif not to:
        messages.error(request, desk.NotAColleague.words)
        return back(request, submission)
    try:
        desk.assign(submission=submission, to=to, by=request.user, at=timezone.now())
    except desk.DeskError as error:
        messages.error(request, error.words)
    else:
        messages.success(request, f"担当を{to.name}さんにしました。" if to else "担当を外しました。")
    return back(request, submission)


@ward
@kept_post.keeps_post
def ward_submission_note(request: WardRequest, pk: int) -> HttpResponse:
    """Leave a note for colleagues; without words the page says so."""
    submission = submission_of(request.user, pk)
    if request.method != "POST":
        return _note_kept(request, submission)
    form = NoteForm(request.POST)
    if not form.is_valid():
        return page_of(request, submission, note=form, status=422)
    desk.add_note(submission=submission, words=form.cleaned_data["words"], by=request.user, at=timezone.now())
    kept_post.forget(request)
    messages.success(request, "メモを残しました。区の職員だけが読めます。")
    return redirect(f"{address_of(request, submission)}#notes")


def _note_kept(request: WardRequest, submission: Submission) -> HttpResponse:
    """What was typed when the session had ended, the page open at its field; else just the page."""
    kept = kept_post.kept(request)
    if kept is None:
        return back(request, submission)
    form = NoteForm(initial=kept.dict())
    form.fields["words"].widget.attrs["autofocus"] = True
    return page_of(request, submission, note=form)
