"""A session that ended while somebody of the ward was typing: the words are in the form after signing in."""

import pytest
from django.urls import reverse

from meetings.models import DeskNote, Submission
from tests.desk.conftest import another_version
from tests.makers import meeting


@pytest.fixture
def away(client, nerima, submission):
    """Post while signed out, then sign in; gives how the page begins then."""

    def go(address, by=None, **fields):
        assert client.post(address, fields).status_code == 302
        client.force_login(by or nerima.ward)
        return client.get(address)

    return go


def test_a_return_is_in_its_form_and_not_sent(away, client, submission):
    address = reverse("ward_submission_return", args=[submission.pk])
    fields = {"version": "1", "reason": "数が違います", "mark-item-a1": "10名では"}
    page = away(address, **fields)
    form = page.context["form"]
    assert (form["reason"].value(), form["mark-item-a1"].value()) == ("数が違います", "10名では")
    assert (page.status_code, submission.events.count()) == (200, 0)
    assert "お預かりした内容です" in page.content.decode()
    client.post(address, fields)
    assert list(submission.events.values_list("verb", flat=True)) == ["return"]
    assert "kept_posts" not in client.session or client.session["kept_posts"] == {}


def test_a_return_that_was_overtaken_meanwhile_is_still_there(away, submission):
    another_version(submission)
    Submission.objects.filter(pk=submission.pk).update(state="accepted")
    page = away(reverse("ward_submission_return", args=[submission.pk]), version="1", reason="数が違います")
    assert (page.context["form"]["reason"].value(), page.context["version"].number) == ("数が違います", 1)


def test_a_note_is_in_its_field_and_not_written(away, client, submission):
    address = reverse("ward_submission_note", args=[submission.pk])
    page = away(address, words="電話で確かめた")
    assert page.context["note_form"]["words"].value() == "電話で確かめた"
    assert DeskNote.objects.count() == 0
    client.post(address, {"words": "電話で確かめた"})
    assert [note.words for note in submission.notes.all()] == ["電話で確かめた"]
    assert client.get(address).status_code == 302


def test_what_came_on_paper_is_in_its_form_and_its_files_are_asked_for_again(away, client, nerima):
    other = meeting(nerima.meeting.held_on.replace(day=1), nerima.facility)
    address = reverse("ward_register_office", args=[nerima.facility.number, nerima.facility.kind.code])
    fields = {
        "meeting": str(other.pk), "way": "mail", "received_on": "令和8年7月1日",
        "present": ["user", "expert"], "delivered": "on", "words": "窓口で",
    }  # fmt: skip
    page = away(address, **fields)
    form = page.context["form"]
    assert {name: form[name].value() for name in fields} == fields
    assert "ファイルはお預かりできませんでした" in page.content.decode()
    assert Submission.objects.filter(participation__meeting=other).count() == 0
    client.post(address, fields)
    assert Submission.objects.filter(participation__meeting=other).count() == 1
    assert "お預かり" not in client.get(address).content.decode()


@pytest.mark.parametrize("name", ["ward_submission_return", "ward_submission_note"])
def test_a_stranger_at_the_same_computer_reads_nothing_of_it(away, itabashi, submission, name):
    page = away(reverse(name, args=[submission.pk]), by=itabashi.ward, words="内緒", reason="内緒")
    assert (page.status_code, "内緒" in page.content.decode()) == (404, False)
