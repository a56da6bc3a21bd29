"""JSON Schemas (2020-12) of the data files, for editors; made from the model, so that they can't differ.

The loader reads every scalar as text and lets the model type it; an editor types scalars first, by YAML 1.2's
core rules. So where the model wants text, the schemas also take what an editor sees as a number (a telephone
number), and where it wants a whole number, also its digits in quotes.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from livelihood.model import (
    County,
    Figure,
    FigureCorrection,
    Plan,
    RedirectFile,
    Report,
    Scheme,
    SourceFile,
    SynonymFile,
    UnitFile,
)
from livelihood.model.base import DataFile
from livelihood.model.report import RESULT_FIELDS

DIALECT = "https://json-schema.org/draft/2020-12/schema"
DATA_FILES: dict[str, tuple[type[DataFile], str]] = {
    "county": (County, "county.yml：县（市、区）"),
    "plan": (Plan, "plan.yml：一年的民生实事承诺"),
    "redirects": (RedirectFile, "redirects.yml：换了的网址"),
    "report": (Report, "reports/年-月-日.yml：一份进展通报"),
    "sources": (SourceFile, "sources.yml：官方文件"),
    "scheme": (Scheme, "schemes/代号.yml：省重点民生实事方案"),
    "synonyms": (SynonymFile, "synonyms.yml：群众的说法和文件里的说法"),
    "units": (UnitFile, "units.yml：单位的规范名称和其他写法"),
}
_WHOLE_NUMBER = r"^[+-]?\d+$"
_DIGITS = r"^\d"


def schemas() -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the name and the JSON Schema of each kind of data file."""
    for name, (model, title) in DATA_FILES.items():
        yield name, data_file_schema(model, title)


def data_file_schema(model: type[DataFile], title: str) -> dict[str, Any]:
    """Return the schema of one data file as an editor should apply it."""
    schema = model.model_json_schema(schema_generator=_EditorSchema)
    definitions = schema.get("$defs", {})
    for record in (schema, *definitions.values()):
        # A model's title and docstring speak to developers.
        record.pop("title", None)
        record.pop("description", None)
    for record, rules in ((Figure, _figure_rules()), (FigureCorrection, _correction_rules())):
        if record.__name__ in definitions:
            definitions[record.__name__] |= rules
    return {"$schema": DIALECT, "title": title, **schema}


def _figure_rules() -> dict[str, Any]:
    """Return what the model checks of a figure as a whole: one result, one identity, and a quote."""
    return {
        "oneOf": [{"required": [field]} for field in RESULT_FIELDS],
        "dependentRequired": {"numerator": ["denominator"], "denominator": ["numerator"]},
        "if": {"properties": {"extra": {"const": True}}, "required": ["extra"]},
        "then": {"required": ["id", "name"], "not": {"required": ["indicator"]}},
        "else": {"required": ["indicator"], "not": {"required": ["id", "name"]}},
        "anyOf": [{"required": ["quote"]}, {"required": ["parts"]}],
    }


def _correction_rules() -> dict[str, Any]:
    """Return what the model checks of a correction as a whole: one outcome, and a document with its sentence."""
    return {
        "if": {"properties": {"withdrawn": {"const": True}}, "required": ["withdrawn"]},
        "then": {"not": {"required": ["new"]}},
        "else": {"required": ["new"]},
        "dependentRequired": {"source": ["quote"], "quote": ["source"]},
    }


class _EditorSchema(GenerateJsonSchema):
    """The model's schema without what a data file can't hold: nulls, defaults and titles made from names."""

    def str_schema(self, schema: core_schema.StringSchema) -> JsonSchemaValue:
        made = super().str_schema(schema)
        pattern = made.get("pattern", "")
        if not pattern:
            return made | {"type": ["string", "number"]}
        return made | {"type": ["string", "integer"]} if pattern.startswith(_DIGITS) else made

    def int_schema(self, schema: core_schema.IntSchema) -> JsonSchemaValue:
        return super().int_schema(schema) | {"type": ["integer", "string"], "pattern": _WHOLE_NUMBER}

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        return self.generate_inner(schema["schema"])

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        return self.generate_inner(schema["schema"])

    def field_title_should_be_set(self, schema: Any) -> bool:  # noqa: ARG002
        return False
