"""The page on which a member reads the self-evaluation and says what they think, behind the answer link. [N 評価§3–4]"""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from evaluations.council.link_end import last_day
from evaluations.council.reading import to_read
from evaluations.document import Document
from evaluations.document_building import document_of_round
from evaluations.form import Phase
from evaluations.forms.opinions import OpinionForm
from evaluations.models import Opinion, Round
from evaluations.row_values import BadRow
from evaluations.services import opinions
from evaluations.services.council_errors import CouncilError
from evaluations.views.council_clash import differences
from meetings.calendar import council_label
from meetings.models import Participation
from meetings.time_and_place import hours_words
from meetings.tokens import ExpiredToken, is_over
from meetings.turnout import EVALUATORS
from meetings.views.material_responses import file_response
from meetings.views.member_links import Visit, by_lasting_link, refuse
from operators.local_time import day_of
from rules.kinds import EvaluationRoute

READ_WITH = (
    "事業所は、ご意見をお名前なしで、区分「{}」といっしょに読みます。"
    "同じ区分の方からほかにご意見がないときは、どなたのご意見かが事業所に分かります。"
)


@by_lasting_link
def evaluation(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The self-evaluation once it is final, and the council's rows to say something to, until the results are final."""
    of = _round(visit)
    if _ended(visit, of):
        return refuse(request, ExpiredToken(visit.reply), large=visit.large)
    stands = Opinion.objects.filter(round=of, member=visit.reply.member_id).first()
    data = request.POST if request.method == "POST" else None
    page = _page(visit, of, stands)
    if of.results_finalised_at and data is None:  # what comes too late is refused with its words
        return render(request, "evaluations/council/member_closed.html", page)
    form = OpinionForm(data, of=of.form_version.form, opinion=stands, own=_by_row(page["own"]))
    form.fields["words"].help_text = READ_WITH.format(visit.reply.member.get_category_display())
    page |= {"form": form, "papers": to_read(page["own"], form.of) if page["own"] else ()}
    if request.method == "POST" and form.is_valid() and _given(visit, of, form, page):
        return redirect(visit.address("reply_evaluation"))
    status = 422 if form.errors else 200
    response = render(request, "evaluations/council/member.html", page, status=status)
    response["Referrer-Policy"] = "same-origin"
    return response


@by_lasting_link
@require_safe
def paper(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The self-evaluation as it went to the members, as long as the page opens; 404 where there is none."""
    of = _round(visit)
    if _ended(visit, of):
        return refuse(request, ExpiredToken(visit.reply), large=visit.large)
    material = of.self_paper
    if material is None or material.removed_at:
        raise Http404
    return file_response(material, inline=True)  # type: ignore[return-value]


def _round(visit: Visit) -> Round:
    """The round that this meeting evaluates; 404 for a joint meeting and for one without an evaluation. Two queries."""
    part = visit.reply.participation
    rows = Round.objects.whole().filter(
        participation=part.pk, route=EvaluationRoute.COUNCIL.value, disposed_on=None
    )
    found = rows.first() if part.carries_evaluation else None
    if found is None or Participation.objects.bound().filter(meeting=part.meeting_id).count() > 1:
        raise Http404
    return found


def _ended(visit: Visit, of: Round) -> bool:
    """Whether the link has done its work: final results and the minutes are there, or the meeting is long past."""
    today = day_of(visit.at)
    if today > last_day(visit.reply.participation.meeting.held_on):
        return True
    return of.results_finalised_at is not None and is_over(visit.reply, today)


def _given(visit: Visit, of: Round, form: OpinionForm, page: dict[str, Any]) -> bool:
    """Keep what was said; what is in the way becomes an error of the form, with what another screen saved."""
    try:
        opinions.give(round=of, member=visit.reply.member, given=form.given, at=visit.at)
    except BadRow as bad:
        form.take(bad)
    except opinions.Stale as stale:
        form.add_error(None, stale.words)
        page |= differences(form, stale.opinion)
    except CouncilError as error:
        form.add_error(None, error.words)
    else:
        return True
    return False


def _by_row(own: Document | None) -> dict[tuple[str, str], list[tuple[str, str]]]:
    """What the office found of each row, to stand above the questions to the same row."""
    return {
        (paper.key, line.key): [(cell.field.label, cell.words) for cell in line.cells if cell.words]
        for paper in (own.papers if own else ())
        for part in paper.parts
        for line in part.lines
    }


def _page(visit: Visit, of: Round, stands: Opinion | None) -> dict[str, Any]:
    part = visit.reply.participation
    beforehand = day_of(visit.at) <= part.meeting.held_on
    own: Document | None = document_of_round(of, phases=(Phase.SELF,)) if of.self_finalised_at else None
    shown = of.self_paper if of.self_paper and not of.self_paper.removed_at else None
    return {
        "visit": visit,
        "large": visit.large,
        "reply": visit.reply,
        "part": part,
        "meeting": part.meeting,
        "hours": hours_words(part.meeting),
        "council": council_label(part),
        "round": of,
        "opinion": stands,
        "own": own,
        "papers": own.papers if own else (),
        "paper": visit.address("reply_evaluation_paper") if shown and own else "",
        "back": "" if is_over(visit.reply, day_of(visit.at)) else visit.address("reply"),
        "here": visit.address("reply_evaluation"),
        "before": beforehand,
        "evaluator": visit.reply.member.category in EVALUATORS and beforehand,
    }
