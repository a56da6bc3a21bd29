"""Numbers that are neither targets nor figures: each with its reason, consistent with the check of coverage."""

from __future__ import annotations

from livelihood.documents import Document
from livelihood.drafting.dismissals import draft_dismissals
from livelihood.drafting.draft import DraftDismissal, DraftIndicator


def dismissed(text: str, *indicators: DraftIndicator) -> list[tuple[str, str, bool]]:
    found = draft_dismissals(Document(text, (("正文", None),)), indicators, ())
    return [(each.text, each.reason, bool(each.doubts)) for each in found]


def test_dates_numbers_names_and_telephones() -> None:
    assert dismissed("2022年7月1日") == [("2022年7月1日", "日期", False)]
    assert dismissed("虚办文〔2022〕15号") == [("2022", "日期", False), ("15号", "序号", False)]
    assert dismissed("请拨打12345热线。") == [("12345热线", "电话", False)]
    assert dismissed("开通辛店镇（31路）。") == [("31路", "名称", False)]
    assert dismissed("省10件民生实事") == [("10件", "名称", False)]


def test_a_tables_first_column() -> None:
    assert dismissed("编号\t任务\n1\t办好养老\n2\t办好托育") == [
        ("1办好", "序号", False),
        ("2办好", "序号", False),
    ]


def test_a_comparison_with_last_year() -> None:
    assert dismissed("比去年多200人。") == [("200人", "往年", False)]


def test_what_the_rules_cannot_place_is_put_before_the_person() -> None:
    (entry,) = draft_dismissals(Document("全县共有36个村。", (("正文", None),)), (), ())
    assert entry == DraftDismissal(
        "36个", "名称", None, ("“…全县共有36个村。…”里的 36个 没有读成目标或进展，请确认它是什么数",)
    )


def test_a_used_number_is_never_dismissed() -> None:
    target = DraftIndicator("beds", "养老床位", "amount", "新增养老床位36张", None, target="36张")
    assert dismissed("新增养老床位36张。全县共有36个村。", target) == [("36个", "名称", True)]
    # The same words at both places: the text is widened until it tells them apart.
    assert dismissed("新增养老床位36张。原计划床位36张。", target) == [("划床位36张。", "复述", False)]
