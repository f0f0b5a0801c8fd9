"""From when on a form is used: a ward's own edition, or the shipped one again. [N 評価§5]"""

from datetime import datetime

from django.db import transaction

from evaluations.enums import FormState
from evaluations.models import FormVersion
from evaluations.services.form_history import note_form
from evaluations.services.form_lock import FormError, hold, in_force_as_seen, retire
from operators.models import Municipality, User
from rules.kinds import ServiceKind


@transaction.atomic
def use(*, version: FormVersion, seen: str, by: User, at: datetime) -> FormVersion:
    """New evaluations begin with this edition from now on, a draft or one that was used before.

    ``seen``: the form in force as the page showed it (`KindForms.basis`). Raises `FormError`.
    """
    hold(version.municipality_id)
    row = FormVersion.objects.filter(pk=version.pk).first()
    if row is None:
        raise FormError("この様式は、ほかの方が取り消しました。もう一度取り込んでください。")
    if row.state == FormState.IN_FORCE:
        raise FormError("この様式は、すでに使われています。")
    before = in_force_as_seen(row.municipality_id, row.service, seen)
    retire(before)
    row.state, row.in_force_at, row.in_force_by = FormState.IN_FORCE, at, by
    row.save(update_fields=["state", "in_force_at", "in_force_by"])
    note_form("様式の使用開始", row, by=by, at=at, before=before.number if before else None)
    return row


@transaction.atomic
def use_shipped(
    *, municipality: Municipality, service: ServiceKind, seen: str, by: User, at: datetime
) -> FormVersion:
    """New evaluations begin with the shipped form again; gives the edition that was in force. Raises `FormError`."""
    hold(municipality.pk)
    before = in_force_as_seen(municipality.pk, service.value, seen)
    if before is None:
        raise FormError("付属の様式は、すでに使われています。")
    retire(before)
    note_form("付属の様式に戻した", before, by=by, at=at)
    return before
