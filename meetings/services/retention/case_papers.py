"""Marks a file as a paper on individual users of council B, with the end of the contract that starts its clock. [N §8]"""

from datetime import date, datetime

from django.db import transaction

from meetings.models import Material, PublicImage
from meetings.services.materials import may_keep
from meetings.services.retention.acts import NotTheirs
from meetings.services.retention.clocks import MATERIAL, source_of
from meetings.services.retention.papers import leading_offices
from meetings.services.retention.planning import plan_case_papers
from operators.models import User
from operators.services.history import note
from publication.enums import Holder
from publication.models import Retention


class ChosenForThePublic(Exception):
    """The picture is chosen for the public version; papers on individual users are never published."""


@transaction.atomic
def mark(
    *, material: Material, case_paper: bool, contract_ended_on: date | None, by: User, at: datetime
) -> Material:
    """Mark it or take the mark back, and bring its clock in line at once.

    Raises `NotTheirs` or `ChosenForThePublic`. Without the mark there is no end of a contract.
    """
    if not may_keep(material.meeting, material.participation, by):
        raise NotTheirs
    row = Material.objects.select_for_update(of=("self",)).get(pk=material.pk)
    if case_paper and PublicImage.objects.filter(material=row).exists():
        raise ChosenForThePublic
    ended = contract_ended_on if case_paper else None
    before = (row.case_paper, row.contract_ended_on)
    if before == (case_paper, ended):
        return row
    row.case_paper, row.contract_ended_on = case_paper, ended
    row.save(update_fields=["case_paper", "contract_ended_on"])
    changes = {
        "個別の利用者に関する資料": [before[0], case_paper],
        "契約終了日": [str(before[1]) if before[1] else None, str(ended) if ended else None],
    }
    for office in leading_offices([row]).values():
        note("個別の利用者に関する資料の指定", f"material {row.pk}", office, changes, by=by, at=at)
    _bring_in_line(row, at)
    return row


def _bring_in_line(row: Material, at: datetime) -> None:
    if row.case_paper:
        plan_case_papers(Material.objects.filter(pk=row.pk), at=at)
        return
    clocks = Retention.objects.standing().filter(holder=Holder.CASE)
    clocks.filter(source=source_of(MATERIAL, row.pk)).delete()
