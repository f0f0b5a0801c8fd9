"""Takes uploads from the wire. What is over the limit is counted but not kept, so that no request fills the disk."""

from django.conf import settings
from django.core.files.uploadhandler import TemporaryFileUploadHandler


class CountingUploadHandler(TemporaryFileUploadHandler):
    """Writes a file to the disk up to the limit; its size is what was sent, so that the form can say how much.

    Runs for every request with a body, signed in or not: the check of the CSRF token reads the form first.
    """

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Keep a piece that begins below the limit."""
        if start <= settings.UPLOAD_LARGEST:
            super().receive_data_chunk(raw_data, start)
