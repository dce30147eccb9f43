"""Rules in simplified characters hold for traditional ones."""

from __future__ import annotations

import pytest

from generator.curate.scripts import both_scripts, compile_both


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        ("关于.{2,9}的通知", "關於專利的通知"),
        ("关于.{2,9}的通知", "关于专利的通知"),
        ("第[一二三]+[条章节]", "第二條"),
        (r"附件\[号码\]", "附件[號碼]"),
    ],
)
def test_both(pattern: str, text: str) -> None:
    """A pattern fits both scripts, also within a character class and beside an escaped bracket."""
    assert compile_both(pattern).fullmatch(text)


def test_other_text_is_left_alone() -> None:
    """What is no simplified character stays as it is."""
    assert both_scripts(r"[A-Z\]]{2,}\d 人") == r"[A-Z\]]{2,}\d 人"
