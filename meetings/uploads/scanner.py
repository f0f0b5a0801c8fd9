"""The virus scanner: clamd, over TCP or a local socket, where the setting ``CLAMD_URL`` names one."""

import contextlib
from collections.abc import Iterator
from io import BytesIO
from urllib.parse import urlsplit

import structlog
from clamav_client.clamd import ClamdError, ClamdNetworkSocket, ClamdUnixSocket
from django.conf import settings

from meetings.uploads.refusals import FileRefused

log = structlog.get_logger(__name__)

PORT = 3310
_HEALTH_TIMEOUT = 3
_STREAM = "stream"
_INFECTED = "ウイルスが見つかったため、お預かりできません。お使いのパソコンの検査をしてください。"
_NOT_SCANNED = "ウイルスの検査ができませんでした。しばらくしてから、もう一度お試しください。続くときは区にご連絡ください。"


def is_configured() -> bool:
    """Whether files are scanned at all."""
    return bool(settings.CLAMD_URL)


def answers() -> bool:
    """Whether the scanner is there; raises what stands in the way."""
    with _scanner(timeout=_HEALTH_TIMEOUT) as clamd:
        return clamd.ping().strip() == "PONG"


def scan(content: bytes) -> bool:
    """Have the bytes looked at; answers whether it was done. Closed by default: no answer, no file.

    Raises `FileRefused` for what is infected, and where the scanner is configured but does not do its work.
    """
    if not is_configured():
        return False
    try:
        with _scanner(timeout=settings.CLAMD_TIMEOUT) as clamd:
            status, _ = clamd.instream(BytesIO(content)).get(_STREAM, ("ERROR", None))
    except (ClamdError, OSError) as error:
        log.exception("file not scanned", size=len(content))
        raise FileRefused(_NOT_SCANNED) from error
    if status == "OK":
        return True
    log.warning("file not clean", size=len(content), status=status)
    raise FileRefused(_INFECTED if status == "FOUND" else _NOT_SCANNED)


@contextlib.contextmanager
def _scanner(*, timeout: float) -> Iterator[ClamdNetworkSocket]:
    """``tcp://host:3310`` or ``unix:///run/clamav/clamd.ctl``; ``timeout`` in seconds.

    The client leaves its socket open when nobody answers: it is closed here.
    """
    address = urlsplit(settings.CLAMD_URL)
    clamd = ClamdNetworkSocket(address.hostname or "localhost", address.port or PORT, timeout=timeout)
    if address.scheme == "unix":
        clamd = ClamdUnixSocket(address.path, timeout=int(timeout))
    try:
        yield clamd
    finally:
        if hasattr(clamd, "clamd_socket"):
            clamd.clamd_socket.close()
