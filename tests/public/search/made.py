"""Records to be searched, and what a page says of them."""

from datetime import date
from typing import Any

from operators.models import CareArea, Facility
from publication.content import Entry, Section
from publication.models import PublicRecord
from tests.makers import public_content, public_record_of
from tests.public.records.made import words


def said(office: Facility, held_on: date, *texts: str, **fields: Any) -> PublicRecord:
    """A published record with these reports, one section each; ``told`` goes into the content."""
    told = fields.pop("told", {})
    sections = tuple(
        Section(f"item-{number}", f"議題{number}", (Entry("報告", text),))
        for number, text in enumerate(texts, start=1)
    )
    content = public_content(office, held_on, sections=sections, **told)
    return public_record_of(office, held_on, content=content, **fields)


def area_of(office: Facility, name: str) -> CareArea:
    """The care area of this name in the office's municipality."""
    return CareArea.objects.get_or_create(municipality=office.municipality, name=name)[0]


def found(main: Any) -> list[str]:
    """The addresses of the records a page lists, in order."""
    return [link.get("href") for link in main.xpath(".//ol[@class='results']//h3/a")]


def address(record: PublicRecord) -> str:
    """The path of a record's page."""
    return f"/{'minutes' if record.kind == 'minutes' else 'evaluations'}/{record.key}/"


def heading(main: Any) -> str:
    """How many were found."""
    return words(main.get_element_by_id("found"))


def options(main: Any, name: str) -> list[str]:
    """What a filter offers beside 「すべて」."""
    return [words(option) for option in main.xpath(f".//select[@name='{name}']/option[@value!='']")]


def chosen(main: Any) -> dict[str, str]:
    """The filters that are set, as the form shows them."""
    picked = main.xpath(".//select[@name!='sort']/option[@selected]")
    return {option.getparent().get("name"): words(option) for option in picked if option.get("value")}


def marked(main: Any) -> list[str]:
    """The words that are marked in passages."""
    return [words(mark) for mark in main.iterfind(".//mark")]
