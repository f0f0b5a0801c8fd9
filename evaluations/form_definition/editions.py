"""Which editions of the forms a ward has, and how many evaluations run on each. [N 評価§5]"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count

from evaluations.course.running import RUNNING
from evaluations.enums import FormState
from evaluations.form import Form
from evaluations.form_definition.checks import EVALUATED
from evaluations.models import FormVersion, Round
from evaluations.shipped_forms import digest_of, shipped
from operators.models import User
from rules.kinds import ServiceKind

SHIPPED = "shipped"
"""What names the shipped form where the key of an own edition would stand."""


@dataclass(frozen=True)
class Edition:
    """One edition, and how many evaluations that are not finished keep it."""

    version: FormVersion
    running: int


@dataclass(frozen=True)
class KindForms:
    """The forms of one kind of office. ``own``: the ward's edition in force; None: the shipped one is used."""

    service: ServiceKind
    shipped: Form
    own: Edition | None
    shipped_running: int
    drafts: tuple[Edition, ...]
    older: tuple[Edition, ...]
    older_shipped: tuple[Edition, ...]

    @property
    def basis(self) -> str:
        """What names the form in force: whoever changes it says which one they saw."""
        return str(self.own.version.pk) if self.own else SHIPPED

    @property
    def running(self) -> int:
        """Evaluations that run on the form in force."""
        return self.own.running if self.own else self.shipped_running

    @property
    def form(self) -> Form:
        """The form in force; the definition of the row is read."""
        return self.own.version.form if self.own else self.shipped


def forms_of(user: User) -> list[KindForms]:
    """Every kind with its editions, in the official order; three queries."""
    own = FormVersion.objects.visible_to(user).defer("definition").select_related("made_by", "in_force_by")
    everybodys = FormVersion.objects.filter(municipality=None).defer("definition")
    running = _running(user)
    rows = [*own, *everybodys.filter(pk__in=running)]
    editions = [Edition(row, running.get(row.pk, 0)) for row in rows]
    return [
        _kind(service, [each for each in editions if each.version.service == service])
        for service in EVALUATED
    ]


def forms_of_kind(user: User, service: ServiceKind) -> KindForms:
    """The editions of one kind."""
    return next(each for each in forms_of(user) if each.service is service)


def _running(user: User) -> dict[int, int]:
    rows = Round.objects.supervised_by(user).filter(RUNNING)
    told = rows.order_by().values("form_version").annotate(number=Count("pk"))
    return {row["form_version"]: row["number"] for row in told}


def _kind(service: ServiceKind, editions: Iterable[Edition]) -> KindForms:
    form = shipped(service)
    assert form is not None  # noqa: S101 - each evaluated kind has its file; a test holds them together
    mine: dict[str, list[Edition]] = {state.value: [] for state in FormState}
    everybodys: list[Edition] = []
    for each in editions:
        (mine[each.version.state] if each.version.municipality_id else everybodys).append(each)
    current = [each for each in everybodys if each.version.digest == digest_of(form)]
    return KindForms(
        service=service,
        shipped=form,
        own=next(iter(mine[FormState.IN_FORCE.value]), None),
        shipped_running=sum(each.running for each in current),
        drafts=tuple(mine[FormState.DRAFT.value]),
        older=tuple(mine[FormState.RETIRED.value]),
        older_shipped=tuple(each for each in everybodys if each not in current),
    )
