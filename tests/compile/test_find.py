"""Finding: what is printed where, from golden cases and as laws."""

from __future__ import annotations

import random
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.atlas import Found
from generator.compile.find import find_mentions
from generator.models import Block, Corpus, Name, Notice, Term
from generator.text.names import NameIndex
from generator.text.yamlfile import load_yaml
from generator.vocabulary import BlockKind, NoticeKind, TermKind, Translation

GOLDEN = Path(__file__).parents[1] / "golden" / "find"
MARK_RE = re.compile(r"\[\[(.+?)\|([a-z-]+)\]\]", re.DOTALL)


def read_cases() -> list[Any]:
    cases = []
    for path in sorted(GOLDEN.glob("*.yml")):
        for case in load_yaml(path.read_text("utf-8")):
            cases.append(pytest.param(case, id=f"{path.stem}: {case['case']}"))
    return cases


def make_term(id_: str, names: list[Any], kind: str = "concept") -> Term:
    aliases = [Name(name) if isinstance(name, str) else Name(**name) for name in names]
    label = id_.replace("-", " ").title()
    # The label would be a name as well: a term of the tests is called by its aliases only.
    return Term(id_, label, TermKind(kind), "What it is.", aliases=tuple(aliases), path=f"{id_}.md")


class Called(Term):
    """A term without its label among its names."""

    @property
    def names(self) -> tuple[Name, ...]:
        return self.aliases


def make_corpus(names: dict[str, list[Any]], kinds: dict[str, str], *texts: str) -> Corpus:
    terms = []
    for id_, listed in names.items():
        term = make_term(id_, listed, kinds.get(id_, "concept"))
        terms.append(Called(**{key: getattr(term, key) for key in term.__dataclass_fields__}))
    blocks = tuple(
        Block(f"b{number:07}", BlockKind.PARAGRAPH, tuple(text.split("\n")))
        for number, text in enumerate(texts)
    )
    notice = Notice(
        "n", "n", "N", NoticeKind.NOTICE, "", "en", Translation.ORIGINAL, blocks, path="n.md"
    )
    return Corpus(notices=(notice,), terms=tuple(terms))


def mark(text: str, found: Found) -> str:
    """The text with its mentions marked as the golden cases do."""
    for mention in sorted(found.mentions, key=lambda mention: -mention.start):
        marked = f"[[{mention.surface}|{mention.term}]]"
        text = text[: mention.start] + marked + text[mention.end :]
    return text


@pytest.mark.parametrize("case", read_cases())
def test_golden(case: dict[str, Any]) -> None:
    """Exactly the marked places are mentions, and the messages are those the case names."""
    plain = MARK_RE.sub(r"\1", case["text"])
    corpus = make_corpus(case["names"], case.get("kinds", {}), plain)
    text = corpus.notices[0].blocks[0].text
    found = find_mentions(corpus)
    expected = Block("b", BlockKind.PARAGRAPH, tuple(case["text"].split("\n"))).text
    assert mark(text, found) == expected
    messages = [finding.message for finding in found.findings]
    assert len(messages) == len(case.get("findings", []))
    for wanted, message in zip(case.get("findings", []), messages, strict=True):
        assert wanted in message


WORDS = st.sampled_from(
    ["Patent", "patent", "Law", "laws", "agent", "IP", "ip", "5", "12", "蓝", "天", "行", "动"]
)
GAPS = st.sampled_from([" ", "-", '"', "“", "”", "'", ". ", ", ", "(", ")", "", "（", "《", "》"])
TEXTS = st.lists(st.tuples(WORDS, GAPS), max_size=30).map(
    lambda parts: "".join(word + gap for word, gap in parts)
)
NAMES = st.lists(st.lists(WORDS, min_size=1, max_size=3).map(" ".join), max_size=8, unique=True)


@given(TEXTS, NAMES)
def test_spans_are_surfaces_that_do_not_overlap(text: str, names: list[str]) -> None:
    """Each span cuts its surface out of the text, and no two spans share a character."""
    corpus = make_corpus({f"t{i}": [name] for i, name in enumerate(names)}, {}, text)
    block = corpus.notices[0].blocks[0]
    end = 0
    for mention in find_mentions(corpus).mentions:
        assert block.text[mention.start : mention.end] == mention.surface != ""
        assert mention.start >= end
        end = mention.end


@given(TEXTS, NAMES)
def test_leftmost_longest(text: str, names: list[str]) -> None:
    """No name that starts where another was found is longer, and none starts before it unfound."""
    index: NameIndex[str] = NameIndex()
    for name in names:
        index.add(name, name)
    found = list(index.scan(text))
    singles: dict[str, NameIndex[str]] = {}
    for name in names:
        singles[name] = NameIndex()
        singles[name].add(name, name)
        for spot in singles[name].scan(text):
            inner = (spot.start + 1, spot.end - 1)  # a quote or bracket may be outside
            assert any(other.start <= max(inner) and min(inner) <= other.end for other in found), (
                "a name that stands in the text is found, or stands in one that is"
            )
    for spot in found:
        again = index.scan(text[spot.start : spot.end])
        assert next(iter(again)).values == spot.values


@given(TEXTS, NAMES, st.randoms())
def test_order_of_names_does_not_matter(text: str, names: list[str], chance: random.Random) -> None:
    """The same mentions are found whatever the order in which terms were read."""
    terms = {f"t{i}": [name] for i, name in enumerate(names)}
    shuffled = list(terms.items())
    chance.shuffle(shuffled)
    one = find_mentions(make_corpus(terms, {}, text))
    other = find_mentions(make_corpus(dict(shuffled), {}, text))
    assert one.mentions == other.mentions


def test_sections_are_named_by_their_headings() -> None:
    """A mention knows the heading above it; before the first there is none."""
    blocks = (
        Block("b1", BlockKind.PARAGRAPH, ("Law one.",)),
        Block("s1", BlockKind.HEADING, ("Law two",)),
        Block("b2", BlockKind.ITEM, ("Law three.",)),
    )
    notice = Notice("n", "n", "N", NoticeKind.NOTICE, "", "en", Translation.ORIGINAL, blocks)
    found = find_mentions(Corpus(notices=(notice,), terms=(make_term("t", ["law"]),)))
    assert [(mention.block, mention.section) for mention in found.mentions] == [
        ("b1", ""),
        ("s1", "s1"),
        ("b2", "s1"),
    ]


def test_words_that_an_editor_calls_no_names_hide_the_name_inside_them() -> None:
    """`not_names` lists longer words that only contain a name."""
    law = replace(make_term("patent-law", ["专利法"]), not_names=("专利法务", "非专利法"))
    blocks = (Block("b1234567", BlockKind.PARAGRAPH, ("专利法务人员学习专利法。",)),)
    notice = Notice("n", "n", "T", NoticeKind.NOTICE, "", "zh-Hans", Translation.ORIGINAL, blocks)
    found = find_mentions(Corpus(notices=(notice,), terms=(law,)))
    assert [(spot.start, spot.surface) for spot in found.mentions] == [(8, "专利法")]


def notice(id_: str, *texts: str) -> Notice:
    blocks = tuple(
        Block(f"b{number:07}", BlockKind.PARAGRAPH, (text,)) for number, text in enumerate(texts)
    )
    return Notice(
        id_, id_, "N", NoticeKind.NOTICE, "", "en", Translation.ORIGINAL, blocks, path=f"{id_}.md"
    )


DEFINITION = 'Under the Patent Law (hereinafter "the Law"), it lapses.'
USES = st.lists(
    st.sampled_from(["The Law.", "In the Law, or the Laws", "《Law》", "Law", '"Law"']), max_size=4
)


@given(USES, USES, USES)
def test_short_forms_stay_in_their_notice(
    before: list[str], after: list[str], other: list[str]
) -> None:
    """A short form names nothing before its definition, nor in any other notice."""
    law = make_term("patent-law", ["Patent Law"], "instrument")
    notices = (notice("a", *before, DEFINITION, *after), notice("b", *other))
    found = find_mentions(Corpus(notices=notices, terms=(law,)))
    alone = find_mentions(Corpus(notices=notices[:1], terms=(law,)))
    assert found.mentions == alone.mentions
    at = f"b{len(before):07}"
    assert all(mention.block >= at for mention in found.mentions)
    assert {mention.defined_in for mention in found.mentions if mention.block > at} <= {at}


def test_each_definition_holds_from_where_it_stands() -> None:
    """Hundreds of definitions in one paragraph are each about the name before them."""
    law = make_term("patent-law", ["Patent Law"], "instrument")
    rule = make_term("seed-rules", ["Seed Rules"], "instrument")
    names = ["Patent Law", "Seed Rules"] * 150
    text = " ".join(f'The {name} (hereinafter "the Law") apply. The Law.' for name in names)
    found = find_mentions(Corpus(notices=(notice("a", text),), terms=(law, rule)))
    once = ["patent-law"] * 2 + ["seed-rules"] * 2
    assert [mention.term for mention in found.mentions] == once * 150


def test_an_acronym_given_to_something_else_is_told() -> None:
    """A notice that gives a known acronym to another body takes it from the term, and is told."""
    wto = make_term("wto", ["World Trade Organization", "WTO"], "institution")
    texts = ("The WTO.", "World Tea Organization (WTO).", "The WTO.")
    found = find_mentions(Corpus(notices=(notice("a", *texts),), terms=(wto,)))
    assert [mention.block for mention in found.mentions] == ["b0000000"]
    (finding,) = found.findings
    assert finding.code == "short-form"
    assert "'WTO' is defined as 'World Tea Organization' here" in finding.message
