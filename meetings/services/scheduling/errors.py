"""Why a plan is refused. Each carries the sentence that people read."""


class SchedulingError(Exception):
    """A plan that cannot be; ``words`` says what is so and what to do."""

    words = "この会議は変更できません。"

    def __init__(self, words: str = "") -> None:
        self.words = words or self.words
        super().__init__(self.words)


class InThePastError(SchedulingError):
    """A plan for a day that has passed."""

    words = "開催日が過ぎています。今日以降の日を選んでください。終わった会議は予定にできません。"


class OverlappingMeetingError(SchedulingError):
    """Another meeting of the same office at the same hours."""


class DuplicateMeetingError(SchedulingError):
    """A meeting of the same offices stands on this day: the key of a meeting. [CONTRACT, Meetings]"""

    words = (
        "同じ日に、同じ事業所の会議がすでにあります（中止や未開催の記録を含みます）。"
        "別の日を選ぶか、その会議を変更してください。"
    )


class NotADraftError(SchedulingError):
    """Only a draft can be fixed or thrown away."""

    words = "下書きではないため、この操作はできません。"


class NotPlannedError(SchedulingError):
    """Only a meeting to come can be changed; held and cancelled ones are records."""

    words = "開催・中止・未開催を記録した会議は変更できません。"


class NotYetError(SchedulingError):
    """A meeting whose day has not come cannot have been held."""

    words = "開催日がまだ来ていないため、開催を記録できません。"


class NotTheHostError(SchedulingError):
    """The host office decides day, hours, place and the common agenda of a joint meeting."""

    words = "日時・場所・共通の議題は、主催の事業所が変更します。主催の事業所に連絡してください。"


class NoCouncilError(SchedulingError):
    """The kind of the office has no council to hold."""

    words = "このサービスには運営推進会議等の開催義務がないため、会議を予定できません。"


class AlreadyInvitedError(SchedulingError):
    """The office takes part already, or has an open request."""

    words = "この事業所は、すでに参加しているか、依頼に答える前です。"


class AlreadyAnsweredError(SchedulingError):
    """The request has been answered, or is no longer there."""

    words = "この依頼への回答は済んでいます。"


class ReasonMissingError(SchedulingError):
    """What must be explained was not."""

    words = "理由を入力してください。"
