"""A county invented for its numbers: each promise and what is told of it is one case that is easily shown wrong.

The targets, the values and how they are worded are given here; the texts of plan and notices are made around them, so that every
quote stands in its document.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from tests.completeness.records import day, day_words
from tests.invented import write_invented

FOLDER = "990103-nansuan"
_KEYS = {"skills": "开展职业技能培训", "medical": "扩大医疗保障服务", "elderly-care": "建设养老服务设施"}


@dataclass(frozen=True)
class Case:
    """A promise: its target as written, and what each notice tells of it (None: nothing)."""

    id: str
    name: str
    target: str | None
    told: Sequence[Mapping[str, Any] | None]
    kind: str = "amount"
    extra: Mapping[str, Any] = field(default_factory=dict)


def _values(*texts: str | None) -> list[Mapping[str, Any] | None]:
    return [{"value": text} if text else None for text in texts]


CASES: Mapping[str, Sequence[Case]] = {
    "skills": [
        Case("almost", "改造管网", "3.33公里", _values("1.2公里", "3.3299公里")),
        Case("ten-thousands", "培训农民", "1.2万人次", _values("4520人次", "11999人次")),
        Case("just-equal", "注册用户", "突破26万户", _values("13.7万户", "26万户")),
        Case("hardly", "覆盖老人", "13.41万人以上", _values("60人", "60人")),
        Case("far-over", "演出活动", "10场次", _values("9场次", "962场次")),
        Case("half", "修补路灯", "2000盏", _values("3盏", "1999盏")),
        Case("grouped", "安装水表", "1,200块", _values("1,050块", "1,320块")),
        Case("hundred-million", "完成投资", "1.05亿元", _values("5250万元", "12345.6万元")),
        Case("more-than-told", "发展会员", "超1.5万人", _values("9000余人", "超1.5万人")),
    ],
    "medical": [
        Case("limit", "登记失业率", "不超过5.5%", _values("4.2%", "3.65%"), kind="rate"),
        Case("about", "招录教师", "约300人", _values("约150人", "近300人")),
        Case("range", "建设站点", "2-3个", _values("1个", "4个")),
        Case("all", "村级服务点", "全覆盖", _values(None, "全覆盖")),
        Case("zero", "新建学校", "5所", _values("0所", "0所")),
        Case("silent", "铺设光缆", "88.5公里", _values(None, None)),
        Case(
            "share",
            "合格率",
            "98%以上",
            [
                {"numerator": "651份", "denominator": "667份", "stated": {"text": "97.6%", "of": "rate"}},
                {"numerator": "1955份", "denominator": "2001份"},
            ],
            kind="rate",
        ),
        Case(
            "stopped", "发放补贴", "460.5万元", [{"value": "200万元"}, {"unavailable": "系统停用暂无法统计"}]
        ),
    ],
    "elderly-care": [
        Case(
            "summed",
            "绿化造林",
            "1.5万亩",
            [
                {"parts": [{"name": "山地", "value": "3500.25亩"}, {"name": "平原", "value": "1200.5亩"}]},
                {"parts": [{"name": "山地", "value": "9500.25亩"}, {"name": "平原", "value": "6200.5亩"}]},
            ],
            extra={"parts": [{"name": "山地", "target": "9000亩"}, {"name": "平原", "target": "6000亩"}]},
        ),
        Case(
            "staged",
            "扩建食堂",
            "21个",
            [
                {"by_stage": {"建成": "4个", "在建": "17个"}},
                {"by_stage": {"建成": "20个", "在建": "0个"}},
            ],
            extra={"stages": ["未启动", "在建", "建成"]},
        ),
        Case("corrected", "体检妇女", "1.4万人", _values("8406人", "9120人")),
        Case("withdrawn", "救助儿童", "不少于140人", _values(None, "151人")),
        Case("fallen-back", "走访家庭", "640户", _values("320户", "700户")),
        Case("in-words", "整治河道", "12.75公里", [None, {"words": "河道清淤正在招标"}]),
    ],
}
_CORRECTIONS = [
    {
        "no": 3,
        "indicator": "corrected",
        "old": "9120人",
        "new": "9012人",
        "reason": "多计了复查",
        "date": "2022-11-20",
    },
    {
        "no": 3,
        "indicator": "withdrawn",
        "old": "151人",
        "withdrawn": True,
        "reason": "统计口径有误",
        "date": "2022-11-21",
    },
    {
        "no": 3,
        "indicator": "fallen-back",
        "old": "700户",
        "withdrawn": True,
        "reason": "重复计数",
        "date": "2022-11-21",
    },
]
_SOURCES = {"plan": "2022-03-01", "first": "2022-07-01", "second": "2022-10-08"}


def write_hard_cases(folder: Path) -> Path:
    """Write the invented tree with one more county, this one, into ``folder``/data, and return it."""
    data = write_invented(folder)
    texts = {"plan": [*_KEYS.values(), "县人社局", *map(_commitment, _KEYS)]}
    year = data / FOLDER / "2022"
    (year / "sources").mkdir(parents=True)
    (year / "reports").mkdir()
    county = {"format": 1, "code": "990103", "name": "难算县", "prefecture": "虚构市", "province": "虚构省"}
    _write(year.parent / "county.yml", county)
    _write(year / "plan.yml", _plan())
    for at, (source, date) in enumerate(list(_SOURCES.items())[1:]):
        report = {
            "format": 1,
            "source": source,
            "tasks": [_reported(no, key, at) for no, key in enumerate(_KEYS, 1)],
        }
        if source == "second":
            report["corrections"] = _CORRECTIONS
        _write(year / "reports" / f"{date}.yml", report)
        texts[source] = [passage["text"] for task in report["tasks"] for passage in task["progress"]]  # type: ignore[attr-defined]
    _write(
        year / "sources.yml", {"format": 1, "sources": [_source(id, date) for id, date in _SOURCES.items()]}
    )
    for source, lines in texts.items():
        text = "\n".join([*lines, day_words(day(_SOURCES[source])), ""])
        (year / "sources" / f"{source}.txt").write_text(text, encoding="utf-8", newline="\n")
    return data


def _source(id: str, date: str) -> dict[str, Any]:
    written = day_words(day(date))
    return {
        "id": id,
        "file": f"{id}.txt",
        "kind": "plan" if id == "plan" else "progress",
        "date": date,
        "recorded": "2022-11-01",
        "parts": [{"name": "正文"}],
        "not_indicators": [{"text": text, "reason": "日期"} for text in (written[:5], written[5:])],
    }


def _write(file: Path, content: Mapping[str, Any]) -> None:
    text = yaml.safe_dump(content, allow_unicode=True, sort_keys=False)
    file.write_text(text, encoding="utf-8", newline="\n")


def _clause(name: str, number: str | None) -> str:
    return f"{name}{number or ''}"


def _commitment(key: str) -> str:
    clauses = [
        _clause(each["name"], each["target"])
        for case in CASES[key]
        for each in ({"name": case.name, "target": case.target}, *case.extra.get("parts", ()))
    ]
    return f"{'，'.join(clauses)}。"


def _plan() -> dict[str, Any]:
    tasks = [
        {
            "no": no,
            "key": key,
            "title": title,
            "commitment": _commitment(key),
            "lead": ["县人社局"],
            "indicators": [_indicator(case) for case in CASES[key]],
        }
        for no, (key, title) in enumerate(_KEYS.items(), 1)
    ]
    return {"format": 1, "scheme": "xusheng-2022", "source": "plan", "tasks": tasks}


def _indicator(case: Case) -> dict[str, Any]:
    extra = dict(case.extra)
    if "parts" in extra:
        extra["parts"] = [{**part, "quote": _clause(part["name"], part["target"])} for part in extra["parts"]]
    kind = {"kind": case.kind} if case.kind != "amount" else {}
    target = {"target": case.target} if case.target else {}
    return {
        "id": case.id,
        "name": case.name,
        **kind,
        **target,
        "quote": _clause(case.name, case.target),
        **extra,
    }


def _reported(no: int, key: str, at: int) -> dict[str, Any]:
    figures, clauses = [], []
    for case in CASES[key]:
        told = case.told[at]
        if told is not None:
            figure, clause = _figure(case, told)
            figures.append(figure)
            clauses.append(clause)
    return {"no": no, "progress": [{"text": f"{'。'.join(clauses)}。"}], "figures": figures}


def _figure(case: Case, told: Mapping[str, Any]) -> tuple[dict[str, Any], str]:
    """Return a figure with its quotes, and the clause of the notice that they stand in."""
    figure: dict[str, Any] = {"indicator": case.id, **told}
    if "parts" in told:
        figure["parts"] = [{**part, "quote": _clause(part["name"], part["value"])} for part in told["parts"]]
        clause = f"{case.name}中{'、'.join(part['quote'] for part in figure['parts'])}"
    elif "by_stage" in told:
        clause = f"{case.name}{'、'.join(f'{stage}{count}' for stage, count in told['by_stage'].items())}"
    elif "numerator" in told:
        stated = f"，占{told['stated']['text']}" if "stated" in told else ""
        clause = f"{case.name}抽查{told['denominator']}，合格{told['numerator']}{stated}"
    elif "words" in told:
        clause = told["words"]
    elif "unavailable" in told:
        clause = f"{case.name}{told['unavailable']}"
    else:
        clause = _clause(case.name, told["value"])
    return {**figure, "quote": clause}, clause
