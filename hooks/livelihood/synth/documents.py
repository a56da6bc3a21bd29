"""The documents of an invented county: the notice that issues the plan, and the notices of progress with their tables."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from livelihood.synth.content import Undertaking
from livelihood.synth.course import Course
from livelihood.synth.telling import TABLE
from livelihood.synth.timing import Notice
from livelihood.wording import chinese_number, day

_ADDRESSEES = "各乡镇人民政府、街道办事处，县政府各部门："
_DATES = re.compile(r"\d{4}年|\d{1,2}月\d{1,2}日")
_DIGIT = re.compile(r"\d")
_ISSUING = "经县政府同意，现印发给你们，请结合实际认真贯彻落实。"
_INTRODUCTION = (
    "为持续增进民生福祉，根据省、市统一部署，结合我县实际，县政府决定继续从群众最关心、最直接、最现实的利益问题入手，"
    "坚持尽力而为、量力而行，集中力量办好下列重点民生实事。"
)
_DEMANDS = (
    "工作要求：各牵头单位要细化任务、倒排工期，明确到岗到人；各责任单位要密切配合，及时解决实施中的困难和问题。"
    "资金要及时拨付、专款专用，项目要公开透明、保证质量。县政府督查室按季度通报进展，主动接受群众和社会监督。"
)
_OPENING = (
    "今年以来，各级各部门把办好重点民生实事作为改善民生的重要抓手，加强组织领导，压实工作责任，各项任务总体进展顺利。"
    "现将截至{}的进展情况通报如下："
)
_CLOSING = (
    "总的看，各项任务推进有力，但也存在一些不足：有的项目前期手续办理较慢，有的单位之间衔接不够顺畅，有的工作宣传不到位、群众知晓率不高。"
    "下一步，各牵头单位要对照目标任务逐项梳理、查漏补缺，对进度较慢的事项制定赶工措施，明确完成时限；各责任单位要主动配合，形成工作合力；"
    "要严把工程质量和安全关口，畅通群众反映问题的渠道，让民生实事真正办到群众心坎上。县政府督查室将继续跟踪督办，定期通报。"
)
_HEAD = ("编号", "工作任务", "责任单位", "责任人", "分管领导", "工作进度")


@dataclass(frozen=True)
class Assignment:
    """A county's task: what is promised, by whom, and how its promises go. ``heads`` has one for each of ``lead``."""

    no: int
    task: Undertaking
    commitment: str
    lead: Sequence[str]
    responsible: Sequence[str]
    heads: Sequence[str]
    leader: str
    courses: Sequence[Course]

    @property
    def officials(self) -> list[dict[str, str]]:
        """Who answers for it, as the plan holds them."""
        heads = zip(self.lead, self.heads, strict=True)
        answering = [{"role": "责任人", "unit": unit, "name": name} for unit, name in heads]
        return [*answering, {"role": "分管领导", "name": self.leader}]


@dataclass(frozen=True)
class Progress:
    """What a notice says of one task: the passage of each unit that leads it."""

    assignment: Assignment
    passages: Sequence[str]


def plan_text(office: str, number: str, title: str, on: date, assignments: Sequence[Assignment]) -> str:
    """Return the document by which ``office`` issues the plan ``title``."""
    lines = [office, number, "", f"{office}关于印发《{title}》的通知", "", _ADDRESSEES]
    lines += [f"《{title}》已{_ISSUING}", day(on), "", title, "", _INTRODUCTION, ""]
    for each in assignments:
        heads = "、".join(f"{name}（{unit}）" for unit, name in zip(each.lead, each.heads, strict=True))
        lines += [f"{chinese_number(each.no)}、{each.task.title}", f"主要任务：{each.commitment}"]
        lines += [f"牵头单位：{'、'.join(each.lead)}", f"责任单位：{'、'.join(each.responsible)}"]
        lines += [f"责任人：{heads}；分管领导：{each.leader}", ""]
    return "\n".join([*lines, _DEMANDS]) + "\n"


def notice_text(notice: Notice, table: str, progress: Sequence[Progress]) -> str:
    """Return a notice of progress: its text, and the table ``table`` that repeats promises beside their progress."""
    lines = [notice.title, "", _ADDRESSEES, _OPENING.format(notice.until)]
    for each in progress:
        heading = f"{chinese_number(each.assignment.no)}、{each.assignment.task.title}"
        lines += [heading, "".join(each.passages), ""]
    lines += [_CLOSING, "", f"附件：{table}", "", day(notice.on), "", TABLE, table, "\t".join(_HEAD)]
    lines += ["\t".join(_row(each)) for each in progress]
    return "\n".join(lines) + "\n"


def _row(progress: Progress) -> tuple[str, ...]:
    each = progress.assignment
    told = progress.passages[0]
    if len(each.lead) > 1:
        told = " ".join(
            f"{unit}：{passage}" for unit, passage in zip(each.lead, progress.passages, strict=True)
        )
    task = f"{each.task.title}。{each.commitment}"
    return (str(each.no), task, " ".join(each.lead), " ".join(each.heads), each.leader, told)


def plan_parts(title: str) -> list[dict[str, str]]:
    """Return the parts of the plan's document."""
    return [{"name": "通知"}, {"name": "方案", "begins": f"{title} {_INTRODUCTION[:10]}"}]


def notice_parts(table: str) -> list[dict[str, str]]:
    """Return the parts of a notice."""
    return [{"name": "正文"}, {"name": TABLE, "begins": f"{TABLE} {table}"}]


def dates_in(text: str) -> list[dict[str, Any]]:
    """Return the dismissals of a document's dates."""
    return [{"text": each, "reason": "日期"} for each in dict.fromkeys(_DATES.findall(text))]


def repeated(assignments: Sequence[Assignment]) -> list[dict[str, Any]]:
    """Return the dismissals of the numbers with which a notice's table repeats the promises."""
    clauses = [
        (each.clause, "复述") for task in assignments for each in task.courses if _DIGIT.search(each.clause)
    ]
    rows = [(f"{each.no} {each.task.title[:6]}", "序号") for each in assignments]
    return [{"text": text, "reason": reason, "part": TABLE} for text, reason in (*clauses, *rows)]
