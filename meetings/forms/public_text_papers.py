"""For each file of a meeting: whether it goes with the public version, and how."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.http import QueryDict

from meetings.models import Material
from meetings.services.public_texts.errors import LONGEST_ALT
from meetings.services.public_texts.papers import Choice, How, ways_of


class PapersForm(forms.Form):
    """Of each file, by its key: what is done with it (``how-12``); of a picture what is to be seen on it (``alt-12``).

    ``sure-12``: somebody looked at the picture for faces and names, which no machine here can find.
    """

    def __init__(
        self, data: QueryDict | None, files: Sequence[Material], chosen: Mapping[int, Choice]
    ) -> None:
        super().__init__(data)
        self.materials = files
        for file in files:
            self._offer(file, chosen.get(file.pk, Choice(How.NOT)))

    def _offer(self, file: Material, choice: Choice) -> None:
        ways = ways_of(file)
        self.fields[f"how-{file.pk}"] = forms.ChoiceField(
            label=file.title,
            choices=[(how.value, how.label) for how in ways],
            initial=choice.how.value,
            widget=forms.RadioSelect,
            required=False,
            help_text=_HINTS.get(ways[-1], ""),
        )
        if How.IMAGE in ways:
            self.fields[f"alt-{file.pk}"] = forms.CharField(
                label="画像の説明",
                initial=choice.alt,
                max_length=LONGEST_ALT,
                required=False,
                help_text="画像を見られない方に読み上げられます。人の名前は書かないでください。",
            )
            self.fields[f"sure-{file.pk}"] = forms.BooleanField(
                label="顔・名札・名前など、人が分かるものが写っていないことを確かめました",
                initial=choice.how == How.IMAGE,
                required=False,
            )

    def clean(self) -> dict[str, Any]:
        """A picture goes with a description, once somebody looked for faces and names in it."""
        cleaned = super().clean() or {}
        shown = [file.pk for file in self.materials if cleaned.get(f"how-{file.pk}") == How.IMAGE]
        for name, words in ((f"{part}-{pk}", words) for pk in shown for part, words in _NEEDED.items()):
            if not cleaned.get(name) and name not in self.errors:
                self.add_error(name, words)
        return cleaned

    @property
    def rows(self) -> list[list[forms.BoundField]]:
        """The choice of each file, with the description and the tick where it is a picture."""
        return [
            [self[name] for part in _PARTS if (name := f"{part}-{file.pk}") in self.fields]
            for file in self.materials
        ]

    @property
    def choices(self) -> dict[int, Choice]:
        """What was chosen for each file."""
        data = self.cleaned_data
        return {
            file.pk: Choice(How(data.get(f"how-{file.pk}") or How.NOT), data.get(f"alt-{file.pk}", ""))
            for file in self.materials
        }

    def refuse(self, material: int | None, words: str) -> None:
        """Say what is in the way, at its file where it is about one."""
        self.add_error(f"how-{material}" if material else None, words)


_PARTS = ("how", "alt", "sure")
_NEEDED = {
    "alt": "画像として載せるときは、何が写っているかを入力してください。",
    "sure": "画像として載せるときは、人が分かるものが写っていないことを確かめて、印を付けてください。",
}
_HINTS = {
    How.TEXT: "ファイルは載せません。取り出した文章を、ほかの文と同じように確認してから載せます。",
    How.IMAGE: "撮影した場所などの情報は取り除きます。",
    How.NOT: "このファイルは載せられません。載せたいときは、PDFかWordで登録してください。",
}
