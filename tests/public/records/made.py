"""Records in every state, as their publishers leave them."""

from datetime import date
from typing import Any

from lxml import html  # type: ignore[import-untyped]

from operators.models import Facility
from publication.models import PublicRecord
from tests.makers import public_record_of

EMPTIED: dict[str, Any] = {"content": {}, "folded_text": ""}


def withdrawn(office: Facility, held_on: date, **fields: Any) -> PublicRecord:
    """A record that was taken back on 1 September 2026 because somebody could be known from it."""
    return taken_back(public_record_of(office, held_on, **fields))


def taken_back(record: PublicRecord) -> PublicRecord:
    """The same of a record that stands."""
    return _become(record, state="withdrawn", withdrawn_on=date(2026, 9, 1), withdrawn_why="person")


def disposed(office: Facility, held_on: date, **fields: Any) -> PublicRecord:
    """A record that was deleted on 1 October 2026 because its time was over."""
    record = public_record_of(office, held_on, **fields)
    return _become(record, state="disposed", disposed_on=date(2026, 10, 1))


def _become(record: PublicRecord, **state: Any) -> PublicRecord:
    record.files.all().delete()
    PublicRecord.objects.filter(pk=record.pk).update(**EMPTIED | state)
    record.refresh_from_db()
    return record


def main(response: Any) -> Any:
    """The page's main part as a tree."""
    return html.fromstring(response.content.decode()).get_element_by_id("main")


def words(node: Any) -> str:
    """The text of a part of the page, in single spaces."""
    return " ".join(node.text_content().split())


def facts(node: Any) -> dict[str, str]:
    """What the definition lists of the page say."""
    return {
        words(pair.find("dt")): words(pair.find("dd")) for pair in node.iterfind(".//dl[@class='facts']/div")
    }


def links(node: Any) -> dict[str, str]:
    """Where the links of a part of the page lead, by their words."""
    return {words(link): link.get("href") for link in node.iterfind(".//a")}
