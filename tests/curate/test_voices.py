"""Who speaks: issuer, republisher, translator."""

from __future__ import annotations

import pytest

from generator.curate.translator import cut_notes
from generator.curate.voices import tell_voices
from generator.text.traced import gather
from generator.vocabulary import Speaker
from tests.curate.drafts import paragraphs_of

# Texts whose translator's words stand between < and >.
NOTES = {
    "bracket between sentences": "All act. <[Translator's note: or 'work'.]> They report.",
    "bracket at the end": "各地要落实。<（译者注：原文有误。）>",
    "stop behind the bracket": "All act. <(Note by the translator: see p. 3).> They report.",
    "bracket in the bracket": "All act. <[Translator's note: see [3].]> They report.",
    "whole paragraph": "<Translator's note: the annexes were left out. See the original.>",
    "chinese paragraph": "<译者注：附件未译。>",
    "traditional": "<譯註：附件未譯。>",
    "note in a sentence": "Agencies (Translator's note: 代理机构) report.",
    "unclosed bracket": "All act. [Translator's note: or 'work'. They report.",
    "unofficial": "<This is an unofficial translation.> All bureaus shall act.",
    "unofficial in a bracket": "<(Unofficial translation)>",
    "discrepancy": "<This English version is for reference only. The Chinese text prevails.> Act.",
    "reference": "<本译文仅供参考，以中文为准。>各地要执行。",
    "translated by": "<Translated by China Law Desk>",
    "translated from": "<(Translated from Chinese)>",
    "what follows": "<以下为办法的英译文译文。>各地执行。",
    "about translations": "This notice concerns the translation of PCT documents. It is due.",
    "unofficial files": "The translation of the files is filed within two months.",
    "translator in a sentence": "Translators of agencies register. Notes are kept.",
    "translation by the applicant": "The translation is provided by the applicant. It is filed.",
    "translators' notes": "Translator's notes, if any, are filed. They are kept.",
    "chinese files": "译文仅供审查使用。",
    "chinese rule": "译文应当在两个月内提交。",
}


@pytest.mark.parametrize("marked", NOTES.values(), ids=NOTES)
def test_notes(marked: str) -> None:
    """The translator's words are told from the rest, and nothing else is."""
    text = marked.replace("<", "").replace(">", "")
    expected = [
        (part.strip(), place % 2 == 1)
        for place, part in enumerate(marked.replace(">", "<").split("<"))
        if part.strip()
    ]
    parts = cut_notes(gather(text, [(0, len(text))]))
    assert [(part.text, is_note) for part, is_note in parts] == expected


def test_long_paragraph_is_not_the_translators() -> None:
    """Where the line breaks of a page were lost, only the first sentence is the note."""
    text = "Translator's note: this is new. " + "The Office acts. " * 9
    parts = list(cut_notes(gather(text, [(0, len(text))])))
    assert [is_note for _, is_note in parts] == [True, False]
    assert parts[0][0].text == "Translator's note: this is new."


def test_three_voices() -> None:
    """A page can hold the words of all three; an official site republishes nothing."""
    lines = [
        "Unofficial translation",
        "Recently, the Office released the key points of work in 2022. It says.",
        "1. Protect rights. Do so.",
        "2. Examine well. Do so.",
    ]
    texts = paragraphs_of(lines)
    title = "Key points of work of the Office in 2022"
    _, speakers = tell_voices(texts, title, is_official=False)
    assert speakers == (
        Speaker.TRANSLATOR,
        Speaker.REPUBLISHER,
        Speaker.ISSUER,
        Speaker.ISSUER,
    )
    _, speakers = tell_voices(texts, title, is_official=True)
    assert speakers[:2] == (Speaker.TRANSLATOR, Speaker.ISSUER)
