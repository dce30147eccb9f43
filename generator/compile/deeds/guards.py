"""Words that make of what is said no fact: conditions, denials, wishes, drafts, things to come."""

from __future__ import annotations

import re

_CONDITION_RE = re.compile(
    r"(?i:\b(?:if|unless|whether|provided\sthat|in\s(?:the\s)?(?:case|event)\b|in\scase|once|would|could"
    r"|might|were\sto|suppose|assuming|until\sthen)\b)"
    r"|如果|假如|假设|倘|(?<![一其])若(?!干)|一旦|是否|除非|如未|如不|如有|如需|的话"
)
_MAY_RE = re.compile(r"\bmay\s(?:be|not|have)\b")
_DENIAL_RE = re.compile(
    r"(?i:\b(?:not|never|no\slonger|neither|nor|without|failed|fails?\sto|cannot|instead\sof"
    r"|rather\sthan|has\syet\sto|refused\sto|declined\sto)\b|n[’']t\b)"
    r"|尚未|从未|并未|未(?![来成])|没有|并非|不(?!断|仅|同|久|少|良|正|法|以|得|晚|迟)|无需|无须|拒绝"
)
_EXPECTED_RE = re.compile(
    r"(?i:\b(?:expected|expects|propos(?:e[ds]?|al|als)|recommend(?:s|ed)?|suggest(?:s|ed|ions?)?|hopes?"
    r"|aims?|intends?|intended|strives?|envisaged?|anticipated|reportedly|drafts?|consultation"
    r"|for\scomments?)\b)"
    r"|拟|建议|预计|有望|力争|争取|草案|征求意见|送审稿|讨论稿|初稿|试图"
)
_TO_COME_RE = re.compile(
    r"(?i:\b(?:will|shall|(?:is|are)\sto\sbe|plans?\sto|(?:planned|scheduled)\sto)\b)"
    r"|将(?=[于在\ue000])|将(?:[^，。；]{0,6})(?:召开|举行|举办|启动|发布|印发|出台|公布|颁布|开展)|计划(?=于|在|\ue000)"
)
_WANTED_RE = re.compile(
    r"(?i:\b(?:will|shall|should|must|targets?|goals?|plans?|planned|to\sreach|at\sleast|need)\b)"
    r"|将|要|目标|不低于|不少于|(?<!截)到\ue000|控制在|确保|计划|任务"
)
_DONE_RE = re.compile(
    r"(?i:\b(?:had|has|have|was|were|did)\s(?:\w+ly\s|already\s|been\s)*\w+(?:ed|ent|de)\b)|已[经于]?|均已|了(?!解)"
)


ONE_PARTY_RE = re.compile(
    r"\b(?:[Tt]he\s(?:agency|company|firm|shop|store|seller|party|defendant|respondent|plaintiff)|fined\s(?:it|him|her))\b"
    r"|当事人|當事人|该公司|该机构|该代理|该所|該公司|某"
)
"""Words of a single case, whose numbers count nothing of general interest."""


def why_no_fact(sentence: str, clause: str) -> str:
    """Why a clause tells of nothing that happens; empty where nothing speaks against it.

    Args:
        sentence: All of it, masked: a condition anywhere in it counts.
        clause: The words of the pattern with what stands before them in their clause, masked.
    """
    for regex, text, reason in (
        (_CONDITION_RE, sentence, "it is a condition"),
        (_MAY_RE, clause, "it is a condition"),
        (_DENIAL_RE, clause, "it is denied"),
        (_EXPECTED_RE, clause, "it is only expected or proposed"),
    ):
        if found := regex.search(text):
            return f"{reason} ('{found[0]}')"
    return ""


def is_to_come(clause: str) -> bool:
    """Whether it is told as something that is still to happen."""
    return _TO_COME_RE.search(clause) is not None


def is_wanted(clause: str) -> bool:
    """Whether a figure is one to be reached, not one that was counted."""
    return _WANTED_RE.search(clause) is not None


def is_done(clause: str) -> bool:
    """Whether it is told as something that has happened."""
    return _DONE_RE.search(clause) is not None
