"""A proposed notice: what is said of it, and its text if it was pasted."""

from __future__ import annotations

import re
import shlex
from dataclasses import dataclass

from generator.edit.forms import Answers
from generator.edit.places import nearest
from generator.edit.sources import check_day
from generator.errors import InputError
from generator.models import Corpus
from generator.vocabulary import TermKind

_LANGUAGES = {
    "Not sure": "",
    "English": "en",
    "Chinese, simplified characters": "zh-Hans",
    "Chinese, traditional characters": "zh-Hant",
}
"""Answer of the form -> language."""
_URL_RE = re.compile(r"https?://[^\s<>\"'`\\]+\Z")
_ATTACHED_RE = re.compile(
    r"!?\[[^\]\n]*\]\((https://(?:github\.com|[\w-]+\.githubusercontent\.com)/[^\s()]+)\)"
)
_SHORTEST = 40
"""Characters that a pasted notice has at least."""


@dataclass(frozen=True)
class Proposed:
    """What somebody says of a notice that the atlas does not hold."""

    url: str
    publisher: str
    retrieved: str
    issuer: str
    """Term id; empty where it is not known."""
    language: str
    text: str
    """The notice, as it was pasted; empty where it is attached."""
    attached: tuple[str, ...] = ()
    """Addresses of files that were dragged into the issue; they are not fetched."""

    @property
    def options(self) -> tuple[str, ...]:
        """What `notice-atlas add` is told of it."""
        said = {
            "--url": self.url,
            "--publisher": self.publisher,
            "--retrieved": self.retrieved,
            "--issuer": self.issuer,
            "--lang": self.language,
        }
        return tuple(part for key, value in said.items() if value for part in (key, value))

    @property
    def command(self) -> str:
        """What takes the attached file in, for a shell: every answer is quoted."""
        return shlex.join(["notice-atlas", "add", "FILE", *self.options])


def propose_notice(answers: Answers, corpus: Corpus) -> Proposed:
    """What a person says of a notice, checked; a text that was pasted is left as it is.

    Args:
        answers: To the form `new-notice`.
        corpus: Where the issuer is looked up.

    Raises:
        InputError: An address, a day or an issuer that cannot be.
    """
    url, retrieved = answers.line("url"), answers.line("retrieved")
    if url and not _URL_RE.match(url):
        raise InputError(f"'{url[:80]}' is no address; it starts with http:// or https://.")
    text = answers.values["text"].strip("\n")
    attached = tuple(dict.fromkeys(_ATTACHED_RE.findall(text)))
    rest = _ATTACHED_RE.sub("", text).strip()
    if not attached and len(rest) < _SHORTEST:
        raise InputError(f"'{rest[:40]}' is neither a notice nor an attached file; ask for it.")
    return Proposed(
        url=url,
        publisher=answers.line("publisher"),
        retrieved=check_day(retrieved) if retrieved else "",
        issuer=_find_issuer(corpus, answers.line("issuer")),
        language=_LANGUAGES[answers.line("language")],
        text="" if attached else f"{text}\n",
        attached=attached,
    )


def _find_issuer(corpus: Corpus, named: str) -> str:
    """The institution that is called so, by id or by a name of its own; nothing for nothing."""
    if not named:
        return ""
    institutions = [term for term in corpus.terms if term.kind is TermKind.INSTITUTION]
    folded = named.casefold()
    found = {
        term.id
        for term in institutions
        if term.id == folded
        or any(name.link and name.text.casefold() == folded for name in term.names)
    }
    if len(found) == 1:
        return found.pop()
    names = {name.text for term in institutions for name in term.names if name.link}
    raise InputError(
        f"no institution of the glossary is called '{named[:80]}'.{nearest(named, names)}"
        " Propose an entry for it first, or take the answer out: the issuer is then not known."
    )
