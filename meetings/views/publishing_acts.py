"""What the publishing pages of minutes and of evaluations share: the record before the public, and the last two acts."""

from meetings.next_act import Act
from publication.addresses import record_address
from publication.enums import FileKind, RecordState
from publication.models import PublicRecord


class BeforeThePublic:
    """Something that may have a record on the public side."""

    record: PublicRecord | None

    @property
    def published(self) -> PublicRecord | None:
        """The record, where the public reads it now."""
        return self.record if self.record and self.record.state == RecordState.PUBLISHED else None

    @property
    def withdrawn(self) -> PublicRecord | None:
        """The record, where it was taken back."""
        return self.record if self.record and self.record.state == RecordState.WITHDRAWN else None

    @property
    def page(self) -> str:
        """The address of the public page; empty where there is none."""
        return record_address(self.record) if self.record else ""

    @property
    def has_pdf(self) -> bool:
        """Whether the published record has its PDF."""
        return self.published is not None and self.published.files.filter(kind=FileKind.PDF).exists()


def ready_act(outlook: BeforeThePublic, href: str) -> Act:
    """Everything is confirmed: look once more, then publish."""
    again = outlook.published is not None
    return Act(
        "訂正版を公表できます" if again else "公表できます",
        "次の画面で、公表する内容をもう一度確かめます。まだ公表されません。",
        "訂正版の内容を確かめる" if again else "公表する内容を確かめる",
        href,
    )


def out_act(outlook: BeforeThePublic) -> Act:
    """It is before the public."""
    text = "どなたでも読めます。直すときは、公表用の文を直して、もう一度公表します。"
    return Act("公表しています", text, "公開ページを見る", outlook.page)
