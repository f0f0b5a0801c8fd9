"""What the portal made itself lies among the files of a meeting, and is nobody's to rename, remove or hand in."""

from django.urls import reverse

from meetings.models import Meeting
from meetings.services.submitting.situation import situation_of
from tests.makers import NOON, material_of


def test_a_self_evaluation_is_listed_as_what_it_is(client, nerima, itabashi):
    part = nerima.participation
    Meeting.objects.filter(pk=part.meeting_id).update(status="held")
    paper = material_of(part, title="当日の資料.pdf")
    made = material_of(part, kind="self_eval", title="自己評価の結果.pdf")
    gone = material_of(
        part, kind="self_eval", title="前の版.pdf", removed_at=NOON, removed_by=nerima.operator
    )
    client.force_login(nerima.operator)
    board = reverse("meeting_materials", args=[part.meeting_id])
    html = client.get(board).content.decode()
    assert all(words in html for words in ("当日の資料.pdf", "自己評価の結果.pdf", "自己評価で作成"))
    assert "前の版.pdf" not in html

    for name in ("material_edit", "material_case"):
        answers = [client.get(reverse(name, args=[each.pk])).status_code for each in (paper, made)]
        assert answers == [200, 404], name
    assert client.post(board, {"remove": made.pk}).status_code == 404
    assert client.post(board, {"restore": gone.pk}).status_code == 404
    assert situation_of(part).files == (paper,)
