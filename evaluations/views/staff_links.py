"""The door of the staff sheets: the link is the key, nobody signs in. As `meetings.views.member_links`.

A cookie of this path keeps the browser's own secret, so that it is shown its answers again and no other browser is.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import wraps
from secrets import token_urlsafe
from typing import Concatenate, ParamSpec

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import salted_hmac

from evaluations.form import Form, Sheet
from evaluations.models import StaffSheet
from evaluations.staff_sheets.marks import Answers, reader_of, seen_by
from evaluations.staff_sheets.page import Filled
from evaluations.staff_sheets.progress import Progress, progress_of
from evaluations.staff_sheets.tokens import ClosedLink, StaffLinkError, VoidLink, WrongLink, sheet_of
from meetings.views.member_links import refused, sealed
from operators.access import public

COOKIE_DAYS = 120
_ANSWERS: dict[type[StaffLinkError], tuple[int, str]] = {
    WrongLink: (404, "wrong"),
    VoidLink: (410, "void"),
    ClosedLink: (410, "closed"),
}


@dataclass(frozen=True)
class Visit:
    """Somebody at the door: the sheet, its token, the moment, the size of text, and who reads (`reader_of`)."""

    sheet: StaffSheet
    token: str
    at: datetime
    large: bool
    reader: str

    @property
    def form(self) -> Form:
        """The form of the round."""
        return self.sheet.round.form_version.form

    @property
    def staff(self) -> Sheet:
        """Its staff sheet."""
        staff = self.form.staff_sheet
        assert staff is not None  # noqa: S101 - a sheet is made only of a form that has one
        return staff

    @property
    def answers(self) -> Answers:
        """What counts as answered for this reader; another's words do not."""
        return seen_by(self.staff, self.sheet.answers, self.sheet.revisions, self.reader)

    @property
    def progress(self) -> Progress:
        """How far the sheet is."""
        return progress_of(self.staff, self.answers, submitted=self.sheet.submitted_at is not None)

    def filled(self, **more: object) -> Filled:
        """The answers as this reader may see them."""
        return Filled(self.form, self.sheet.answers, self.sheet.revisions, self.reader, **more)  # type: ignore[arg-type]

    def address(self, name: str, *more: int | str) -> str:
        """Another page of this sheet, with the size of text kept."""
        return reverse(name, args=[self.token, *more]) + ("?text=large" if self.large else "")


P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, Visit, P], HttpResponse]


def by_staff_link(view: View[P]) -> Callable[..., HttpResponseBase]:
    """Open the view to whoever holds a good link; everybody else is told what is the matter."""

    @wraps(view)
    def opened(request: HttpRequest, token: str, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        large = request.GET.get("text") == "large"
        try:
            sheet = sheet_of(token)
        except StaffLinkError as refusal:
            return sealed(refuse(request, refusal, large=large))
        secret, fresh = _secret(request, sheet)
        visit = Visit(sheet, token, timezone.now(), large, reader_of(secret, sheet.pk))
        response = view(request, visit, *args, **kwargs)
        if fresh:
            keep(response, sheet, secret)
        response["Referrer-Policy"] = "same-origin"
        return sealed(response)

    return public(opened)


def refuse(request: HttpRequest, refusal: StaffLinkError, *, large: bool) -> HttpResponse:
    """Say what is the matter with a link: 404, 410, and 429 to whoever tries wrong ones again and again."""
    script = bool(request.headers.get("HX-Request"))
    pages = "evaluations/staff/sheet/pieces" if script else "evaluations/staff/sheet"
    told = {"large": large, "sheet": getattr(refusal, "sheet", None)}
    response = refused(request, _ANSWERS[type(refusal)], told, pages)
    if script:  # what was typed stays on the screen; only a line is put in
        response.status_code = 200
        response["HX-Retarget"], response["HX-Reswap"] = "#sheet-said", "innerHTML"
    return response


def keep(response: HttpResponseBase, sheet: StaffSheet, secret: str) -> None:
    """Let the browser keep its secret for this sheet."""
    response.set_cookie(
        _cookie(sheet),
        secret,
        max_age=COOKIE_DAYS * 86400,
        path="/s/",
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def forget(response: HttpResponseBase, sheet: StaffSheet) -> None:
    """Let a shared device forget that it filled this sheet."""
    response.delete_cookie(_cookie(sheet), path="/s/", samesite="Lax")


def _secret(request: HttpRequest, sheet: StaffSheet) -> tuple[str, bool]:
    """Whose browser it is, and whether it is to be told; signed in, the owner of the sheet needs no cookie."""
    if request.user.is_authenticated and sheet.user_id == request.user.pk:
        return salted_hmac("evaluations.staff-reader", str(request.user.pk)).hexdigest(), False
    known = request.COOKIES.get(_cookie(sheet), "")[:40]
    return known or token_urlsafe(15), not known


def _cookie(sheet: StaffSheet) -> str:
    return f"staff-sheet-{sheet.pk}"
