"""Words before a number that make it something else than a year: Article, RMB, 电话, increased to.

The number itself is all that follows; what is asked here is only to which word it belongs.
"""

from __future__ import annotations

_NUMBERS = frozenset(
    "article section rule clause paragraph chapter table figure form item page room suite unit flat"
    " floor building block box gate lot model version type serial flight bus route highway channel"
    " port extension number class annex appendix id boeing airbus windows resolution decree"
    " directive regulation art sec para fig rm apt ext no nr ref ver pp p v tel phone telephone fax"
    " mobile hotline postcode zip copyright".split()
)
_PLURALS = frozenset(
    "articles sections rules clauses paragraphs chapters tables figures forms items pages rooms"
    " units numbers classes annexes arts secs paras figs nos refs".split()
)
_CODES = frozenset(
    "ISO IEC IEEE GB RFC EN DIN BS ASTM NSW VIC QLD ACT TAS ZL EP"
    " WO PCT RMB CNY USD EUR GBP HKD JPY Rs".split()
)
_ABOUT = frozenset(
    "over under nearly almost about around approximately some roughly only exactly another"
    " additional least most".split()
)
_CHANGES = frozenset(
    "rose rise rises risen rising grew grow grows grown growing increase increases increased"
    " increasing decrease decreases decreased decreasing decline declines declined declining fell"
    " fall falls fallen falling drop drops dropped dropping reduce reduces reduced reducing cut"
    " raise raises raised raising lower lowers lowered reach reaches reached reaching total totals"
    " totalled totaled totalling totaling exceed exceeds exceeded exceeding amount amounts amounted"
    " amounting average averages averaged averaging numbered numbering counted counting".split()
)
_TO = frozenset("by from to at of".split())
_LABELS = tuple(
    "第 电话 電話 传真 傳真 手机 手機 热线 熱線 邮编 郵編 邮政编码 郵政編碼 版本 编号 編號"
    " 文号 案号 证号 文號 案號 證號 号码 號碼 版权所有 版權所有 © (c) (C) § № #".split()
)
_SIGNS = tuple("约約近超共计計达達$€£¥￥")
_MARKS = " \t.:："
_FILL = " \t0123456789.:：#/,&+-–"
"""What may stand between the word and the number: other numbers and marks."""
_QUOTES = "(\"'“‘[,.:"
_LISTS = (" and", " or", " to")


def is_numbered(before: str, *, in_list: bool) -> bool:
    """Whether the words before a number say what it is the number of.

    Args:
        before: The text before it, as far as it stands on the same line.
        in_list: Whether other numbers may stand between: "Sections 1998 and 2003".
    """
    rest = before.rstrip(_FILL if in_list else _MARKS)
    while in_list and rest.endswith(_LISTS):
        rest = rest.rsplit(None, 1)[0].rstrip(_FILL)
    return rest.endswith(_LABELS) or _is_name(rest)


def is_amount(before: str) -> bool:
    """Whether the words before a number make it one: more than, a total of, increased from."""
    direct = before.rstrip(" \t")
    if direct.endswith(_SIGNS):
        return True
    words = [word.strip(_QUOTES).lower() for word in before.split()[-4:]]
    last, earlier = ["", "", *words][-1], ["", "", *words][-2]
    if last == "than":
        return earlier not in ("later", "earlier") and "year" not in words
    if last in ("of", "as"):
        return earlier in ("total", "many")
    if last == "least" and ("from" in words or "since" in words):
        return False
    if last in _TO:
        last = earlier
    return last in _CHANGES or last in _ABOUT


def _is_name(rest: str) -> bool:
    """Whether the last word numbers what follows it."""
    last = rest.split()[-1:]
    if not last:
        return False
    name = last[0].strip(_QUOTES)
    return name.split("/")[0] in _CODES or name.lower() in _NUMBERS or name.lower() in _PLURALS
