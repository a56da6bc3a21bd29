from __future__ import annotations

from typing import Any

import pytest

from livelihood.bulletin.sentences import dated_sentences
from livelihood.model import Figure, Indicator
from tests.unit.builders import figure, goal, reading

_RATE = {"numerator": "2088人", "denominator": "2904人", "denominator_quote": "活产数2904人"}
_STAGES = {"stages": ["未启动", "开工", "建成"]}


def clause(told: Figure, promise: Indicator) -> str:
    sentence = list(dated_sentences([(reading(told, promise), promise)]))
    assert len(sentence) == 1
    assert sentence[0].startswith("截至2022年7月1日，")
    return sentence[0].removeprefix("截至2022年7月1日，")


@pytest.mark.parametrize(
    ("promise", "told", "words"),
    [
        ({"name": "完成技能培训"}, {"value": "5.48万人"}, "完成技能培训5.48万人。"),
        ({"name": "修建G207"}, {"value": "3人"}, "修建G207为3人。"),
        (
            {"name": "宫颈癌筛查"},
            {"value": "60人", "stated": {"text": "60%", "of": "target"}},
            "宫颈癌筛查60人，完成全年任务60%。",
        ),
        # 2088 ÷ 2904 = 0.719008…
        ({"name": "超声筛查率", "target": "60%", "kind": "rate"}, _RATE, "2904人中有2088人，超声筛查率71.90%。"),
        (
            {"name": "超声筛查率", "target": "60%", "kind": "rate"},
            {**_RATE, "stated": {"text": "71.9%", "of": "rate"}},
            "2904人中有2088人，超声筛查率71.9%。",
        ),
        (
            {"name": "超声筛查率", "target": "60%", "kind": "rate"},
            {**_RATE, "numerator": "0人", "denominator": "0人"},
            "超声筛查率：0人中有0人。",
        ),
        (
            {"name": "更换改造"},
            {
                "parts": [
                    {"name": "井盖", "value": "201人", "quote": "井盖201人"},
                    {"name": "线路2", "value": "954人", "quote": "954人"},
                ]
            },
            "更换改造：井盖201人、线路2为954人。",
        ),
        (
            {"name": "养老设施", **_STAGES},
            {"by_stage": {"建成": "10人", "开工": "5人"}},
            "养老设施：建成10人、开工5人。",
        ),
        (
            {"name": "服务中心", **_STAGES},
            {"items": [{"name": "东街", "stage": "开工"}, {"name": "西街", "stage": "建成"}]},
            "服务中心：东街开工、西街建成。",
        ),
        ({"name": "小区改造", **_STAGES}, {"stage": "开工"}, "小区改造已进展到“开工”。"),
        ({"name": "小区改造", **_STAGES}, {"stage": "未启动"}, "小区改造处于“未启动”阶段。"),
        ({"name": "公交化运行"}, {"words": "已开通两条路线。"}, "公交化运行：已开通两条路线。"),
        ({"name": "结算量"}, {"unavailable": "因系统升级暂无法统计"}, "结算量：因系统升级暂无法统计。"),
    ],
    ids=[
        "value", "name-ends-in-a-digit", "stated", "rate", "stated-rate", "rate-of-none", "parts", "by-stage",
        "items", "stage", "first-stage", "words", "unavailable",
    ],
)  # fmt: skip
def test_each_kind_of_figure_has_its_clause(
    promise: dict[str, Any], told: dict[str, Any], words: str
) -> None:
    assert clause(figure(**told), goal(**promise)) == words


@pytest.mark.parametrize(
    ("name", "words"), [("完成改造", "完成改造（往年）9户。"), ("2021年完成改造", "2021年完成改造9户。")]
)
def test_a_figure_of_another_year_says_so(name: str, words: str) -> None:
    told = figure("9户", extra=True, id="old", name=name, prior_year=True)
    assert list(dated_sentences([(reading(told), None)])) == [f"截至2022年7月1日，{words}"]


def test_figures_of_a_day_share_a_sentence_and_older_days_come_first() -> None:
    promise = goal(name="救助儿童")
    figures = [figure("3人"), figure("2人", as_of="2022-06-30"), figure("1人")]
    found = dated_sentences([(reading(each, promise), promise) for each in figures])
    assert list(found) == ["截至2022年6月30日，救助儿童2人。", "截至2022年7月1日，救助儿童3人；救助儿童1人。"]
