"""One raw notice -> one page, without reading or writing a file: the steps in order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from generator.curate.account import account_for
from generator.curate.clean import judge_segments
from generator.curate.core import find_core
from generator.curate.labels import find_labels
from generator.curate.metadata import Metadata, Surroundings, find_metadata
from generator.curate.paragraphs import join_paragraphs
from generator.curate.parts import (
    DraftBlock,
    Fact,
    Judged,
    Label,
    Mark,
    Piece,
    RawText,
    Segment,
    Site,
    Title,
    Verdict,
)
from generator.curate.readers.formats import read_raw
from generator.curate.repeats import find_listed_again, find_repeats
from generator.curate.rules import match_rules
from generator.curate.segments import cut_segments
from generator.curate.structure import build_blocks
from generator.curate.title import find_title
from generator.curate.voices import tell_voices
from generator.errors import Finding
from generator.models import Block, Editorial, Notice, Provenance
from generator.page import cell_text, format_page, with_block_ids
from generator.text.sentences import count_words
from generator.vocabulary import BlockKind

_EDITORIAL = (Editorial("Summary", ""), Editorial("What it does", ""))
"""Parts that people write; empty in a new page."""


@dataclass(frozen=True)
class Draft:
    """What the generator makes of one raw notice."""

    notice: Notice
    page: str
    """The page as a file."""
    raw: RawText
    pieces: tuple[Piece, ...]
    """What became of each stretch of the raw text."""
    facts: tuple[Fact, ...]
    """What was recognised, and how sure that is."""
    address: str
    """Of the page, where the file names one."""
    findings: tuple[Finding, ...]


def draft_notice(
    data: bytes,
    provenance: Provenance,
    site: Site,
    institutions: Mapping[str, str],
    path: str,
) -> Draft:
    """The page of a raw notice.

    Args:
        data: The file as received.
        provenance: Its record.
        site: Profile of the site it comes from, an empty one when there is none.
        institutions: Name -> id of the term, to recognise issuer and publisher.
        path: The raw file, relative to the project, for messages.

    Raises:
        InputError: The file cannot be read.
    """
    raw = read_raw(data, path)
    judged, title, labels = _judge(raw, site)
    paragraphs, speakers = tell_voices(
        join_paragraphs(raw, judged), title.text, is_official=site.is_official
    )
    drafted = build_blocks(paragraphs, speakers)
    lines = _page_words(judged)
    around = Surroundings(provenance, site, institutions, raw, lines, path)
    metadata = find_metadata(title, labels, drafted, around)
    blocks = _blocks(drafted)
    notice = _notice(provenance, title, metadata, blocks)
    return Draft(
        notice=notice,
        page=format_page(notice),
        raw=raw,
        pieces=account_for(raw, judged, drafted, [block.id for block in blocks]),
        facts=metadata.facts,
        address=next((entry.value for entry in raw.declared if entry.field == "url"), ""),
        findings=raw.findings + metadata.findings,
    )


def read_verdicts(data: bytes, site: Site | None = None) -> tuple[Judged, ...]:
    """What becomes of each line of a raw text, for measuring how well chrome is told apart."""
    return _judge(read_raw(data, "text"), site or Site())[0]


def _judge(raw: RawText, site: Site) -> tuple[tuple[Judged, ...], Title, tuple[Label, ...]]:
    every = cut_segments(raw)
    segments = tuple(_as_shown(segment) for segment in every)
    hits = match_rules(segments, site)
    labels = find_labels(segments)
    core = find_core(segments, hits, labels)
    declared = [entry.value for entry in raw.declared if entry.field == "title"]
    title = find_title(segments, hits, labels, core, declared)
    judged = judge_segments(every, hits, labels, title, core)
    kept = [i for i, entry in enumerate(judged) if entry.verdict is Verdict.KEPT]
    repeats = find_repeats(segments, kept)
    if repeats:
        judged = judge_segments(every, hits, labels, title, core, repeats)
    repeats = {**repeats, **find_listed_again(segments, kept)}
    used = tuple(
        labels[i]
        for i, entry in enumerate(judged)
        if entry.verdict is Verdict.METADATA and i in labels and labels[i].value
    )
    return _mark_repeats(judged, repeats), title, used


def _as_shown(segment: Segment) -> Segment:
    """The segment as a reader of the file sees it: empty where the file hides it."""
    return replace(segment, text="") if segment.mark is Mark.HIDDEN else segment


def _mark_repeats(judged: Sequence[Judged], repeats: Mapping[int, int]) -> tuple[Judged, ...]:
    return tuple(
        Judged(
            entry.segment,
            Verdict.REPEAT,
            "repeat",
            f"says again what line {judged[repeats[index]].segment.line} says in full",
        )
        if index in repeats
        else entry
        for index, entry in enumerate(judged)
    )


_FEW_WORDS = 60
"""Words of a line in which a page can speak of itself."""


def _page_words(judged: Sequence[Judged]) -> tuple[str, ...]:
    """Lines in which a page may say what it is: all but long ones."""
    texts = (entry.segment.text for entry in judged)
    return tuple(text for text in texts if text and count_words(text) <= _FEW_WORDS)


def _blocks(drafted: Sequence[DraftBlock]) -> tuple[Block, ...]:
    return with_block_ids(
        tuple(Block("", block.kind, _sentences(block), block.by) for block in drafted)
    )


def _sentences(block: DraftBlock) -> tuple[str, ...]:
    texts = (part.text for part in block.sentences)
    return tuple(map(cell_text, texts) if block.kind is BlockKind.ROW else texts)


def _notice(
    provenance: Provenance, title: Title, metadata: Metadata, blocks: tuple[Block, ...]
) -> Notice:
    return Notice(
        id=provenance.id,
        work=provenance.id,
        title=title.text,
        subtitle=title.subtitle,
        kind=metadata.kind,
        issuer=metadata.issuer,
        joint_issuers=metadata.joint_issuers,
        addressees=metadata.addressees,
        number=metadata.number,
        language=metadata.language,
        republisher=metadata.republisher,
        translator=metadata.translator,
        translation=metadata.translation,
        signature=metadata.signature,
        attachments=metadata.attachments,
        evidence=metadata.evidence,
        dates=metadata.dates,
        blocks=blocks,
        editorial=_EDITORIAL,
    )
