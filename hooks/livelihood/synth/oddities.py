"""What is out of the ordinary in some invented counties: a wrong ratio, a revised target, a corrected figure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta
from decimal import Decimal
from enum import Enum
from typing import Any

from livelihood.quantity import Quantity
from livelihood.synth.course import Course
from livelihood.synth.documents import Assignment
from livelihood.synth.telling import TABLE, Told
from livelihood.synth.timing import Notice

# Each is found once in so many counties.
_EVERY = 20
_POINTS = 7


class Oddity(Enum):
    """What is odd about a county, and the indicator that it concerns."""

    NONE = ""
    MISSTATED = "cervical"
    REVISED = "places"
    CORRECTED = "cases"

    @classmethod
    def of(cls, number: int) -> Oddity:
        """Return what is odd about the county with this number."""
        return {3: cls.MISSTATED, 7: cls.REVISED, 11: cls.CORRECTED}.get(number % _EVERY, cls.NONE)

    def course(self, assignments: Sequence[Assignment]) -> tuple[int, Course]:
        """Return the task's number and the course that is odd."""
        return next((task.no, each) for task in assignments for each in task.courses if each.id == self.value)


def misstatement(oddity: Oddity, course: Course, *, is_last: bool) -> int:
    """Return by how many points the last notice's own ratio is wrong."""
    return _POINTS if oddity is Oddity.MISSTATED and course.id == oddity.value and is_last else 0


def revise(course: Course) -> None:
    """Lower the target that counts; the clause keeps the first one."""
    course.first = course.target_text
    course.target = (course.target * 4 / 5).to_integral_value()


def revision_told(course: Course) -> str:
    """Return the clause of a notice that tells of the new target."""
    return f"经县政府研究，{course.promise.name}的目标调整为{course.target_text}"


def revision(no: int, course: Course, notice: Notice) -> Mapping[str, Any]:
    """Return the plan's record of the new target, which ``notice`` tells."""
    return {
        "no": no,
        "indicator": course.id,
        "original": course.first,
        "date": (notice.on - timedelta(days=6)).isoformat(),
        "reason": "一所幼儿园的用地手续尚未办结，改为分期建设。",
        "source": notice.id,
        "quote": revision_told(course),
        "part": TABLE,
    }


def correction(no: int, course: Course, told: Told, notice: Notice) -> Mapping[str, Any]:
    """Return the correction of what ``notice`` tells: a tenth too much."""
    old = next(each["value"] for each in told.figures if each.get("indicator") == course.id)
    number = Quantity.parse(old).number()
    return {
        "no": no,
        "indicator": course.id,
        "old": old,
        "new": course.text(number - max(Decimal(1), number // 10)),
        "reason": "统计时重复计入了线上咨询，核对后更正。",
        "date": (notice.recorded + timedelta(days=20)).isoformat(),
    }
