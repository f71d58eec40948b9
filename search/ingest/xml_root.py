"""Which XML does a file hold? The name of its first element says it."""

from __future__ import annotations

import re

_PROLOGUE = re.compile(r"(?:\s+|<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^\[>]*(?:\[.*?\]\s*)?>)*", re.DOTALL | re.IGNORECASE)
_NAME = re.compile(r"<(?:[\w.-]+:)?([\w.-]+)")


def root_name(head: str) -> str:
    """Give the name of the first element, without its prefix, or nothing where no element begins the text.

    >>> root_name("<?xml version='1.0'?><!-- un fil --><atom:feed>")
    'feed'
    """
    if not head.startswith("<"):
        return ""
    start = _PROLOGUE.match(head)
    found = _NAME.match(head, start.end() if start else 0)
    return found[1] if found else ""
