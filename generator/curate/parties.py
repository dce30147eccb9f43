"""Whom a notice is sent to, and who put this copy up or translated it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from generator.curate.institutions import find_body
from generator.curate.parts import DraftBlock, Fact, Label
from generator.curate.scripts import compile_both
from generator.text.han import has_han, join_lines
from generator.text.sentences import count_words
from generator.vocabulary import BlockKind, Confidence, Speaker, Translation

_LOOK_AT = 3
"""Blocks from the top among which a salutation stands."""
_LONGEST = 400
_SALUTATION_RE = compile_both(
    r"(?=.*(?:局|部|委|院|厅|署|办|中心|单位|公司|学校|协会|各省|各市|有关|人民政府|代理机构|申请人"
    r"|企业|法院|检察院|同志|先生|女士|代理人|权利人|公会|协会)).{2,399}[:：]\Z"
)
_RECIPIENT_RE = compile_both(r"(?:受文者|主送)[:：]\s?(?P<names>.{2,300})")
"""The head of a letter names whom it is for."""
_NO_SALUTATION_RE = compile_both(
    r"(?:局长|司长|处长|主任|部长|署长|记者|主持人|发言人)[\s\u3000]?[\u4e00-\u9fff]{0,6}[:：]\Z|现公布|现发布|兹|决定|如下|以下|下列|包括|要求|目标|任务|原则|事项|附件|问[:：]|答[:：]|地址|电话|联系|规定[:：]|。"
)
_SALUTATION_EN_RE = re.compile(
    r"(?:to:?\s|dear\s|all\s|each\s|every\s|(?:provincial|municipal|regional)\s"
    r"|(?:the\s)?(?:intellectual property|market supervision|local)\s"
    r"(?:offices?|bureaus?|administrations?|departments?)\s|(?:departments?|bureaus?|offices?)\s)"
    r".{2,380}[:：]\Z",
    re.IGNORECASE,
)
_NO_SALUTATION_EN_RE = re.compile(
    r"\b(?:follow\w*|as below|include\w*|goals?|tasks?|requirements?|attachments?|shall|should|is"
    r"|are|was|were|has|have|must)\b",
    re.IGNORECASE,
)
_MACHINE_RE = compile_both(
    r"机器翻译|机翻|机器自动翻译|machine[- ](?:generated )?translat\w+"
    r"|automatic(?:ally)? translat\w+"
    r"|translated (?:automatically|by (?:machine|google|deepl|baidu|an? (?:ai|computer)))",
    re.IGNORECASE,
)
_UNOFFICIAL_RE = compile_both(
    r"非官方(?:译文|翻译|译本|中译)|译文仅供参考|(?:unofficial|informal|courtesy|non-official)"
    r" (?:english )?translation|translation[^.]{0,60}for (?:your )?(?:reference|information)"
    r"(?: purposes?)? only",
    re.IGNORECASE,
)
_OFFICIAL_RE = compile_both(
    r"(?<!非)官方(?:译文|译本|英文版)"
    r"|(?<!un)(?<!non-)\bofficial (?:english )?(?:translation|version)",
    re.IGNORECASE,
)
_ABOUT_ITSELF_RE = compile_both(
    r"本(?:文|译文|网|站|页)|以下|译文|\b(?:this|the following|text)\b", re.I
)
_SHORT = 14
"""Words of a line that speaks of its page without saying so."""
_NO_PARTY_RE = compile_both(
    r"(?:司|处|科|室)\Z|本[站网]|原创|互联网|网络|转载|\b(?:internet|department|division|original|unknown)\b",
    re.IGNORECASE,
)
"""What a label names as a source that is a part of a body, or nobody."""
_SITE_RE = compile_both(
    r"['’]?s?\s(?:official\s)?web\s?(?:site|page)\Z|(?:官方)?(?:网站|官网|门户网站|微信公众号|公众号)\Z",
    re.IGNORECASE,
)
_STATUS = (
    (Translation.MACHINE, _MACHINE_RE),
    (Translation.UNOFFICIAL, _UNOFFICIAL_RE),
    (Translation.OFFICIAL, _OFFICIAL_RE),
)


def find_addressees(blocks: Sequence[DraftBlock]) -> str:
    """Whom the notice is sent to, as printed, without the colon; empty where nobody is named."""
    own = [block for block in blocks if block.by is Speaker.ISSUER]
    for block in own[: 2 * _LOOK_AT]:
        text = join_lines(sentence.text for sentence in block.sentences)
        if found := _RECIPIENT_RE.fullmatch(text):
            return found["names"]
    for block in own[:_LOOK_AT]:
        text = join_lines(sentence.text for sentence in block.sentences)
        if block.kind is BlockKind.PARAGRAPH and len(text) <= _LONGEST and _is_salutation(text):
            return text.rstrip(":： ")
    return ""


def _is_salutation(text: str) -> bool:
    if has_han(text):
        return bool(_SALUTATION_RE.match(text)) and not _NO_SALUTATION_RE.search(text)
    return bool(_SALUTATION_EN_RE.match(text)) and not _NO_SALUTATION_EN_RE.search(text)


def find_translation(lines: Iterable[str]) -> Fact | None:
    """What a page says of its own translation: machine, unofficial, official.

    Args:
        lines: Lines of the page, chrome included; one counts where it speaks of the page.
    """
    for text in lines:
        for status, regex in _STATUS:
            found = regex.search(text)
            if found and (count_words(text) <= _SHORT or _ABOUT_ITSELF_RE.search(text)):
                return Fact("translation", status, found[0], "text", Confidence.HIGH)
    return None


def states_translation(text: str) -> bool:
    """Whether a line says what kind of translation its page is, and nothing else."""
    bare = text.strip("()（）[]【】*。. ")
    return count_words(bare) <= _SHORT and any(
        (found := regex.search(bare)) is not None and found.start() == 0 for _, regex in _STATUS
    )


def find_translator(labels: Iterable[Label]) -> Fact | None:
    """Who translated the copy, from a label: 译者：…, "Translated by …"."""
    label = next((entry for entry in labels if entry.field == "translator"), None)
    if label is None:
        return None
    return Fact("translator", label.value, label.quote, "label", Confidence.HIGH)


def find_printed_source(
    labels: Iterable[Label], issuers: Sequence[str], institutions: Mapping[str, str]
) -> Fact | None:
    """The party a label names as the source of this copy, where it is not an issuer.

    Args:
        labels: Labels of the page.
        issuers: Names of the issuers, as printed.
        institutions: Those of the glossary: what a copy takes from them they have not posted.
    """
    for label in labels:
        if label.field != "source" or not label.value:
            continue
        if any(label.value in name or name in label.value for name in issuers if name):
            return None
        if find_body(_SITE_RE.sub("", label.value), institutions):
            return None
        if not _NO_PARTY_RE.search(label.value):
            return Fact("republisher", label.value, label.quote, "label", Confidence.MEDIUM)
    return None
