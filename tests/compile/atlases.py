"""A small made-up atlas with one of everything, and pages turned into HTML as the site does."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import markdown
import yaml
from bs4 import BeautifulSoup

from generator.atlas import (
    Atlas,
    Backlink,
    Event,
    Evidence,
    Mention,
    Revision,
    Timeline,
    Usage,
)
from generator.models import (
    Block,
    Corpus,
    Correction,
    Editorial,
    Figure,
    Later,
    Name,
    Notice,
    Page,
    Period,
    Provenance,
    RoleDate,
    Round,
    Source,
    SubjectFile,
    Term,
)
from generator.page import split_front_matter
from generator.standing import Dispute, ReviewNote
from generator.text.edtf import parse_edtf
from generator.text.linediff import Change
from generator.vocabulary import (
    Basis,
    BlockKind,
    Confidence,
    DateRole,
    NoticeKind,
    Review,
    Speaker,
    TermKind,
    Translation,
)

EXTENSIONS = ["attr_list", "tables", "def_list", "toc"]
"""Those of mkdocs.yml."""


def to_html(page: str) -> BeautifulSoup:
    """A compiled page as the site builder renders it."""
    front = split_front_matter(page)
    assert front is not None
    html = markdown.markdown(front.body, extensions=EXTENSIONS)
    return BeautifulSoup(html, "html.parser")


def front_of(page: str) -> dict[str, Any]:
    """The front matter of a compiled page."""
    front = split_front_matter(page)
    assert front is not None
    data: dict[str, Any] = yaml.safe_load(front.yaml)
    return data


def notice(*blocks: Block, **fields: Any) -> Notice:
    """A notice of these blocks; what is not given is filled in."""
    given: dict[str, Any] = {
        "id": "office-2021-order",
        "work": "office-2021-order",
        "title": "Order on lanterns",
        "kind": NoticeKind.NOTICE,
        "issuer": "office",
        "language": "en",
        "translation": Translation.MACHINE,
        "path": "content/notices/office-2021-order.md",
    }
    return Notice(**given | fields, blocks=blocks)


def paragraph(text: str, id_: str = "b0000001", **fields: Any) -> Block:
    """A paragraph of one sentence."""
    return Block(id_, BlockKind.PARAGRAPH, (text,), **fields)


def item(text: str, id_: str = "b0000002", **fields: Any) -> Block:
    """A list item of one sentence."""
    return Block(id_, BlockKind.ITEM, (text,), **fields)


def heading(text: str, id_: str = "s0000001", **fields: Any) -> Block:
    """A heading."""
    return Block(id_, BlockKind.HEADING, (text,), **fields)


def mention(block: Block, surface: str, term: str, notice: str = "office-2021-order") -> Mention:
    """A linked mention of the surface, where it first stands in the block."""
    start = block.text.index(surface)
    end = start + len(surface)
    return Mention(term, notice, block.id, start, end, surface, "", is_linked=True)


def atlas(*notices: Notice, **fields: Any) -> Atlas:
    """An atlas of these notices; fields that are not its own go to the corpus."""
    own = {"mentions", "backlinks", "related", "events", "timelines", "edition", "usage"}
    corpus = Corpus(
        notices=notices, **{key: value for key, value in fields.items() if key not in own}
    )
    given: dict[str, Any] = {
        "mentions": (),
        "backlinks": {},
        "related": {},
        "events": (),
        "timelines": (),
        "edition": "2026-11-22",
    }
    return Atlas(corpus, **given | {key: value for key, value in fields.items() if key in own})


# --- one of everything ------------------------------------------------------------------------

OPENING = paragraph("The teaser of the shop.", "b0000001", by=Speaker.REPUBLISHER)
FIRST = heading("1. Light. The Lantern Law is 〔2021〕12号.", "s0000001")
ORDER = paragraph("The Office applies the Lantern Law in 2021* & later, <b>fully</b>.", "b0000002")
GOAL = item("Hang lanterns by 1 May 2021;", "b0000003")
LAST = item("Keep the Lantern Law.", "b0000004")

ORDER_NOTICE = notice(
    OPENING,
    FIRST,
    ORDER,
    GOAL,
    LAST,
    title='Order on "lanterns" <2021>',
    title_zh="灯笼令",
    number="〔2021〕12号",
    republisher="Lantern shop",
    dates=(
        RoleDate(DateRole.REPOSTED, parse_edtf("2021-03-30"), Basis.STATED, "Time: 2021-03-30"),
        RoleDate(DateRole.ISSUED, parse_edtf("2021-03"), Basis.OUTSIDE, sources=("paper",)),
    ),
    editorial=(
        Editorial("Summary", "Orders lanterns.\nSee the [law](term:lantern-law)."),
        Editorial(
            "What it does", "- Applies the law. [¶](#b0000002)\n- Sets a day. [¶](#b0000003)"
        ),
    ),
    corrections=(Correction("b0000002", "applies the Lantern", "applied the Lantern", "a slip"),),
    later=(
        Later(
            "b0000003",
            "1 May 2021",
            parse_edtf("2021-06-01"),
            "The day was put off",
            ("paper",),
            "lantern-law",
        ),
    ),
    subjects=("lantern-drive",),
)

LAW = Term(
    "lantern-law",
    "Lantern Law",
    TermKind.INSTRUMENT,
    "The law on lanterns.\n\nThe [order](notice:office-2021-order) applies it.",
    label_zh="灯笼法",
    pinyin="dēnglóng fǎ",
    number="〔2020〕1号",
    number_note="put back into Chinese",
    issuer=("office", "Council of Light"),
    aliases=(Name("Law of Lanterns"),),
    renderings=(Name("Lamp Act", seen="office-2021-order"),),
    dates=(
        RoleDate(DateRole.EFFECTIVE, parse_edtf("2020-01-01"), Basis.OUTSIDE, sources=("paper",)),
    ),
    related=("lantern-drive",),
    sources=("paper", "copy"),
    confidence=Confidence.MEDIUM,
    conflicts="One says 2020, one 2019.",
    path="content/glossary/lantern-law.md",
)
DRIVE = Term(
    "lantern-drive",
    "Lantern Drive",
    TermKind.CAMPAIGN,
    "A drive for lanterns.",
    label_zh="灯笼行动",
)
OFFICE = Term("office", "Office of Light", TermKind.INSTITUTION, "It issues orders.")

ROUND = Round(
    "drive-2021",
    parse_edtf("2021"),
    "2021: more light",
    "Streets were added.",
    targets=("Dark streets",),
    legal_basis=("lantern-law",),
    figures=(
        Figure("lanterns hung", "120", "2021", "yearly", ("paper",)),
        Figure("lanterns in all", "500", "2019/2021", "cumulative", ("paper",)),
    ),
    sources=("paper",),
    notices=("office-2021-order",),
)

EVENTS = (
    Event(
        "lantern-law-effective",
        parse_edtf("2020-01-01"),
        DateRole.EFFECTIVE,
        "Lantern Law: in force",
        ("lantern-law",),
        Basis.OUTSIDE,
        "glossary/lantern-law",
        sources=("paper",),
    ),
    Event(
        "drive-2021",
        parse_edtf("2021"),
        DateRole.PERIOD,
        "Lantern Drive: 2021: more light",
        ("lantern-drive",),
        Basis.OUTSIDE,
        "campaigns/lantern-drive",
        sources=("paper",),
        lane="campaign",
    ),
    Event(
        "office-2021-order-reposted",
        parse_edtf("2021-03-30"),
        DateRole.REPOSTED,
        'Reposted: Order on "lanterns" <2021>',
        ("lantern-drive",),
        Basis.STATED,
        "notices/office-2021-order",
        Evidence("office-2021-order", "", "Time: 2021-03-30"),
        lane="notice",
    ),
    Event(
        "office-2021-order-e1",
        parse_edtf("2021-05-01"),
        DateRole.DEADLINE,
        "Lanterns hang",
        ("lantern-drive",),
        Basis.INFERRED,
        "notices/office-2021-order",
        Evidence("office-2021-order", "b0000003", "by 1 May 2021"),
    ),
)


def full_atlas() -> Atlas:
    """One notice, three terms, a campaign, a period, a redirect and a tombstone."""
    mentions = (
        mention(ORDER, "Lantern Law", "lantern-law"),
        mention(LAST, "Lantern Law", "lantern-law"),
    )
    return atlas(
        ORDER_NOTICE,
        provenance={
            "office-2021-order": Provenance(
                "office-2021-order",
                "received.txt",
                "text/plain",
                "0123456789abcdef" * 4,
                url="https://example.org/order?a=1&b=2",
                publisher="Lantern shop",
                publish_raw=True,
            )
        },
        terms=(LAW, DRIVE, OFFICE),
        subjects=(SubjectFile("lantern-drive", "Lantern Drive, 2021", "All rounds.", (ROUND,)),),
        periods=(Period("year-of-light", "Year of Light", parse_edtf("2021"), ("in 2021*",)),),
        sources={
            "paper": Source(
                "paper", "A paper", "A press", "https://example.org/p?a=1&b=2", "2026-11-22"
            ),
            "copy": Source("copy", "A copy", "A mirror"),
        },
        redirects={"notices/old-order": "notices/office-2021-order"},
        pages=(Page("index", "Lanterns", "Read about lanterns.\n\n## More {: #more }\n\nText."),),
        tombstones=("office-2020-gone",),
        mentions=mentions,
        backlinks={
            "lantern-law": (
                Backlink("office-2021-order", "b0000002", ORDER.text, 19, 30),
                Backlink("office-2021-order", "b0000004", LAST.text, 9, 20),
            )
        },
        events=EVENTS,
        timelines=(
            Timeline("", "Timeline", "timeline/index", EVENTS),
            Timeline("lantern-drive", "Lantern Drive", "timeline/lantern-drive", EVENTS[1:]),
        ),
        usage={"lantern-law": Usage(1, 2, "office-2021-order")},
    )


def disputed_atlas() -> Atlas:
    """The same, reviewed: the notice has changed since, facts are disputed, git was asked."""
    full = full_atlas()
    dispute = Dispute("The gazette says April", ("paper",), "Bo Wang", "2026-11-21")
    dates = (ORDER_NOTICE.dates[0], replace(ORDER_NOTICE.dates[1], disputed=dispute))
    later = replace(ORDER_NOTICE.later[0], disputed=Dispute("It was never put off."))
    by_ann = ReviewNote("Ann Lee <ann>", "2026-11-20", "r0123456789ab")
    order = replace(
        ORDER_NOTICE, review=Review.CHANGED, review_note=by_ann, dates=dates, later=(later,)
    )
    law = replace(
        LAW,
        review=Review.DISPUTED,
        review_note=ReviewNote("Bo Wang", "2026-11-21", reason="It names the wrong law."),
        disputed=Dispute("Too narrow."),
        dates=(replace(LAW.dates[0], disputed=dispute),),
    )
    round_ = replace(ROUND, disputed=dispute)
    events = tuple(
        replace(event, disputed=dispute) if event.lane == "campaign" else event
        for event in full.events
    )
    corpus = replace(
        full.corpus,
        notices=(order,),
        terms=(law, DRIVE, replace(OFFICE, review=Review.REVIEWED, review_note=by_ann)),
        subjects=(replace(full.corpus.subjects[0], rounds=(round_,)),),
    )
    changes = (
        Change("dates", "issued; 2021-04; outside; paper", "issued; 2021-03; outside; paper"),
        Change("## Summary", "Orders [lamps](term:office).", "Orders lanterns."),
        Change("text", "Hang lanterns by 2 May 2021;", "Hang lanterns by 1 May 2021;"),
        Change("text", "", "Keep the Lantern Law."),
        Change("title_zh", "灯令", "灯笼令"),
    )
    history = (
        Revision("2026-11-21", "Bo Wang", "Summary: <b>lanterns</b> & *lamps* {{ x }}"),
        Revision("2026-11-01", "Ann Lee", "Order taken in"),
    )
    return replace(
        full,
        corpus=corpus,
        events=events,
        timelines=tuple(
            replace(
                timeline,
                events=tuple(e for e in events if e.id in {own.id for own in timeline.events}),
            )
            for timeline in full.timelines
        ),
        changes={"notices/office-2021-order": changes},
        history={ORDER_NOTICE.path: history, LAW.path: history[:1]},
    )
