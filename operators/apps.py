"""The operators room."""

from django.apps import AppConfig


class OperatorsConfig(AppConfig):
    """Registers the room with Django."""

    name = "operators"
    verbose_name = "事業者と利用者"

    def ready(self) -> None:
        """Say in plain words, in every form of the portal, that something was left empty."""
        from django.forms import ChoiceField, Field

        Field.default_error_messages["required"] = "入力してください。"
        ChoiceField.default_error_messages["required"] = "選択してください。"
