"""A retraction: the page stays, is marked as retracted, and says why."""

from __future__ import annotations

from generator.config import Project
from generator.edit.changes import Edit, read_text
from generator.edit.forms import Answers
from generator.edit.places import find_page
from generator.errors import InputError
from generator.models import Corpus, Notice
from generator.page import PUBLISHED, parse_page, split_front_matter
from generator.text.yamlinsert import InsertError, set_value
from generator.vocabulary import Review

HEADING = "Retraction"
"""Of the part that says why."""


def retract(answers: Answers, corpus: Corpus, project: Project) -> Edit:
    """The page of a notice with `review: retracted` and the reason in a part of its own.

    Args:
        answers: To the form `retraction`.
        corpus: Where the page is looked up.
        project: Where its file lies.

    Raises:
        InputError: No such notice, it is retracted already, or the reason would not stay text.
    """
    page = find_page(corpus, answers.line("page")).page
    if not isinstance(page, Notice):
        raise InputError(f"{page.path}: only a notice is retracted; correct the entry instead.")
    if page.review is Review.RETRACTED:
        raise InputError(f"{page.path}: is retracted already; change the reason there by hand.")
    text = read_text(project, page.path)
    front = split_front_matter(text)
    if front is None or f"## {PUBLISHED}\n" not in front.body:
        raise InputError(f"{page.path}: has errors; run 'notice-atlas check' first.")
    reason = list(answers.paragraphs("reason"))
    if source := answers.line("source"):
        reason.append(f"Source: {source}")
    try:
        yaml = set_value(front.yaml, "review", str(Review.RETRACTED))
    except InsertError as error:
        raise InputError(f"{page.path}: cannot be changed by a program: {error}.") from error
    ours, mark, published = front.body.partition(f"## {PUBLISHED}\n")
    told = "\n\n".join(reason)
    new = f"---\n{yaml}---\n{ours}## {HEADING}\n\n{told}\n\n{mark}{published}"
    _check_part(page, new, told)
    return Edit(page.path, new, "the notice marked as retracted, with the reason")


def _check_part(page: Notice, text: str, told: str) -> None:
    after = parse_page(text, page.path).notice
    parts = [(part.heading, part.markdown) for part in page.editorial]
    if after is None or [(part.heading, part.markdown) for part in after.editorial] != [
        *parts,
        (HEADING, told),
    ]:
        raise InputError(
            f"{page.path}: the reason would change the form of the page, because it looks like"
            " markup. Make this change by hand."
        )
