"""The words of mails: a notice to one recipient, and reminders. Subjects name the office, never a person."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string

from meetings.notice_writing import Writing


@dataclass(frozen=True)
class Mail:
    """What a mail says, in both forms."""

    subject: str
    text: str
    html: str


def notice_mail(writing: Writing) -> Mail:
    """A notice as plain text and as HTML."""
    return compose("notice", writing.edition.subject, {"writing": writing})


def notice_text(writing: Writing) -> str:
    """The words of a notice without any form: what the preview shows, and what is kept beside a letter."""
    return render_to_string("meetings/mail/notice.txt", _frame({"writing": writing}))


def compose(name: str, subject: str, context: dict[str, Any], *, folder: str = "meetings/mail") -> Mail:
    """Both forms of the mail ``name`` (templates ``<folder>/<name>.txt`` and ``.html``)."""
    told = _frame({"subject": subject, **context})
    return Mail(
        subject,
        render_to_string(f"{folder}/{name}.txt", told),
        render_to_string(f"{folder}/{name}.html", told),
    )


def _frame(context: dict[str, Any]) -> dict[str, Any]:
    """What every mail says at its foot."""
    return {"base_url": settings.BASE_URL, **context}
