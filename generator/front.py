"""The front matter of a notice: from checked YAML to records, and back."""

from __future__ import annotations

from typing import Any

from generator.models import (
    Attachment,
    Block,
    Correction,
    CuratedRelation,
    Editorial,
    Grounds,
    Later,
    NoEvent,
    Notice,
    RoleDate,
    StatedEvent,
)
from generator.standing import Dispute, read_dispute, read_review, write_review
from generator.text.edtf import Edtf, parse_edtf
from generator.text.yamlfile import Flow
from generator.vocabulary import Basis, DateRole, NoticeKind, RelationType, Translation


def read_role_date(data: dict[str, Any], default: Basis = Basis.OUTSIDE) -> RoleDate:
    """A date from its YAML form, already checked."""
    return RoleDate(
        role=DateRole(data["role"]),
        edtf=parse_edtf(data["edtf"]),
        basis=Basis(data.get("basis", default)),
        quote=data.get("quote", ""),
        sources=tuple(data.get("sources", ())),
        note=data.get("note", ""),
        disputed=read_dispute(data),
    )


def _event(data: dict[str, Any]) -> StatedEvent:
    return StatedEvent(
        edtf=parse_edtf(data["edtf"]),
        role=DateRole(data["role"]),
        label=data["label"],
        block=data["block"],
        quote=data["quote"],
        subjects=tuple(data.get("subjects", ())),
        basis=Basis(data.get("basis", "stated")),
        disputed=read_dispute(data),
    )


def _later(data: dict[str, Any]) -> Later:
    return Later(
        block=data["block"],
        quote=data["quote"],
        edtf=parse_edtf(data["edtf"]),
        text=data["text"],
        sources=tuple(data["sources"]),
        term=data.get("term", ""),
        disputed=read_dispute(data),
    )


def _relation(data: dict[str, Any]) -> CuratedRelation:
    return CuratedRelation(
        type=RelationType(data["type"]),
        to=data["to"],
        block=data.get("block", ""),
        quote=data.get("quote", ""),
        sources=tuple(data.get("sources", ())),
        note=data.get("note", ""),
    )


def read_notice(
    data: dict[str, Any], editorial: tuple[Editorial, ...], blocks: tuple[Block, ...], path: str
) -> Notice:
    """The notice of a page: its front matter, already checked, with the parts of its body."""
    review, review_note = read_review(data["review"])
    return Notice(
        id=data["id"],
        work=data["work"],
        title=data["title"],
        kind=NoticeKind(data["kind"]),
        issuer=data["issuer"],
        language=data["language"],
        translation=Translation(data["translation"]),
        blocks=blocks,
        editorial=editorial,
        title_zh=data.get("title_zh", ""),
        subtitle=data.get("subtitle", ""),
        joint_issuers=tuple(data.get("joint_issuers", ())),
        addressees=data.get("addressees", ""),
        number=data.get("number", ""),
        number_note=data.get("number_note", ""),
        republisher=data.get("republisher", ""),
        translator=data.get("translator", ""),
        signature=tuple(data.get("signature", ())),
        attachments=tuple(Attachment(**entry) for entry in data.get("attachments", ())),
        evidence=tuple(Grounds(**entry) for entry in data.get("evidence", ())),
        dates=tuple(read_role_date(entry) for entry in data["dates"]),
        corrections=tuple(Correction(**entry) for entry in data.get("corrections", ())),
        relations=tuple(_relation(entry) for entry in data.get("relations", ())),
        not_relations=tuple(data.get("not_relations", ())),
        events=tuple(_event(entry) for entry in data.get("events", ())),
        not_events=tuple(NoEvent(**entry) for entry in data.get("not_events", ())),
        later=tuple(_later(entry) for entry in data.get("later", ())),
        subjects=tuple(data.get("subjects", ())),
        nolink=tuple(data.get("nolink", ())),
        not_later=tuple(data.get("not_later", ())),
        not_copy_of=tuple(data.get("not_copy_of", ())),
        review=review,
        review_note=review_note,
        path=path,
    )


def write_front(notice: Notice) -> dict[str, Any]:
    """Front matter in the order people read it; empty optional fields are left out."""
    data: dict[str, Any] = {
        "id": notice.id,
        "work": notice.work,
        "title": notice.title,
        "title_zh": notice.title_zh,
        "subtitle": notice.subtitle,
        "kind": str(notice.kind),
        "issuer": notice.issuer,
        "joint_issuers": list(notice.joint_issuers),
        "addressees": notice.addressees,
        "number": notice.number,
        "number_note": notice.number_note,
        "language": notice.language,
        "republisher": notice.republisher,
        "translation": str(notice.translation),
        "translator": notice.translator,
        "signature": list(notice.signature),
        "attachments": [_front_fields(entry) for entry in notice.attachments],
        "dates": [_front_fields(date) for date in notice.dates],
        "evidence": [_front_fields(entry) for entry in notice.evidence],
        "subjects": list(notice.subjects),
        "events": [_front_fields(event) for event in notice.events],
        "not_events": [_front_fields(entry) for entry in notice.not_events],
        "later": [_front_fields(entry) for entry in notice.later],
        "relations": [_front_fields(entry) for entry in notice.relations],
        "corrections": [_front_fields(entry) for entry in notice.corrections],
        "nolink": list(notice.nolink),
        "not_later": list(notice.not_later),
        "not_copy_of": list(notice.not_copy_of),
        "not_relations": list(notice.not_relations),
        "review": write_review(notice.review, notice.review_note),
    }
    always = {"id", "work", "title", "kind", "issuer", "language", "translation", "dates", "review"}
    return {key: value for key, value in data.items() if value or key in always}


def _front_fields(record: Any) -> Flow:
    """A small record on one line; empty fields are left out."""
    flow = Flow()
    for key in record.__dataclass_fields__:
        value = getattr(record, key)
        if isinstance(value, Dispute):
            flow[key] = _front_fields(value)
        elif isinstance(value, Edtf) or (isinstance(value, str) and value):
            flow[key] = str(value)
        elif isinstance(value, tuple) and value:
            flow[key] = list(value)
    return flow
