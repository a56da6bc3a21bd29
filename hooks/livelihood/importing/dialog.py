"""What an import tells a person, and what it asks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import click

from livelihood.diffing.text import lines
from livelihood.importing.drafts import Decision, Drafts, Uncertain, said
from livelihood.importing.files import Received
from livelihood.importing.staging import Staged
from livelihood.wording import SOURCE_KINDS

_ANSWERS = {"y": Decision.ACCEPT, "d": Decision.CONFIRM, "n": Decision.LEAVE_OUT}


def tell_document(drafts: Drafts, received: Received) -> None:
    """Say what kind of document was read, what it says of itself, and what of it wasn't read."""
    source = drafts.source
    click.echo(f"认出这是一份{SOURCE_KINDS[source.kind]}。")
    for label, value in (
        ("标题", source.title),
        ("发文机关", source.issuer),
        ("文号", source.number),
        ("成文日期", source.date),
    ):
        click.echo(f"  {label}：{value or '文件没有写，留空'}")
    for note in received.notes:
        click.echo(f"注意：{note}")


def tell_tasks(drafts: Drafts) -> None:
    """List everything that was read, task by task; what is uncertain is marked."""
    for planned in drafts.plan or ():
        click.echo(
            f"{planned.task.no}. {planned.task.title}（{'、'.join(planned.task.lead) or '没有牵头单位'}）"
        )
        for indicator in planned.indicators:
            due = f"，{indicator.due.text}" if indicator.due else ""
            click.echo(
                f"   目标 {indicator.name}：{indicator.target or '没有数'}{due}{_mark(indicator.doubts)}"
            )
    for reported in drafts.report or ():
        click.echo(f"{reported.task.no}. {reported.task.title}")
        for figure in reported.figures:
            matched = f"把握{figure.confidence}%，{figure.reason}" if figure.indicator else "没有对应的目标"
            click.echo(f"   进展 {figure.name}：{said(figure)}（{matched}）{_mark(figure.doubts)}")
    for unit in drafts.units:
        click.echo(f"新单位 {unit.name}{_mark(unit.doubts)}")


def _mark(doubts: Sequence[str]) -> str:
    return " ← 待确认" if doubts else ""


def tell_doubts(items: Sequence[Uncertain]) -> None:
    """Say what is uncertain, and why."""
    for item in items:
        click.echo(f"待确认：{item.label}")
        if item.quote:
            click.echo(f"  原文：{item.quote}")
        for reason in item.reasons:
            click.echo(f"  {reason}")


def tell_result(staged: Staged) -> None:
    """Show what would change on the site, and what would be left to mend."""
    if staged.differences is not None:
        for line in lines(staged.differences):
            click.echo(line)
    for problem in staged.problems:
        click.echo(str(problem))


def decide(items: Sequence[Uncertain]) -> Mapping[tuple[object, ...], Decision]:
    """Ask a person about each uncertain item and return the decisions."""
    decisions = {}
    for at, item in enumerate(items, start=1):
        click.echo(f"\n待确认 {at}/{len(items)}：{item.label}")
        if item.quote:
            click.echo(f"  原文：{item.quote}")
        for reason in item.reasons:
            click.echo(f"  {reason}")
        choices = "y 是这样，d 先写下、标上待确认" + ("，n 不要这一项" if item.can_leave else "")
        allowed = list(_ANSWERS) if item.can_leave else ["y", "d"]
        answer = click.prompt(f"  {choices}", type=click.Choice(allowed), default="d", show_choices=False)
        decisions[item.path] = _ANSWERS[answer]
    return decisions
