"""Officials' names: shown as their county and they themselves say, and otherwise nowhere."""

from __future__ import annotations

from typing import Any

import pytest

from livelihood.model import CountyYear, Ledger
from livelihood.names import disclosed, shown_name, surname
from livelihood.plain_text import comparable
from tests.unit.builders import YEAR, county_year, document, figure, goal, ledger, report, source, task


def official(name: str, display: str | None = None, **fields: Any) -> dict[str, Any]:
    return {"role": "责任人", "name": name} | ({"name_display": display} if display else {}) | fields


def year_with(
    *officials: dict[str, Any], text: str = "", county: str | None = None, year: int = YEAR
) -> CountyYear:
    return county_year(
        tasks=(task(goal(), officials=officials),),
        documents={"notice": document(text)},
        county_fields={"name_display": county} if county else {},
        year=year,
    )


def published(told: Ledger, at: int = 0) -> CountyYear:
    return disclosed(told).county_years[at]


def names(county_year: CountyYear) -> list[str]:
    return [official.name for task in county_year.plan.tasks for official in task.officials]


@pytest.mark.parametrize(
    ("name", "display", "shown"),
    [
        ("王晓明", "full", "王晓明"),
        ("王晓明", "surname", "王〔略〕"),
        ("欧阳晓明", "surname", "欧阳〔略〕"),
        ("欧阳", "surname", "欧〔略〕"),
        ("王 晓", "surname", "王〔略〕"),
        ("买买提·艾力", "surname", "〔略〕"),
        ("王晓明", "post_only", "〔略〕"),
        ("王晓明", "withheld", None),
    ],
)
def test_how_a_name_is_shown(name: str, display: str, shown: str | None) -> None:
    assert shown_name(name, display) == shown


@pytest.mark.parametrize(
    ("name", "found"), [("诸葛亮", "诸葛"), ("诸葛", "诸"), ("李四", "李"), ("Smith", ""), ("李", "")]
)
def test_surnames(name: str, found: str) -> None:
    assert surname(name) == found


@pytest.mark.parametrize(
    ("county", "person", "shown"),
    [
        (None, None, ["王晓明"]),
        ("full", None, ["王晓明"]),
        ("surname", None, ["王〔略〕"]),
        ("post_only", None, ["〔略〕"]),
        ("withheld", None, []),
        ("withheld", "full", ["王晓明"]),
        ("full", "surname", ["王〔略〕"]),
        ("surname", "withheld", []),
    ],
)
def test_the_persons_wish_comes_before_the_countys(
    county: str | None, person: str | None, shown: list[str]
) -> None:
    found = published(ledger(year_with(official("王晓明", person), text="责任人：王晓明。", county=county)))

    assert names(found) == shown
    text = "责任人：王晓明。" if shown == ["王晓明"] else "责任人：〔略〕。"
    assert found.documents["notice"].text == text


@pytest.mark.parametrize(
    ("text", "published_text"),
    [
        ("由王晓明负责。", "由〔略〕负责。"),
        ("由王 晓\n明负责。", "由〔略〕负责。"),
        ("由王<b>晓</b>明负责。", "由〔略〕负责。"),
        ("由王\u200b晓\u200e明负责。", "由〔略〕负责。"),
        ("由王\u3000晓\x07明负责。", "由〔略〕负责。"),
        ("<td title='王晓明'>负责</td>", "<td title='〔略〕'>负责</td>"),
        ("王晓明王晓明", "〔略〕〔略〕"),
        ("王晓，王晓光。", "王晓，王晓光。"),
        ("", ""),
    ],
)
def test_a_hidden_name_is_found_however_it_is_broken(text: str, published_text: str) -> None:
    found = published(ledger(year_with(official("王晓明", "withheld"), text=text)))

    assert found.documents["notice"].text == published_text


@pytest.mark.parametrize(
    ("hidden", "shown", "text", "published_text"),
    [
        (["王晓"], ["王晓明"], "王晓明和王晓", "王晓明和〔略〕"),
        (["王晓明"], ["王晓"], "王晓明和王晓", "〔略〕和王晓"),
        (["王晓", "王晓明"], [], "王晓明和王晓", "〔略〕和〔略〕"),
        (["张三丰", "丰子恺"], [], "张三丰子恺", "〔略〕"),
        (["王晓"], ["李小王"], "李小王晓", "李小〔略〕"),
        (["买买提·艾力"], [], "买买提•艾力、买买提艾力、买买提・艾力", "〔略〕、〔略〕、〔略〕"),
    ],
)
def test_names_within_names(hidden: list[str], shown: list[str], text: str, published_text: str) -> None:
    officials = [official(name, "withheld") for name in hidden] + [official(name) for name in shown]
    found = published(ledger(year_with(*officials, text=text)))

    assert found.documents["notice"].text == published_text


def test_a_name_appears_nowhere() -> None:
    name = "王晓明"
    promise = goal(
        name=f"{name}目标",
        quote=f"{name}承诺100人",
        note=f"{name}说",
        set_by=name,
        stages=[f"等{name}", name],
        due={"date": "2022-12-31", "text": f"{name}年底前"},
        scope=["36栋"],
        per={"unit": "街道", "members": [f"{name}街道"]},
    )
    told = (
        figure(by_stage={f"等{name}": "1人", name: "2人"}, quote=f"{name}完成2人", note=f"{name}注"),
        figure(words=f"{name}正在推进"),
        figure(items=[{"name": f"{name}小区", "stage": name}]),
        figure("5人", extra=True, id="more", name=f"{name}之家"),
    )
    progress = [{"part": f"{name}附件", "unit": "县民政局", "text": f"由{name}推进"}]
    entry = {"no": 1, "progress": progress, "figures": told}
    notice = report(correction={"reason": f"{name}更正"}, tasks=[entry])
    told_year = county_year(
        tasks=(
            task(
                promise,
                officials=[official(name, "post_only", role=f"{name}之职")],
                title=f"{name}任务",
                commitment=f"{name}承诺",
                note=name,
            ),
        ),
        title=f"{name}计划",
        reports=(notice,),
        sources=(
            source(
                title=f"{name}文件",
                issuer=name,
                number=f"{name}1号",
                parts=[{"name": "正文"}, {"name": f"{name}附件", "begins": f"附件：{name}"}],
                not_indicators=[{"text": f"{name}2022年", "reason": "日期"}],
            ),
        ),
        documents={"notice": document(f"正文 附件：{name}", (f"{name}附件", f"附件：{name}"))},
        county_fields={"publisher": f"{name}办", "contact": {"address": f"找{name}"}},
    )
    (record,) = disclosed(ledger(told_year)).counties
    (found,) = record.years

    assert name in repr(told_year.plan)
    for value in (record.county, found.county, found.plan, found.sources, found.documents, found.reports):
        assert name not in repr(value)
    text = found.documents["notice"]
    assert text.text == "正文 附件：〔略〕"
    assert text.part_at(len(text.comparable) - 1) == "〔略〕附件"
    assert found.county.publisher == "〔略〕办"
    (shown,) = found.plan.tasks
    assert shown.title == "〔略〕任务"
    assert shown.indicators[0].stages == ("等〔略〕", "〔略〕")
    assert list(found.reports[0].tasks[0].figures[0].by_stage) == ["等〔略〕", "〔略〕"]
    assert shown.lead == ("县民政局",)


def test_who_is_hidden_once_is_hidden_in_every_task_and_year() -> None:
    first = county_year(
        tasks=(
            task(goal(), officials=[official("王晓明"), official("李四")]),
            task(goal(), no=2, officials=[official("王晓明", "surname")]),
        ),
        documents={"notice": document("王晓明、李四")},
    )
    second = year_with(official("王晓明"), official("李四"), text="王晓明、李四", year=2023)
    told = ledger(second, first)

    for at in (0, 1):
        assert published(told, at).documents["notice"].text == "〔略〕、李四"
    assert names(published(told, 1)) == ["王〔略〕", "李四", "王〔略〕"]
    assert names(published(told, 0)) == ["王〔略〕", "李四"]


def test_another_countys_namesake_stays() -> None:
    hidden = ledger(year_with(official("王晓明", "withheld"), text="王晓明")).counties
    shown = ledger(year_with(official("王晓明"), text="王晓明")).counties
    found = disclosed(Ledger((*hidden, *shown), (), {}))

    assert [each.documents["notice"].text for each in found.county_years] == ["〔略〕", "王晓明"]


def test_nothing_changes_where_all_names_are_shown() -> None:
    told = ledger(year_with(official("王晓明"), text="王晓明"))

    assert disclosed(told).counties == told.counties


@pytest.mark.parametrize("display", ["surname", "post_only", "withheld"])
def test_a_second_call_changes_nothing(display: str) -> None:
    told = ledger(year_with(official("王晓明", display), official("李四"), text="王晓明、李四"))
    once = disclosed(told)

    assert disclosed(once) == once
    assert comparable("王晓明") not in once.county_years[0].documents["notice"].comparable
