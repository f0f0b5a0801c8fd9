"""Begins a public text: beside final minutes, every text with its internal words, nothing replaced by itself. [N §8]"""

from datetime import datetime

from django.db import transaction

from meetings.models import Participation, PublicText
from meetings.public_fields import fields_of
from meetings.record_building import build_record
from meetings.services.public_texts import errors
from meetings.services.public_texts.minutes import MINUTES
from meetings.services.public_texts.reviewed import stored_at_first
from operators.models import User


def begun(participation: Participation, by: User, at: datetime) -> PublicText:
    """The office's public text; where there is none yet, as it would be opened, not stored."""
    found = PublicText.objects.filter(participation=participation).select_related("record").first()
    if found is not None:
        found.participation = participation
        return found
    fields = stored_at_first(fields_of(build_record(participation)))
    return PublicText(participation=participation, fields=fields, made_at=at, made_by=by)


@transaction.atomic
def open_text(*, participation: Participation, by: User, at: datetime) -> PublicText:
    """The office's public text, stored; begun where there is none. Raises `MinutesNotFinal`."""
    participation = Participation.objects.select_for_update(of=("self",)).get(pk=participation.pk)
    row = begun(participation, by, at)
    if row.pk is not None:
        return row
    if build_record(participation).draft:
        raise errors.MinutesNotFinal
    row.save()
    MINUTES.tell(row, "公表用の文の作成", {"state": [None, "draft"]}, by=by, at=at)
    return row
