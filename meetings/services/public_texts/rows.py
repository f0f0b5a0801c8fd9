"""The rows behind a public text: the text locked, the files that may go with it."""

from pathlib import PurePath

from django.db.models import Q, QuerySet

from meetings.enums import MaterialKind
from meetings.models import Material, Participation, PublicText
from meetings.public_fields import ExtractedPaper, Field, ShownImage, fields_of
from meetings.record import Record


def locked(public_text: PublicText) -> PublicText:
    """The text as it is now, until the transaction ends; whoever else writes it waits."""
    rows = PublicText.objects.select_for_update(of=("self",))
    return rows.select_related("participation__facility", "participation__meeting").get(pk=public_text.pk)


def publishable(participation: Participation) -> QuerySet[Material]:
    """The files the office may publish in words or as pictures: its own and common ones, none about single users. [N §8]"""
    mine = Q(participation=None) | Q(participation=participation)
    rows = Material.objects.present().filter(mine, meeting=participation.meeting_id, case_paper=False)
    return rows.filter(kind__in=[MaterialKind.PAPER, MaterialKind.MINUTES]).order_by("kind", "pk")


def fields_for(public_text: PublicText, record: Record) -> list[Field]:
    """The texts of the record, and of the files that were chosen and still may be published. One query."""
    wanted = {key: row for key, row in public_text.fields.items() if key.startswith(("paper-", "image-"))}
    if not wanted:
        return fields_of(record)
    files = list(publishable(public_text.participation))
    papers = [
        ExtractedPaper(file.pk, title_of(file), wanted[f"paper-{file.pk}"].get("source", ""))
        for file in files
        if f"paper-{file.pk}" in wanted
    ]
    shown = [file for file in files if f"image-{file.pk}" in wanted and may_be_shown(file)]
    images = [ShownImage(file.pk, title_of(file)) for file in shown]
    return fields_of(record, papers, images)


def may_be_shown(material: Material) -> bool:
    """Whether a picture of it may go public: minutes name people, and a sheet that was photographed hides them. [N §8]"""
    return material.kind != MaterialKind.MINUTES


def title_of(material: Material) -> str:
    """A file's name without its ending."""
    return PurePath(material.title).stem
