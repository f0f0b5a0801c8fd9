"""Read the reports that mail servers send back when a mail did not arrive (RFC 3464)."""

import email
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import Message as Mail

from outbox import reasons


@dataclass(frozen=True)
class Report:
    """One mail of ours that did not arrive, and why, as a sentence."""

    message_id: str
    reason: str


def read_report(mail: Mail) -> Report | None:
    """What a mail says about one of ours; None when it reports no failure or does not name the mail it means.

    "Delayed" and "delivered" are no failures. Of the report only codes are kept, never its words.
    """
    status = next(_failures(mail), None)
    message_id = next(_returned_ids(mail), None)
    if status is None or message_id is None:
        return None
    return Report(message_id, reasons.of_status(status))


def _failures(mail: Mail) -> Iterator[str]:
    """The status code of each recipient whom the mail did not reach."""
    for part in mail.walk():
        if part.get_content_type() == "message/delivery-status" and part.is_multipart():
            for block in part.get_payload():
                if isinstance(block, Mail) and str(block.get("Action", "")).strip().lower() == "failed":
                    yield str(block.get("Status", "5.0.0")).split()[0]


def _returned_ids(mail: Mail) -> Iterator[str]:
    """The Message-ID of the mail that came back, whole or as its headers only."""
    for part in mail.walk():
        returned: object = None
        if part.get_content_type() == "message/rfc822" and part.is_multipart():
            returned = part.get_payload(0)
        elif part.get_content_type() == "text/rfc822-headers":
            returned = email.message_from_string(str(part.get_payload()))
        if isinstance(returned, Mail) and returned.get("Message-ID"):
            yield str(returned["Message-ID"]).strip()
