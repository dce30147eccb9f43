"""A retraction: the page stays, is marked as retracted, and says why."""

from __future__ import annotations

from generator.config import Project
from generator.edit.changes import Edit, read_text
from generator.edit.forms import Answers
from generator.edit.places import find_page
from generator.errors import InputError
from generator.models import Corpus, Notice
from generator.page import split_front_matter
from generator.standing import ReviewNote, write_review
from generator.text.yamlinsert import InsertError, set_value
from generator.vocabulary import Review


def retract(answers: Answers, corpus: Corpus, project: Project, on: str = "") -> Edit:
    """The page of a notice with the state `retracted` and the reason in its record.

    Args:
        answers: To the form `retraction`.
        corpus: Where the page is looked up.
        project: Where its file lies.
        on: Day of the retraction; empty to leave it out.

    Raises:
        InputError: No such notice, or it is retracted already.
    """
    page = find_page(corpus, answers.line("page")).page
    if not isinstance(page, Notice):
        raise InputError(f"{page.path}: only a notice is retracted; correct the entry instead.")
    if page.review is Review.RETRACTED:
        raise InputError(f"{page.path}: is retracted already; change the reason there by hand.")
    text = read_text(project, page.path)
    front = split_front_matter(text)
    if front is None:
        raise InputError(f"{page.path}: has errors; run 'notice-atlas check' first.")
    note = _note(answers, corpus, on)
    try:
        yaml = set_value(front.yaml, "review", write_review(Review.RETRACTED, note))
    except InsertError as error:
        raise InputError(f"{page.path}: cannot be changed by a program: {error}.") from error
    new = f"---\n{yaml}---\n{front.body}"
    return Edit(page.path, new, "the notice marked as retracted, with the reason")


def _note(answers: Answers, corpus: Corpus, on: str) -> ReviewNote:
    """The reason on one line; a source is named by its key, or by its address in the reason."""
    reason, named = answers.line("reason"), answers.line("source")
    known = {source.url: source.id for source in corpus.sources.values() if source.url}
    key = named if named in corpus.sources else known.get(named, "")
    if named and not key:
        reason = f"{reason} Source: {named}"
    return ReviewNote(on=on, reason=reason, sources=(key,) if key else ())
