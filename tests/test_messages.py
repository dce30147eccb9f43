"""What people are told about YAML and records that cannot be read: golden cases they can judge."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from generator.records import read_record
from generator.text.yamlfile import YamlError, load_yaml

GOLDEN = Path(__file__).parent / "golden" / "messages"


def cases(name: str) -> list[Any]:
    loaded: list[dict[str, Any]] = load_yaml((GOLDEN / f"{name}.yml").read_text("utf-8"))
    return [pytest.param(case, id=ascii(case["text"])[:50]) for case in loaded]


@pytest.mark.parametrize("case", cases("yaml"))
def test_what_is_not_yaml_is_told_in_plain_words(case: dict[str, Any]) -> None:
    with pytest.raises(YamlError) as caught:
        load_yaml(case["text"])
    line, _, message = case["told"].partition(": ")
    assert str(caught.value) == f"not valid YAML: {message}"
    assert caught.value.line == int(line)


@pytest.mark.parametrize("case", cases("records"))
def test_what_does_not_fit_a_schema_is_told_in_plain_words(case: dict[str, Any]) -> None:
    record = read_record(case["text"], case["schema"], "a.yml")
    assert [f"{told.line}: {told.message}" for told in record.findings] == case["told"]
    assert (record.data is None) == bool(case["told"])
