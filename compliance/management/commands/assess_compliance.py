"""Prints for every office whether it keeps its duty in a fiscal year, and why. Reads no file, writes nothing."""

import json
from argparse import ArgumentParser
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from compliance.assessments import judge_offices
from compliance.report import as_csv, as_json, as_table
from operators.models import Municipality
from operators.models.facility import Facility, FacilityQuerySet
from rules.fiscal_year import FiscalYear
from rules.kinds import ServiceKind

FORMATS = ("table", "json", "csv")


class Command(BaseCommand):
    """`assess_compliance` of CONTRACT.md. Exit status 0; 2 with one sentence when the question cannot be answered."""

    help = "各事業所が年度の義務を果たしているかを判定して表示します。"

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The options of CONTRACT.md."""
        parser.add_argument("--fiscal-year", help="年度（西暦）。省略時は基準日の年度")
        parser.add_argument("--as-of", help="基準日（2025-12-01 の形）。省略時は今日")
        parser.add_argument("--municipality", help="市町村コード（6桁）")
        parser.add_argument("--facility", help="事業所（1392000376/76 の形）")
        parser.add_argument("--format", choices=FORMATS, default="table", help="出力の形")

    def handle(self, *args: Any, **options: Any) -> None:
        """Judge what was asked for and print it."""
        as_of = _day(options["as_of"]) if options["as_of"] else timezone.localdate()
        year = _year(options["fiscal_year"]) if options["fiscal_year"] else FiscalYear.of(as_of)
        facilities = Facility.objects.order_by("municipality__code", "number", "service", "pk")
        asked = _municipality(options["municipality"]) if options["municipality"] else None
        if asked:
            facilities = facilities.filter(municipality=asked)
        if options["facility"]:
            facilities = _one(facilities, options["facility"])
        offices = judge_offices(facilities, year, as_of)
        match options["format"]:
            case "json":
                answer = json.dumps(as_json(offices, year, as_of, asked), ensure_ascii=False, indent=1)
            case "csv":
                answer = as_csv(offices, year)
            case _:
                answer = as_table(offices, year)
        self.stdout.write(answer)


def _refuse(sentence: str) -> CommandError:
    return CommandError(sentence, returncode=2)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise _refuse(f"基準日「{text}」は日付ではありません。2025-12-01 の形で指定してください。") from None


def _year(text: str) -> FiscalYear:
    if not (text.isascii() and text.isdigit() and 2006 <= int(text) <= 2200):
        raise _refuse(f"年度「{text}」は使えません。2006から2200までの西暦で指定してください。")
    return FiscalYear(int(text))


def _municipality(code: str) -> Municipality:
    found = Municipality.objects.filter(code=code).first()
    if found is None:
        raise _refuse(f"市町村コード「{code}」は登録されていません。検査数字を含む6桁で指定してください。")
    return found


def _one(facilities: FacilityQuerySet, reference: str) -> FacilityQuerySet:
    number, _, code = reference.partition("/")
    kind = ServiceKind.from_code(code)
    found = facilities.filter(number=number, service=kind.value if kind else "")
    if not found.exists():
        raise _refuse(f"事業所「{reference}」は登録されていません。1392000376/76 の形で指定してください。")
    return found
