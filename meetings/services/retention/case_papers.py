"""Marks a file as a paper on individual users of council B, with the end of the contract that starts its clock. [N §8]"""

from datetime import date, datetime

from django.db import transaction

from meetings.models import Material, Participation, PublicImage, PublicText
from meetings.services.materials import may_keep
from meetings.services.retention.acts import NotTheirs
from meetings.services.retention.clocks import MATERIAL, PART, source_of
from meetings.services.retention.papers import leading_offices
from meetings.services.retention.planning import plan_case_papers
from operators.models import User
from operators.services.history import note
from publication.enums import Holder
from publication.models import PublicRecord, Retention


class CannotMark(Exception):
    """The mark cannot be set or taken back as things stand; ``words`` say what to do."""

    words = "この操作はできません。"


class ChosenForThePublic(CannotMark):
    """It is in a public version, or before the public; papers on individual users are never published."""

    words = "公表用の文に使われています。公表用の文から外し、公表中のときは公表し直すか取り下げてから、もう一度お試しください。"


class RecordGone(CannotMark):
    """The record of the meeting is deleted: without the mark nothing would ever delete the paper."""

    words = "会議の記録がすでに削除されているため、印を外せません。契約の終了日を入れると、その日から保存期間を数えます。"


@transaction.atomic
def mark(
    *, material: Material, case_paper: bool, contract_ended_on: date | None, by: User, at: datetime
) -> Material:
    """Mark it or take the mark back, and bring its clock in line at once.

    Raises `NotTheirs`, `ChosenForThePublic` or `RecordGone`. Without the mark there is no end of a contract.
    """
    if not may_keep(material.meeting, material.participation, by):
        raise NotTheirs
    gone = not case_paper and _record_is_gone(material)
    row = Material.objects.select_for_update(of=("self",)).get(pk=material.pk)
    if case_paper and _goes_public(row):
        raise ChosenForThePublic
    if row.case_paper and gone:
        raise RecordGone
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


def _goes_public(row: Material) -> bool:
    """Whether its words or the picture are in a public version of the meeting, or in what the public reads now."""
    if PublicImage.objects.filter(material=row).exists():
        return True
    paper = f"paper-{row.pk}"
    texts = PublicText.objects.filter(participation__meeting=row.meeting_id)
    if texts.filter(fields__has_any_keys=[paper, f"image-{row.pk}"]).exists():
        return True
    shown = PublicRecord.objects.published().filter(public_text__in=texts).values_list("content", flat=True)
    return any(section["key"] == paper for content in shown for section in content.get("sections", ()))


def _record_is_gone(material: Material) -> bool:
    """Whether the office's record is deleted; of a common paper every office's. Waits for a deletion under way."""
    parts = Participation.objects.bound().filter(meeting=material.meeting_id)
    if material.participation_id is not None:
        parts = parts.filter(pk=material.participation_id)
    sources = [source_of(PART, pk) for pk in parts.values_list("pk", flat=True)]
    clocks = Retention.objects.filter(holder=Holder.OFFICE, source__in=sources).order_by("pk")
    list(clocks.select_for_update(of=("self",)))  # `dispose` claims the clock first of all
    return bool(sources) and not parts.filter(disposed_on=None).exists()


def _bring_in_line(row: Material, at: datetime) -> None:
    if row.case_paper:
        plan_case_papers(Material.objects.filter(pk=row.pk), at=at)
        return
    clocks = Retention.objects.standing().filter(holder=Holder.CASE)
    clocks.filter(source=source_of(MATERIAL, row.pk)).delete()
