"""The mail that opens a new account."""

from allauth.account.adapter import get_adapter
from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string

from operators.models import User


def send_set_password(user: User) -> None:
    """Send the address at which the person sets the first password; raises what the mail server raises."""
    key = f"{user_pk_to_url_str(user)}-{default_token_generator.make_token(user)}"
    words = {
        "password_reset_url": get_adapter().get_reset_password_from_key_url(key),
        "base_url": settings.BASE_URL,
    }
    EmailMessage(
        subject=f"{settings.ACCOUNT_EMAIL_SUBJECT_PREFIX}アカウントのご案内",
        body=render_to_string("operators/mail/set_password.txt", words),
        to=[user.email],
    ).send()
