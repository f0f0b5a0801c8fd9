"""The links to staff sheets: signed, renewable, and void once the sheets are closed. They name no person. [O]

As `meetings.tokens`, with a salt of their own: a link to answer a notice opens no sheet, and the other way round.
"""

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.urls import reverse

from evaluations.models import StaffSheet
from evaluations.staff_sheets.standing import is_open


class StaffLinkError(Exception):
    """A link that opens no sheet."""


class WrongLink(StaffLinkError):
    """Not a link of ours, or cut off while typing."""


class VoidLink(StaffLinkError):
    """Replaced by a newer one, or the sheet is deleted."""


class ClosedLink(StaffLinkError):
    """The office has closed its staff sheets; ``sheet`` was one of them."""

    def __init__(self, sheet: StaffSheet) -> None:
        super().__init__()
        self.sheet = sheet


def token_for(sheet: StaffSheet) -> str:
    """The signed token of a sheet."""
    return _signer().sign(f"{sheet.pk}.{sheet.nonce}")


def link_for(sheet: StaffSheet) -> str:
    """The absolute address of a sheet."""
    return f"{settings.BASE_URL}{reverse('staff_sheet', args=[token_for(sheet)])}"


def sheet_of(token: str) -> StaffSheet:
    """The sheet behind a token. Raises `WrongLink`, `VoidLink` or `ClosedLink`."""
    try:
        pk, _, nonce = _signer().unsign(token).partition(".")
    except BadSignature:
        raise WrongLink from None
    rows = StaffSheet.objects.select_related("round__facility", "round__form_version", "round__evaluation")
    sheet = rows.filter(pk=pk).first()
    if sheet is None or sheet.nonce != nonce:
        raise VoidLink
    if not is_open(sheet.round):
        raise ClosedLink(sheet)
    return sheet


def _signer() -> Signer:
    return Signer(salt="evaluations.staff-sheet", sep="~")
