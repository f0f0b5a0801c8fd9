"""Forms as data, rounds of evaluation with their sheets and opinions, results, their publication and report."""

from evaluations.models.evaluation import Evaluation
from evaluations.models.form import FormVersion
from evaluations.models.opinion import Opinion
from evaluations.models.public import EvaluationWay, PublicSheet, SheetDecision
from evaluations.models.relief import Relief
from evaluations.models.report import ReportDelivery
from evaluations.models.round import Entry, Round
from evaluations.models.staff import StaffSheet

__all__ = [
    "Entry",
    "Evaluation",
    "EvaluationWay",
    "FormVersion",
    "Opinion",
    "PublicSheet",
    "Relief",
    "ReportDelivery",
    "Round",
    "SheetDecision",
    "StaffSheet",
]
