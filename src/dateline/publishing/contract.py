"""The JSON contract: coded reports and inspections as one line of JSON, and the JSON Schema of both."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from pydantic.json_schema import GenerateJsonSchema

from dateline.model.coded import CodedReport
from dateline.model.inspection import Inspection
from dateline.model.span import Record

_DRAFT = "https://json-schema.org/draft/2020-12/schema"


class _EveryField(GenerateJsonSchema):
    """Requires every field, as `to_json` leaves none out."""

    def field_is_required(self, field: Any, total: bool) -> bool:
        return True


class Contract(StrEnum):
    """What is printed as JSON."""

    CODE = "code"
    INSPECT = "inspect"

    @property
    def record(self) -> type[Record]:
        """The record that one line holds."""
        return CodedReport if self is Contract.CODE else Inspection


def to_json(record: CodedReport | Inspection) -> str:
    """The record as one line of JSON, every field present, unknown values null."""
    return record.model_dump_json()


def from_json(line: str | bytes) -> CodedReport:
    """The coded report in one line of JSON; raises pydantic's ValidationError where the line breaks the contract."""
    return CodedReport.model_validate_json(line)


def schema(contract: Contract = Contract.CODE) -> dict[str, Any]:
    """JSON Schema (2020-12) of what `to_json` gives."""
    return {"$schema": _DRAFT, **contract.record.model_json_schema(schema_generator=_EveryField, mode="serialization")}
