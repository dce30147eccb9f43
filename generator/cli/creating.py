"""Commands that ask for a new term, event or source, and write its file."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

import typer

from generator import compile as compiler
from generator import edit
from generator.cli.app import app, out
from generator.cli.asking import Asker
from generator.config import Project
from generator.errors import InputError
from generator.models import Corpus, Name, OutsideEvent, Source, Term
from generator.text.edtf import EdtfError, parse_edtf
from generator.text.slug import slugify
from generator.vocabulary import Confidence, DateRole, Review, TermKind

new = typer.Typer(
    help="Ask for a new term, event or source, and write its file.", no_args_is_help=True
)
app.add_typer(new, name="new")

_NoInput = Annotated[
    bool, typer.Option("--no-input", help="Ask nothing: take options and defaults.")
]
_Sources = Annotated[
    list[str] | None,
    typer.Option("--source", help="Key of a source, or 'address | title | publisher'; repeat it."),
]
_Seen = Annotated[str | None, typer.Option(help="When new sources were seen: '2026-11-22'.")]
_Confidence = Annotated[str | None, typer.Option(help="high, medium or low.")]


@new.command()
def term(
    context: typer.Context,
    label: Annotated[str | None, typer.Option(help="English name.")] = None,
    label_zh: Annotated[str | None, typer.Option("--zh", help="Chinese name.")] = None,
    pinyin: Annotated[str | None, typer.Option(help="Its reading; default: proposed.")] = None,
    kind: Annotated[str | None, typer.Option(help="campaign, instrument, institution, ...")] = None,
    definition: Annotated[str | None, typer.Option(help="One or two plain sentences.")] = None,
    alias: Annotated[list[str] | None, typer.Option(help="Another name; repeat it.")] = None,
    source: _Sources = None,
    seen: _Seen = None,
    confidence: _Confidence = None,
    id_: Annotated[str | None, typer.Option("--id", help="Default: from the label.")] = None,
    no_input: _NoInput = False,
) -> None:
    """Ask for a glossary entry and write it.

    Example: `notice-atlas new term --label "Patent Law" --zh 专利法`
    """
    project: Project = context.obj
    corpus = compiler.read_atlas(project).corpus
    ask = Asker(not no_input)
    label = ask.text("--label", "English name", label, check=_needed)
    id_ = ask.text("--id", "Id", id_, slugify(label), lambda text: edit.check_new_id(corpus, text))
    label_zh = ask.text("--zh", "Chinese name (Enter: none)", label_zh, "")
    proposed = edit.propose_pinyin(label_zh)
    if label_zh:
        pinyin = ask.text("--pinyin", "Pinyin, words joined", pinyin, proposed)
    kind = ask.choice("--kind", "What it is", kind, TermKind)
    definition = ask.text("--definition", "What it means", definition, check=_needed)
    aliases = ask.several("--alias", "Another name (Enter: none)", alias)
    cited = _ask_sources(ask, corpus, source, seen, least=0)
    confidence = ask.choice(
        "--confidence", "How well sources support it", confidence, Confidence, "low"
    )
    entry = Term(
        id=id_,
        label=label,
        kind=TermKind(kind),
        definition=edit.guard_definition([definition]),
        label_zh=label_zh,
        pinyin=pinyin or "",
        aliases=tuple(Name(text) for text in aliases),
        sources=cited.ids,
        confidence=Confidence(confidence),
        review=Review.DRAFT,
        path=f"content/glossary/{id_}.md",
    )
    what = edit.Edit(entry.path, edit.write_term(entry), f"the entry '{id_}'")
    _write(project, (*edit.add_sources(project, cited.new), what))
    for sentence in edit.find_namesakes(corpus, (label, label_zh, *aliases)):
        out.print(sentence)


@new.command()
def event(
    context: typer.Context,
    subject: Annotated[str | None, typer.Option(help="Term id that it belongs to.")] = None,
    edtf: Annotated[str | None, typer.Option("--date", help="2021, 2021-03, 2021/2035.")] = None,
    role: Annotated[str | None, typer.Option(help="issued, launched, held, ...")] = None,
    label: Annotated[str | None, typer.Option(help="What happened, in a few words.")] = None,
    text: Annotated[str | None, typer.Option(help="More about it; may be empty.")] = None,
    also: Annotated[list[str] | None, typer.Option(help="Another subject; repeat it.")] = None,
    source: _Sources = None,
    seen: _Seen = None,
    confidence: _Confidence = None,
    id_: Annotated[str | None, typer.Option("--id", help="Default: proposed.")] = None,
    no_input: _NoInput = False,
) -> None:
    """Ask for an event from outside the notices and write it into its timeline.

    Example: `notice-atlas new event --subject patent-law --date 2021-06-01 --role effective`
    """
    project: Project = context.obj
    corpus = compiler.read_atlas(project).corpus
    ask = Asker(not no_input)

    def check_term(named: str) -> str:
        return _check_known(named, [entry.id for entry in corpus.terms], "glossary entry")

    subject = ask.text("--subject", "Subject (term id)", subject, check=check_term)
    date = parse_edtf(ask.text("--date", "Date, as exact as the source", edtf, check=_check_date))
    what = DateRole(ask.choice("--role", "What happened on it", role, DateRole))
    label = ask.text("--label", "In a few words", label, check=_needed)
    text = ask.text("--text", "More about it (Enter: nothing)", text, "")
    others = ask.several("--also", "Another subject (Enter: none)", also, check_term)
    cited = _ask_sources(ask, corpus, source, seen, least=1)
    confidence = ask.choice(
        "--confidence", "How well sources support it", confidence, Confidence, "low"
    )
    proposed = edit.propose_event_id(corpus, subject, date, what)
    id_ = ask.text("--id", "Id", id_, proposed, _check_id)
    found = OutsideEvent(
        id=id_,
        edtf=date,
        role=what,
        label=label,
        subjects=(subject, *(other for other in others if other != subject)),
        sources=cited.ids,
        text=text,
        confidence=Confidence(confidence),
    )
    _write(
        project,
        (*edit.add_sources(project, cited.new), edit.add_event(corpus, project, found)),
    )


@new.command()
def source(
    context: typer.Context,
    url: Annotated[
        str | None, typer.Option(help="Address; empty where it must not be linked.")
    ] = None,
    title: Annotated[str | None, typer.Option(help="As printed; in [brackets] if ours.")] = None,
    publisher: Annotated[str | None, typer.Option(help="Who published it.")] = None,
    seen: _Seen = None,
    language: Annotated[str | None, typer.Option(help="en, zh-Hans, ...")] = None,
    id_: Annotated[str | None, typer.Option("--id", help="Default: from the host.")] = None,
    no_input: _NoInput = False,
) -> None:
    """Ask for an outside work and add it to content/sources.yml.

    Example: `notice-atlas new source --url https://example.org/page --publisher "A press"`
    """
    project: Project = context.obj
    known = compiler.read_atlas(project).corpus.sources
    ask = Asker(not no_input)
    url = ask.text("--url", "Address (Enter: not linked)", url, "", _check_url)
    publisher = ask.text("--publisher", "Publisher", publisher, check=_needed)
    title = ask.text("--title", "Title, as printed", title, f"[Page of {publisher}]")
    seen = ask.text("--seen", "When it was seen, as 2026-11-22", seen, check=edit.check_day)
    language = ask.text("--language", "Language (Enter: not said)", language, "")
    address = url or f"https://{slugify(publisher) or 'source'}"
    id_ = ask.text("--id", "Id", id_, edit.free_id(address, known), _check_id)
    if id_ in known:
        raise InputError(f"the source '{id_}' is there already; choose another id.")
    _write(project, edit.add_sources(project, [Source(id_, title, publisher, url, seen, language)]))
    out.print("Next: cite it by this id, then run notice-atlas check")


def _ask_sources(
    ask: Asker, corpus: Corpus, given: list[str] | None, seen: str | None, least: int
) -> edit.Cited:
    """The sources of an entry; of those that are new it is asked when they were seen."""

    def check(line: str) -> str:
        edit.read_cited([line], corpus.sources, "")
        return line

    question = "Source: a key, or address | title | publisher (Enter: none)"
    lines = ask.several("--source", question, given, check, least)
    cited = edit.read_cited(lines, corpus.sources, "")
    if not cited.new:
        return cited
    day = ask.text("--seen", "When they were seen, as 2026-11-22", seen, check=edit.check_day)
    return edit.read_cited(lines, corpus.sources, day)


def _write(project: Project, edits: Sequence[edit.Edit]) -> None:
    edit.write_edits(project, edits)
    for each in edits:
        out.print(f"{each.path}: {each.what}")
    out.print("Next: notice-atlas check")


# --- checks -----------------------------------------------------------------------------------


def _needed(text: str) -> str:
    if not text:
        raise InputError("an answer is needed.")
    return text


def _check_id(text: str) -> str:
    if text != slugify(text) or not text:
        hint = f" Did you mean '{slugify(text)}'?" if slugify(text) else ""
        raise InputError(
            f"'{text[:80]}' is no id: small letters, digits, hyphens, at most 60.{hint}"
        )
    return text


def _check_date(text: str) -> str:
    try:
        return str(parse_edtf(text))
    except EdtfError as error:
        raise InputError(f"{error}.") from error


def _check_known(text: str, known: Sequence[str], what: str) -> str:
    if text in known:
        return text
    raise InputError(f"no {what} has the id '{text[:80]}'.{edit.nearest(text, known)}")


def _check_url(text: str) -> str:
    if text and not text.startswith(("http://", "https://")):
        raise InputError(f"'{text[:80]}' is no address; it starts with http:// or https://.")
    return text
