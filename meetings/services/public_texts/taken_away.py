"""Files that were published and may be so no longer: taken away, or marked as about single users. [N §8]"""

from meetings.models import PublicText
from meetings.services.public_texts.rows import may_be_shown, publishable
from publication.enums import FileKind
from publication.models import PublicRecord


def still_public(public_text: PublicText) -> bool:
    """Whether the edition before the public holds a file of this text that may not be published any more."""
    keys = {key for key in public_text.fields if key.startswith(("paper-", "image-"))}
    if not keys or public_text.record_id is None:
        return False
    record = PublicRecord.objects.published().filter(pk=public_text.record_id).first()
    if record is None:
        return False
    files = list(publishable(public_text.participation))
    keys -= {f"paper-{file.pk}" for file in files}
    keys -= {f"image-{file.pk}" for file in files if may_be_shown(file)}
    papers = {section["key"] for section in record.content.get("sections", ())}
    alts = {public_text.fields[key]["text"].strip() for key in keys if key.startswith("image-")}
    return bool(keys & papers) or record.files.filter(kind=FileKind.IMAGE, alt__in=alts).exists()
