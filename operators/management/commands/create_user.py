"""`manage.py create_user EMAIL NAME --role …`: makes an account of a real installation."""

import sys
from argparse import ArgumentParser
from collections.abc import Iterable
from getpass import getpass
from smtplib import SMTPException
from typing import Any

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_email
from django.utils import timezone

from operators import mails
from operators.enums import OperatorLevel, Role
from operators.models import Corporation, Facility, Municipality, SupportCenter, User
from operators.services import accounts
from operators.services.accounts import Place
from rules.kinds import ServiceKind


class Command(BaseCommand):
    """Asks for a password (or reads it from standard input), or sends a mail with which the person sets one."""

    help = "利用者アカウントを登録します（区職員・事業者・地域包括支援センター）。"

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Who, in which role, where."""
        parser.add_argument("email", help="メールアドレス（ログインに使います）")
        parser.add_argument("name", help="氏名")
        parser.add_argument("--role", required=True, choices=Role.values, help="役割")
        parser.add_argument("--municipality", help="市町村コード（区職員・地域包括）")
        parser.add_argument("--center", help="地域包括支援センターの名称（地域包括）")
        parser.add_argument("--facility", action="append", default=[], help="1392000376/76（事業者、複数可）")
        parser.add_argument("--corporation", action="append", default=[], help="法人番号（事業者、複数可）")
        parser.add_argument("--level", choices=OperatorLevel.values, default=OperatorLevel.MANAGER.value)
        parser.add_argument("--send-mail", action="store_true", help="パスワードを設定するメールを送ります")

    def handle(self, *args: Any, **options: Any) -> None:
        """Check, register, and tell what comes next."""
        email = _checked_address(options["email"])
        place = _place(options)
        password = None if options["send_mail"] else _password_for(email, options["name"])
        try:
            user = accounts.register(
                email=email,
                name=options["name"],
                place=place,
                password=password,
                by=None,
                at=timezone.now(),
                via="create_user",
            )
        except accounts.AddressTakenError:
            raise CommandError("このメールアドレスはすでに登録されています。") from None
        self.stdout.write("アカウントを登録しました。")
        if options["send_mail"]:
            self._send(user)

    def _send(self, user: User) -> None:
        try:
            mails.send_set_password(user)
        except (SMTPException, OSError):
            raise CommandError(
                "アカウントは登録しましたが、メールを送れませんでした。"
                "メールの設定を確かめてから、「パスワードの再設定」の画面で送ってください。"
            ) from None
        self.stdout.write("パスワードを設定するメールを送りました（24時間有効です）。")


def _checked_address(email: str) -> str:
    try:
        validate_email(email)
    except ValidationError:
        raise CommandError("メールアドレスの形が正しくありません。") from None
    return email


def _password_for(email: str, name: str) -> str:
    """The password, typed twice at a terminal or given as one line of standard input."""
    if sys.stdin.isatty():
        password = getpass("パスワード：")
        if getpass("確認のためもう一度：") != password:
            raise CommandError("2回のパスワードが同じではありません。もう一度実行してください。")
    else:
        password = sys.stdin.readline().rstrip("\r\n")
    try:
        validate_password(password, User(email=email, name=name))
    except ValidationError as error:
        raise CommandError("\n".join(error.messages)) from None
    return password


def _place(options: dict[str, Any]) -> Place:
    """Where the person belongs; refuses what is missing, unknown, or belongs to another role."""
    role = Role(options["role"])
    needed = {
        Role.WARD: {"municipality"},
        Role.CENTER: {"municipality", "center"},
        Role.OPERATOR: {"facility", "corporation"},
    }[role]
    for name in ("municipality", "center", "facility", "corporation"):
        if options[name] and name not in needed:
            raise CommandError(f"--{name} は {role.label} には指定できません。")
    if role == Role.OPERATOR:
        return _operator_place(options)
    municipality = _municipality(options["municipality"])
    if role == Role.WARD:
        return Place.in_ward(municipality)
    return Place.in_center(_center(municipality, options["center"]))


def _operator_place(options: dict[str, Any]) -> Place:
    offices = [_office(reference) for reference in _once(options["facility"])]
    corporations = [_corporation(number) for number in _once(options["corporation"])]
    if not offices and not corporations:
        raise CommandError("--facility（例 1392000376/76）か --corporation（法人番号）を指定してください。")
    return Place.at_offices(offices, corporations, OperatorLevel(options["level"]))


def _once(values: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(values))


def _municipality(code: str | None) -> Municipality:
    if not code:
        raise CommandError("--municipality に市町村コード（6桁）を指定してください。")
    found = Municipality.objects.filter(code=code).first()
    if found is None:
        raise CommandError(f"市町村コード {code} は登録されていません。先に事業所を取り込んでください。")
    return found


def _center(municipality: Municipality, name: str | None) -> SupportCenter:
    if not name:
        raise CommandError("--center に地域包括支援センターの名称を指定してください。")
    found = municipality.support_centers.filter(name=name).order_by("-valid_from", "-pk").first()
    if found is None:
        raise CommandError(f"{municipality}に「{name}」は登録されていません。")
    return found


def _office(reference: str) -> Facility:
    number, _, code = reference.partition("/")
    kind = ServiceKind.from_code(code)
    found = Facility.objects.filter(number=number, service=kind).first() if kind else None
    if found is None:
        raise CommandError(f"事業所 {reference} は登録されていません（例 1392000376/76）。")
    return found


def _corporation(number: str) -> Corporation:
    found = Corporation.objects.filter(number=number).first() if number else None
    if found is None:
        raise CommandError(f"法人番号 {number} の法人は登録されていません。")
    return found
