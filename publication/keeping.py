"""How long a record is kept, in words that the public understands. [N §8, 省令 36②]"""

from dataclasses import dataclass
from datetime import date

from publication.models import PublicRecord
from rules.retention import keep_until
from rules.ruleset_files import rulebook
from rules.sources import Source, source


@dataclass(frozen=True)
class Keeping:
    """The last day, the years counted from the publication (``None`` where the day says otherwise), and the rule."""

    until: date
    years: int | None
    sources: tuple[Source, ...]

    @property
    def words(self) -> str:
        """``完結の日（公表した日）から2年間``; empty where the kept day does not follow from the rule in force."""
        return f"完結の日（公表した日）から{self.years}年間" if self.years else ""


def keeping_of(record: PublicRecord) -> Keeping:
    """Read the rule of the record's ward in force on the day of publication. Needs ``municipality``; no query."""
    rules = rulebook(record.municipality.ruleset_id).on(record.published_on)
    follows = keep_until(record.published_on, rules) == record.keep_until
    tag = rules.cited.get(("", "retention_years"), "省令 36②")
    return Keeping(record.keep_until, rules.retention_years if follows else None, source(tag))
