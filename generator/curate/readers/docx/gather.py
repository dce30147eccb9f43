"""Lines -> one text, with the way back to the file and the links."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from generator.curate.parts import Link, Mark, RawLine
from generator.curate.readers.docx.body import Line
from generator.text.places import Stretch


@dataclass
class Gathered:
    """A text that grows line by line."""

    parts: list[str] = field(default_factory=list)
    lines: list[RawLine] = field(default_factory=list)
    stretches: list[Stretch] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    length: int = 0

    @property
    def text(self) -> str:
        """The whole of it."""
        return "".join(self.parts)

    def add(self, line: Line) -> None:
        """One more line."""
        start = self.length
        for stroke in line.strokes:
            end = self.length + len(stroke.text)
            if stroke.part:
                self.stretches.append(Stretch(self.length, end, stroke.part, stroke.offset))
            if stroke.url:
                self._link(Link(self.length, end, stroke.url))
            self.parts.append(stroke.text)
            self.length = end
        number, is_main = len(self.lines) + 1, False if line.is_contents else None
        self.lines.append(RawLine(number, start, self.length, line.mark, line.row, is_main))
        self.parts.append("\n")
        self.length += 1

    def _link(self, link: Link) -> None:
        """A link; one that goes on where the last one ended is the same."""
        last = self.links[-1] if self.links else None
        if last and last.end == link.start and last.url == link.url:
            self.links[-1] = Link(last.start, link.end, link.url)
        else:
            self.links.append(link)


def gather(lines: Iterable[Line]) -> Gathered:
    """The lines as one text; of blank lines in a row one is left, at the ends none."""
    gathered = Gathered()
    is_waiting = False
    for line in lines:
        if line.is_blank and line.mark is not Mark.CELL:
            is_waiting = bool(gathered.lines)
            continue
        if is_waiting and line.mark is not Mark.CELL:
            gathered.add(Line(()))
        is_waiting = False
        gathered.add(line)
    return gathered
