"""Checks the definition of a form, from a file or a workbook, and makes it a `Form`. Pure. [N 評価§2, §5]"""

from collections.abc import Mapping, Sequence
from typing import Any

from evaluations.form import Form
from evaluations.form_definition.problems import Place, Problem, sentences
from evaluations.form_definition.rule_checks import rule_problems
from evaluations.form_definition.shape_checks import shape_problems
from rules.kinds import ServiceKind

EVALUATED = (
    ServiceKind.REGULAR_VISITING,
    ServiceKind.SMALL_MULTIFUNCTIONAL,
    ServiceKind.GROUP_HOME,
    ServiceKind.NURSING_MULTIFUNCTIONAL,
)
"""The kinds of offices that are evaluated, in the official order. [N 評価§2]"""


class FormUnusable(Exception):
    """The definition is no form; ``problems`` are Japanese sentences, each with its place."""

    def __init__(self, problems: Sequence[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = list(problems)


def checked(data: Any, *, cells: Mapping[Place, str] | None = None) -> Form:
    """The form that the data tells; raises `FormUnusable` with all that is wrong.

    ``cells``: where each place stands in a workbook, if it came from one.
    """
    problems = problems_in(data)
    if problems:
        raise FormUnusable(sentences(problems, data if isinstance(data, Mapping) else {}, cells or {}))
    return Form.from_json(data)


def problems_in(data: Any) -> list[Problem]:
    """What is wrong with the data; the form is held against itself once it can be read."""
    problems = [*shape_problems(data), *_service(data)]
    return problems or list(rule_problems(Form.from_json(data)))


def _service(data: Any) -> list[Problem]:
    service = data.get("service") if isinstance(data, Mapping) else None
    if not service or service in EVALUATED:
        return []
    labels = "、".join(kind.label for kind in EVALUATED)
    return [
        Problem(("service",), f"「{service}」は、評価を行うサービスではありません。{labels}のどれかです。")
    ]
