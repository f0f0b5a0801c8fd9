"""The record on screen, as the office sees it before it goes out, and the files it is offered as."""

import io
from datetime import date
from urllib.parse import quote

import pytest
import time_machine
from django.template.loader import render_to_string
from django.urls import reverse
from docx import Document

from meetings.minutes_content import Content, Item
from meetings.models import Meeting, Minutes
from operators.models import OperatorAssignment
from outbox import pdf
from tests.fixtures.people import World
from tests.makers import material_of, meeting, minutes_of, office, part_of
from tests.record import samples


@pytest.fixture(autouse=True)
def summer():
    """Some days after the meeting, on the server's clock."""
    with time_machine.travel("2026-07-01T10:00+09:00", tick=True):
        yield


@pytest.fixture
def manager(client, nerima: World, itabashi: World):
    client.force_login(nerima.operator)
    return client


def shown(**context) -> str:
    return render_to_string("meetings/record/record.html", context)


def address(name: str, of: Meeting) -> str:
    return reverse(name, args=[of.pk])


def test_every_section_has_its_anchor():
    page = shown(record=samples.joint())
    for section in ("attendance", "agenda", "common", "item-a1", "item-x1", "figures", "progress", "papers"):
        assert page.count(f'id="{section}"') == 1


def test_empty_headings_are_left_out_and_the_form_says_what_is_missing():
    page = shown(record=samples.empty())
    absent = [section for section in ("common", "figures", "progress", "papers") if f'id="{section}"' in page]
    assert (absent, page.count("記載なし")) == ([], 4)
    assert 'id="item-a3"' not in shown(record=samples.record())


def test_the_wards_words_stand_in_their_section():
    marks = {"common": "議題が違います", "item-a2": "けがの程度を書いてください", "figures": "宿泊の回数"}
    page = shown(record=samples.joint(), marks=marks)
    for section, words in marks.items():
        after = page.partition(f'id="{section}"')[2]
        assert after.index("区からの指摘") < after.index(words) < after.index("</section>")
    assert page.count("区からの指摘") == 3
    assert "区からの指摘" not in shown(record=samples.joint())


def test_papers_are_links_for_who_may_open_them():
    record = samples.record()
    page = shown(record=record, files=[(record.papers[1], "/office/materials/12/")])
    assert page.count('<a href="/office/materials/12/">事業報告.pdf</a>') == 1
    assert page.count("<a ") == 1
    assert "議事録のファイル：議事録_20260620.pdf" in page


def test_what_was_typed_is_text():
    item = Item("x1", "<b>題</b>", report="<script>alert(1)</script>")
    page = shown(record=samples.record(own=Content(items=(item,), opening="{{ 1 }}")))
    assert ("<script" in page, "<b>" in page) == (False, False)
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page


def test_the_office_reads_what_it_would_submit(manager, nerima):
    minutes_of(nerima.participation)
    paper = material_of(nerima.participation)
    page = manager.get(address("minutes_preview", nerima.meeting)).content.decode()
    assert "9名が利用しています。" in page
    assert "まだ確定していません" in page
    assert reverse("material_file", args=[paper.pk]) in page
    assert "（あと19日）" in page


def test_a_final_record_is_no_draft(manager, nerima):
    minutes_of(nerima.participation, final=nerima.operator)
    page = manager.get(address("minutes_preview", nerima.meeting)).content.decode()
    assert ("まだ確定していません" in page, "令和8年(2026年)6月25日(木)" in page) == (False, True)


def test_a_meeting_to_come_says_so(manager, nerima):
    coming = meeting(date(2026, 9, 1), nerima.facility, status="planned")
    page = manager.get(address("minutes_preview", coming)).content.decode()
    assert "まだ開催前の会議です。" in page


def test_who_works_for_two_chooses_and_never_sees_a_third(manager, nerima):
    mine = office("community_day", "1392000111", municipality=nerima.municipality, name="ふたつめ")
    theirs = office("dementia_day", "1392000222", municipality=nerima.municipality, name="みっつめ")
    OperatorAssignment.objects.create(user=nerima.operator, facility=mine)
    made = meeting(date(2026, 6, 1), nerima.facility, mine, theirs)
    for facility in (nerima.facility, mine, theirs):
        minutes_of(part_of(made, facility), content=Content(opening=f"{facility.name}の話").as_json())
    Minutes.objects.create(meeting=made, content=Content(opening="共通の話").as_json())
    here = address("minutes_preview", made)
    page = manager.get(here, {"facility": mine.pk}).content.decode()
    told = [words for words in ("ひなたの話", "ふたつめの話", "みっつめの話", "共通の話") if words in page]
    assert told == ["ふたつめの話", "共通の話"]
    assert f'href="?facility={nerima.facility.pk}"' in page
    assert manager.get(here, {"facility": theirs.pk}).status_code == 404


def test_the_page_asks_no_more_for_more_rows(manager, nerima, django_assert_max_num_queries):
    part = nerima.participation
    here = address("minutes_preview", nerima.meeting)
    asked = []
    for number in (1, 3):
        for _ in range(number):
            material_of(part)
            part.attendances.create(name=f"{number} 客", category="other", manner="present")
        with django_assert_max_num_queries(40) as counted:
            manager.get(here)
        asked.append(len(counted))
    assert asked[0] == asked[1]


@pytest.mark.parametrize(
    ("name", "kind", "begins", "disposition"),
    [
        ("minutes_pdf", "application/pdf", b"%PDF", "inline"),
        (
            "minutes_docx",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            b"PK",
            "attachment",
        ),
    ],
)
def test_the_files_have_a_japanese_name_without_anybodys(manager, nerima, name, kind, begins, disposition):
    minutes_of(nerima.participation)
    answer = manager.get(address(name, nerima.meeting))
    called = quote(f"議事録案_グループホームひなた_2026-06-20.{name.removeprefix('minutes_')}")
    assert (answer.status_code, answer["Content-Type"], answer.content[: len(begins)]) == (200, kind, begins)
    assert answer["Content-Disposition"] == f"{disposition}; filename*=utf-8''{called}"
    assert (answer["X-Content-Type-Options"], "no-store" in answer["Cache-Control"]) == ("nosniff", True)


def test_a_name_that_climbs_out_of_its_folder_is_made_safe(manager, nerima):
    type(nerima.facility).objects.filter(pk=nerima.facility.pk).update(name='../ひなた/ "A"\r\nB')
    disposition = manager.get(address("minutes_docx", nerima.meeting))["Content-Disposition"]
    assert disposition == f"attachment; filename*=utf-8''{quote('議事録案_ひなた_A_B_2026-06-20.docx')}"


def test_word_holds_the_offices_own_record(manager, nerima):
    minutes_of(nerima.participation)
    answer = manager.get(address("minutes_docx", nerima.meeting))
    text = "\n".join(
        cell.text for table in Document(io.BytesIO(answer.content)).tables for cell in table._cells
    )
    assert ("9名が利用しています。" in text, "ひなたの間" in text) == (True, True)


def test_a_server_without_pango_says_so_on_the_preview(manager, nerima, monkeypatch):
    def missing():
        raise pdf.PdfUnavailable(pdf.PANGO_MISSING)

    monkeypatch.setattr(pdf, "_weasyprint", missing)
    answer = manager.get(address("minutes_pdf", nerima.meeting), follow=True)
    assert answer.redirect_chain == [
        (f"{address('minutes_preview', nerima.meeting)}?facility={nerima.facility.pk}", 302)
    ]
    assert pdf.PANGO_MISSING in answer.content.decode()
