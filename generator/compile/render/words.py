"""The words in which closed lists reach the reader."""

from __future__ import annotations

from generator.text.edtf import Edtf, Point, format_edtf
from generator.vocabulary import (
    Basis,
    Confidence,
    DateRole,
    NoticeKind,
    RelationType,
    Review,
    Speaker,
    TermKind,
    Translation,
)

ROLE = {
    DateRole.ISSUED: "Issued",
    DateRole.SIGNED: "Signed",
    DateRole.ADOPTED: "Adopted",
    DateRole.APPROVED: "Approved",
    DateRole.RELEASED: "Released",
    DateRole.EFFECTIVE: "In force",
    DateRole.AMENDED: "Amended",
    DateRole.REPEALED: "Repealed",
    DateRole.LAUNCHED: "Launched",
    DateRole.EXTENDED: "Extended",
    DateRole.HELD: "Held",
    DateRole.REPORTED: "Reported",
    DateRole.REPOSTED: "Reposted",
    DateRole.DEADLINE: "Deadline",
    DateRole.PERIOD: "Period",
    DateRole.PLANNED: "Planned",
}

BASIS = {
    Basis.STATED: "stated in a notice",
    Basis.INFERRED: "inferred from a notice",
    Basis.OUTSIDE: "outside source",
}

BASIS_HERE = {
    Basis.STATED: "printed in this copy",
    Basis.INFERRED: "inferred from this copy",
    Basis.OUTSIDE: "outside source",
}
"""The same on the record of the notice that says it."""

RELATION = {
    RelationType.REPLACES: ("Replaces", "Replaced by"),
    RelationType.AMENDS: ("Amends", "Amended by"),
    RelationType.CONTINUES: ("Continues", "Continued by"),
    RelationType.IMPLEMENTS: ("Implements", "Implemented by"),
    RelationType.TRANSLATION_OF: ("Translation of", "Translations"),
    RelationType.REPOST_OF: ("Repost of", "Reposts"),
    RelationType.CITES: ("Cites", "Cited by"),
}
"""Seen from the notice that says it, and from the other end; in the order of a page."""

HOW = {
    "title": "title",
    "label": "label",
    "signature": "signature",
    "text": "text",
    "head": "head of the page",
}
"""In what the words stand from which a field of the record is read."""

NOTICE_KIND = {
    NoticeKind.NOTICE: "Notice",
    NoticeKind.WORK_PLAN: "Work plan",
    NoticeKind.MEASURES: "Measures",
    NoticeKind.INTERPRETATION: "Interpretation",
    NoticeKind.ANNOUNCEMENT: "Announcement",
    NoticeKind.PRESS_RELEASE: "Press release",
    NoticeKind.CASE_LIST: "List of cases",
    NoticeKind.OTHER: "Document",
}

TERM_KIND = {
    TermKind.CAMPAIGN: ("Campaign", "Campaigns"),
    TermKind.INSTRUMENT: ("Instrument", "Instruments"),
    TermKind.INSTITUTION: ("Institution", "Institutions"),
    TermKind.AGREEMENT: ("Agreement", "Agreements"),
    TermKind.PROGRAMME: ("Programme", "Programmes"),
    TermKind.CONCEPT: ("Concept", "Concepts"),
    TermKind.SLOGAN: ("Slogan", "Slogans"),
    TermKind.FORUM: ("Forum", "Forums"),
}
"""One of a kind, and several."""

TRANSLATION = {
    Translation.ORIGINAL: ("Original text", "The issuer's own wording"),
    Translation.OFFICIAL: ("Official translation", "Published by the issuer"),
    Translation.UNOFFICIAL: (
        "Unofficial translation",
        "The wording is not the issuer's and is not authoritative",
    ),
    Translation.MACHINE: (
        "Machine translation",
        "The wording is not the issuer's and is not authoritative",
    ),
}
"""What the text of a copy is, and what that means."""

REVIEW = {
    Review.REVIEWED: ("Reviewed", "Compared with the notice or the sources by a second person"),
    Review.CHANGED: ("Changed since review", "Reviewed by a second person, and changed since"),
    Review.DISPUTED: ("Disputed", "Somebody objects; the page gives the reason"),
    Review.DRAFT: ("Draft", "Not yet reviewed by a second person"),
    Review.RETRACTED: ("Retracted", "Withdrawn; kept so that citations still lead somewhere"),
}
"""How a page stands with review, and what that means; in the order in which they are counted."""

PART = {
    "title": "Title",
    "title_zh": "Chinese title",
    "work": "Copy of",
    "number_note": "Number, how known",
    "addressees": "Addressed to",
    "republisher": "Republished by",
    "translation": "Kind of text",
    "translator": "Translated by",
    "joint_issuers": "Joint issuers",
    "evidence": "Read from",
    "dates": "Date",
    "raw file": "SHA-256 of the raw file",
    "events": "Event",
    "later": "Later status",
    "corrections": "Correction",
    "text": "Text as published",
    "label": "Name",
    "label_zh": "Chinese name",
    "confidence": "Support",
    "conflicts": "Where sources disagree",
    "aliases": "Also called",
    "renderings": "Rendering seen",
    "intro": "Introduction",
}
"""Parts of a page that a review covers; others are called what they are."""

SPEAKER = {
    Speaker.ISSUER: "issuer",
    Speaker.REPUBLISHER: "republisher",
    Speaker.TRANSLATOR: "translator",
}

CONFIDENCE = {
    Confidence.HIGH: ("Well supported", "an official page, or two independent pages"),
    Confidence.MEDIUM: ("Fairly supported", "one reasonable secondary page"),
    Confidence.LOW: (
        "Weakly supported",
        "weak, undated or machine-translated copies only: read it as a report",
    ),
}
"""How well supported, and by what."""

LANGUAGE = {
    "en": "English",
    "zh": "Chinese",
    "zh-Hans": "Chinese (simplified)",
    "zh-Hant": "Chinese (traditional)",
}

LANE = {
    "campaign": "Campaign rounds",
    "period": "Named periods",
    "notice": "Notices",
    "events": "Other events",
}
"""The lanes of a timeline, in the order they are drawn."""

COUNT = {
    "yearly": "Figures of one period",
    "partial": "Figures of part of a period",
    "cumulative": "Running totals",
}
"""Kinds of figures, which are never added to one another."""


def human_date(date: Edtf) -> str:
    """A date as people read it; the precision it lacks is not made up.

    What both ends of a stretch share is said once: "18 to 24 October 2017".
    """
    start, end = date.start, date.end
    words = format_edtf(date)
    if not date.is_interval or start is None or end is None or start.qualifier or end.qualifier:
        return words
    shared = 0
    if start.year == end.year and start.month and end.month:
        shared = 2 if start.month == end.month and start.day and end.day else 1
    first, _, last = words.partition(" to ")
    return f"{first.rsplit(' ', shared)[0]} to {last}" if shared else words


def precision(date: Edtf) -> str:
    """What is not known of a date, or nothing for a full one."""
    if date.is_interval:
        return ""
    return _missing(date.start)


def _missing(point: Point | None) -> str:
    if point is None or point.day:
        return ""
    return "day not known" if point.month else "month not known"


def number_of(count: int, one: str, several: str = "") -> str:
    """A count with its noun: "1 notice", "1,902 mentions"."""
    return f"{count:,} {one if count == 1 else several or one + 's'}"
