"""Redirects: each leads straight to a page that there is, and every address that was published leads somewhere."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path

from livelihood.addresses import LIST, is_of_data, published
from livelihood.model import Redirect
from livelihood.places import Spot
from livelihood.problems import Problems
from livelihood.redirects import redirect_pages


def check_redirects(redirects: Sequence[Redirect], problems: Problems) -> None:
    """Report old addresses that are told twice, and redirects that lead on to others or round in a circle."""
    first: dict[str, Redirect] = {}
    for each in redirects:
        known = first.setdefault(each.old, each)
        if known is not each:
            line = known.spot("old").line
            problems.add("duplicate-id", each.spot("old"), f"旧网址 {each.old} 已在第 {line} 行用过")
    for each in first.values():
        way = _way(each, first.values())
        if way[-1] in way[:-1]:
            problems.add("redirect-chain", each.spot("new"), f"{' → '.join(way)}，绕了一圈，到不了任何页面")
        elif len(way) > 2:
            problems.add("redirect-chain", each.spot("new"), f"{' → '.join(way)}，要跳转不止一次")


def _way(redirect: Redirect, redirects: Collection[Redirect]) -> list[str]:
    """Return the addresses that one comes through, to the last one or to the first that comes again."""
    way = [redirect.old, redirect.new]
    while way[-1] not in way[:-1] and (following := _following(way[-1], redirects)) is not None:
        way.append(following)
    return way


def _following(address: str, redirects: Collection[Redirect]) -> str | None:
    """Return where ``address`` leads to, None where no redirect is of it."""
    of_it = [
        each for each in redirects if address == each.old or (each.below and address.startswith(each.old))
    ]
    if not of_it:
        return None
    nearest = max(of_it, key=lambda each: len(each.old))
    return nearest.new + address.removeprefix(nearest.old)


def check_addresses(
    data: Path,
    redirects: Sequence[Redirect],
    pages: Collection[str],
    problems: Problems,
    *,
    hand_written: Collection[str] | None = None,
) -> None:
    """Report redirects from or to where they can't, and addresses that were published and lead nowhere any more.

    ``pages`` are the addresses of all generated pages, ``hand_written`` those of the other ones; where these aren't
    known, no address that may be one of theirs is reported.
    """
    there = {*pages, *(hand_written or ())}
    is_known = is_of_data if hand_written is None else (lambda _: True)
    for each in redirects:
        if each.old in there:
            problems.add("redirect-taken", each.spot("old"), f"旧网址 {each.old} 现在仍有页面")
        if each.new not in there and is_known(each.new):
            problems.add("redirect-target", each.spot("new"), f"新网址 {each.new} 没有页面")
    led = {page.url for page in redirect_pages(redirects, there)}
    told = {each.old for each in redirects}
    lost = {
        address: line
        for line, address in enumerate(published(data), 1)
        if is_known(address) and not any(address in known for known in (there, led, told))
    }
    path = (data / LIST).as_posix()
    for address, line in lost.items():
        if not _is_below(address, lost):
            below = sum(other.startswith(address) for other in lost) - 1
            more = f"和它下面的 {below} 个页面" if below else ""
            problems.add("lost-address", Spot(path, line), f"公开过的网址 {address} {more}没有了")


def _is_below(address: str, lost: Collection[str]) -> bool:
    """Tell whether an address above ``address`` is lost, too."""
    parts = address.split("/")[:-2]
    return any("/".join(parts[:depth]) + "/" in lost for depth in range(1, len(parts) + 1))
