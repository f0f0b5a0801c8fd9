"""Who may do what to a clock: the ward with its copies; of an office everybody holds back, a 管理者 lets go. [TRAPS 8]"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from django.db import transaction

from meetings.access import manages
from meetings.services.public_texts.finding import Finding
from operators.enums import Role
from operators.models import User
from publication.enums import Holder
from publication.identifiers import Kind
from publication.models import Retention
from publication.services import retention as clocks


class NotTheirs(clocks.RetentionError):
    """The papers are not this person's to keep, or letting them go is a 管理者's."""


class ReasonNamesPeople(clocks.RetentionError):
    """The reason names somebody; it is read for as long as the deletion is held back."""

    words = "理由に、個人のお名前と思われる言葉が入っています。お名前を書かずに入力してください。"


def may_act(retention: Retention, user: User) -> bool:
    """Whether the papers are this person's side's: the ward's copy, or the office's record and case papers."""
    wanted = [Holder.WARD] if user.role == Role.WARD else [Holder.OFFICE, Holder.CASE]
    own = Retention.objects.visible_to(user).filter(pk=retention.pk, holder__in=wanted)
    return own.exists()


def may_approve(retention: Retention, user: User) -> bool:
    """Whether this person may let the papers go."""
    return may_act(retention, user) and (user.role == Role.WARD or manages(user, retention.facility))


def hold(
    *, retention: Retention, reason: str, until: date | None, by: User, at: datetime, today: date
) -> None:
    """Hold the deletion back; raises `NotTheirs`, `ReasonNamesPeople` or `AlreadyGone`."""
    if not may_act(retention, by):
        raise NotTheirs
    if any(hit.kind is Kind.NAME for hit in Finding.of(retention.facility)(reason)):
        raise ReasonNamesPeople
    clocks.hold(retention=retention, reason=reason, until=until, by=by, at=at, today=today)


def release(*, retention: Retention, by: User, at: datetime) -> None:
    """End a hold; raises `NotTheirs` or `AlreadyGone`."""
    if not may_act(retention, by):
        raise NotTheirs
    clocks.release(retention=retention, by=by, at=at)


@transaction.atomic
def approve(
    *,
    retentions: Sequence[Retention],
    seen: Mapping[int, date | None],
    by: User,
    at: datetime,
    today: date,
) -> None:
    """Let these papers go after their last days, which the person saw as ``seen`` by key: all or none.

    Raises `NotTheirs`, `AlreadyGone`, `NotYet` or `Moved`.
    """
    for retention in retentions:
        if not may_approve(retention, by):
            raise NotTheirs
        clocks.approve(retention=retention, keep_until=seen[retention.pk], by=by, at=at, today=today)


def take_back(*, retention: Retention, by: User, at: datetime) -> None:
    """Take an approval back before anything is deleted; raises `NotTheirs` or `AlreadyGone`."""
    if not may_act(retention, by):
        raise NotTheirs
    clocks.take_back(retention=retention, by=by, at=at)
