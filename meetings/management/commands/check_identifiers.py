"""`manage.py check_identifiers FILE`: prints what could point to a person. Writes nothing. [CONTRACT, N §8]"""

import json
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.template.defaultfilters import filesizeformat

from meetings.identifying import known_people
from meetings.uploads.refusals import FileRefused
from meetings.uploads.text_of import extract_text
from operators.models import Facility
from publication.identifiers import Hit, Person, find_identifiers, names_available
from rules.kinds import ServiceKind

NOTHING, SOMETHING, UNUSABLE = 0, 1, 2
FORMATS = ("table", "json")


class Command(BaseCommand):
    """`check_identifiers` of CONTRACT.md."""

    help = "文章、PDF、Wordのファイルから、個人の特定につながりそうな箇所を探して表示します。"

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The arguments of CONTRACT.md."""
        parser.add_argument("file", metavar="FILE", type=Path, help="テキスト、PDF、Word（.docx）のファイル")
        parser.add_argument("--facility", help="名簿を使う事業所（1392000376/76 の形）")
        parser.add_argument("--format", choices=FORMATS, default="table", help="出力の形")

    def handle(self, *args: Any, **options: Any) -> None:
        """Read, search, print, and leave with the contract's exit status."""
        people = _people(options["facility"]) if options["facility"] else []
        hits = find_identifiers(_text(options["file"]), people)
        if not names_available():
            self.stderr.write("形態素解析の辞書がないため、名簿にない人の名前は探していません。")
        self.stdout.write(_as_json(hits) if options["format"] == "json" else _as_table(hits))
        if hits:
            sys.exit(SOMETHING)


def _text(path: Path) -> str:
    try:
        if path.is_dir():
            raise _refuse(f"「{path.name}」はフォルダーです。ファイルを指定してください。")
        if path.stat().st_size > settings.UPLOAD_LARGEST:
            limit = filesizeformat(settings.UPLOAD_LARGEST)
            raise _refuse(f"ファイル「{path.name}」は大きすぎます。{limit}までのファイルを指定してください。")
        return extract_text(path.read_bytes())
    except FileNotFoundError:
        raise _refuse(f"ファイル「{path.name}」が見つかりません。") from None
    except (OSError, ValueError):
        raise _refuse(f"ファイル「{path.name}」を開けません。") from None
    except FileRefused as error:
        raise _refuse(f"ファイル「{path.name}」：{error.words}") from None


def _people(reference: str) -> list[Person]:
    number, _, code = reference.partition("/")
    kind = ServiceKind.from_code(code)
    found = Facility.objects.filter(number=number, service=kind.value if kind else "").first()
    if found is None:
        raise _refuse(f"事業所「{reference}」は登録されていません。1392000376/76 の形で指定してください。")
    return known_people(found)


def _refuse(sentence: str) -> CommandError:
    return CommandError(sentence, returncode=UNUSABLE)


def _as_json(hits: list[Hit]) -> str:
    rows = [
        {
            "start": hit.start,
            "end": hit.end,
            "kind": hit.kind.value,
            "text": hit.text,
            "replacement": hit.replacement,
        }
        for hit in hits
    ]
    return json.dumps(rows, ensure_ascii=False)


def _as_table(hits: list[Hit]) -> str:
    if not hits:
        return (
            "個人の特定につながりそうな箇所は見つかりませんでした。公表する前に、人の目でもお確かめください。"
        )
    lines = [
        f"{hit.start}–{hit.end}\t{hit.kind.label}\t{_one_line(hit.text)}\t→ {hit.replacement}\t{hit.why}"
        for hit in hits
    ]
    return "\n".join([*lines, f"{len(hits)}か所が見つかりました。置き換えるかどうかは、人が決めてください。"])


def _one_line(text: str) -> str:
    return " ".join(text.split())
