"""Word files made from a short description, for tests.

A description is what a golden case says: `body` is a list of paragraphs and tables, `lists` and
`styles` define what they use. Anything else can be given as XML.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping, Sequence
from typing import Any
from xml.sax.saxutils import escape, quoteattr

Spec = Mapping[str, Any]

NAMESPACES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
        "v": "urn:schemas-microsoft-com:vml",
        "o": "urn:schemas-microsoft-com:office:office",
    }.items()
)
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


def build_docx(spec: Spec, parts: Mapping[str, str | bytes | None] | None = None) -> bytes:
    """A Word file.

    Args:
        spec: What is in it: `body`, and if need be `lists`, `list_styles`, `styles`, `notes`,
            `ends`, `heads`, `links`, `title`, `language`, `strict`.
        parts: Files to put into it as they are, in place of the made ones; None takes one out.
    """
    files: dict[str, str | bytes | None] = {**_Builder(spec).files(), **(parts or {})}
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in files.items():
            if content is not None:
                text = content if isinstance(content, bytes) else content.encode()
                package.writestr(name, _strict(text) if spec.get("strict") else text)
    return buffer.getvalue()


def document(body: str) -> str:
    """A `document.xml` around the XML of a body."""
    return f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>"


def paragraph(text: str, properties: str = "") -> str:
    """A paragraph; tabs and line ends in the text are Word's own."""
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{_runs(text)}</w:p>"


def _strict(data: bytes) -> bytes:
    return re.sub(
        rb"http://schemas\.openxmlformats\.org/(wordprocessingml|officeDocument|drawingml)/2006/",
        rb"http://purl.oclc.org/ooxml/\1/",
        data,
    )


class _Builder:
    def __init__(self, spec: Spec) -> None:
        self._spec = spec
        self._nums = {name: number for number, name in enumerate(spec.get("lists", ()), 1)}
        self._notes = {"note": 0, "end": 0}
        self._relations = {
            name: (f"{_KIND}/hyperlink", url, "External")
            for name, url in spec.get("links", {}).items()
        }

    def files(self) -> dict[str, str]:
        """All files of the package."""
        spec = self._spec
        made = {"word/styles.xml": self._styles(), "word/numbering.xml": self._numbering()}
        for kind, tag, texts in (
            ("footnotes", "footnote", spec.get("notes")),
            ("endnotes", "endnote", spec.get("ends")),
        ):
            if texts:
                made[f"word/{kind}.xml"] = self._notes_part(kind, tag, texts)
        for number, head in enumerate(spec.get("heads", ()), 1):
            made[f"word/header{number}.xml"] = f"<w:hdr {NAMESPACES}>{paragraph(head)}</w:hdr>"
        body = "".join(self._block(block) for block in spec.get("body", ()))
        made["word/document.xml"] = document(f"{body}<w:sectPr/>")
        for name in made:
            kind = re.sub(r"word/(\D+)\d*\.xml", r"\1", name)
            if kind != "document":
                target = name.removeprefix("word/")
                self._relations[f"part{len(self._relations)}"] = (f"{_KIND}/{kind}", target, "")
        return {
            "[Content_Types].xml": f'<Types xmlns="{_TYPES}">'
            '<Default Extension="xml" ContentType="application/xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{_MAIN}"/></Types>',
            "_rels/.rels": relationships(
                {
                    "rId1": (f"{_KIND}/officeDocument", "word/document.xml", ""),
                    "rId2": (
                        f"{_RELATIONS}/metadata/core-properties",
                        "docProps/core.xml",
                        "",
                    ),
                }
            ),
            "word/_rels/document.xml.rels": relationships(self._relations),
            "docProps/core.xml": self._core(),
            **made,
        }

    def _core(self) -> str:
        fields = {"dc:title": "title", "dc:language": "language", "dc:creator": "author"}
        inner = "".join(
            f"<{tag}>{escape(self._spec[name])}</{tag}>"
            for tag, name in fields.items()
            if name in self._spec
        )
        return (
            f'<cp:coreProperties xmlns:cp="{_CORE}"'
            f' xmlns:dc="http://purl.org/dc/elements/1.1/">{inner}</cp:coreProperties>'
        )

    def _block(self, block: str | Spec) -> str:
        if isinstance(block, str):
            return self._with_notes(paragraph(block))
        if "xml" in block:
            # Line ends and indents between tags are for who reads the case.
            return re.sub(r">\s+<", "><", str(block["xml"]).strip())
        if "table" in block:
            return self._table(block["table"], ruled=block.get("borders", True))
        return self._with_notes(paragraph(block.get("text", ""), self._properties(block)))

    def _properties(self, block: Spec) -> str:
        style = f"<w:pStyle w:val={quoteattr(block['style'])}/>" if "style" in block else ""
        return style + self._num(block)

    def _num(self, block: Spec) -> str:
        level = f'<w:ilvl w:val="{block["level"]}"/>' if "level" in block else ""
        number = ""
        if "list" in block:
            number = f'<w:numId w:val="{self._nums.get(block["list"], 0)}"/>'
        return f"<w:numPr>{level}{number}</w:numPr>" if level or number else ""

    def _with_notes(self, xml: str) -> str:
        def place(found: re.Match[str]) -> str:
            kind = found[1]
            self._notes[kind] += 1
            tag = "footnoteReference" if kind == "note" else "endnoteReference"
            return f'</w:t></w:r><w:r><w:{tag} w:id="{self._notes[kind]}"/></w:r><w:r><w:t>'

        return re.sub(r"\{(note|end)\}", place, xml)

    def _notes_part(self, kind: str, tag: str, texts: Sequence[str | Sequence[str]]) -> str:
        notes = f'<w:{tag} w:type="separator" w:id="0"><w:p/></w:{tag}>'
        for number, text in enumerate(texts, 1):
            inner = "".join(paragraph(one) for one in ([text] if isinstance(text, str) else text))
            inner = inner.replace("<w:r>", f"<w:r><w:{tag}Ref/></w:r><w:r>", 1)
            notes += f'<w:{tag} w:id="{number}">{inner}</w:{tag}>'
        return f"<w:{kind} {NAMESPACES}>{notes}</w:{kind}>"

    def _table(self, rows: Sequence[Sequence[Any]], *, ruled: bool) -> str:
        side = '<w:top w:val="single"/>' if ruled else '<w:top w:val="nil"/>'
        made = "".join(f"<w:tr>{''.join(map(self._cell, row))}</w:tr>" for row in rows)
        return f"<w:tbl><w:tblPr><w:tblBorders>{side}</w:tblBorders></w:tblPr>{made}</w:tbl>"

    def _cell(self, cell: str | Sequence[str] | Spec) -> str:
        properties = ""
        content: Any = cell
        if isinstance(cell, Mapping) and "cell" in cell:
            content = cell["cell"]
            properties += f'<w:gridSpan w:val="{cell["span"]}"/>' if "span" in cell else ""
            if "down" in cell:
                value = ' w:val="restart"' if cell["down"] == "start" else ""
                properties += f"<w:vMerge{value}/>"
        blocks = content if isinstance(content, list) else [content]
        inner = "".join(self._block(block) for block in blocks)
        tail = "<w:p/>" if inner.endswith("</w:tbl>") else ""
        return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}{tail}</w:tc>"

    def _styles(self) -> str:
        made = ""
        for id_, style in self._spec.get("styles", {}).items():
            base = (
                f"<w:basedOn w:val={quoteattr(style['based_on'])}/>" if "based_on" in style else ""
            )
            outline = f'<w:outlineLvl w:val="{style["outline"]}"/>' if "outline" in style else ""
            made += (
                f'<w:style w:type="paragraph" w:styleId={quoteattr(id_)}>'
                f"<w:name w:val={quoteattr(style['name'])}/>{base}"
                f"<w:pPr>{self._num(style)}{outline}</w:pPr>"
                f"<w:rPr>{'<w:vanish/>' * style.get('hidden', False)}</w:rPr></w:style>"
            )
        for id_, name in self._spec.get("list_styles", {}).items():
            made += (
                f'<w:style w:type="numbering" w:styleId={quoteattr(id_)}>'
                f"<w:name w:val={quoteattr(id_)}/><w:pPr><w:numPr>"
                f'<w:numId w:val="{self._nums[name]}"/></w:numPr></w:pPr></w:style>'
            )
        return f"<w:styles {NAMESPACES}>{made}</w:styles>"

    def _numbering(self) -> str:
        definitions = numbers = ""
        ids: dict[str, int] = {}
        for name, listed in self._spec.get("lists", {}).items():
            options: Spec = listed if isinstance(listed, Mapping) else {"levels": listed}
            ids[name] = ids[options["like"]] if "like" in options else len(set(ids.values()))
            if "like" not in options:
                definitions += self._definition(name, ids[name], options)
            overrides = "".join(
                f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="{start}"/>'
                "</w:lvlOverride>"
                for level, start in options.get("starts", {}).items()
            )
            numbers += (
                f'<w:num w:numId="{self._nums[name]}"><w:abstractNumId w:val="{ids[name]}"/>'
                f"{overrides}</w:num>"
            )
        return f"<w:numbering {NAMESPACES}>{definitions}{numbers}</w:numbering>"

    def _definition(self, name: str, id_: int, options: Spec) -> str:
        styles = self._spec.get("list_styles", {})
        link = "".join(
            f"<w:styleLink w:val={quoteattr(style)}/>"
            for style, listed in styles.items()
            if listed == name
        )
        if "linked" in options:
            link = f"<w:numStyleLink w:val={quoteattr(options['linked'])}/>"
        levels = "".join(
            _level(number, level) for number, level in enumerate(options.get("levels", ()))
        )
        kind = options.get("type", "multilevel")
        return (
            f'<w:abstractNum w:abstractNumId="{id_}"><w:multiLevelType w:val="{kind}"/>'
            f"{link}{levels}</w:abstractNum>"
        )


def _level(number: int, level: Spec) -> str:
    optional = {"restart": "lvlRestart", "style": "pStyle", "suffix": "suff"}
    children = "".join(
        f"<w:{tag} w:val={quoteattr(str(level[key]))}/>"
        for key, tag in optional.items()
        if key in level
    )
    font = quoteattr(level["font"]) if "font" in level else ""
    fonts = f"<w:rPr><w:rFonts w:ascii={font} w:hAnsi={font}/></w:rPr>" if font else ""
    return (
        f'<w:lvl w:ilvl="{number}"><w:start w:val="{level.get("start", 1)}"/>'
        f'<w:numFmt w:val="{level["format"]}"/>{children}'
        f"{'<w:isLgl/>' * level.get('legal', False)}"
        f"<w:lvlText w:val={quoteattr(level['text'])}/>{fonts}</w:lvl>"
    )


def relationships(entries: Mapping[str, tuple[str, str, str]]) -> str:
    """A `.rels` file: id -> type, target, and "External" or nothing."""
    inner = "".join(
        f"<Relationship Id={quoteattr(id_)} Type={quoteattr(kind)} Target={quoteattr(target)}"
        f"{f' TargetMode={quoteattr(mode)}' if mode else ''}/>"
        for id_, (kind, target, mode) in entries.items()
    )
    return f'<Relationships xmlns="{_RELATIONS}">{inner}</Relationships>'


def _runs(text: str) -> str:
    marks = {"\t": "<w:tab/>", "\n": "<w:br/>"}
    made = ""
    for number, part in enumerate(re.split(r"([\t\n]|\{page\})", text)):
        if part == "{page}":
            made += (
                '<w:fldChar w:fldCharType="begin"/><w:instrText> PAGE </w:instrText>'
                '<w:fldChar w:fldCharType="separate"/><w:t>1</w:t><w:fldChar w:fldCharType="end"/>'
            )
        elif number % 2:
            made += marks[part]
        elif part:
            made += f'<w:t xml:space="preserve">{escape(part)}</w:t>'
    return f"<w:r>{made}</w:r>" if made else ""
