"""A reason of a correction is told once: with the version that it corrects."""

from tests.makers import material_of
from tests.submissions.conftest import at

SECOND, THIRD = at("2026-07-05 10:00"), at("2026-07-25 10:00")


def last(submission) -> tuple[int, str, str]:
    """The last version: its number, its words, the correction in its record."""
    version = submission.versions.latest("number")
    return version.number, version.words, version.record["correction"]


def test_a_reason_is_not_told_again_when_only_a_paper_is_new(ready):
    ready.submit()
    ready.say("8名が利用しています。", reason="人数の誤り")
    assert last(ready.submit(SECOND)) == (2, "人数の誤り", "人数の誤り")
    material_of(ready.part, title="追加の資料.pdf")
    assert last(ready.submit(THIRD)) == (3, "", "")


def test_of_the_common_part_alone_its_own_reason_is_told(ready, partner, common_part):
    common = common_part()
    ready.submit()
    ready.say("8名が利用しています。", reason="人数の誤り")
    assert last(ready.submit(SECOND)) == (2, "人数の誤り", "人数の誤り")
    common.content["opening"] = "合同で、2つの事業所が開催しました。"
    common.correction_reason, common.finalised_at = "事業所の数の誤り", at("2026-07-20 10:00")
    common.save()
    assert last(ready.submit(THIRD)) == (3, "事業所の数の誤り", "事業所の数の誤り")
