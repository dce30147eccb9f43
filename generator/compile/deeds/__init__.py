"""Deeds: who does what when, as the notices say it, sentence by sentence.

Found by patterns in masked sentences (`mask`, `english`, `chinese`), judged one by one (`judge`,
`guards`), and joined with what editors and outside sources say (`join`).
"""

from generator.compile.deeds.join import Joined, join_deeds
from generator.compile.deeds.propose import FoundEvent, State, propose_found
from generator.compile.deeds.read import read_dates
from generator.compile.deeds.record import Deed, TextDate

__all__ = [
    "Deed",
    "FoundEvent",
    "Joined",
    "State",
    "TextDate",
    "join_deeds",
    "propose_found",
    "read_dates",
]
