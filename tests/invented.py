"""An invented data tree with everything that happens in a year: two reports, a correction and a revised target.

It is the faultless tree of data_errors/ with a target revised between its two reports, a number corrected in the second
one, and a second county of the same scheme that has only promises.
"""

from __future__ import annotations

import shutil
from pathlib import Path

BASE = Path(__file__).parent / "data_errors" / "base"
YEAR = "990101-xugou/2022"
SECOND = "990102-wuyou"

_REVISION = """\
revisions:
  - no: 1
    indicator: talent
    original: 3000人
    date: 2022-08-15
    reason: 上级任务有调整
    source: adjust
    quote: 新增技能人才任务由3000人调整为2500人
tasks:
"""
_SOURCE = """\
  - id: adjust
    file: adjust.txt
    kind: plan
    title: 关于调整部分任务的通知
    date: 2022-08-15
    recorded: 2022-09-01
    parts: [{name: 正文}]
    not_indicators:
      - {text: 2022年, reason: 日期}
      - {text: 8月15日, reason: 日期}
      - {text: 3000人, reason: 复述}
  - id: autumn
"""
_CORRECTION = """\
source: autumn
correction: {reason: 上半年多计了一个培训班, date: 2022-10-09}
"""
_COUNTY = """\
format: 1
code: 990102
name: 乌有县
prefecture: 虚构市
province: 虚构省
"""
_SOURCES = """\
format: 1
sources:
  - id: plan
    file: plan.txt
    kind: plan
    recorded: 2022-08-20
    parts: [{name: 正文}]
"""
_PLAN = """\
format: 1
title: 重点民生实事
scheme: xusheng-2022
source: plan
tasks:
  - no: 1
    key: skills
    title: 开展职业技能培训
    commitment: 全年完成技能培训5000人次，开办夜校3所。
    lead: [县人社局]
    indicators:
      - {id: training, name: 完成技能培训, target: 5000人次, measure: training, quote: 全年完成技能培训5000人次}
      - {id: schools, name: 开办夜校, target: 3所, quote: 开办夜校3所}
  - no: 2
    key: medical
    title: 扩大医疗保障服务
    commitment: 提升服务质量。
    lead: [县医保局]
    indicators:
      - {id: quality, name: 服务质量, kind: qualitative, quote: 提升服务质量}
  - no: 3
    key: elderly-care
    title: 建设养老服务设施
    commitment: 新建养老服务站4个。
    lead: [县民政局]
    indicators:
      - {id: stations, name: 养老服务站, target: 4个, quote: 新建养老服务站4个}
"""
_TEXT = """\
重点民生实事
开展职业技能培训。全年完成技能培训5000人次，开办夜校3所。县人社局
扩大医疗保障服务。提升服务质量。县医保局
建设养老服务设施。新建养老服务站4个。县民政局
"""
_NOTICE = """\
关于调整部分任务的通知
新增技能人才任务由3000人调整为2500人。
2022年8月15日
"""


def write_invented(folder: Path) -> Path:
    """Write the tree into ``folder``/data, and return it."""
    data = folder / "data"
    shutil.copytree(BASE, data)
    plan, autumn = data / YEAR / "plan.yml", data / YEAR / "reports" / "2022-10-08.yml"
    replace(plan, "tasks:\n", _REVISION)
    replace(plan, "target: 3000人\n", "target: 2500人\n")
    replace(data / YEAR / "sources.yml", "  - id: autumn\n", _SOURCE)
    replace(autumn, "source: autumn\n", _CORRECTION)
    replace(autumn, "value: 9800人次", "value: 6500人次")
    replace(autumn, "quote: 完成技能培训9800人次", "quote: 完成技能培训6500人次")
    replace(autumn, "text: 完成技能培训9800人次", "text: 完成技能培训6500人次")
    replace(data / YEAR / "sources" / "autumn.txt", "9800人次", "6500人次")
    for name, text in {
        f"{YEAR}/sources/adjust.txt": _NOTICE,
        f"{SECOND}/county.yml": _COUNTY,
        f"{SECOND}/2022/sources.yml": _SOURCES,
        f"{SECOND}/2022/plan.yml": _PLAN,
        f"{SECOND}/2022/sources/plan.txt": _TEXT,
    }.items():
        file = data / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="\n")
    return data


def replace(file: Path, old: str, new: str) -> None:
    """Replace ``old``, which stands in ``file`` exactly once."""
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1, (file, old)
    file.write_text(text.replace(old, new), encoding="utf-8", newline="\n")
