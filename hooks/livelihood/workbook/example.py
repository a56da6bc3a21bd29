"""The filled-in example on the workbook's third sheet: an invented county with a promise of every kind."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from livelihood.model import County, CountyYear, Plan, Report, Source
from livelihood.workbook.layout import ColumnKey
from livelihood.workbook.sheet import Input, SheetText

_QUOTE = "示例"
_TASKS: tuple[tuple[str, tuple[Mapping[str, Any], ...]], ...] = (
    (
        "举办技能培训",
        (
            {"id": "training", "name": "完成技能培训", "target": "2.8万人次"},
            {"id": "talent", "name": "新增技能人才", "target": "不少于3000人"},
        ),
    ),
    (
        "改造老旧小区",
        (
            {"id": "homes", "name": "惠及居民", "target": "1200户"},
            {"id": "works", "name": "小区改造", "kind": "stage", "stages": ["未启动", "完成招标", "开工", "完工"]},
        ),
    ),
    (
        "保障妇幼健康",
        (
            {"id": "hearing", "name": "新生儿听力筛查率", "kind": "rate", "target": "90%以上"},
            {"id": "screening", "name": "产前筛查率", "kind": "rate", "target": "60%"},
        ),
    ),
    (
        "方便异地就医",
        (
            {"id": "volume", "name": "门诊直接结算量", "kind": "qualitative"},
            {"id": "pharmacies", "name": "新增定点药店", "target": "8家"},
        ),
    ),
)  # fmt: skip
_BEFORE: Mapping[str, Mapping[str, str]] = {
    "training": {"value": "1.2万人次"},
    "homes": {"value": "640户"},
    "works": {"stage": "完成招标"},
}

AS_OF = date(2022, 9, 30)
EXAMPLE_INPUTS: Sequence[Mapping[ColumnKey, Input]] = (
    {"value": Decimal("2.35")},
    {"value": "2,860人"},
    {"value": Decimal(615), "correction": "上次多报了25户，已核实"},
    {"stage": "开工"},
    {"numerator": Decimal(2863), "denominator": Decimal(2904), "as_of": date(2022, 9, 25)},
    {"value": Decimal("0.719")},
    {"unavailable": "统计系统正在升级，结算量暂时无法统计"},
    {},
)
EXAMPLE_TEXT = SheetText(
    "示例：虚构县的填法（县和数字都是编的，这张表不会被读取）", AS_OF, "虚构县人民政府办公室", EXAMPLE_INPUTS
)


def example_year() -> CountyYear:
    """Return the invented county-year that the example is filled in for."""
    county = {"format": "1", "code": "990101", "name": "虚构县", "prefecture": "虚构市", "province": "虚构省"}
    tasks = [
        {
            "no": no,
            "key": f"task-{no}",
            "title": title,
            "commitment": _QUOTE,
            "lead": [_QUOTE],
            "indicators": [{**promise, "quote": _QUOTE} for promise in promises],
        }
        for no, (title, promises) in enumerate(_TASKS, 1)
    ]
    plan = {"format": "1", "title": _QUOTE, "scheme": "example", "source": "example", "tasks": tasks}
    entries = [
        {
            "no": no,
            "figures": [
                {"indicator": promise["id"], **_BEFORE[promise["id"]], "quote": _QUOTE}
                for promise in promises
                if promise["id"] in _BEFORE
            ],
        }
        for no, (_, promises) in enumerate(_TASKS, 1)
    ]
    report = {"format": "1", "source": "example", "as_of": date(2022, 7, 1), "tasks": entries}
    source = {
        "id": "example",
        "file": "example.txt",
        "kind": "progress",
        "recorded": "2022-07-02",
        "parts": [{"name": _QUOTE}],
    }
    return CountyYear(
        County.model_validate(county),
        2022,
        "example",
        Plan.model_validate(plan),
        {"example": Source.model_validate(source)},
        {},
        (Report.model_validate(report),),
    )
