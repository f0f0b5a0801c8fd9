"""What an assessment can find: codes, severities, and the finding itself. [RULEBOOK §3–§8]"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Severity(StrEnum):
    """How much a finding weighs; advice never changes a status. [RULEBOOK §8]"""

    VIOLATION = "violation"
    WARNING = "warning"
    ADVICE = "advice"

    @property
    def label(self) -> str:
        """The Japanese name."""
        return {"violation": "違反", "warning": "注意", "advice": "目安"}[self]

    @property
    def rank(self) -> int:
        """0 for the heaviest."""
        return list(Severity).index(self)


class Status(StrEnum):
    """Where an office stands in a fiscal year. [RULEBOOK §8]"""

    NONCOMPLIANT = "noncompliant"
    AT_RISK = "at_risk"
    ON_TRACK = "on_track"
    COMPLIANT = "compliant"
    NOT_APPLICABLE = "not_applicable"

    @property
    def label(self) -> str:
        """The Japanese name."""
        return {
            "noncompliant": "基準違反",
            "at_risk": "注意",
            "on_track": "順調",
            "compliant": "適合",
            "not_applicable": "対象外",
        }[self]

    @property
    def rank(self) -> int:
        """0 for what needs the ward's eye first."""
        return list(Status).index(self)


class Code(StrEnum):
    """The finding codes people script against. [CONTRACT, RULEBOOK]"""

    FREQUENCY_SHORTFALL = "FREQUENCY_SHORTFALL"
    FREQUENCY_UNREACHABLE = "FREQUENCY_UNREACHABLE"
    FREQUENCY_BEHIND = "FREQUENCY_BEHIND"
    INTERVAL_TOO_LONG = "INTERVAL_TOO_LONG"
    JOINT_AREA_MISMATCH = "JOINT_AREA_MISMATCH"
    JOINT_AREA_UNKNOWN = "JOINT_AREA_UNKNOWN"
    JOINT_LIMIT_EXCEEDED = "JOINT_LIMIT_EXCEEDED"
    JOINT_LIMIT_REACHED = "JOINT_LIMIT_REACHED"
    JOINT_EVALUATION = "JOINT_EVALUATION"
    ROSTER_CATEGORY_MISSING = "ROSTER_CATEGORY_MISSING"
    MEETING_CATEGORY_ABSENT = "MEETING_CATEGORY_ABSENT"
    WEB_CONSENT_MISSING = "WEB_CONSENT_MISSING"
    WEB_TOOL_UNSUPPORTED = "WEB_TOOL_UNSUPPORTED"
    NOTICE_LATE = "NOTICE_LATE"
    NOTICE_NOT_SENT = "NOTICE_NOT_SENT"
    MINUTES_OVERDUE = "MINUTES_OVERDUE"
    MINUTES_LATE = "MINUTES_LATE"
    DISTRIBUTION_INCOMPLETE = "DISTRIBUTION_INCOMPLETE"
    RECORD_UNPUBLISHED = "RECORD_UNPUBLISHED"
    ACTIVITY_COUNTS_MISSING = "ACTIVITY_COUNTS_MISSING"
    ANNUAL_TOPIC_MISSING = "ANNUAL_TOPIC_MISSING"
    EVALUATOR_PUBLIC_MISSING = "EVALUATOR_PUBLIC_MISSING"
    EVALUATOR_NEUTRAL_MISSING = "EVALUATOR_NEUTRAL_MISSING"
    EVALUATOR_SAME_CORPORATION = "EVALUATOR_SAME_CORPORATION"
    EVALUATION_NOT_ANNOUNCED = "EVALUATION_NOT_ANNOUNCED"
    EVALUATION_MISSING = "EVALUATION_MISSING"
    EVALUATION_DUE = "EVALUATION_DUE"
    EVALUATION_UNREACHABLE = "EVALUATION_UNREACHABLE"
    EVALUATION_UNPUBLISHED = "EVALUATION_UNPUBLISHED"
    EVALUATION_REPORT_NOT_SUBMITTED = "EVALUATION_REPORT_NOT_SUBMITTED"


@dataclass(frozen=True)
class Finding:
    """One thing to mend.

    ``on`` is the day it bites (for a deadline: the due day); ``meeting`` the day of the meeting it is about;
    ``detail`` the member category or annual topic; ``source`` the tag of the rule.
    """

    code: Code
    severity: Severity
    on: date
    message: str
    source: str
    meeting: date | None = None
    detail: str | None = None

    @property
    def order(self) -> tuple[int, date, str, date, str, str]:
        """Sort key: severity, date, code; then whatever makes the order total."""
        return (
            self.severity.rank,
            self.on,
            self.code,
            self.meeting or date.min,
            self.detail or "",
            self.message,
        )
