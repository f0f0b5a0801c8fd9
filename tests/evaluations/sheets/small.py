"""A form small enough to be seen whole, in no kind's words: nothing depends on the shipped ones."""

from typing import Any

from evaluations.enums import FormState
from evaluations.form import Form
from evaluations.models import FormVersion
from operators.models import Municipality
from tests.makers import NOON

SECTIONS: list[dict[str, Any]] = [
    {
        "key": "s1",
        "number": "Ⅰ",
        "heading": "運営",
        "items": [
            {"key": "i1", "number": "1", "heading": "理念を分かち合っているか"},
            {"key": "i2", "number": "2", "heading": "地域とつきあっているか"},
        ],
    },
    {
        "key": "s2",
        "number": "Ⅱ",
        "heading": "ケア",
        "items": [{"key": "i3", "heading": "思いを知っているか"}],
    },
]
SHIPPED: dict[str, Any] = {
    "service": "group_home",
    "title": "小さな様式",
    "note": "様式の文言は区の最新様式を確認",
    "scales": [
        {"key": "two", "choices": [{"key": "a", "label": "できている"}, {"key": "b", "label": "まだ"}]}
    ],
    "sheets": [
        {
            "key": "person",
            "title": "個別評価",
            "fields": [
                {"key": "mark", "label": "自分の評価", "kind": "choice", "phase": "staff", "scale": "two"},
                {"key": "note", "label": "気づいたこと", "kind": "text", "phase": "staff"},
            ],
            "sections": SECTIONS,
        },
        {
            "key": "own",
            "title": "事業所の自己評価",
            "public": True,
            "fields": [
                {
                    "key": "many",
                    "label": "人数",
                    "kind": "counts",
                    "phase": "self",
                    "scale": "two",
                    "of": "mark",
                },
                {
                    "key": "rating",
                    "label": "評価",
                    "kind": "choice",
                    "phase": "self",
                    "scale": "two",
                    "required": True,
                },
                {"key": "words", "label": "状況", "kind": "text", "phase": "self"},
                {
                    "key": "last_plan",
                    "label": "前回の改善計画",
                    "kind": "carry",
                    "phase": "self",
                    "at": "section",
                    "of": "plan",
                },
                {"key": "opinion", "label": "意見", "kind": "text", "phase": "council", "at": "section"},
                {"key": "plan", "label": "改善計画", "kind": "plan", "phase": "after", "at": "section"},
            ],
            "sections": SECTIONS,
        },
    ],
}
FORM = Form.from_json(SHIPPED)


def small_version(municipality: Municipality, **fields: Any) -> FormVersion:
    """The ward's own edition of the small form."""
    known = {"service": "group_home", "number": 1, "state": FormState.IN_FORCE, "title": FORM.title}
    return FormVersion.objects.create(
        municipality=municipality, definition=FORM.as_json(), digest="0" * 64, made_at=NOON, **known | fields
    )
