"""The self-evaluation as a paper of its meeting, so that it goes to the members with the notice. [N 評価§7]"""

from datetime import datetime
from hashlib import sha256

from django.db import transaction

from evaluations.models import Round
from evaluations.pdf.self_evaluation import self_evaluation_pdf
from evaluations.round_meeting import meeting_part
from evaluations.self_evaluation.document import self_document_of
from evaluations.services.locking import locked_round
from meetings.enums import MaterialKind
from meetings.models import Material, Participation
from meetings.services import materials
from meetings.services.notice_enclosures import is_there
from meetings.uploads.inspection import Inspected
from meetings.uploads.kinds import PDF
from operators.models import User
from operators.services.history import note

TITLE = "自己評価の結果.pdf"


def place(*, round: Round, by: User, at: datetime) -> Material | None:  # noqa: A002 - what it is in every room
    """Put the paper of a final self-evaluation to its meeting, in place of the one before; may be called any time.

    To be called after finalising, and when the meeting is chosen, changed or left. None where no meeting takes place.
    While a correction is written the paper that members have stays. Raises `outbox.pdf.PdfUnavailable`, and then the
    paper is as it was.
    """
    of = Round.objects.whole().get(pk=round.pk)
    part = _part_of(of)
    content = (
        paper_pdf(of) if part and of.self_finalised_at else b""
    )  # before the transaction: it takes a second
    with transaction.atomic():
        locked = locked_round(round)
        seen = (of.self_finalised_at, of.participation_id)
        if (locked.self_finalised_at, locked.participation_id) != seen or _stands(locked, part, content):
            return locked.self_paper  # who changed it meanwhile puts the paper in place
        take_away(locked, by=by, at=at)
        if part is None or not content:
            return None
        locked.self_paper = _put(part, content, by=by, at=at)
        locked.save(update_fields=["self_paper"])
        return locked.self_paper


def take_away(locked: Round, *, by: User, at: datetime) -> None:
    """Mark the paper as removed, if there is one; what went out with a notice stays in the mails and letters."""
    paper = locked.self_paper
    if paper is None:
        return
    if Material.objects.present().filter(pk=paper.pk).update(removed_at=at, removed_by=by):
        note("自己評価の資料の取外し", f"material {paper.pk}", locked.facility, {}, by=by, at=at)
    locked.self_paper = None
    locked.save(update_fields=["self_paper"])


def paper_pdf(of: Round) -> bytes:
    """The paper as it stands, marked as a draft while it is not final. Raises `outbox.pdf.PdfUnavailable`."""
    return self_evaluation_pdf(self_document_of(of))


def _part_of(of: Round) -> Participation | None:
    """The part the paper belongs to, as long as its records and the round's are kept."""
    part = meeting_part(of)
    return None if part is None or of.disposed_on or part.disposed_on else part


def _stands(of: Round, part: Participation | None, content: bytes) -> bool:
    """Whether the paper is where it belongs, can be read, and says what it should."""
    paper = of.self_paper
    if paper is None or part is None or paper.participation_id != part.pk or paper.removed_at:
        return False
    if not is_there(paper):
        return False
    return not content or paper.sha256 == sha256(content).hexdigest()


def _put(part: Participation, content: bytes, *, by: User, at: datetime) -> Material:
    """Keep it among the files of the meeting: made here, so nobody has to look for viruses."""
    found = Inspected(content, PDF, TITLE, sha256(content).hexdigest(), scanned=True)
    kind = MaterialKind.SELF_EVALUATION
    return materials.add(meeting=part.meeting, participation=part, kind=kind, upload=found, by=by, at=at)
