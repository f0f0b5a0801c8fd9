"""One press of the button that submits, minutes or the report of an evaluation: what it did, or why it could not."""

from collections.abc import Callable

from django.contrib import messages
from django.utils import timezone

from meetings.forms.submissions import SubmitForm
from meetings.models import Submission
from meetings.services.submitting import errors
from operators.access import OperatorRequest


def sent(
    request: OperatorRequest,
    form: SubmitForm,
    submit: Callable[..., Submission],
    there: Callable[[], Submission | None],
    more: Callable[[Submission], str] = lambda _: "",
) -> Submission | None:
    """Submit as the form says; what is in the way becomes an error of the form, a second click finds the first.

    ``there``: what stands at the ward by now; ``more``: what the person is told besides the receipt.
    """
    words, after = form.cleaned_data["words"], form.cleaned_data["after"]
    try:
        done = submit(words=words, after=after, by=request.user, at=timezone.now())
    except errors.Overtaken as error:
        return _overtaken(request, form, there(), error)
    except errors.AnswerMissing as error:
        form.add_error("words", error.words)
    except errors.SubmissionRefused as error:
        form.add_error(None, error.words)
    else:
        messages.success(request, f"区に提出しました。受付番号は {done.receipt} です。{more(done)}")
        return done
    return None


def _overtaken(
    request: OperatorRequest, form: SubmitForm, done: Submission | None, error: errors.Overtaken
) -> Submission | None:
    """A second click leads to the first one's receipt; words that are nowhere yet stay in the form, to go on from."""
    last = done.versions.order_by("-number").first() if done else None
    if last is None or form.cleaned_data["words"] in ("", last.words):
        messages.info(request, error.words)
        return done
    form.data = request.POST.copy()
    form.data["after"] = str(last.number)
    form.add_error("words", error.kept)
    return None
