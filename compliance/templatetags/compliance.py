"""The rule behind a finding, with the words of its source: ``{% load compliance %}``."""

from django import template

from rules.sources import Source, source

register = template.Library()


@register.inclusion_tag("compliance/rule_quote.html")
def rule_quote(tag: str) -> dict[str, object]:
    """The source of a finding, its document and words behind a disclosure."""
    return {"tag": tag, "sources": source(tag)}


@register.inclusion_tag("compliance/source_of.html")
def source_of(tag: str) -> dict[str, tuple[Source, ...] | str]:
    """The source of a rule in one line: document and section."""
    return {"tag": tag, "sources": source(tag)}
