"""Glyphs of symbol fonts as plain characters; without the font their codes say nothing."""

from __future__ import annotations

import re

PRIVATE_RE = re.compile("[\uf020-\uf0ff]")
"""Where Word puts the glyphs of a symbol font."""
UNKNOWN = "\ufffd"

# Codes of the fonts -> characters. Symbol after Adobe's table, Wingdings after Microsoft's.
_SYMBOL = {
    **dict(zip(range(0x20, 0x40), " !∀#∃%&∋()∗+,−./0123456789:;<=>?", strict=True)),
    **dict(zip(range(0x41, 0x5B), "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ", strict=True)),
    **dict(zip(range(0x61, 0x7B), "αβχδεφγηιϕκλμνοπθρστυϖωξψζ", strict=True)),
    **dict(zip((0x40, 0x5B, 0x5C, 0x5D, 0x5E, 0x5F, 0x7B, 0x7C, 0x7D), "≅[∴]⊥_{|}", strict=True)),
    **dict(zip(range(0xA1, 0xB0), "ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓", strict=True)),
    **dict(zip(range(0xB0, 0xC0), "°±″≥×∝∂•÷≠≡≈…⏐⎯↵", strict=True)),
    **dict(zip(range(0xC4, 0xD0), "⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉", strict=True)),
    **dict(zip(range(0xD0, 0xE0), "∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓", strict=True)),
    0xE5: "∑",
    0xF2: "∫",
}
_WINGDINGS = {
    **dict(zip(range(0x80, 0x8B), "⓪①②③④⑤⑥⑦⑧⑨⑩", strict=True)),
    **dict(zip(range(0x8B, 0x96), "⓿❶❷❸❹❺❻❼❽❾❿", strict=True)),
    **dict(zip((0x6C, 0x6E, 0x6F, 0x70, 0x71, 0x72, 0x75, 0x76, 0x77), "●■□□❑❒◆❖◆", strict=True)),
    **dict(zip((0x9E, 0x9F, 0xA0, 0xA1, 0xA4, 0xA5, 0xA7, 0xA8), "·•▪○◉◎▪□", strict=True)),
    **dict(zip((0xFB, 0xFC, 0xFD, 0xFE), "✗✓☒☑", strict=True)),
    **dict(zip((0xD8, 0xDC, 0xDF, 0xE0, 0xE1, 0xE2, 0xE8), "➢➲←→↑↓➔", strict=True)),
    **dict(zip(range(0xEF, 0xF3), "⇦⇨⇧⇩", strict=True)),
    **dict(zip((0x21, 0x22, 0x28, 0x29, 0x2A, 0x46, 0xAB, 0xB6), "✏✂☎✆✉☞★✰", strict=True)),
}
_WINGDINGS_2 = {
    **dict(zip((0x4F, 0x50, 0x51, 0x52, 0x53, 0x54), "✗✓☒☑☒☒", strict=True)),
    **dict(zip((0x97, 0x98, 0x99, 0xA2, 0xA3), "•●○■□", strict=True)),
    **dict(zip(range(0x69, 0x74), "⓪①②③④⑤⑥⑦⑧⑨⑩", strict=True)),
    **dict(zip(range(0x74, 0x7F), "⓿❶❷❸❹❺❻❼❽❾❿", strict=True)),
}
_FONTS = {"symbol": _SYMBOL, "wingdings": _WINGDINGS, "wingdings 2": _WINGDINGS_2}
_RAISED = {
    "superscript": str.maketrans("0123456789+-−", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻"),
    "subscript": str.maketrans("0123456789+-−", "₀₁₂₃₄₅₆₇₈₉₊₋₋"),
}
_FIGURES_RE = re.compile(r"\s*[0-9+\-−]+\s*")


def is_symbol_font(font: str) -> bool:
    """Whether the characters of a font are pictures and not what their codes say."""
    return font.lower() in _FONTS or font.lower() in ("wingdings 3", "webdings")


def plain_symbol(code: int, font: str) -> str:
    """The character a glyph of a font shows; U+FFFD where it has none.

    Args:
        code: As in `w:char`: the place in the font, or in the private area from U+F000.
        font: Its name.
    """
    if not is_symbol_font(font):
        return chr(code) if 0x20 <= code < 0x110000 and not 0xD800 <= code < 0xE000 else UNKNOWN
    return _FONTS.get(font.lower(), {}).get(code & 0xFF, UNKNOWN)


def plain_text(text: str, font: str) -> str:
    """A text in which the glyphs of a symbol font are plain characters; as long as before."""
    return PRIVATE_RE.sub(lambda found: plain_symbol(ord(found[0]), font), text)


def raise_figures(text: str, raised: str) -> str:
    """Figures set high or low as the characters for that: 10⁴ must not become 104."""
    return text.translate(_RAISED[raised]) if _FIGURES_RE.fullmatch(text) else text
