"""The mark of a paper on individual users stays where without it nothing would delete the paper, or it is public."""

from datetime import date

import pytest
from django.urls import reverse

from meetings.models import Material, Participation, PublicText
from meetings.services.retention.case_papers import ChosenForThePublic, RecordGone, mark
from publication.models import Retention
from tests.makers import material_of, meeting, part_of, public_record_of
from tests.retention.aged import moment

DAY = date(2028, 7, 14)
DISPOSED = date(2028, 7, 11)


def marked(paper: Material, by, case_paper: bool = True) -> Material:
    return mark(material=paper, case_paper=case_paper, contract_ended_on=None, by=by, at=moment(DAY))


@pytest.fixture
def parts(nerima, itabashi) -> list[Participation]:
    """The two offices of a joint meeting, each with its part."""
    made = meeting(date(2026, 6, 15), nerima.facility, itabashi.facility)
    return [part_of(made, world.facility) for world in (nerima, itabashi)]


def disposed(*parts: Participation) -> None:
    Participation.objects.filter(pk__in=[part.pk for part in parts]).update(disposed_on=DISPOSED)


def test_the_mark_stays_once_the_offices_record_is_deleted(parts, nerima, client):
    paper = marked(material_of(parts[0]), nerima.operator)
    disposed(parts[1])
    marked(paper, nerima.operator, False)
    assert Retention.objects.filter(holder="case").count() == 0
    marked(paper, nerima.operator)
    disposed(parts[0])
    with pytest.raises(RecordGone):
        marked(paper, nerima.operator, False)
    client.force_login(nerima.operator)
    answer = client.post(reverse("material_case", args=[paper.pk]), {})
    assert (answer.status_code, answer.context["form"].errors["case_paper"]) == (422, [RecordGone.words])
    assert Retention.objects.filter(holder="case", source=f"material/{paper.pk}").count() == 1


def test_the_mark_of_a_common_paper_can_go_until_the_last_offices_record_is_deleted(parts, nerima):
    paper = material_of(parts[0])
    Material.objects.filter(pk=paper.pk).update(participation=None)
    paper = marked(Material.objects.get(pk=paper.pk), nerima.operator)
    disposed(parts[1])
    assert marked(paper, nerima.operator, False).case_paper is False
    marked(paper, nerima.operator)
    disposed(*parts)
    with pytest.raises(RecordGone):
        marked(paper, nerima.operator, False)


@pytest.mark.parametrize("key", ["paper", "image"])
def test_what_stands_in_a_public_text_is_not_marked(parts, nerima, key):
    paper, other = material_of(parts[0]), material_of(parts[0], title="別の資料.pdf")
    fields = {f"{key}-{paper.pk}": {"text": "骨折後の経過", "digest": "0"}}
    text = PublicText.objects.create(
        participation=parts[0], fields=fields, made_at=moment(DAY), made_by=nerima.operator
    )
    with pytest.raises(ChosenForThePublic):
        marked(paper, nerima.operator)
    assert marked(other, nerima.operator).case_paper is True
    text.fields = {}
    text.save()
    assert marked(paper, nerima.operator).case_paper is True


def test_what_the_public_still_reads_is_not_marked_though_it_left_the_text(parts, nerima, client):
    paper = material_of(parts[0])
    record = public_record_of(parts[0].facility, date(2026, 6, 15), source=f"participation/{parts[0].pk}")
    record.content["sections"] = [{"key": f"paper-{paper.pk}", "heading": "会議資料", "entries": []}]
    record.save()
    PublicText.objects.create(
        participation=parts[0], record=record, made_at=moment(DAY), made_by=nerima.operator
    )
    client.force_login(nerima.operator)
    answer = client.post(reverse("material_case", args=[paper.pk]), {"case_paper": "on"})
    assert (answer.status_code, answer.context["form"].errors["case_paper"]) == (
        422,
        [ChosenForThePublic.words],
    )
    record.content["sections"] = []
    record.save()
    assert marked(paper, nerima.operator).case_paper is True
