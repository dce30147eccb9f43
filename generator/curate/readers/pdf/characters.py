"""Which characters a font means: what a PDF names by mistake, and what it does not name at all.

Programs that write PDF often name a character by a glyph that looks the same: the radical ⽇ for
日, a ligature for its letters, a private character of the Symbol font for a bullet.
"""

from __future__ import annotations

import functools
import unicodedata

UNKNOWN = "\ufffd"
HYPHEN = "-"
_SOFT = {"\x02": HYPHEN, "\xad": HYPHEN}
"""pdfium writes U+0002 for a hyphen at the end of a line; a soft one is drawn as any other."""
# Symbol and Wingdings have no Unicode of their own; Word writes their codes as private characters.
_BULLETS = {
    "\uf0b7": "•",
    "\uf06c": "●",
    "\uf06e": "■",
    "\uf0a7": "▪",
    "\uf075": "◆",
    "\uf0d8": "➢",
    "\uf0e0": "→",
    "\uf0fc": "✓",
    "\uf02d": "-",
    "\uf020": " ",
}
# Radicals of the supplement that Unicode does not decompose, with the character they look like.
_RADICALS = (
    "⺁厂 ⺄乙 ⺅亻 ⺇几 ⺈刀 ⺉刂 ⺋㔾 ⺌小 ⺎兀 ⺏尣 ⺐尢 ⺒巳 ⺓幺 ⺔彑 ⺖忄 ⺗心 ⺘扌 ⺙攵"
    " ⺛旡 ⺝月 ⺞歺 ⺟母 ⺠民 ⺡氵 ⺢氺 ⺣灬 ⺤爫 ⺥爫 ⺦丬 ⺨犭 ⺩王 ⺪疋 ⺫目 ⺬示 ⺭礻 ⺮竹"
    " ⺯糹 ⺰纟 ⺱网 ⺲罒 ⺶羊 ⺷羊 ⺹耂 ⺺聿 ⺻聿 ⺼肉 ⺽臼 ⺾艹 ⺿艹 ⻀艹 ⻁虎 ⻂衤 ⻃覀 ⻄西"
    " ⻅见 ⻆角 ⻈讠 ⻉贝 ⻋车 ⻌辶 ⻍辶 ⻎辶 ⻏邑 ⻐钅 ⻑長 ⻒镸 ⻓长 ⻔门 ⻕阜 ⻖阝 ⻗雨 ⻘青"
    " ⻙韦 ⻚页 ⻛风 ⻜飞 ⻝食 ⻟飠 ⻠饣 ⻢马 ⻣骨 ⻤鬼 ⻥鱼 ⻦鸟 ⻧卤 ⻨麦 ⻩黄 ⻪黾 ⻫斉 ⻬齐"
    " ⻭歯 ⻮齿 ⻯竜 ⻰龙 ⻲亀 ⻳龟"
)
_MEANT = _SOFT | _BULLETS | {pair[0]: pair[1] for pair in _RADICALS.split()}
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


@functools.cache
def read_character(text: str) -> str:
    """The characters that a glyph stands for; ligatures are letters, radicals are characters."""
    if text < "\x80" and text != "\x02":
        return text if text >= " " or text in "\t\n\r" else UNKNOWN
    if text in _MEANT:
        return _MEANT[text]
    if "\u2f00" <= text <= "\u2fd5" or "\ufb00" <= text <= "\ufb06":
        return unicodedata.normalize("NFKC", text)
    if "\uf900" <= text <= "\ufaff":
        return unicodedata.normalize("NFC", text)
    # Private use, a control code, or nothing: the file does not tell what it is.
    return UNKNOWN if unicodedata.category(text) in {"Cc", "Cn", "Co", "Cs"} else text


def raise_digits(text: str) -> str:
    """A number that is printed small and high: 2021¹ is not 20211."""
    return text.translate(_RAISED)
