"""What the public reads of an evaluation by an agency: who, when, where the result stands, the office's goals. Pure. [O]"""

from collections.abc import Iterator, Mapping
from datetime import date

from evaluations.agency_content import GOAL_FIELDS, GOALS, AgencyContent
from evaluations.document import Head, place_of
from evaluations.public.content import title_of
from meetings.public_fields import Field
from publication.content import Entry, PublicContent, Section

PLAN = "目標達成計画"


def agency_fields(agency: AgencyContent) -> list[Field]:
    """Every free text of the goals; the agency's own result is read where the agency put it."""
    return [
        Field(place_of(GOALS, goal.row, name), GOALS, f"{PLAN} {number}", label, goal.values[name])
        for number, goal in enumerate(agency.goals, start=1)
        for name, label in GOAL_FIELDS.items()
        if goal.values[name].strip()
    ]


def agency_public_content(
    head: Head, agency: AgencyContent, words: Mapping[str, str], *, held_on: date
) -> PublicContent:
    """The public content; of every text the words in ``words``, none without. An unsafe address is left out before."""
    also = (("評価機関", agency.agency_name), ("評価結果の掲載先", agency.result_url))
    return PublicContent(
        title=title_of(head),
        office=head.office,
        service=head.service,
        council="",
        held_on=held_on,
        sections=tuple(_goals(agency, words)),
        day_label="評価機関による評価の日",
        also=tuple(Entry(label, text) for label, text in also if text),
    )


def _goals(agency: AgencyContent, words: Mapping[str, str]) -> Iterator[Section]:
    for number, goal in enumerate(agency.goals, start=1):
        said = [
            Entry(label, words.get(place_of(GOALS, goal.row, name), "").strip())
            for name, label in GOAL_FIELDS.items()
        ]
        if told := tuple(entry for entry in said if entry.text):
            yield Section(f"{GOALS}-{goal.row}", f"{PLAN} {number}", told)
