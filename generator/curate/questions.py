"""Questions and answers: 问：…？ above 答：…, Q1: … above A1: …."""

from __future__ import annotations

from generator.curate.scripts import compile_both

_QUESTION_RE = compile_both(
    r"(?:[\d一二三四五六七八九十]{1,3}[.、．]\s?)?"
    r"(?:(?:记者|网友)?(?:提)?问(?:题)?[\d一二三四五六七八九十]{0,2}[:：]|记者[:：]"
    r"|【问】|\[Q\]|Reporters?[:：]|Q(?:uestion)?\s?\d{0,2}[:：.]\s?)"
)
_ANSWER_RE = compile_both(
    r"(?:【答】|\[A\]|(?:回)?答(?:复)?[\d一二三四五六七八九十]{0,2}[:：]|A(?:nswer)?\s?\d{0,2}[:：.])"
)


def starts_question(text: str) -> bool:
    """Whether a text opens as a question of an interview or of a list of questions does."""
    return _QUESTION_RE.match(text) is not None


def starts_answer(text: str) -> bool:
    """Whether a text opens as the answer to such a question does."""
    return _ANSWER_RE.match(text) is not None
