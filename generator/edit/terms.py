"""A new glossary entry, from a form or from answers at the terminal."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from generator.config import Project
from generator.edit.changes import Edit
from generator.edit.forms import Answers
from generator.edit.sources import add_sources, check_day, read_cited
from generator.errors import InputError
from generator.models import Corpus, Name, RoleDate, Term
from generator.standing import Dispute, write_review
from generator.text.han import HAN_RE, has_han
from generator.text.slug import SLUG_RE, slugify
from generator.text.yamlfile import Flow, FlowList, dump_yaml
from generator.vocabulary import Confidence, Review, TermKind

SHORT_LIMIT = 350
"""Characters of the first paragraph, which stands on cards."""


def write_term(term: Term) -> str:
    """An entry as a file in `content/glossary/`, its keys in the order people read them."""
    data: dict[str, Any] = {
        "id": term.id,
        "label": term.label,
        "label_zh": term.label_zh,
        "pinyin": term.pinyin,
        "kind": str(term.kind),
        "number": term.number,
        "number_note": term.number_note,
        "issuer": FlowList(term.issuer),
        "aliases": [_name(name) for name in term.aliases],
        "renderings": [_name(name) for name in term.renderings],
        "not_names": list(term.not_names),
        "dates": [_date(date) for date in term.dates],
        "related": FlowList(term.related),
        "replaced_by": term.replaced_by,
        "sources": FlowList(term.sources),
        "confidence": str(term.confidence),
        "conflicts": term.conflicts,
        "disputed": term.disputed and _dispute(term.disputed),
        "nolink": term.nolink,
        "review": write_review(term.review, term.review_note),
    }
    front = {key: value for key, value in data.items() if value or key == "sources"}
    return f"---\n{dump_yaml(front)}---\n\n{term.definition.strip()}\n"


def _name(name: Name) -> str | Flow:
    flow = Flow(text=name.text)
    if name.seen:
        flow["seen"] = name.seen
    flow |= {"link": False} if not name.link else {}
    flow |= {key: True for key in ("exact", "quoted") if getattr(name, key)}
    if name.note:
        flow["note"] = name.note
    return name.text if len(flow) == 1 else flow


def _date(date: RoleDate) -> Flow:
    flow = Flow(role=str(date.role), edtf=str(date.edtf), sources=list(date.sources))
    flow |= {"note": date.note} if date.note else {}
    flow |= {"disputed": _dispute(date.disputed)} if date.disputed else {}
    return flow


def _dispute(dispute: Dispute) -> Flow:
    flow = Flow((key, value) for key, value in vars(dispute).items() if value)
    return Flow(flow | {"sources": list(dispute.sources)}) if dispute.sources else flow


def propose_pinyin(text: str) -> str:
    """The reading of a Chinese name, a syllable at a time, with tone marks.

    Which syllables make a word is for a person to say: "zhī shí chǎn quán" is "zhīshi chǎnquán".
    """
    if not has_han(text):
        return ""
    from pypinyin import Style, lazy_pinyin  # a tenth of a second; only here is it needed

    han = "".join(character if HAN_RE.match(character) else " " for character in text)
    syllables = lazy_pinyin([*han.split()], style=Style.TONE)
    return " ".join(syllables)


def check_new_id(corpus: Corpus, id_: str) -> str:
    """The id, if a new entry can have it.

    Raises:
        InputError: It is not of the form of an id, or an entry has it.
    """
    if not SLUG_RE.match(id_) or len(id_) > 60:
        raise InputError(
            f"'{id_[:80]}' is no id: small letters, digits and hyphens, at most 60, as in"
            " 'patent-law'."
        )
    taken = {term.id: term.path for term in corpus.terms}
    if id_ in taken:
        raise InputError(f"the entry '{id_}' is there already: {taken[id_]}. Add to it by hand.")
    return id_


def find_namesakes(corpus: Corpus, names: Iterable[str]) -> tuple[str, ...]:
    """A sentence for each name that another entry has: such names are not linked."""
    owners: dict[str, str] = {}
    for term in corpus.terms:
        for name in term.names:
            owners.setdefault(name.text.casefold(), term.path)
    return tuple(
        f"'{name}' is also a name in {owners[name.casefold()]}: neither will be linked by it."
        for name in dict.fromkeys(names)
        if name.casefold() in owners
    )


def propose_term(answers: Answers, corpus: Corpus, project: Project) -> tuple[Edit, ...]:
    """The files of a proposed entry: its sources, then itself, of low confidence and a draft.

    Args:
        answers: To the form `new-term`.
        corpus: Everything there is.
        project: Where files lie.

    Raises:
        InputError: The entry is there, or an answer cannot be used.
    """
    label, label_zh = answers.line("label"), answers.line("label_zh")
    id_ = check_new_id(corpus, slugify(label))
    if label_zh and not has_han(label_zh):
        raise InputError(f"'{label_zh[:80]}' has no Chinese character; it is no Chinese name.")
    seen = check_day(answers.line("seen"))
    cited = read_cited(answers.lines("sources"), corpus.sources, seen)
    aliases = [name for name in answers.lines("aliases") if name not in (label, label_zh)]
    term = Term(
        id=id_,
        label=label,
        kind=TermKind(answers.line("kind")),
        definition=guard_definition(answers.paragraphs("definition")),
        label_zh=label_zh,
        pinyin=propose_pinyin(label_zh),
        aliases=tuple(Name(name) for name in dict.fromkeys(aliases)),
        sources=cited.ids,
        confidence=Confidence.LOW,
        review=Review.DRAFT,
        path=f"content/glossary/{id_}.md",
    )
    notes = "; ".join(find_namesakes(corpus, (label, label_zh, *aliases)))
    what = f"the entry '{id_}', of low confidence until its sources are read"
    edit = Edit(term.path, write_term(term), f"{what}. {notes}".rstrip(". "))
    return (*add_sources(project, cited.new), edit)


def guard_definition(paragraphs: Iterable[str]) -> str:
    """Paragraphs as our own Markdown; one that would end the front matter is refused.

    Raises:
        InputError: A paragraph is nothing but a rule.
    """
    kept = tuple(paragraphs)
    if any(set(paragraph) <= set("-=*_ ") for paragraph in kept):
        raise InputError("the definition has a line of nothing but marks; take it out.")
    return "\n\n".join(kept)
