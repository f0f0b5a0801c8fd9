"""Single facts of a 結果報告書: the two evaluators, and the ways of publication. Pure. [N 評価§3, §6②]"""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Evaluator:
    """One of the two outside eyes: as what, how, and where from; nobody is named."""

    side: str
    manner: str
    affiliations: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """``出席（練馬区介護保険課）``."""
        return f"{self.manner}（{'、'.join(self.affiliations)}）" if self.affiliations else self.manner


@dataclass(frozen=True)
class PublishedBy:
    """A way in which the result was made public."""

    way: str
    done_on: date
    url: str = ""
