"""The JSON Schema (2020-12) of data.json: what every key means, with the tables' dictionary for what they share."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from livelihood.checks import CheckKind
from livelihood.open_data.dictionary import FIGURES, INDICATORS, STATUS_LABELS, TASKS
from livelihood.open_data.json_file import FORMAT, PLACE
from livelihood.open_data.schemas import DIALECT
from livelihood.open_data.tables import Column
from livelihood.wording import SOURCE_KINDS

Schema = dict[str, Any]

_TYPES = {"date": "string", "list": "array"}
_CHECKS = tuple((kind.value, kind.label) for kind in CheckKind)
_BY_NAME = {column.name: column for table in (INDICATORS, TASKS) for column in table.columns}
_URL = Column("url", "string", "网址", "网页，从网站根目录算起", True)
_UNITS = (
    Column("id", "string", "单位代号", "单位的代号", True),
    Column("name", "string", "单位名称", "规范名称", True),
    Column("aliases", "list", "其他写法", "文件里出现的其他写法"),
)
_MEASURE = (
    Column("measure", "string", "口径代号", "口径的代号", True),
    Column("name", "string", "口径名称", "各县共同的口径", True),
    Column("unit", "string", "单位", "计量单位；没有单位的为空文字", True),
)
_SCHEME_TASK = (_BY_NAME["task"], _BY_NAME["key"], _BY_NAME["task_title"])
_SCHEME = (
    _BY_NAME["scheme"],
    Column("title", "string", "方案名称", "省重点民生实事方案的名称", True),
    _BY_NAME["year"],
    Column("province_code", "string", "省级代码", "2 位数字", True, pattern=r"^\d{2}$"),
)
_COUNTY = (
    _BY_NAME["county_code"],
    _BY_NAME["county"],
    Column("prefecture", "string", "地级市", "所属地级市", True),
    Column("province", "string", "省", "所属省", True),
    _URL,
)
_YEAR = (
    _BY_NAME["year"],
    Column("title", "string", "名称", "这一年方案的名称；文件没有写的为空"),
    _BY_NAME["scheme"],
    Column("start", "date", "起算日", "时间进度从这一天算起", True),
    Column("updated", "date", "更新日期", "最近一份文件收录到本站的日期", True),
    Column("final_missing", "boolean", "缺全年结果", "true 是年度已过而本站未收录全年结果", True),
    _URL,
)
_SOURCE = (
    Column("source", "string", "文件代号", "文件的代号", True),
    Column("kind", "string", "文件种类", "文件的种类", True, tuple(SOURCE_KINDS.items())),
    Column("title", "string", "标题", "文件标题；原件没有的为空"),
    Column("issuer", "string", "发文机关", "原件没有的为空"),
    Column("number", "string", "文号", "原件没有的为空"),
    Column("date", "date", "成文日期", "原件没有的为空"),
    Column("recorded", "date", "收录日期", "收录到本站的日期", True),
    _URL,
)
_REPORT = (
    Column("source", "string", "文件代号", "通报文件的代号", True),
    Column("as_of", "date", "数据截止日期", "没有另写日期的数截至这一天", True),
    Column("final", "boolean", "是否全年结果", "true 是全年结果的通报", True),
    Column("correction", "string", "更正原因", "累计数下降的原因；没有的为空"),
)
_DETAILS = (
    Column("due_text", "string", "期限原文", "文件里期限的说法"),
    Column("elapsed", "number", "时间进度", "数据截止日期时已过的时间，1 就是到期，四舍五入到 6 位小数"),
    Column("stages", "list", "阶段", "依次的阶段，第一个是未开始，最后一个就是所承诺的"),
    Column("stage", "string", "现阶段", "到了哪个阶段；逐个列出的，是都已达到的阶段"),
    Column("measure", "string", "口径代号", "省方案里各县共同的口径；没有的不与别县比较"),
    Column("part_of", "string", "上级目标", "包含在同一件实事的哪个目标之内"),
    Column("per", "string", "按什么算", "目标对每个街道等分别计算的，写街道等"),
    Column("members", "list", "各有哪些", "按其分别计算的名单；不知道的为空"),
    Column("scope", "list", "规模", "所涉及的规模，照原文"),
    Column("set_by", "string", "由谁下达", "文件写明的下达者"),
    Column("note", "string", "说明", "本站公开的取舍说明"),
    Column("correction", "string", "更正说明", "进展数何时更正、原来是多少、为什么；没有更正的为空"),
)
_PART = (
    Column("name", "string", "部分名称", "目标所分的部分", True),
    Column("target", "number", "目标数", "这一部分的目标数"),
    Column("target_text", "string", "目标原文", "文件里的写法", True),
    Column("actual", "number", "进展数", "这一部分的进展数；没有分别通报的为空"),
    Column("actual_text", "string", "进展原文", "文件里的写法"),
    Column("ratio", "number", "完成比例", "进展数÷目标数，四舍五入到 6 位小数"),
    Column("due", "date", "期限", "这一部分应完成的日期", True),
    Column("target_quote", "string", "目标原句", "文件里的原句", True),
)
_REVISION = (
    Column("original", "number", "原目标数", "调整前的目标数"),
    Column("original_text", "string", "原目标原文", "调整前目标的写法", True),
    Column("date", "date", "调整日期", "目标调整的日期", True),
    Column("reason", "string", "调整原因", "为什么调整", True),
    Column("source", "string", "调整出处", "调整目标的文件的代号", True),
    Column("quote", "string", "调整原句", "文件里的原句", True),
)
_OFFICIAL = (
    Column("role", "string", "身份", "责任人、分管领导等，照文件的说法", True),
    Column("unit", "string", "所在单位", "照文件的写法；文件没有写的为空"),
    Column("name", "string", "姓名", "只按公开的方式写，不全部公开的以〔略〕代替", True),
    Column("since", "date", "任职第一天", "年初就在任的为空"),
    Column("until", "date", "任职最后一天", "仍在任的为空"),
)
_CHECK = (
    Column("kind", "string", "种类", "核对说明的种类", True, _CHECKS),
    Column("title", "string", "种类名称", "核对说明的种类，中文", True),
    Column("figure", "string", "数的代号", "目标代号，或没有目标的数自己的代号", True),
    Column("source", "string", "出处", "通报文件的代号；只涉及承诺的为空"),
    Column("statement", "string", "说明", "事实和算式", True),
)


def data_schema() -> Schema:
    """Return the schema of data.json. Every key is always there; what isn't known is null."""
    top = (
        Column("updated", "date", "更新日期", "最近一份文件收录到本站的日期", True),
        Column("partial", "boolean", "是否不全", "true 是只含部分县的试看数据", True),
    )
    scheme_task = _object(_SCHEME_TASK, measures=_array(_object(_MEASURE), "各县共同的口径"))
    return {
        "$schema": DIALECT,
        "title": "data.json：民生实事公开数据",
        **_object(
            top,
            format={"const": FORMAT, "description": "格式的版本"},
            statuses=_mapping({"type": "string"}, "状态代号和它的中文名称"),
            units=_array(_object(_UNITS), "牵头和责任单位"),
            schemes=_array(_object(_SCHEME, tasks=_array(scheme_task, "方案的各件实事")), "省方案"),
            counties=_array(_object(_COUNTY, years=_array(_year(), "各年度，近的在前")), "县（市、区）"),
        ),
    }


def _year() -> Schema:
    return _object(
        _YEAR,
        standing=_mapping({"type": "integer"}, "各状态的目标有几个；没有的状态不列"),
        sources=_array(_object(_SOURCE), "收录的文件"),
        reports=_array(_object(_REPORT), "进展通报，早的在前"),
        tasks=_array(_task(), "民生实事"),
    )


def _task() -> Schema:
    promise = _object(
        (*_nested(INDICATORS.columns), *_DETAILS),
        parts=_array(_object(_PART), "目标所分的部分"),
        revisions=_array(_object(_REVISION), "目标在年内的调整"),
    )
    return _object(
        (_BY_NAME["task"], _BY_NAME["task_title"], *_nested(TASKS.columns)),
        officials=_array(_object(_OFFICIAL), "责任人和分管领导等；不公开的人不列"),
        indicators=_array(promise, INDICATORS.description),
        figures=_array(_object(_nested(FIGURES.columns)), FIGURES.description),
        checks=_array(_object(_CHECK), "核对说明"),
    )


def _nested(columns: Iterable[Column]) -> list[Column]:
    return [column for column in columns if column.name not in PLACE]


def _object(columns: Iterable[Column], **more: Schema) -> Schema:
    properties = {column.name: _property(column) for column in columns} | more
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _property(column: Column) -> Schema:
    kind = _TYPES.get(column.type, column.type)
    optional = not column.required and column.type != "list"
    values = "、".join(f"{value}（{label}）" for value, label in column.categories)
    made: Schema = {
        "title": column.title,
        "description": column.description + (f"：{values}" if values else ""),
        "type": [kind, "null"] if optional else kind,
    }
    if column.type == "date":
        made["format"] = "date"
    if column.type == "list":
        made["items"] = {"type": "string"}
    if column.pattern:
        made["pattern"] = column.pattern
    if column.categories:
        made["enum"] = [value for value, _ in column.categories] + ([None] if optional else [])
    return made


def _array(items: Schema, description: str) -> Schema:
    return {"type": "array", "description": description, "items": items}


def _mapping(values: Schema, description: str) -> Schema:
    names = {"enum": [value for value, _ in STATUS_LABELS]}
    return {
        "type": "object",
        "description": description,
        "propertyNames": names,
        "additionalProperties": values,
    }
