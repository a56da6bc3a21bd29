"""Which promise a row speaks of: by its ids, cross-checked with its name, target and unit."""

from __future__ import annotations

from collections.abc import Callable

from livelihood.plain_text import comparable
from livelihood.quantity import Quantity, QuantityError
from livelihood.workbook.complaints import CellError, Complaints
from livelihood.workbook.grid import GridCell
from livelihood.workbook.layout import ColumnKey
from livelihood.workbook.promise import Promised

_NEW_ONE = "请核对是不是串了行；方案改过的，请用 livelihood template 重新生成工作簿"


class Identity:
    """Finds the promises that rows speak of; ``cell`` gives a row's cell of a kind."""

    def __init__(
        self,
        promises: tuple[Promised, ...],
        cell: Callable[[int, ColumnKey], GridCell],
        complaints: Complaints,
    ) -> None:
        self.promises = promises
        self.cell = cell
        self.complaints = complaints
        self._seen: dict[tuple[int, str], int] = {}

    def of(self, row: int) -> Promised | None:
        """Return the promise of a row; None where it isn't clear, which is reported."""
        before = len(self.complaints)
        promise = self._by_ids(row)
        if promise is None:
            return None
        self._check_text(row, "name", promise.indicator.name, "目标名称")
        self._check_text(row, "target", promise.target, "承诺的目标")
        key = promise.task.no, promise.indicator.id
        first = self._seen.setdefault(key, row)
        if first != row:
            what = f"第{promise.task.no}项的“{promise.indicator.id}”在第{first}行已经填过：同一个目标只填一行，请删去一行"
            self.complaints.add(self.cell(row, "id"), what)
        return promise if len(self.complaints) == before else None

    def unit(self, row: int, promise: Promised) -> str:
        """Return the unit that a plain number of the row takes: the row's own, 人次 or 万人次 for a target in 人次."""
        cell, target = self.cell(row, "unit"), promise.indicator.target
        shown = comparable(cell.text)
        if "value" not in promise.results or target is None or shown == comparable(promise.unit):
            return promise.unit
        try:
            same = bool(shown) and Quantity.parse(f"1{shown}").unit == target.unit
        except QuantityError:
            same = False
        if not same:
            expected = f"“{promise.unit}”" if promise.unit else "空的"
            raise CellError(f"单位是“{cell.text}”，方案里这个目标的单位是{expected}：请改回模板的写法")
        return shown

    def _by_ids(self, row: int) -> Promised | None:
        id_cell, no_cell = self.cell(row, "id"), self.cell(row, "no")
        id, no = comparable(id_cell.text), comparable(no_cell.text)
        if not id:
            what = "这一行填了进展，却没有目标编号，不知道是哪个目标：请从模板抄回，或清空这一行"
            self.complaints.add(id_cell, what)
            return None
        named = [promise for promise in self.promises if promise.indicator.id == id]
        if not named:
            what = f"方案里没有目标编号“{id_cell.text}”：{_NEW_ONE}"
            self.complaints.add(id_cell, what)
            return None
        found = [promise for promise in named if str(promise.task.no) == no or (not no and len(named) == 1)]
        if not found:
            where = "、".join(f"第{promise.task.no}项" for promise in named)
            what = f"任务编号是“{no_cell.text}”，目标“{id_cell.text}”属于{where}：{_NEW_ONE}"
            self.complaints.add(no_cell, what)
            return None
        return found[0]

    def _check_text(self, row: int, key: ColumnKey, expected: str, name: str) -> None:
        cell = self.cell(row, key)
        if not cell.is_blank and comparable(cell.text) != comparable(expected):
            shown = " ".join(expected.split())
            what = f"{name}是“{cell.text}”，方案里这个目标编号的{name}是“{shown}”：{_NEW_ONE}"
            self.complaints.add(cell, what)
