"""The self-evaluation that goes along with the notice of a meeting that evaluates. [N 評価§7]

Whoever makes it leaves it among the files of the meeting; here it is only known by its kind.
"""

from meetings.enums import MaterialKind
from meetings.models import Material, Notice, Participation
from meetings.notice_text import Change
from meetings.services.notice_editions import NoticeError
from outbox.services import Attachment

ENCLOSURE = "jiko-hyoka.pdf"
"""The name under which it goes, whatever the file was called: names of people stand in file names."""
NEWER = Change("自己評価の結果", "", "この通知に付けたものが、いまの内容です")


class EnclosureLost(NoticeError):
    """The file cannot be read from where it is kept; the notice is not given without it."""


def self_evaluations(participation: Participation) -> list[Material]:
    """The papers that go along with a meeting that evaluates, oldest first; usually one or none."""
    if not participation.carries_evaluation:
        return []
    rows = Material.objects.present().filter(
        participation=participation.pk, kind=MaterialKind.SELF_EVALUATION
    )
    return list(rows.order_by("pk"))


def enclosed(participation: Participation) -> list[Attachment]:
    """The papers as files of every message. Raises `EnclosureLost`."""
    names = (ENCLOSURE, *(ENCLOSURE.replace(".", f"-{number}.") for number in range(2, 100)))
    return [
        Attachment(name, paper.content_type, _content(paper))
        for name, paper in zip(names, self_evaluations(participation), strict=False)
    ]


def must_be_there(participation: Participation) -> None:
    """Raise `EnclosureLost` where a paper's file is gone; reads none of them."""
    if not all(map(is_there, self_evaluations(participation))):
        raise EnclosureLost


def is_there(paper: Material) -> bool:
    """Whether the file is where it is kept."""
    return bool(paper.file.storage.exists(str(paper.file.name)))


def newer_papers(participation: Participation, last: Notice) -> list[Change]:
    """What people were told last went without the paper that is there now."""
    papers = self_evaluations(participation)
    return [NEWER] if any(paper.uploaded_at > last.prepared_at for paper in papers) else []


def _content(paper: Material) -> bytes:
    try:
        with paper.file.open("rb") as file:
            return bytes(file.read())
    except OSError as error:
        raise EnclosureLost from error
