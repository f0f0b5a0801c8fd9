"""The finished bundles of the counter: drawn by the worker, kept for an hour, never told to anybody after a change.

Two hundred pages take a minute, which nobody waits for before a white page. A bundle is a copy that can be made
again at any time, so no row speaks of it: its file is named by the digest of what it holds, and a bundle in which a
record was corrected or taken back is another one. What is being made is marked in the cache.
"""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from celery import current_app
from django.core.cache import cache
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from kombu.exceptions import OperationalError

from operators.models import Municipality
from outbox.nudge import AT_ONCE_OR_NOT
from outbox.pdf import PdfUnavailable
from publication.counter import Bundle, bundle_of
from publication.counter_period import Half
from publication.pdf.counter import counter_pdf
from rules.kinds import ServiceKind

FOLDER = "counter"
KEPT_FOR = timedelta(hours=1)
GIVEN_UP_AFTER = 600
"""Seconds after which a bundle that is not there can be asked for again: the longest a task may run."""
SORRY = "PDFを作成できませんでした。時間をおいて、もう一度お試しください。"
_NAME = re.compile(r"([0-9]{6})_([a-z_]+)_([0-9]{4}-[12])_([0-9a-f]{32})\.pdf")


class Stage(StrEnum):
    """How far a bundle is."""

    ABSENT = "absent"
    MAKING = "making"
    READY = "ready"
    FAILED = "failed"


@dataclass(frozen=True)
class Progress:
    """How far a bundle is; ``words`` say why it failed, ``size`` is that of the file in bytes."""

    stage: Stage
    words: str = ""
    size: int = 0


class CannotStart(Exception):
    """The worker cannot be reached now."""


def progress_of(bundle: Bundle) -> Progress:
    """Whether the bundle, exactly as it would be now, is there. No query."""
    path = _path(bundle)
    if default_storage.exists(path):
        return Progress(Stage.READY, size=default_storage.size(path))
    marked: str | None = cache.get(_mark(bundle))
    if marked is None:
        return Progress(Stage.ABSENT)
    return Progress(Stage.FAILED, words=marked) if marked else Progress(Stage.MAKING)


def ask(bundle: Bundle) -> None:
    """Have the bundle made; asking again while it is made changes nothing. Raises `CannotStart`."""
    if progress_of(bundle).stage == Stage.FAILED:
        cache.delete(_mark(bundle))
    if default_storage.exists(_path(bundle)) or not cache.add(_mark(bundle), "", GIVEN_UP_AFTER):
        return
    what = [bundle.municipality.pk, bundle.service.value, bundle.half.name]
    try:
        with current_app.connection(transport_options=AT_ONCE_OR_NOT) as broker:
            current_app.send_task(
                "publication.make_counter_bundle", args=what, connection=broker, retry=False
            )
    except (OperationalError, OSError) as failure:
        cache.delete(_mark(bundle))
        raise CannotStart from failure


def make(municipality: Municipality, service: ServiceKind, half: Half, *, on: date) -> None:
    """Draw the bundle as it is now and keep it. Marks what went wrong, for the page that waits."""
    bundle = bundle_of(municipality, service, half)
    path = _path(bundle)
    try:
        if not default_storage.exists(path):
            default_storage.save(path, ContentFile(counter_pdf(bundle, on=on)))
        cache.delete(_mark(bundle))
    except PdfUnavailable as missing:
        cache.set(_mark(bundle), str(missing), GIVEN_UP_AFTER)
    except Exception:
        cache.set(_mark(bundle), SORRY, GIVEN_UP_AFTER)
        raise


def content_of(bundle: Bundle) -> bytes | None:
    """The finished PDF; ``None`` where there is none of exactly this bundle."""
    path = _path(bundle)
    if not default_storage.exists(path):
        return None
    with default_storage.open(path) as file:
        content: bytes = file.read()
        return content


def sweep(*, at: datetime) -> None:
    """Delete the files that are old, and those in which something was corrected or taken back since."""
    if not default_storage.exists(FOLDER):
        return
    for name in default_storage.listdir(FOLDER)[1]:
        path = f"{FOLDER}/{name}"
        if default_storage.get_modified_time(path) < at - KEPT_FOR or not _is_current(name):
            default_storage.delete(path)


def _is_current(name: str) -> bool:
    parts = _NAME.fullmatch(name)
    municipality = Municipality.objects.filter(code=parts[1]).first() if parts else None
    half = Half.named(parts[3]) if parts else None
    if parts is None or municipality is None or half is None:
        return False
    return bundle_of(municipality, ServiceKind(parts[2]), half, with_words=False).digest == parts[4]


def _path(bundle: Bundle) -> str:
    words = (bundle.municipality.code, bundle.service.value, bundle.half.name, bundle.digest)
    return f"{FOLDER}/{'_'.join(words)}.pdf"


def _mark(bundle: Bundle) -> str:
    return f"counter/{bundle.digest}"
