"""Milliseconds to curate one notice of about 20 KB, by format, in this process and apart.

What counts are the ratios between formats of one run, and that none is far above the others.
"""

from __future__ import annotations

import html
import random
import statistics
import time
from collections.abc import Callable
from pathlib import Path

from generator.curate.draft import draft_notice
from generator.curate.parts import RawText, Site
from generator.curate.readers.apart import read_apart
from generator.curate.readers.docx import read_docx
from generator.curate.readers.pdf import read_pdf
from generator.models import Provenance
from tests.bench.corpus import chinese_text, english_text
from tests.curate.docx_files import build_docx
from tests.curate.pdf_files import make_pdf

_BYTES = 20_000
_TIMES = 15


def measure_reading() -> dict[str, float]:
    """Median milliseconds a notice, by name of the format."""
    english, chinese = _long(english_text), _long(chinese_text)
    page = make_page(english)
    word = build_docx({"body": english.splitlines()})
    flow = {"size": 11, "text": english}
    pdf = make_pdf(
        [[{"flow": "body", "box": [72, 72, 450, 700]}] for _ in range(8)], {"body": flow}
    )
    source = Provenance("one", "received.txt", "text/plain", "0" * 64)

    def curate(data: bytes) -> Callable[[], object]:
        return lambda: draft_notice(data, source, Site(), {}, "file")

    def read(reader: Callable[[bytes, str], RawText], data: bytes) -> Callable[[], object]:
        return lambda: reader(data, "file")

    return {
        "plain text, English": _median(curate(english.encode())),
        "plain text, Chinese": _median(curate(chinese.encode())),
        "HTML, English": _median(curate(page.encode())),
        "HTML, Chinese": _median(curate(make_page(chinese).encode())),
        "Word, read here": _median(read(read_docx, word)),
        "Word, read apart": _median(read(lambda d, p: read_apart("docx", d, p), word)),
        "PDF, read here": _median(read(read_pdf, pdf)),
        "PDF, read apart": _median(read(lambda d, p: read_apart("pdf", d, p), pdf)),
    }


def make_page(text: str) -> str:
    """A page of a site around a text: menu, article, list of other pages, foot."""
    links = "".join(f"<li><a href='/{n}'>Notice of another day, number {n}</a>" for n in range(30))
    body = "".join(f"<p>{html.escape(line)}</p>" for line in text.splitlines())
    return (
        "<!doctype html><html><head><title>A notice - Bench Office</title></head><body>"
        f"<ul class=nav>{links}</ul><div class=article>{body}</div>"
        f"<ul class=related>{links}</ul><div class=footer>Copyright Bench Office</div></html>"
    )


def write_files(folder: Path, count: int) -> None:
    """Files to take in: text and pages in turn, each different."""
    folder.mkdir(parents=True)
    for index in range(count):
        chance = random.Random(f"file/{index}")
        make = chinese_text if index % 3 == 2 else english_text
        text = make(index, 2010 + index % 16, 1 + index % 12, 1 + index % 28, chance)
        is_page = index % 2 == 1
        name, content = (
            (f"{index:06}.html", make_page(text)) if is_page else (f"{index:06}.txt", text)
        )
        (folder / name).write_text(content, "utf-8")


def _long(make: Callable[[int, int, int, int, random.Random], str]) -> str:
    """The text of several notices, one below the other, up to the size."""
    chance = random.Random("reading")
    lines: list[str] = []
    size = number = 0
    while size < _BYTES:
        number += 1
        for line in make(number, 2021, 3, 12, chance).splitlines(keepends=True):
            if size < _BYTES:
                lines.append(line)
                size += len(line.encode())
    return "".join(lines)


def _median(run: Callable[[], object]) -> float:
    run()
    times = []
    for _ in range(_TIMES):
        start = time.perf_counter()
        run()
        times.append(time.perf_counter() - start)
    return statistics.median(times) * 1000


if __name__ == "__main__":
    for name, milliseconds in measure_reading().items():
        print(f"{name:22} {milliseconds:8.1f} ms")
