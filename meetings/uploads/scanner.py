"""The virus scanner: clamd, over TCP or a local socket, where the setting ``CLAMD_URL`` names one."""

from io import BytesIO
from urllib.parse import urlsplit

import structlog
from clamav_client.clamd import ClamdError, ClamdNetworkSocket, ClamdUnixSocket
from django.conf import settings

from meetings.uploads.refusals import FileRefused

log = structlog.get_logger(__name__)

PORT = 3310
_STREAM = "stream"
_INFECTED = "ウイルスが見つかったため、お預かりできません。お使いのパソコンの検査をしてください。"
_NOT_SCANNED = "ウイルスの検査ができませんでした。しばらくしてから、もう一度お試しください。続くときは区にご連絡ください。"


def is_configured() -> bool:
    """Whether files are scanned at all."""
    return bool(settings.CLAMD_URL)


def answers() -> bool:
    """Whether the scanner is there; raises what stands in the way."""
    return _scanner().ping().strip() == "PONG"


def scan(content: bytes) -> bool:
    """Have the bytes looked at; answers whether it was done. Closed by default: no answer, no file.

    Raises `FileRefused` for what is infected, and where the scanner is configured but does not do its work.
    """
    if not is_configured():
        return False
    try:
        status, _ = _scanner().instream(BytesIO(content)).get(_STREAM, ("ERROR", None))
    except (ClamdError, OSError) as error:
        log.exception("file not scanned", size=len(content))
        raise FileRefused(_NOT_SCANNED) from error
    if status == "OK":
        return True
    log.warning("file not clean", size=len(content), status=status)
    raise FileRefused(_INFECTED if status == "FOUND" else _NOT_SCANNED)


def _scanner() -> ClamdNetworkSocket:
    """``tcp://host:3310`` or ``unix:///run/clamav/clamd.ctl``."""
    address = urlsplit(settings.CLAMD_URL)
    if address.scheme == "unix":
        return ClamdUnixSocket(address.path, timeout=settings.CLAMD_TIMEOUT)
    return ClamdNetworkSocket(
        address.hostname or "localhost", address.port or PORT, timeout=settings.CLAMD_TIMEOUT
    )
