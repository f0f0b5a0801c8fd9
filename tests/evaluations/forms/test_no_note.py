"""The note of a form is the ward's to leave out: no paper prints its mark or its full stop alone."""

import pytest
from django.template.loader import render_to_string


@pytest.mark.parametrize(
    "name", ["pdf/self_evaluation", "pdf/report", "reports/sheet", "pdf/public_document"]
)
def test_a_form_without_a_note_prints_none(name):
    printed = {"document": {"note": "", "head": {}}}
    told = {"paper": printed, "printed": printed, "content": {"printed": printed, "head": {}}}
    paper = render_to_string(f"evaluations/{name}.html", told)
    assert [mark in paper for mark in ("※", ">。", "文言")] == [False] * 3
    printed["document"]["note"] = "文言は区の様式を確認"
    assert "文言は区の様式を確認" in render_to_string(f"evaluations/{name}.html", told)
