"""HTML: the lines a reader of the page sees, which of them are main, and what the page declares."""

from __future__ import annotations

import re

from lxml import etree, html

from generator.curate.parts import RawText
from generator.curate.readers.decode import decode, report_decoding
from generator.curate.readers.html.declared import find_declared
from generator.curate.readers.html.lines import flatten
from generator.curate.readers.html.main_text import find_main, with_main
from generator.curate.readers.html.source import Source
from generator.curate.readers.text import report_controls
from generator.errors import InputError

_CHARSET_RE = re.compile(rb"<meta\b[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.I)
_XML_RE = re.compile(rb"<\?xml\b[^>]{0,100}?encoding\s*=\s*[\"']([\w.:-]{2,40})", re.I)
_HEAD = 4096
"""Bytes in which a page says its encoding; a browser looks at 1024."""
_FRAME_RE = re.compile(r"<(?:i?frame)\b[^>]*?\bsrc\s*=\s*[\"']?([^\"'\s>]+)", re.I)


def read_html(data: bytes, path: str, declared: str = "") -> RawText:
    """The text of a web page as a reader sees it, in lines.

    Hidden text is there with its mark, scripts and styles are not. Numbers that a browser counts
    for an ordered list are put in. The main text is told by trafilatura, on characters decoded
    here; its verdict stands on each line, and the steps after this one decide.

    Args:
        data: The file.
        path: Its name, for messages.
        declared: Encoding named outside the file, as an e-mail header does.

    Raises:
        InputError: There is no text in the page.
    """
    decoded = decode(data, declared or _declared_encoding(data))
    # Same length, so that places hold: a parser drops these two.
    text = decoded.text.replace("\0", " ").replace("\r", " ")
    tree = _parse(text, path)
    flow = flatten(tree, Source(text))
    if not any(line.start < line.end for line in flow.lines):
        raise InputError(_no_text(text, path))
    return RawText(
        flow.text,
        with_main(flow.lines, find_main(tree, flow)),
        form="HTML",
        encoding=decoded.encoding,
        stretches=flow.stretches,
        declared=find_declared(tree, text),
        links=flow.links,
        findings=report_decoding(decoded, path) + report_controls(flow.text, flow.lines, path),
    )


def _declared_encoding(data: bytes) -> str:
    found = _XML_RE.match(data) or _CHARSET_RE.search(data[:_HEAD])
    return found[1].decode("ascii") if found else ""


def _parse(text: str, path: str) -> html.HtmlElement:
    parser = html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=True)
    try:
        tree = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise InputError(
            f"{path}: not a web page that can be read ({error})."
            " Open it in a browser, save it again, and add that file."
        ) from error
    if any(entry.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT for entry in parser.error_log):
        raise InputError(
            f"{path}: elements of the page are nested over 2,000 deep, where its text is lost."
            " Open it in a browser, copy the text of the notice into a .txt file, and add that."
        )
    return tree


def _no_text(text: str, path: str) -> str:
    if frames := _FRAME_RE.findall(text):
        return (
            f"{path}: the page has no text of its own; it stands in a frame, '{frames[0][:80]}'."
            " Open that address by itself, save it, and add that file."
        )
    return (
        f"{path}: no text is in this page; a script puts it there, or it is a picture."
        " Open it in a browser, copy the text of the notice into a .txt file, and add that."
    )
