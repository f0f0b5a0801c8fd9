"""Is the process alive (`/healthz`), and can it do its work (`/readyz`)?"""

import os
from collections.abc import Callable
from pathlib import Path

import structlog
from django.conf import settings
from django.db import connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from config import pulse
from config.celery import app
from meetings.uploads import scanner
from operators.access import public

log = structlog.get_logger(__name__)


def database_answers() -> bool:
    """Whether the database runs a query."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        return bool(cursor.fetchone()[0])


def broker_answers() -> bool:
    """Whether a task could be handed over now: Redis answers, or the embedded broker's folder takes files."""
    with app.connection_for_write() as broker:
        broker.connect()
        broker.channel().close()
    folder = settings.CELERY_BROKER_TRANSPORT_OPTIONS.get("data_folder_out")
    return folder is None or os.access(Path(folder), os.W_OK)


def scheduler_beats() -> bool:
    """Whether the scheduler's last task reached a worker a short while ago."""
    return pulse.is_beating(at=timezone.now())


def scanner_answers() -> bool | None:
    """Whether the virus scanner is there; ``None`` where the portal runs without one."""
    return scanner.answers() if scanner.is_configured() else None


PARTS: dict[str, tuple[str, Callable[[], bool | None]]] = {
    "database": ("データベース", database_answers),
    "broker": ("処理の受け渡し", broker_answers),
    "scheduler": ("定期処理", scheduler_beats),
    "scanner": ("ウイルス検査", scanner_answers),
}
_WORDS = {True: "ok", False: "failed", None: "off"}


@public
@never_cache
@require_safe
def healthz(request: HttpRequest) -> HttpResponse:
    """Say that the process answers; ask nothing else, so that a slow database does not get it restarted."""
    return _answer(request, {"process": ("ポータル", True)})


@public
@never_cache
@require_safe
def readyz(request: HttpRequest) -> HttpResponse:
    """Say whether database, broker, scheduler and scanner work; 503 when one of them does not."""
    return _answer(request, {name: (label, _holds(name, probe)) for name, (label, probe) in PARTS.items()})


def _holds(name: str, probe: Callable[[], bool | None]) -> bool | None:
    try:
        return probe()
    except Exception:  # whatever the reason, the part does not work
        log.warning("part not ready", part=name, exc_info=True)
        return False


def _answer(request: HttpRequest, parts: dict[str, tuple[str, bool | None]]) -> HttpResponse:
    ready = not any(works is False for _, works in parts.values())
    status = 200 if ready else 503
    if request.get_preferred_type(["text/html", "application/json"]) == "application/json":
        answer = {name: _WORDS[works] for name, (_, works) in parts.items()}
        return JsonResponse({"status": "ok" if ready else "unavailable", "parts": answer}, status=status)
    # Without the request: no part of the page may ask the database who is looking.
    page = render_to_string("health.html", {"ready": ready, "parts": parts.values()})
    return HttpResponse(page, status=status)
