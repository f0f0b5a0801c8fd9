"""A form from a file becomes a draft that people look at; or goes again. [N 評価§5]"""

from datetime import datetime

from django.db import transaction
from django.db.models import Max

from evaluations.enums import FormState
from evaluations.form import Form
from evaluations.models import FormVersion
from evaluations.services.form_history import note_form
from evaluations.services.form_lock import FormError, hold
from evaluations.shipped_forms import digest_of, shipped
from operators.models import Municipality, User
from rules.kinds import ServiceKind


class KnownForm(FormError):
    """The same form is there already; ``version`` is its row, None for the shipped form."""

    def __init__(self, words: str, version: FormVersion | None) -> None:
        super().__init__(words)
        self.version = version


_KNOWN = {
    FormState.DRAFT: "同じ内容の様式が、第{}版としてすでに取り込まれ、確認中です。新しい版は作っていません。",
    FormState.IN_FORCE: "いま使っている第{}版と同じ内容です。新しい版は作っていません。",
    FormState.RETIRED: "前に使っていた第{}版と同じ内容です。新しい版は作らず、その版をまた使えます。",
}


@transaction.atomic
def keep_draft(*, municipality: Municipality, form: Form, by: User, at: datetime) -> FormVersion:
    """Keep a checked form as the ward's next edition, not in force yet. Raises `KnownForm`."""
    hold(municipality.pk)
    digest = digest_of(form)
    rows = FormVersion.objects.filter(municipality=municipality, service=form.service)
    if known := rows.filter(digest=digest).first():
        raise KnownForm(_KNOWN[FormState(known.state)].format(known.number), known)
    everybodys = shipped(ServiceKind(form.service))
    if everybodys and digest_of(everybodys) == digest:
        raise KnownForm("付属の様式と同じ内容です。新しい版は作っていません。", None)
    row = rows.create(
        municipality=municipality,
        service=form.service,
        number=(rows.aggregate(last=Max("number"))["last"] or 0) + 1,
        title=form.title,
        definition=form.as_json(),
        digest=digest,
        source=form.source,
        made_at=at,
        made_by=by,
    )
    note_form("様式の取込み", row, by=by, at=at)
    return row


@transaction.atomic
def discard(*, version: FormVersion, by: User, at: datetime) -> None:
    """Take a draft away; what is or was in force stays. Raises `FormError`."""
    hold(version.municipality_id)
    row = FormVersion.objects.filter(pk=version.pk).first()
    if row is None:
        return
    if row.state != FormState.DRAFT:
        raise FormError("使い始めた様式は取り消せません。別の様式を使い始めると、使用終了になります。")
    note_form("取り込んだ様式の取消し", row, by=by, at=at)
    row.delete()
