"""How django-allauth behaves here: accounts are made by the ward, and words are ours."""

import logging
from smtplib import SMTPException
from typing import Any, ClassVar, cast
from urllib.parse import quote

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.auth_backends import AuthenticationBackend as AllauthBackend
from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from operators.access import door_of
from operators.models import User

logger = logging.getLogger(__name__)


class AuthenticationBackend(AllauthBackend):  # type: ignore[misc]  # allauth ships no types
    """Signs in by e-mail and password; loads the person together with the place the page's head names."""

    def get_user(self, user_id: int) -> User | None:
        """The person of the session; ``None`` once the account is gone or switched off."""
        people = User.objects.select_related("municipality", "support_center")
        return people.filter(pk=user_id, is_active=True).first()


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Closes the sign-up, opens each role's own door, and keeps addresses out of the log."""

    error_messages: ClassVar[dict[str, Any]] = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": "メールアドレスまたはパスワードが正しくありません。入力し直してください。",
        "too_many_login_attempts": (
            "続けて間違えたため、ログインを一時的に止めています。5分ほど待ってから、もう一度お試しください。"
        ),
        "enter_current_password": "現在のパスワードが正しくありません。入力し直してください。",
        "incorrect_password": "パスワードが正しくありません。入力し直してください。",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Whether a visitor may make an account: never."""
        return False

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """The role's own part of the portal; a ``next`` address goes before it."""
        return door_of(cast(User, request.user))  # allauth asks only after signing in

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        """Back to the person's own part after a change."""
        return self.get_login_redirect_url(request)

    def get_reset_password_from_key_url(self, key: str) -> str:
        """The address in the mail: built on ``BASE_URL``, never on the Host header a stranger can choose."""
        path = reverse("account_reset_password_from_key", kwargs={"uidb36": "UID", "key": "KEY"})
        return f"{settings.BASE_URL}{path.replace('UID-KEY', quote(key))}"

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Send; a failing mail server changes no answer, or it would tell which addresses have accounts."""
        try:
            super().send_mail(template_prefix, email, {**context, "base_url": settings.BASE_URL})
        except (SMTPException, OSError) as error:
            logger.error("account mail %s not sent: %s", template_prefix, type(error).__name__)
