"""The forms of signing in: allauth's own, in plain words and without placeholders. [DESIGN, Forms]"""

from typing import Any

from allauth.account import forms as allauth_forms
from django.contrib.auth.password_validation import password_validators_help_text_html
from django.forms import BaseForm


class PlainFields(BaseForm):
    """Takes the placeholders out of every field: the label above says what belongs there."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget.attrs.pop("placeholder", None)

    def say(self, name: str, label: str, hint: str = "") -> None:
        """Name a field and put a hint under its label."""
        self.fields[name].label = label
        self.fields[name].help_text = hint


class LoginForm(PlainFields, allauth_forms.LoginForm):  # type: ignore[misc]  # allauth ships no types
    """E-mail and password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.say("login", "メールアドレス")
        self.say("password", "パスワード")


class ResetPasswordForm(PlainFields, allauth_forms.ResetPasswordForm):  # type: ignore[misc]
    """The address the mail goes to."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.say("email", "メールアドレス")


class ResetPasswordKeyForm(PlainFields, allauth_forms.ResetPasswordKeyForm):  # type: ignore[misc]
    """A new password, twice, after the mail."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.say("password1", "新しいパスワード", password_validators_help_text_html())
        self.say("password2", "新しいパスワード（確認のためもう一度）")


class ChangePasswordForm(PlainFields, allauth_forms.ChangePasswordForm):  # type: ignore[misc]
    """The present password, and a new one twice."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.say("oldpassword", "現在のパスワード")
        self.say("password1", "新しいパスワード", password_validators_help_text_html())
        self.say("password2", "新しいパスワード（確認のためもう一度）")
