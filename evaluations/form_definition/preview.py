"""A form as it is read before it is used: the sheets with their rows, and what is asked at each. Pure."""

from dataclasses import dataclass

from evaluations.document import Head, document_of
from evaluations.form import At, Field, Form, Phase, Section, Sheet
from evaluations.report.grid_layout import Grid, grids_of

_NOBODY = Head(office="", number="", service="", corporation="", council="", fiscal_year=0)


@dataclass(frozen=True)
class Asked:
    """A field with the answers of its scale."""

    field: Field
    answers: tuple[str, ...]


@dataclass(frozen=True)
class Preview:
    """One sheet. ``items``: how many; ``external``: whether the external evaluation has numbers of its own."""

    sheet: Sheet
    at_items: tuple[Asked, ...]
    at_sections: tuple[Asked, ...]
    items: int
    external: bool

    @property
    def sections(self) -> tuple[Section, ...]:
        """The sections with their items."""
        return self.sheet.sections


def preview_of(form: Form) -> list[Preview]:
    """Every sheet of the form."""
    return [_sheet(form, sheet) for sheet in form.sheets]


def blank_grids(form: Form) -> tuple[Grid, ...]:
    """Every sheet as it is printed, with nothing filled in."""
    return grids_of(document_of(form, _NOBODY, {}, phases=Phase).papers, form.scales, blank=True)


def _sheet(form: Form, sheet: Sheet) -> Preview:
    items = [item for section in sheet.sections for item in section.items]
    return Preview(
        sheet=sheet,
        at_items=_asked(form, sheet, At.ITEM),
        at_sections=_asked(form, sheet, At.SECTION),
        items=len(items),
        external=any(item.external_number for item in items),
    )


def _asked(form: Form, sheet: Sheet, at: At) -> tuple[Asked, ...]:
    return tuple(Asked(field, _answers(form, field)) for field in sheet.fields if field.at is at)


def _answers(form: Form, field: Field) -> tuple[str, ...]:
    if not field.scale:
        return ()
    return tuple(choice.label for choice in form.scale(field.scale).choices)
