from __future__ import annotations

from tests.bench.engines import Case, Run
from tests.bench.measuring import Output, Usage
from tests.bench.table import Table, tables


def _run(engine: str, counties: int, seconds: float, case: Case = Case.COLD, *, whole: bool = False) -> Run:
    title = {"ours": "本站", "hugo": "Hugo"}[engine]
    usage = Usage(seconds, cpu=seconds * 1.5, peak=int(seconds * 10_000_000))
    return Run(engine, title, counties, whole, case, usage, Output(pages=counties * 30, size=2_500_000))


def test_the_best_run_counts_and_the_middle_one_is_told() -> None:
    found = tables([_run("ours", 10, seconds) for seconds in (4.0, 2.0, 3.0)])

    assert [(table.caption, table.rows) for table in found] == [
        (
            "10个县，300个网页，不含搜索和开放数据",
            (("本站", "从头", "2.00（中位3.00）", "150", "3.00", "40", "2.5"),),
        )
    ]


def test_a_single_run_has_no_middle_and_only_cold_ones_a_rate() -> None:
    (found,) = tables([_run("ours", 10, 2), _run("ours", 10, 0.5, Case.EDIT)])

    assert found.rows == (
        ("本站", "从头", "2.00", "150", "3.00", "20", "2.5"),
        ("本站", "改一个数", "0.50", "", "0.75", "5", "2.5"),
    )


def test_ours_is_set_beside_each_other_engine() -> None:
    runs = [_run("ours", 10, 2), _run("hugo", 10, 1), _run("ours", 20, 2), _run("hugo", 20, 6)]
    # Another case isn't another engine's.
    runs += [_run("ours", 10, 0.1, Case.SAME), _run("ours", 30, 2)]

    *_, ratios, _ = tables(runs)

    assert ratios == Table(
        "从头生成，本站每秒页数是别的几倍",
        ("县数", "Hugo"),
        (
            ("10（不含搜索和开放数据）", "0.50倍"),
            ("20（不含搜索和开放数据）", "3.00倍"),
            ("30（不含搜索和开放数据）", "未测"),
        ),
    )


def test_growth_is_told_from_size_to_size() -> None:
    runs = [_run("ours", 10, 2), _run("ours", 100, 11), _run("ours", 1000, 83)]
    runs += [_run("ours", 10, 3, whole=True), _run("ours", 30, 7, whole=True)]

    growth = tables(runs)[-1]

    assert growth.rows == (
        ("10到100", "不含搜索和开放数据", "0.100"),
        ("100到1000", "不含搜索和开放数据", "0.080"),
        ("10到30", "含搜索和开放数据", "0.200"),
    )


def test_with_and_without_search_are_tables_of_their_own() -> None:
    found = tables([_run("ours", 10, 2), _run("ours", 10, 3, whole=True)])

    assert [(table.caption, table.rows[0][2]) for table in found] == [
        ("10个县，300个网页，不含搜索和开放数据", "2.00"),
        ("10个县，300个网页，含搜索和开放数据", "3.00"),
    ]


def test_a_table_as_text_and_as_html() -> None:
    table = Table("比较", ("怎样", "用时"), (("A & B", "1.00"), ("C", "2.00")))

    assert table.markdown() == "\n比较\n\n| 怎样 | 用时 |\n| --- | --- |\n| A & B | 1.00 |\n| C | 2.00 |\n"
    assert table.html() == (
        '<div class="ll-scroll" role="region" tabindex="0" aria-label="比较">'
        '<table class="ll-table ll-table--wide"><caption>比较</caption>'
        '<thead><tr><th scope="col">怎样</th><th scope="col">用时</th></tr></thead><tbody>\n'
        "<tr><td>A &amp; B</td><td>1.00</td></tr>\n<tr><td>C</td><td>2.00</td></tr>\n"
        "</tbody></table></div>\n"
    )
