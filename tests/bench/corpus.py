"""A seeded generator of raw notices: the same seed and number give the same bytes.

The notices have what slows real ones down: chrome, numbered sections, lists, terms of the
glossary to link, and one in three is Chinese.
"""

from __future__ import annotations

import hashlib
import random
import shutil
from pathlib import Path

from generator.config import Project
from generator.text.yamlfile import dump_yaml

_WORDS = (
    "agency supervision rectification application examination office regional service market"
    " credit evaluation registration enforcement guidance provincial measure practice licence"
).split()
_TERMS = (
    "Blue Sky campaign",
    "abnormal patent application",
    "trademark hoarding",
    "Patent Law",
    "Hague Agreement",
    "two safeguards",
    "patent open licensing",
)
_HAN = (
    "关于进一步加强专利商标代理行业监督管理工作的通知"
    "各省自治区直辖市知识产权局要求落实责任规范秩序提高质量"
)
_HAN_TERMS = ("知识产权代理行业“蓝天”专项整治行动", "非正常专利申请", "商标囤积", "专利法")
_HAN_NUMBERS = "一二三四五六七八"


def make_project(folder: Path, template: Project, count: int, seed: int = 1) -> Project:
    """The content of *template* with *count* raw notices added."""
    project = Project(folder)
    folder.mkdir(parents=True, exist_ok=True)
    for name in ("mkdocs.yml", "overrides", "content", "generator"):
        source = template.root / name
        target = folder / name
        if source.is_dir():
            shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy2(source, target)
    for index in range(count):
        _write_notice(project, index, random.Random(f"{seed}/{index}"))
    return project


def _write_notice(project: Project, index: int, chance: random.Random) -> None:
    year, month, day = 2010 + index % 16, 1 + index % 12, 1 + index % 28
    is_chinese = index % 3 == 2
    text = (chinese_text if is_chinese else english_text)(index, year, month, day, chance)
    data = text.encode("utf-8")
    id_ = f"bench-{year}-{index:06d}"
    record = {
        "id": id_,
        "file": "received.txt",
        "media_type": "text/plain",
        "sha256": hashlib.sha256(data).hexdigest(),
        "url": f"https://bench.example/notices/{index}",
        "publisher": "Bench Office",
        "language": "zh-Hans" if is_chinese else "en",
        "issuer": "cnipa",
        "publish_raw": False,
    }
    folder = project.raw / id_
    folder.mkdir(parents=True)
    (folder / "received.txt").write_bytes(data)
    (folder / "source.yml").write_text(dump_yaml(record), encoding="utf-8")


def english_text(index: int, year: int, month: int, day: int, chance: random.Random) -> str:
    """The text of a made-up notice in English."""

    def sentence() -> str:
        words = [chance.choice(_WORDS) for _ in range(chance.randint(8, 20))]
        if chance.random() < 0.3:
            words.insert(chance.randrange(len(words)), chance.choice(_TERMS))
        return " ".join(words).capitalize() + "."

    lines = [
        "You are here: Home > Notices",
        f"Notice No. {index} on strengthening {chance.choice(_WORDS)} supervision in {year}",
        f"Release Time: {year}-{month:02d}-{day:02d}",
        " ".join(sentence() for _ in range(3)),
    ]
    for number in range(1, chance.randint(3, 8)):
        lines.append(f"{number}. " + " ".join(sentence() for _ in range(chance.randint(3, 8))))
    goals = "; ".join(sentence().rstrip(".") for _ in range(4))
    lines.append(f"The work aims to achieve the following goals: {goals}.")
    lines += ["Telephone: +86-10-00000000", "Copyright © Bench Office All rights reserved"]
    return "\n".join(lines) + "\n"


def chinese_text(index: int, year: int, month: int, day: int, chance: random.Random) -> str:
    """The text of a made-up notice in Chinese."""

    def sentence() -> str:
        text = "".join(chance.choice(_HAN) for _ in range(chance.randint(12, 40)))
        if chance.random() < 0.3:
            text += chance.choice(_HAN_TERMS)
        return text + "。"

    lines = [
        "当前位置：首页 > 通知公告",
        f"关于加强代理行业监督管理工作的通知（第{index}号）",
        f"发布时间：{year}-{month:02d}-{day:02d}",
        "各省、自治区、直辖市知识产权局：",
        "".join(sentence() for _ in range(3)),
    ]
    for number in range(chance.randint(3, 8)):
        body = "".join(sentence() for _ in range(chance.randint(3, 6)))
        lines += [f"{_HAN_NUMBERS[number]}、加强监督管理", body]
    lines += [
        f"{year}年{month}月{day}日",
        "上一篇：关于开展检查的通知",
        "版权所有 京ICP备00000000号",
    ]
    return "\n".join(lines) + "\n"
