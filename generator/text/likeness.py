"""How alike two names are: their words, folded to what a translator may have chosen otherwise.

A scorer puts "13th" and "14th Five-Year Plan" above many true variants. So a score only
proposes, and what tells names apart has a table of its own (`vetoes`).
"""

from __future__ import annotations

import functools
import re
import unicodedata

from rapidfuzz import fuzz, process

from generator.text.han import HAN, has_han
from generator.text.nouns import singular
from generator.text.script import to_simplified

_BRACKETS_RE = re.compile(r"\s*[(（\[〔][^()（）\[\]〔〕]*[)）\]〕]")
_MARKS_RE = re.compile(f"[^\\w{HAN}]+")
_SMALL = frozenset("a an the of for on in to with by and or at from its as about".split())

# (pattern, what it becomes, why). In order; patterns see small letters and single spaces.
SAME: tuple[tuple[str, str, str], ...] = (
    (r"\b(?:the )?people s republic of china\b|\bprc\b", "", "the state of all these bodies"),
    (r"\bchina s\b|\bchinese\b|\bof china\b|\bmy country s\b", "", "as above"),
    (r"\bchina (?=national)", "", "as above"),
    (r"\bstate (?=intellectual|administration|office|bureau)", "national ", "国家"),
    (r"\b(?:administration|management) of\b|\badministrative\b", "management", "管理"),
    (r"\b(?:administration|bureau)\b", "office", "局 has three English names"),
    (r"\bpowerhouse\b|\b(?:strong|powerful) (?:country|nation)\b", "power", "强国"),
    (r"\bkey (?:points of work|work points?)\b|\bwork key points\b", "work point", "工作要点"),
    (r"\b(?:intellectual property(?: rights?)?|iprs?)\b", "ip", "知识产权"),
    (r"\b(?:meeting|session)\b", "conference", "会议"),
    (r"\b(?:behaviou?r|act|activity|practice)s?\b", "conduct", "行为"),
    (r"\b(?:campaign|operation|movement)\b", "action", "行动"),
    (r"\b(?:rule|provision|regulation)s?\b", "rule", "规定 is rendered by all three"),
    (r"\bmethods?\b", "measure", "办法"),
    (r"\bcircular\b", "notice", "通知"),
    (r"\b(?:scheme|programme?)s?\b", "plan", "方案, 计划"),
    (r"\bstandardi[sz]\w*|\bregulating\b|\bregulate\b", "regulate", "规范"),
    (r"\b(?:utili[sz]ation|exploitation)\b", "use", "运用"),
    (r"\b(?:agencies|agency|agents?)\b", "agent", "代理, 代理机构"),
    (r"\b(?:cooperation|collaboration)\b", "cooperation", "协作"),
    (r"\b(?:implementing|implementation)\b", "implement", "实施"),
    (r"\bcentre\b", "center", "spelling"),
    (r"\blicence\b", "license", "spelling"),
    (r"\btrade marks?\b", "trademark", "spelling"),
    (r"(\w{3,})is(ation|ing|e|ed)\b", r"\1iz\2", "spelling"),
)
_SAME_RES = tuple((re.compile(pattern), new) for pattern, new, _ in SAME)
_CHINESE_FRAME_RE = re.compile("中华人民共和国|关于|的")


@functools.lru_cache(maxsize=100_000)
def fold_name(name: str) -> str:
    """A name as it is compared: words in the singular and in order of the alphabet.

    Quotes, hyphens, articles, small words and what stands in brackets are left out; words that
    translators choose between are one. A Chinese name is simplified and keeps its order.
    """
    text = unicodedata.normalize("NFKC", _BRACKETS_RE.sub("", name) or name).casefold()
    if has_han(text):
        plain = _CHINESE_FRAME_RE.sub("", to_simplified(text))
        return _MARKS_RE.sub("", plain) or text
    text = " ".join(_MARKS_RE.sub(" ", text).split())
    for pattern, new in _SAME_RES:
        text = pattern.sub(new, text)
    words = sorted(singular(word) for word in text.split() if word not in _SMALL)
    return " ".join(words)


def find_alike(folded: str, names: list[str], cutoff: float) -> list[tuple[int, float]]:
    """Places in *names* of those that are like a name, and how much, best first.

    Args:
        folded: A name from `fold_name`.
        names: Folded names to compare it with.
        cutoff: Least likeness, 0 to 100.
    """
    found = process.extract(
        folded, names, scorer=fuzz.ratio, processor=None, score_cutoff=cutoff, limit=None
    )
    return [(index, round(score, 1)) for _, score, index in found]
