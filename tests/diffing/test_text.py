"""What a difference of each kind reads like, word for word."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from livelihood.clock import moment
from livelihood.diffing.compare import compare
from livelihood.diffing.snapshot import Snapshot
from livelihood.diffing.text import lines, marked_lines
from livelihood.model import County
from tests.diffing.states import changed, invented, of_years, spring, state, told
from tests.unit.builders import county_year, figure, goal, report, source, task
from tests.unit.open_data_reading import SCHEME, UNIT, site_of

HERE = Path(__file__).parent
AUTUMN = source("autumn", date(2022, 10, 8), recorded="2022-10-09")


def block(text: str) -> str:
    """Return a literal without its first line break."""
    return text.removeprefix("\n")


def one(value: str | None = None, target: str | None = "100人", **fields: Any) -> Snapshot:
    """Return a promise of ``target`` of which the notice says ``value``."""
    return state(goal(target), reports=(report(figure(value, **fields)),))


def test_nothing_differs() -> None:
    assert lines(compare(one("60人"), one("60人"))) == ["没有变化。"]


def test_a_second_report_number_by_number(tmp_path: Path) -> None:
    before = Snapshot.read(spring(tmp_path), moment("2022-12-01"))

    expected = (HERE / "second_report.txt").read_text(encoding="utf-8").splitlines()
    assert lines(compare(before, invented())) == expected


def test_a_number_ratio_and_status() -> None:
    assert changed(one("60人"), one("100人")) == block(
        """
目标
  目标  100人
  进展  60人         → 100人
  截至  2022年7月1日
  比例  60.0%        → 100.0%
  状态  符合时间进度 → 已达标
""".rstrip("\n")
    )


def test_a_fall_is_marked_in_words() -> None:
    found = list(marked_lines(compare(one("60人"), one("59人"))))

    assert [line.strip() for line, fell in found if fell] == ["进展  60人  → 59人  ↓ 回落"]
    assert found[-1] == ("共改动1个目标，1个数回落。", False)


@pytest.mark.parametrize(
    ("target", "before", "after"),
    [
        ("100人", {"value": "60人"}, {"value": "61人"}),
        ("100人", {"value": "60人"}, {"words": "正在招标"}),
        ("不超过100人", {"value": "60人"}, {"value": "59人"}),
    ],
)
def test_no_fall(target: str, before: dict[str, Any], after: dict[str, Any]) -> None:
    assert "回落" not in "".join(lines(compare(one(target=target, **before), one(target=target, **after))))


def test_a_rate_may_fall() -> None:
    def rate(numerator: str) -> Snapshot:
        told_of = figure(numerator=numerator, denominator="80人")
        return state(goal("60%以上", kind="rate"), reports=(report(told_of),))

    # 40 ÷ 80 = 50%, ÷ 60% = 83.3%; 30 ÷ 80 = 37.5%, ÷ 60% = 62.5%
    assert changed(rate("40人"), rate("30人")) == block("""
目标
  目标  60%以上
  进展  50.0%（40÷80） → 37.5%（30÷80）
  截至  2022年7月1日
  比例  83.3%          → 62.5%
  状态  推进中""")


def test_a_stage_that_goes_back_is_a_fall() -> None:
    promise = goal(None, kind="stage", stages=["未启动", "开工", "建成"])
    before = state(promise, reports=(report(figure(stage="建成")),))
    after = state(promise, reports=(report(figure(stage="开工")),))

    assert "  进展  建成   → 开工  ↓ 回落" in changed(before, after).splitlines()


def test_a_named_thing_that_goes_back_is_a_fall() -> None:
    promise = goal("2处", kind="stage", stages=["未启动", "开工", "建成"])

    def streets(second: str) -> Snapshot:
        items = [{"name": "东街", "stage": "未启动"}, {"name": "西街", "stage": second}]
        return state(promise, reports=(report(figure(items=items)),))

    # The lowest stage is 未启动 before and after.
    assert changed(streets("建成"), streets("开工")) == block("""
目标
  目标  2处
  进展  东街：未启动；西街：建成 → 东街：未启动；西街：开工  ↓ 回落
  截至  2022年7月1日
  状态  推进中""")


def test_a_ratio_just_below_all_is_not_all() -> None:
    before, after = one("99996人", "10万人"), one("99995人", "10万人")

    # 99.996% and 99.995%: both would round to 100.0%.
    assert "  比例  99.9%" in changed(before, after).splitlines()


def test_parts_of_a_target() -> None:
    promise = goal("5公里", parts=[{"name": "新建", "target": "2公里", "quote": "新建2公里"},
                                 {"name": "改建", "target": "3公里", "quote": "改建3公里"}])  # fmt: skip

    def built(length: str) -> Snapshot:
        parts = [
            {"name": "新建", "value": length, "quote": f"新建{length}"},
            {"name": "改建", "value": "1公里", "quote": "改建1公里"},
        ]
        return state(promise, reports=(report(figure(parts=parts)),))

    # 1.5 ÷ 5, 1.6 ÷ 5; 0.5 ÷ 2, 0.6 ÷ 2; 49.7 % of the time is gone
    assert changed(built("0.5公里"), built("0.6公里")) == block("""
目标
  目标  5公里
  进展  1.5公里                          → 1.6公里
  截至  2022年7月1日
  比例  30.0%                            → 32.0%
  状态  慢于时间进度
  分项  新建：0.5公里；改建：1公里       → 新建：0.6公里；改建：1公里
  原句  通报原句；新建0.5公里；改建1公里 → 通报原句；新建0.6公里；改建1公里
  部分目标：新建
    目标  2公里
    进展  0.5公里 → 0.6公里
    比例  25.0%   → 30.0%""")


def test_a_promise_that_was_changed() -> None:
    before = state(goal("100人", note="旧说明"))
    after = state(
        goal("120人", due={"text": "9月底前", "date": "2022-09-30"}, quote="承诺新句", note="新说明")
    )

    assert changed(before, after) == block("""
目标
  目标      100人                      → 120人
  状态      未收录通报
  期限      2022年12月31日             → 2022年9月30日
  期限依据  文件没有写，按当年12月31日 → 文件写明
  目标原句  承诺原句                   → 承诺新句
  期限原文  （无）                     → 9月底前
  说明      旧说明                     → 新说明""")


def test_a_revised_target_tells_its_revision() -> None:
    revision = {"no": 1, "indicator": "goal", "original": "100人", "date": "2022-05-01", "reason": "上级调减",
                "source": "notice", "quote": "调整为90人"}  # fmt: skip

    assert changed(state(goal("100人")), state(goal("90人"), revisions=[revision])) == block("""
目标
  目标      100人    → 90人
  状态      未收录通报
  目标原句  承诺原句 → 调整为90人
  新增 目标调整：2022年5月1日
    出处        进展通报（2022年7月1日）
    原句        调整为90人
    原目标原文  100人
    调整原因    上级调减""")


def test_a_task_its_units_and_officials() -> None:
    old = task(goal(), officials=[{"role": "责任人", "unit": "县民政局", "name": "张三"}])
    new = task(goal(), title="新任务", commitment="新的承诺", responsible=["民政局"],
               officials=[{"role": "责任人", "unit": "县民政局", "name": "李四"}, {"role": "分管领导", "name": "王五"}])  # fmt: skip

    assert told(state(tasks=(old,)), state(tasks=(new,))) == block("""
一、新任务
  事项名称  任务1                → 新任务
  承诺原文  承诺原文             → 新的承诺
  责任单位  （无）               → 县民政局
  负责人    责任人 县民政局 张三 → 责任人 县民政局 李四；分管领导 王五""")


def test_a_long_text_stands_above_its_new_one() -> None:
    long = "为群众办实事" * 7
    before, after = state(tasks=(task(goal()),)), state(tasks=(task(goal(), commitment=long),))

    assert changed(before, after) == block(f"""
承诺原文  旧 承诺原文
          新 {long}""")


def test_new_and_gone_tasks_and_indicators() -> None:
    first = task(goal(), goal("5个", id="gone", name="取消的目标"))
    before = state(tasks=(first, task(goal("3家"), no=2)))
    after = state(tasks=(task(goal(), goal("8所", id="new", name="新目标")), task(goal("7处"), no=3)))

    assert told(before, after) == block("""
状态  3项目标：3项未收录通报

一、任务1
  新增 新目标
    目标      8所
    状态      未收录通报
    期限      2022年12月31日
    目标原句  承诺原句
  删去 取消的目标
    目标      5个
    状态      未收录通报
    期限      2022年12月31日
    目标原句  承诺原句

删去 二、任务2
  承诺原文  承诺原文
  牵头单位  县民政局
  删去 目标
    目标      3家
    状态      未收录通报
    期限      2022年12月31日
    目标原句  承诺原句

新增 三、任务3
  承诺原文  承诺原文
  牵头单位  县民政局
  新增 目标
    目标      7处
    状态      未收录通报
    期限      2022年12月31日
    目标原句  承诺原句""").replace("状态  3项目标：3项未收录通报\n\n", "")


def test_a_task_that_moved_is_the_same_task() -> None:
    before, after = state(tasks=(task(goal(), no=1),)), state(tasks=(task(goal(), no=4, key="task-1"),))

    assert told(before, after) == block("""
四、任务4
  事项编号  1     → 4
  事项名称  任务1 → 任务4""")


def test_a_task_with_a_mended_key_is_the_same_task() -> None:
    before, after = state(tasks=(task(goal(), key="taks"),)), state(tasks=(task(goal(), key="task"),))

    assert told(before, after) == "一、任务1\n  事项代号  taks → task"


def test_an_extra_figure_of_the_next_report_follows_on_the_last() -> None:
    first = report(figure("60人"), figure("16家", extra=True, id="more", name="机构"))
    second = report(figure("14家", extra=True, id="more", name="机构"), source="autumn")
    sources = (source(), AUTUMN)

    found = changed(
        state(goal(), reports=(first,), sources=sources),
        state(goal(), reports=(first, second), sources=sources),
    )
    # Nobody says that it counts up.
    assert found == block("""
机构（没有目标的数）
  数    16家                     → 14家
  截至  2022年7月1日             → 2022年10月8日
  出处  进展通报（2022年7月1日） → 进展通报（2022年10月8日）""")


def test_an_older_figure_that_was_changed() -> None:
    sources = (source(), AUTUMN)

    def reported(first: str) -> Snapshot:
        reports = (report(figure(first)), report(figure("90人"), source="autumn"))
        return state(goal(), reports=reports, sources=sources)

    assert changed(reported("60人"), reported("58人")) == block("""
目标（历次通报的数，出自进展通报（2022年7月1日））
  数  60人 → 58人  ↓ 回落""")
    assert lines(compare(reported("60人"), reported("62人")))[-1] == "共改动1个历次通报的数。"


def test_an_older_figure_that_was_changed_while_a_newer_one_came() -> None:
    sources = (source(), AUTUMN)
    before = state(goal(), reports=(report(figure("60人")),), sources=sources)
    reports = (report(figure("62人")), report(figure("90人"), source="autumn"))
    found = changed(before, state(goal(), reports=reports, sources=sources)).splitlines()

    assert found[2] == "  进展  60人                     → 90人"
    assert found[-2:] == ["目标（历次通报的数，出自进展通报（2022年7月1日））", "  数  60人 → 62人"]


def test_a_figure_of_another_year() -> None:
    before = one("60人")
    after = state(goal(), reports=(report(figure("60人"), figure("8人", prior_year=True)),))

    # It is no reading, so it counts nowhere.
    assert changed(before, after) == block("""
新增 目标（历次通报的数，出自进展通报（2022年7月1日））
  数            8人
  原句          通报原句
  是否往年的数  是""")


FIX = {"no": 1, "indicator": "goal", "old": "60人", "reason": "重复统计", "date": "2022-07-20"}


def test_a_corrected_number() -> None:
    told_of = report(figure("60人"), corrections=[FIX | {"new": "58人"}])

    assert changed(one("60人"), state(goal(), reports=(told_of,))) == block("""
目标
  目标          100人
  进展          60人   → 58人  ↓ 回落
  截至          2022年7月1日
  比例          60.0%  → 58.0%
  状态          符合时间进度
  更正说明      （无） → 2022-07-20更正：60人改为58人，原因：重复统计
  更正前的原文  （无） → 60人""")


def test_a_withdrawn_number() -> None:
    told_of = report(figure("60人"), corrections=[FIX | {"withdrawn": True}])

    assert changed(one("60人"), state(goal(), reports=(told_of,))) == block("""
目标
  目标  100人
  进展  60人                     → （无）
  截至  2022年7月1日             → （无）
  比例  60.0%                    → （无）
  状态  符合时间进度             → 通报未提及
  出处  进展通报（2022年7月1日） → （无）
  原句  通报原句                 → （无）
目标（历次通报的数，出自进展通报（2022年7月1日））
  数            60人   → （无）
  更正前的原文  （无） → 60人
  是否撤回      否     → 是
  更正说明      （无） → 2022-07-20撤回：60人，原因：重复统计""")


def test_new_and_gone_checks() -> None:
    before = one("60人", stated={"text": "61%", "of": "target"})
    after = one("60人", stated={"text": "60%", "of": "target"}, restated_target="90人")

    assert changed(before, after) == block("""
目标
  目标            100人
  文件自称的比例  61%    → 60%
  通报重述的目标  （无） → 90人
新增 核对说明：目标前后表述不一致（目标）
  说明  承诺的目标是“100人”，通报写作“90人”；本站按承诺的目标计算
消除 核对说明：所称比例与数字不一致（目标）
  说明  通报称“61%”，按60人÷100人计算为60.0%""")


def test_documents_and_reports() -> None:
    old = county_year(goal(), reports=(report(figure("60人")),), sources=(source(), source("gone", None)))
    new = county_year(
        goal(),
        reports=(report(figure("60人"), correction={"reason": "重新核对"}),),
        sources=(
            source(title="半年通报", number="虚政〔2022〕8号"),
            source("plan", None, kind="plan", title="方案"),
        ),
    )
    assert told(of_years(old), of_years(new)) == block("""
文件：《半年通报》
  标题  （无） → 半年通报
  文号  （无） → 虚政〔2022〕8号
新增 文件：《方案》
  文件种类  方案
  收录日期  2022年7月2日
删去 文件：进展通报
  文件种类  进展通报
  收录日期  2022年7月2日
通报：数据截至2022年7月1日
  更正原因  （无） → 重新核对""")


def test_years_and_counties() -> None:
    county = {"code": "990102", "name": "乌有县"}
    shared, other = county_year(goal()), county_year(goal(), year=2023)
    before, after = of_years(shared), of_years(shared, county_year(goal(), county_fields=county))

    assert lines(compare(before, after)) == block("""
新增 乌有县（990102）
  地级市  虚构市
  省      虚构省
  新增 2022年
    状态        1项目标：1项未收录通报
    名称        计划
    省方案代号  a
    新增 文件：进展通报（2022年7月1日）
      文件种类  进展通报
      成文日期  2022年7月1日
      收录日期  2022年7月2日

    新增 一、任务1
      承诺原文  承诺原文
      牵头单位  县民政局
      新增 目标
        目标      100人
        状态      未收录通报
        期限      2022年12月31日
        目标原句  承诺原句

共新增1个县，新增1个年度，新增1份文件，新增1件事，新增1个目标。""").split("\n")
    assert (
        lines(compare(after, before))[-1] == "共删去1个县，删去1个年度，删去1份文件，删去1件事，删去1个目标。"
    )
    assert lines(compare(of_years(shared), of_years(other)))[1:3] == [
        "  新增 2023年",
        "    状态        1项目标：1项未收录通报",
    ]


def test_what_the_counties_share() -> None:
    before = Snapshot.of_site(site_of(county_year(goal())))
    site = site_of(county_year(goal()), schemes={})
    units = (UNIT.model_copy(update={"name": "县民政和养老局", "aliases": ("县民政局",)}),)
    ledger = type(site.ledger)(site.ledger.counties, units, {})
    after = Snapshot.of_site(type(site)(ledger, site.years, site.now))

    assert lines(compare(before, after)) == block("""
虚构县（990101）
  2022年

    一、任务1
      牵头单位  县民政局 → 县民政和养老局

单位和省方案
  单位：县民政和养老局
    单位名称  县民政局 → 县民政和养老局
    其他写法  民政局   → 县民政局
  删去 省方案：虚构省方案
    年度      2022
    省级代码  99

共改动1件事，改动1个单位，删去1个省方案。""").split("\n")


def test_a_scheme_that_counts_something_else() -> None:
    def scheme(unit: str) -> Snapshot:
        task_of = {"no": 1, "key": "task-1", "title": "任务1"}
        measures = [{"id": "built", "name": "建成", "unit": unit}]
        changed_scheme = SCHEME.model_validate(
            {"format": "1", "id": "a", "title": "方案", "year": 2022, "province": "99"}
            | {"tasks": [task_of | {"measures": measures}]}
        )
        return Snapshot.of_site(site_of(schemes={"a": changed_scheme}))

    assert lines(compare(scheme("所"), scheme("个"))) == block("""
单位和省方案
  省方案：方案
    方案的事项：任务1
      口径：建成
        单位  所 → 个

共改动1个省方案。""").split("\n")


def test_a_county_of_a_partial_site_is_not_gone() -> None:
    county = {"code": "990102", "name": "乌有县"}
    both = of_years(county_year(goal()), county_year(goal(), county_fields=county))
    part = Snapshot({**of_years(county_year(goal())).content, "partial": True})
    remark = "说明：有一边只含部分县（用 --only 生成的），只比较了两边都有的县。"

    assert lines(compare(both, part)) == [remark, "没有变化。"]
    assert lines(compare(part, both)) == [remark, "没有变化。"]


def test_a_renamed_county() -> None:
    fields = {"name": "新虚县", "publisher": "新虚县人民政府"}
    after = of_years(county_year(goal(), county_fields=fields))

    assert County.model_validate(
        {"format": "1", "code": "990101", "prefecture": "a", "province": "b", **fields}
    )
    assert lines(compare(state(goal()), after)) == [
        "新虚县（990101）",
        "  县（市、区）  虚构县 → 新虚县",
        "",
        "共改动1个县。",
    ]


def test_a_text_cannot_command_the_terminal_or_break_the_line() -> None:
    hostile = "红\x1b[31m\n换行\u202e倒"
    found = changed(state(tasks=(task(goal()),)), state(tasks=(task(goal(), note=hostile),)))

    assert found == "说明  （无） → 红\ufffd[31m 换行\ufffd倒"
