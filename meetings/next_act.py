"""The one act that comes next on a page: what is so, what it means, the button."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Act:
    """A heading, why, and the button; no button where there is nothing to press."""

    title: str
    text: str
    label: str = ""
    href: str = ""
