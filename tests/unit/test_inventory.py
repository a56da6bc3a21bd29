"""How much the data holds."""

from __future__ import annotations

from livelihood.inventory import inventory
from livelihood.model import Ledger
from tests.unit.builders import county_year, document, figure, goal, ledger, report, task


def test_counts() -> None:
    parts = [{"name": "甲", "value": "1人", "quote": "一"}, {"name": "乙", "value": "2人", "quote": "二"}]
    year = county_year(
        goal(),
        goal("2个", id="other"),
        tasks=(task(goal(None, kind="qualitative"), no=2),),
        reports=(report(figure("5人"), figure(parts=parts, quote=None)), report(figure("6人"))),
        documents={"notice": document("2022年，1,200人，5 6"), "other": document("无")},
    )

    # 3 promises, 5人, two parts and 6人 have a quote each
    assert inventory(ledger(year)) == ("1 个县、1 个年度、2 件事、3 个目标、3 个进展数、7 条引文、4 处数字")


def test_nothing() -> None:
    empty = "0 个县、0 个年度、0 件事、0 个目标、0 个进展数、0 条引文、0 处数字"

    assert inventory(Ledger((), (), {})) == empty
