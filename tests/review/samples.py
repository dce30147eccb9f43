"""A page to check, with the parts that a test is about."""

from __future__ import annotations

from generator.models import Notice
from generator.page import parse_page

PAGE = """\
---
id: office-2021-a
work: office-2021-a
title: A notice
kind: notice
issuer: ''
language: en
translation: original
dates:
  - {{role: reposted, edtf: '2021-03-30', basis: stated, quote: '{quote}'}}
review: draft
---

## Summary

{summary}

## What it does

{points}

## Text as published

First part.
{second}
{{#b1234567}}
"""


def page(
    quote: str = "Create Time:2021-03-30",
    summary: str = "Ours.",
    points: str = "- One. [¶](#b1234567)",
    second: str = "It goes on.",
) -> Notice:
    text = PAGE.format(quote=quote, summary=summary, points=points, second=second)
    notice = parse_page(text, "content/notices/a.md").notice
    assert notice is not None
    return notice
