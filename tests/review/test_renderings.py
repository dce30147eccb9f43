"""Renderings stand where they were seen."""

from __future__ import annotations

from dataclasses import replace

from generator.models import Corpus, Name, Term
from generator.review.renderings import check_seen, find_unprinted
from generator.vocabulary import TermKind
from tests.review.samples import page


def test_renderings_stand_where_they_were_seen() -> None:
    """Capitals and white space do not count; a source that is no notice is not looked into."""
    names = (
        Name("first  Part", seen="n"),
        Name("view\u00a0Counts", seen="n"),
        Name("second part", seen="n", line=7),
        Name("third part", seen="paper"),
    )
    term = Term("t", "T", TermKind.CONCEPT, "D", renderings=names, path="content/glossary/t.md")
    notice = replace(page(), id="n")
    unprinted = find_unprinted(Corpus(notices=(notice,), terms=(term,)))
    assert [seen.name for seen in unprinted["n"]] == [names[1], names[2]]
    assert set(unprinted) == {"n"}
    (finding,) = check_seen(unprinted["n"], "View counts: 7\nFirst part.\n")
    assert (finding.path, finding.line, finding.code) == (term.path, 7, "quote")
    assert finding.message.startswith("the rendering 'second part' is said to be seen in 'n'")
