"""Deeds: who does what when, as the notices say it, sentence by sentence.

Found by patterns in masked sentences (`mask`, `english`, `chinese`), judged one by one (`judge`,
`guards`), and joined with what editors and outside sources say (`join`).
"""

from generator.compile.deeds.join import Joined, is_decided, join_deeds, name_deed
from generator.compile.deeds.read import read_dates
from generator.compile.deeds.record import Deed, TextDate

__all__ = [
    "Deed",
    "Joined",
    "TextDate",
    "is_decided",
    "join_deeds",
    "name_deed",
    "read_dates",
]
