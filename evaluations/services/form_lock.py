"""One after another: whoever changes a ward's forms holds its row, and says which form they saw in force."""

from evaluations.enums import FormState
from evaluations.form_definition.editions import SHIPPED
from evaluations.models import FormVersion
from operators.models import Municipality


class FormError(Exception):
    """What was asked of a form is not possible; ``words`` say why, and what to do."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.words = words


class FormMoved(FormError):
    """Another form was put in force meanwhile."""


_MOVED = "見ている間に、別の様式が使い始められました。いまの様式との違いを、もう一度確かめてください。"


def hold(municipality_id: int | None) -> None:
    """Lock the ward's row until the transaction ends."""
    assert municipality_id is not None  # noqa: S101 - the shipped forms are nobody's to change
    Municipality.objects.select_for_update().get(pk=municipality_id)


def in_force_as_seen(municipality_id: int | None, service: str, seen: str) -> FormVersion | None:
    """The ward's edition in force, None for the shipped one; raises `FormMoved` if it is not the one ``seen``."""
    rows = FormVersion.objects.in_force().filter(municipality=municipality_id, service=service)
    row = rows.first()
    if (str(row.pk) if row else SHIPPED) != seen:
        raise FormMoved(_MOVED)
    return row


def retire(row: FormVersion | None) -> None:
    """Evaluations that began with it keep it; new ones do not begin with it."""
    if row:
        row.state = FormState.RETIRED
        row.save(update_fields=["state"])
