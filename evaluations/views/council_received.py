"""One member's opinion as the office received it: on paper, by telephone, by word of mouth or at the meeting."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from evaluations.council.opinion_list import Line, lines_of
from evaluations.forms.opinions import ReceivedForm
from evaluations.models import Opinion
from evaluations.row_values import BadRow
from evaluations.services import opinions
from evaluations.services.council_errors import BadDay, CouncilError, NotTheOffices, OpinionsClosed
from evaluations.views.council_clash import differences
from evaluations.views.council_desk import Desk, desk_of, frame
from meetings.enums import Via
from operators import kept_post
from operators.access import OperatorRequest, operator


@operator
@kept_post.keeps_post
def page(request: OperatorRequest, round_id: int, member_id: int) -> HttpResponse:
    """Type in what came, or correct it; what a member wrote with the link is the member's own."""
    desk = desk_of(request, round_id)
    line = next((each for each in lines_of(desk.round) if each.member.pk == member_id), None)
    if line is None:
        raise Http404
    kept = kept_post.kept(request)
    data = request.POST if request.method == "POST" else kept
    if data is None and (line.own or desk.closed):  # what was typed meanwhile is refused with its words
        messages.info(request, NotTheOffices.words if line.own else OpinionsClosed.words)
        return redirect("evaluation_opinions", round_id)
    form = _form(desk, line.opinion, data)
    context = frame(desk, "opinions") | {"form": form, "line": line, "kept": kept is not None}
    posted = request.method == "POST" and form.is_valid()
    if posted and _recorded(request, desk, line, form, context):
        kept_post.forget(request)
        return redirect("evaluation_opinions", round_id)
    status = 422 if request.method == "POST" else 200
    return render(request, "evaluations/council/received.html", context, status=status)


def _form(desk: Desk, opinion: Opinion | None, data: object) -> ReceivedForm:
    initial = {"via": opinion.via, "gathered_on": opinion.gathered_on} if opinion else {}
    return ReceivedForm(data, of=desk.form, opinion=opinion, initial=initial)


def _recorded(
    request: OperatorRequest, desk: Desk, line: Line, form: ReceivedForm, context: dict[str, object]
) -> bool:
    cleaned = form.cleaned_data
    try:
        opinions.record(
            round=desk.round,
            member=line.member,
            given=form.given,
            via=Via(cleaned["via"]),
            gathered_on=cleaned["gathered_on"],
            by=request.user,
            at=timezone.now(),
        )
    except BadRow as bad:
        form.take(bad)
    except opinions.Stale as stale:
        form.add_error(None, stale.words)
        context.update(differences(form, stale.opinion))
    except CouncilError as error:
        form.add_error("gathered_on" if isinstance(error, BadDay) else None, error.words)
    else:
        messages.success(request, f"{line.member.name}さんの意見を記録しました。")
        return True
    return False
