"""Uploaded files: which go with a record, which stay for the ward or for their own clock. [N §8]

A file the ward still keeps loses its office: taken away by nobody, which no person's act leaves behind.
"""

from datetime import datetime

from django.db.models import Exists, OuterRef, Q, QuerySet

from meetings.enums import MaterialKind
from meetings.models import Material, PublicImage, SubmissionVersion
from meetings.services.disposal.heap import Heap

_KEPT = SubmissionVersion.materials.through.objects.filter(material=OuterRef("pk"))


def add_offices_files(heap: Heap, own: QuerySet[Material], at: datetime) -> None:
    """The files of an office's record: gone, or from now on only the ward's."""
    papers = own.filter(case_paper=False)
    _add(heap, "会議資料", papers.exclude(kind=MaterialKind.SCAN).filter(~Exists(_KEPT)))
    only_ward = papers.exclude(removed_at__isnull=False, removed_by=None).filter(Exists(_KEPT))
    heap.add("", only_ward, removed_at=at, removed_by=None)


def add_case_papers(heap: Heap, papers: QuerySet[Material], at: datetime) -> None:
    """Papers on individual users whose own clock is over."""
    _add(heap, "個別の利用者に関する資料", papers.filter(~Exists(_KEPT)))
    told = {"removed_at": at, "removed_by": None, "case_paper": False, "contract_ended_on": None}
    heap.add("", papers.filter(Exists(_KEPT)), **told)


def add_wards_files(heap: Heap, versions: list[int]) -> None:
    """The ward's scans, and what it kept of offices whose own time is over; not what others still keep."""
    through = SubmissionVersion.materials.through.objects
    links = through.filter(submissionversion__in=versions)
    elsewhere = through.filter(material=OuterRef("pk")).exclude(submissionversion__in=versions)
    only_wards = Q(kind=MaterialKind.SCAN) | Q(removed_at__isnull=False, removed_by=None)
    files = Material.objects.filter(only_wards, pk__in=links.values("material_id"))
    doomed = files.filter(~Exists(elsewhere))
    names = list(doomed.values_list("file", flat=True))
    keys = list(doomed.values_list("pk", flat=True))
    heap.add("", links)
    heap.add("届いた書類・会議資料", Material.objects.filter(pk__in=keys))
    heap.files += names


def _add(heap: Heap, label: str, papers: QuerySet[Material]) -> None:
    heap.files += papers.values_list("file", flat=True)
    keys = list(papers.values_list("pk", flat=True))
    heap.add("", PublicImage.objects.filter(material__in=keys))
    heap.add(label, Material.objects.filter(pk__in=keys))
