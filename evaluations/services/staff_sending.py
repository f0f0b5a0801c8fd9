"""Links to staff sheets by mail: owed once for each link and address; what waits is taken back with its link. [O]"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from django.db import transaction
from django.db.models import Value
from django.db.models.functions import Concat

from evaluations.models import Round, StaffSheet
from evaluations.services.locking import locked_round
from evaluations.services.staff_rounds import open_round, remember
from evaluations.staff_sheets.asked import CARDS_PRINTED, LINKS_SENT
from evaluations.staff_sheets.mails import link_mail
from meetings.services.owed_mail import owe_mail
from operators.models import HistoryEntry, User
from outbox.enums import State
from outbox.models import Message
from outbox.services import Recipient, retry

BACK = frozenset({State.FAILED, State.BOUNCED})


@dataclass(frozen=True)
class Sent:
    """What became of the mail with a link."""

    state: State
    at: datetime | None
    why: str

    @property
    def failed(self) -> bool:
        """Whether it did not arrive."""
        return self.state in BACK


def prefix_of(of: Round, sheet: StaffSheet | None = None) -> str:
    """How the keys of all mails of a round's staff sheets begin, or of one sheet's."""
    return f"staff/{of.pk}/{sheet.pk}/" if sheet else f"staff/{of.pk}/"


def link_key(sheet: StaffSheet) -> str:
    """The key of the mail with this link to this address: a new link or address is a new mail."""
    print_ = sha256(f"{sheet.nonce}/{sheet.email}".encode()).hexdigest()[:12]
    return f"{prefix_of(sheet.round, sheet)}{print_}/link"


def mails_of(of: Round, sheets: Iterable[StaffSheet]) -> dict[int, Sent]:
    """What became of the link mails, by the sheet's key; one query."""
    keys = {}
    for sheet in sheets:
        sheet.round = of
        keys[link_key(sheet)] = sheet.pk
    found = Message.objects.filter(key__in=keys).order_by("pk")
    return {keys[each.key]: Sent(State(each.state), each.settled_at, each.error) for each in found}


@transaction.atomic
def send_links(*, round: Round, by: User, at: datetime) -> int:  # noqa: A002 - as everywhere
    """Mail the link to everybody with an address who was not sent it; how many. Raises `StaffClosed`, `SelfIsFinal`.

    A mail that came back is tried once more.
    """
    locked = open_round(round)
    sheets = [sheet for sheet in locked.staff_sheets.order_by("pk") if sheet.email and not sheet.user_id]
    many = sum(_send(sheet, locked, by, at) for sheet in sheets if sheet.submitted_at is None)
    if many:
        remember(LINKS_SENT, locked, {"mails": [None, many]}, by=by, at=at)
    return many


@transaction.atomic
def note_cards(*, round: Round, many: int, by: User, at: datetime) -> None:  # noqa: A002 - as everywhere
    """Keep that cards were printed, the first time: whoever prints them hands them out."""
    locked = locked_round(round)
    known = HistoryEntry.objects.filter(subject=f"evaluation {locked.pk}", verb=CARDS_PRINTED)
    if not known.exists():
        remember(CARDS_PRINTED, locked, {"cards": [None, many]}, by=by, at=at)


def take_back(sheet: StaffSheet, *, by: User, at: datetime) -> None:
    """Keep mails that have not gone out from going: their link or address is void. Inside the caller's transaction.

    Their keys are free again: an address that comes back is sent its link.
    """
    waiting = Message.objects.filter(
        key__startswith=prefix_of(sheet.round, sheet), state=State.PENDING, claimed_at=None
    )
    key = Concat("key", Value(f"/{at:%Y%m%d%H%M%S%f}"))
    waiting.update(key=key, state=State.WITHDRAWN, settled_at=at, settled_by=by)


def _send(sheet: StaffSheet, of: Round, by: User, at: datetime) -> bool:
    sheet.round = of
    known = Message.objects.filter(key=link_key(sheet)).first()
    if known is None:
        to = Recipient(f"{sheet.label} 様", sheet.email)
        return owe_mail(key=link_key(sheet), to=to, mail=link_mail(sheet), at=at)
    if known.state in BACK:
        retry(message=known, by=by, at=at)
        return True
    return False
