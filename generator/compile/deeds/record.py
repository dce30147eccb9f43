"""What is found in the words of a notice: each date, and what is said to happen on it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from generator.text.edtf import Edtf
from generator.vocabulary import Basis, DateRole, Speaker


class Act(StrEnum):
    """What a role is too coarse to say."""

    NONE = ""
    ACCESSION = "accession"
    FIGURES = "figures"


@dataclass(frozen=True)
class Deed:
    """Something dated that the issuer says in one clause; nobody has confirmed it yet."""

    role: DateRole
    edtf: Edtf
    subjects: tuple[str, ...]
    """Ids of terms; empty where it is said of the notice itself."""
    quote: str
    """The words that say it; they stand once in the block."""
    start: int
    end: int
    """Where the quote stands in the block's text."""
    basis: Basis
    planned: DateRole | None = None
    """What is still to be done, where the role is `planned`."""
    act: Act = Act.NONE


@dataclass(frozen=True)
class TextDate:
    """One date that the text of a notice prints or names, and what is said of it."""

    notice: str
    work: str
    block: str
    path: str
    line: int
    """File and line of the block, for a person who looks it up."""
    by: Speaker
    start: int
    end: int
    """Half-open span of code points of the block's text."""
    surface: str
    sentence: str
    edtf: Edtf | None = None
    """None where it is not known which date is meant."""
    role: DateRole | None = None
    """What the date is to what stands around it; None where that is not clear."""
    basis: Basis = Basis.STATED
    anchor: str = ""
    """For an inferred date: what it was counted from."""
    period: str = ""
    """Id of the named period it is read from, if no date is printed."""
    deeds: tuple[Deed, ...] = ()
    reason: str = ""
    """Why it is the date of no event."""
