"""What an import did, row by row, for people and for scripts."""

from dataclasses import dataclass, field
from typing import Any, NamedTuple


class Remark(NamedTuple):
    """One thing to tell: the row as a spreadsheet numbers it, the column as the file spells it, the words."""

    row: int | None
    column: str | None
    message: str

    def __str__(self) -> str:
        place = f"{self.row}行目" if self.row else ""
        place += f"「{self.column}」" if self.column else ""
        return f"{place}：{self.message}" if place else self.message


@dataclass
class Report:
    """Counts and remarks. The counts say what the rows are, whether or not they were written.

    ``ignored`` and ``missing_facilities`` are ``None`` where nobody asked for them.
    """

    created: int = 0
    updated: int = 0
    unchanged: int = 0
    missing: int = 0
    ignored: int | None = None
    rejected: list[Remark] = field(default_factory=list)
    warnings: list[Remark] = field(default_factory=list)
    missing_facilities: list[str] | None = None

    def reject(self, row: int | None, column: str | None, message: str) -> None:
        """Tell why a row cannot be taken."""
        self.rejected.append(Remark(row, column, message))

    def warn(self, row: int | None, column: str | None, message: str) -> None:
        """Tell what was repaired or looks wrong in a row that is taken."""
        self.warnings.append(Remark(row, column, message))

    def ignore(self) -> None:
        """Count a row that is none of this import's business."""
        self.ignored = (self.ignored or 0) + 1

    def as_json(self) -> dict[str, Any]:
        """The contract's keys; ``ignored`` and ``missing_facilities`` only where they were asked for."""
        answer: dict[str, Any] = {
            "created": self.created,
            "updated": self.updated,
            "unchanged": self.unchanged,
            "missing": self.missing,
            "rejected": [remark._asdict() for remark in _in_order(self.rejected)],
            "warnings": [remark._asdict() for remark in _in_order(self.warnings)],
        }
        if self.ignored is not None:
            answer["ignored"] = self.ignored
        if self.missing_facilities is not None:
            answer["missing_facilities"] = self.missing_facilities
        return answer

    def as_text(self) -> str:
        """The same for a person."""
        counts = f"新規 {self.created}件、更新 {self.updated}件、変更なし {self.unchanged}件"
        lines = [counts if self.ignored is None else f"{counts}、対象外 {self.ignored}行"]
        if self.missing_facilities is not None:
            lines.append(f"ファイルにない登録済みの事業所：{self.missing}件")
            lines += [f"  {facility}" for facility in self.missing_facilities]
        for title, remarks in (("取り込めない行", self.rejected), ("確認してください", self.warnings)):
            if remarks:
                lines.append(f"{title}：{len(remarks)}件")
                lines += [f"  {remark}" for remark in _in_order(remarks)]
        return "\n".join(lines)


def _in_order(remarks: list[Remark]) -> list[Remark]:
    """By row; what is about the whole file first."""
    return sorted(remarks, key=lambda remark: remark.row or 0)
