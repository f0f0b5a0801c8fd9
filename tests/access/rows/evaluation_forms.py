"""Evaluations, forms: the answers at each address."""

from evaluations.form import Form
from evaluations.models import FormVersion
from evaluations.services.form_drafts import keep_draft
from evaluations.shipped_forms import shipped
from rules.kinds import ServiceKind
from tests.access.worlds import STRANGERS, WARD, Answers, Row
from tests.fixtures.people import World
from tests.makers import NOON


def form_draft(world: World) -> dict[str, str | int]:
    """An edition that the world's ward looks at; made once."""
    rows = FormVersion.objects.filter(municipality=world.municipality)
    known = rows.first() or keep_draft(municipality=world.municipality, form=_own(), by=world.ward, at=NOON)
    return {"pk": known.pk}


def group_homes(world: World) -> dict[str, str | int]:
    """A service: each ward gets its own forms."""
    return {"service": "group_home"}


def _own() -> Form:
    form = shipped(ServiceKind.GROUP_HOME)
    return Form.from_json(form.as_json() | {"edition": "区の版"})


ONLY_POSTED: Answers = (302, 405, 404, 404)

ROWS: dict[str, Row] = {
    "ward_forms": Row(WARD),
    "ward_form": Row(WARD, STRANGERS, form_draft),
    "ward_form_use": Row(ONLY_POSTED, ONLY_POSTED, form_draft),
    "ward_form_discard": Row(ONLY_POSTED, ONLY_POSTED, form_draft),
    "ward_form_shipped": Row(WARD, arguments=group_homes),
    "ward_form_import": Row(WARD, WARD, group_homes),
    "ward_form_template": Row(WARD, arguments=group_homes),
    "ward_form_shipped_use": Row(ONLY_POSTED, ONLY_POSTED, group_homes),
    "ward_evaluation_answers": Row(WARD),
    "ward_evaluation_answers_csv": Row(WARD),
    "ward_evaluation_answers_xlsx": Row(WARD),
}
