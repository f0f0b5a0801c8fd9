"""Whom the office asks for a staff sheet: added, corrected, taken off, given a new link. [N 評価§4, O]"""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from evaluations.enums import StaffRole
from evaluations.models import Round, StaffSheet
from evaluations.models.staff import sheet_nonce
from evaluations.services.staff_errors import LabelTaken, TooMany
from evaluations.services.staff_rounds import open_round, open_sheet, remember
from evaluations.services.staff_sending import take_back
from evaluations.staff_sheets.lines import Person
from evaluations.staff_sheets.progress import progress_of
from operators.models import User

MOST = 200


@transaction.atomic
def add(*, round: Round, people: Sequence[Person], by: User, at: datetime) -> list[StaffSheet]:  # noqa: A002 - as everywhere
    """Ask these people; all or nobody. Raises `StaffClosed`, `SelfIsFinal`, `LabelTaken` or `TooMany`."""
    locked = open_round(round)
    known = list(locked.staff_sheets.values_list("label", flat=True))
    labels = [person.label for person in people]
    if len(set(labels)) < len(labels) or set(known) & set(labels):
        raise LabelTaken
    if len(known) + len(labels) > MOST:
        raise TooMany
    made = [
        StaffSheet.objects.create(
            round=locked, label=each.label, role=each.role, email=each.email, made_at=at
        )
        for each in people
    ]
    if made:
        remember("個別評価の依頼", locked, {"staff": [len(known), len(known) + len(made)]}, by=by, at=at)
    return made


@transaction.atomic
def change(*, sheet: StaffSheet, person: Person, by: User, at: datetime) -> StaffSheet:
    """Correct how somebody is called, the role or the mail address; mails waiting for the old one are taken back.

    Raises as `add`.
    """
    locked = open_sheet(sheet)
    if locked.round.staff_sheets.filter(label=person.label).exclude(pk=locked.pk).exists():
        raise LabelTaken
    wanted = {"label": person.label, "role": person.role.value, "email": person.email}
    changed = [name for name, value in wanted.items() if getattr(locked, name) != value]
    if "email" in changed:
        take_back(locked, by=by, at=at)
    for name in changed:
        setattr(locked, name, wanted[name])
    if changed:
        locked.save(update_fields=changed)
        remember("個別評価の依頼先の変更", locked.round, {"fields": [None, changed]}, by=by, at=at)
    return locked


@transaction.atomic
def remove(*, sheet: StaffSheet, by: User, at: datetime) -> None:
    """Take somebody off; what they answered is deleted. The history tells numbers only. Raises as `add`."""
    locked = open_sheet(sheet)
    many = locked.round.staff_sheets.count()
    staff = locked.round.form_version.form.staff_sheet
    begun = staff is not None and progress_of(staff, locked.answers, submitted=False).begun
    take_back(locked, by=by, at=at)
    locked.delete()
    changes = {"staff": [many, many - 1], "answers_deleted": [None, begun]}
    remember("個別評価の依頼の取消し", locked.round, changes, by=by, at=at)


@transaction.atomic
def renew_link(*, sheet: StaffSheet, by: User, at: datetime) -> StaffSheet:
    """Give a new link; the old one is void, the answers stay. Raises as `add`."""
    locked = open_sheet(sheet)
    take_back(locked, by=by, at=at)
    locked.nonce = sheet_nonce()
    locked.save(update_fields=["nonce"])
    remember("個別評価のリンクの再発行", locked.round, {}, by=by, at=at)
    return locked


@transaction.atomic
def sheet_for(*, round: Round, user: User, role: StaffRole, at: datetime) -> StaffSheet:  # noqa: A002 - as everywhere
    """The sheet that somebody of the office fills signed in; made when there is none. Raises as `add`."""
    locked = open_round(round)
    if known := locked.staff_sheets.filter(
        user=user
    ).first():  # looked for under the lock: of two clicks one makes it
        return known
    taken = set(locked.staff_sheets.values_list("label", flat=True))
    label = user.name if user.name not in taken else f"{user.name}（ログイン {user.pk}）"
    made = StaffSheet.objects.create(round=locked, label=label[:80], role=role, user=user, made_at=at)
    remember("個別評価の依頼", locked, {"staff": [len(taken), len(taken) + 1]}, by=user, at=at)
    return made
