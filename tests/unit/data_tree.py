"""A small data folder of two invented counties, for tests that read files."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

UNITS = "format: 1\nunits:\n  - {id: minzheng, name: 县民政局}\n"
SCHEME = """\
format: 1
id: xusheng-2022
title: 2022年虚构省民生实事
year: 2022
province: "99"
tasks:
  - {no: 1, key: relief, title: 开展救助}
"""
COUNTY = """\
format: 1
code: {code}
name: {name}
prefecture: 虚构市
province: 虚构省
"""
PLAN = """\
format: 1
title: 2022年重点民生实事
scheme: xusheng-2022
source: plan
tasks:
  - no: 1
    key: relief
    title: 开展救助
    commitment: 全年救助140人。
    lead: [县民政局]
    officials:
      - {role: 责任人, name: 王晓明}
    indicators:
      - {id: relief, name: 救助, target: 140人, quote: 全年救助140人}
"""
SOURCES = """\
format: 1
sources:
  - id: plan
    file: plan.txt
    kind: plan
    date: 2022-03-01
    recorded: 2022-03-02
    parts: [{name: 正文}]
    not_indicators:
      - {text: 2022年, reason: 日期}
      - {text: 3月1日, reason: 日期}
  - id: notice
    file: notice.txt
    kind: progress
    date: 2022-07-01
    recorded: 2022-07-02
    parts: [{name: 正文}]
    not_indicators:
      - {text: 2022年7月1日, reason: 日期}
"""
REPORT = """\
format: 1
source: notice
tasks:
  - no: 1
    progress:
      - {part: 正文, text: 已救助150人。}
    figures:
      - {indicator: relief, value: 150人, quote: 已救助150人}
"""
PLAN_TEXT = "2022年重点民生实事\n一、开展救助。全年救助140人。县民政局，责任人：王晓明。\n2022年3月1日\n"
NOTICE_TEXT = "已救助150人。\n2022年7月1日\n"

FIRST = "990101-xugou"
SECOND = "990102-wuyou"
YEAR = f"{FIRST}/2022"
FILES = {
    "units.yml": UNITS,
    "schemes/xusheng-2022.yml": SCHEME,
    f"{FIRST}/county.yml": COUNTY.format(code="990101", name="虚构县"),
    f"{YEAR}/plan.yml": PLAN,
    f"{YEAR}/sources.yml": SOURCES,
    f"{YEAR}/sources/plan.txt": PLAN_TEXT,
    f"{YEAR}/sources/notice.txt": NOTICE_TEXT,
    f"{YEAR}/reports/2022-07-01.yml": REPORT,
    f"{SECOND}/county.yml": COUNTY.format(code="990102", name="乌有县"),
}


def write_data(folder: Path, changes: Mapping[str, str | bytes | None] | None = None) -> Path:
    """Write the data into ``folder``/data and return it; ``changes`` replaces, adds or (None) leaves out files."""
    data = folder / "data"
    for name, content in (FILES | dict(changes or {})).items():
        if content is not None:
            file = data / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return data
