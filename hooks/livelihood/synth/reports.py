"""The reports of a county-year: what each notice says of every task, and the passages that say it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from random import Random
from typing import Any, NamedTuple

from livelihood.synth.content import Extra, Undertaking
from livelihood.synth.course import Course
from livelihood.synth.documents import Assignment, Progress
from livelihood.synth.oddities import Oddity, correction, misstatement, revision_told
from livelihood.synth.telling import TABLE, Told, tell, tell_extra
from livelihood.synth.timing import Notice

_HAS_EXTRA, _HAS_NEXT, _HAS_OWN_DATE = 50, 40, 30  # percent
# The task whose figures may be of an earlier day than the notice's.
_DATED_TASK = "health"
_NEXT = (
    "下一步将加强调度督导，确保按时保质完成年度任务",
    "对存在的问题列出清单，逐项明确整改时限和责任人",
    "下一步将广泛听取群众意见，不断改进服务方式",
    "将继续强化部门协同，及时协调解决推进中的难点堵点",
    "有关资金已纳入年度预算，后续将根据进度及时拨付",
    "下一步将组织开展“回头看”，巩固已经取得的成效",
)


class _Counted(NamedTuple):
    """A number without a target, and what it comes to in the year."""

    id: str
    extra: Extra
    base: int


class Reporter:
    """Writes a county-year's notices, the first first. What is drawn once stays the same in all of them."""

    def __init__(
        self, assignments: Sequence[Assignment], oddity: Oddity, places: Sequence[str], random: Random
    ) -> None:
        self.assignments = assignments
        self.oddity = oddity
        self.places = places
        self.random = random
        self.extras = [self._extras(each) for each in assignments]

    def _extras(self, assignment: Assignment) -> list[_Counted]:
        return [
            _Counted(id, extra, self.random.randint(extra.least, extra.most))
            for id, extra in assignment.task.extras.items()
            if self.random.randrange(100) < _HAS_EXTRA
        ]

    def report(self, notices: Sequence[Notice], at: int) -> tuple[dict[str, Any], list[Progress]]:
        """Return the report on notice number ``at`` of all ``notices``, and what that notice says."""
        notice, entries, progress, corrections = notices[at], [], [], []
        for assignment, extras in zip(self.assignments, self.extras, strict=True):
            told = Told()
            passages = []
            for lead in range(len(assignment.lead)):
                own = self._tell(assignment, lead, extras, notice, is_last=at == len(notices) - 1)
                if at == 1 and self.oddity is Oddity.REVISED:
                    own.clauses += [revision_told(each) for each in self._odd(assignment, lead)]
                passages.append(self._passage(assignment, lead, own, notice))
                told.extend(own)
            if at == 0 and self.oddity is Oddity.CORRECTED:
                odd = self._odd(assignment)
                corrections += [correction(assignment.no, each, told, notice) for each in odd]
            entries.append(_entry(assignment, passages, told))
            progress.append(Progress(assignment, passages))
        as_of = notice.as_of.isoformat() if notice.as_of != notice.on else None
        head = {"source": notice.id, "as_of": as_of, "final": notice.is_final or None}
        return {**head, "corrections": corrections, "tasks": entries}, progress

    def _odd(self, assignment: Assignment, lead: int = 0) -> list[Course]:
        return [
            each for each in assignment.courses if each.id == self.oddity.value and each.promise.by == lead
        ]

    def _tell(
        self, assignment: Assignment, lead: int, extras: Sequence[_Counted], notice: Notice, *, is_last: bool
    ) -> Told:
        """Return what the unit number ``lead`` of those that lead the task says."""
        told = Told()
        for course in assignment.courses:
            if course.promise.by == lead:
                wrong = misstatement(self.oddity, course, is_last=is_last)
                told.extend(tell(course, notice.elapsed, self.random, wrong))
        for id, extra, base in extras:
            if extra.by == lead:
                tell_extra(id, extra, notice.elapsed, base, told)
        return told

    def _passage(self, assignment: Assignment, lead: int, told: Told, notice: Notice) -> str:
        """Return the unit's passage; the figures of one that begins with a date of its own get that date."""
        work = self.random.choice(_work(assignment.task, lead))
        sentences = [work.format(a=self.places[0], b=self.places[-1])]
        since = "截至目前"
        if assignment.task.key == _DATED_TASK and self.random.randrange(100) < _HAS_OWN_DATE:
            day = notice.as_of - timedelta(days=self.random.randint(2, 8))
            since = f"截至{notice.said(day)}"
            for figure in told.figures:
                figure["as_of"] = day.isoformat()
        if told.clauses:
            sentences.append(f"{since}，{'；'.join(told.clauses)}")
        if self.random.randrange(100) < _HAS_NEXT:
            sentences.append(self.random.choice(_NEXT))
        return "".join(f"{sentence}。" for sentence in sentences)


def _work(task: Undertaking, lead: int) -> Sequence[str]:
    """Return what can be said of the work of a unit; where two lead, the last sentence is the second one's."""
    if len(task.lead) == 1:
        return task.work
    return task.work[-1:] if lead else task.work[:-1]


def _entry(assignment: Assignment, passages: Sequence[str], told: Told) -> dict[str, Any]:
    """Return what the report says of a task: the text of both parts, in the table a passage for each unit."""
    several = len(passages) > 1
    units = assignment.lead if several else [None]
    table = [{"part": TABLE, "unit": unit, "text": text} for unit, text in zip(units, passages, strict=True)]
    return {
        "no": assignment.no,
        "progress": [{"part": "正文", "text": "".join(passages)}, *table],
        "figures": told.figures,
    }
