"""The files of the meeting: which of them go with the public version, as text or as a picture. [N §8]"""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from meetings.forms.public_text_papers import PapersForm
from meetings.services import public_texts as service
from meetings.services.public_texts.errors import FileUnreadable
from meetings.services.public_texts.papers import choose_papers, chosen, publishable
from meetings.views.public_text import TextDesk, desk_of
from operators import kept_post
from operators.access import OperatorRequest, operator


@operator
@kept_post.keeps_post
def papers(request: OperatorRequest, meeting_id: int) -> HttpResponse:
    """Choose for each file: nothing, its text, or the picture."""
    desk = desk_of(request, meeting_id)
    files = list(publishable(desk.where.subject))
    data = request.POST if request.method == "POST" else kept_post.kept(request)
    form = PapersForm(data, files, chosen(desk.public_text))
    if request.method == "POST" and form.is_valid() and _chosen(request, desk, form):
        kept_post.forget(request)
        messages.success(
            request, "載せる資料を決めました。載せる文章も、ほかの文と同じように確認してください。"
        )
        return redirect(desk.plain)
    context = desk.context | {"form": form, "materials": desk.where.address("meeting_materials")}
    status = 422 if request.method == "POST" else 200
    return render(request, "meetings/public_text/papers.html", context, status=status)


def _chosen(request: OperatorRequest, desk: TextDesk, form: PapersForm) -> bool:
    """Store the choice; what is in the way becomes an error at its file."""
    by, at = request.user, timezone.now()
    try:
        row = desk.opened(by, at)
        choose_papers(public_text=row, choices=form.choices, by=by, at=at)
    except FileUnreadable as error:
        form.refuse(error.material, error.words)
    except service.PublicTextError as error:
        form.refuse(None, error.words)
    else:
        return True
    return False
