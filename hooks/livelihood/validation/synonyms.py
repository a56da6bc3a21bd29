"""Synonyms: each word is explained once, and by other words."""

from __future__ import annotations

from collections.abc import Iterable

from livelihood.model.synonyms import Synonym
from livelihood.places import Spot
from livelihood.problems import Problems
from livelihood.search.tokens import form


def check_synonyms(synonyms: Iterable[Synonym], problems: Problems) -> None:
    """Report words that are explained twice or by themselves, and those that nobody can search for."""
    first: dict[str, Spot] = {}
    for synonym in synonyms:
        official = [form(word) for word in synonym.official]
        for at, word in enumerate(synonym.words):
            spot, searched = synonym.spot("words", at), form(word)
            if not searched:
                problems.add("bad-form", spot, f"“{word}”没有可以搜索的文字")
            elif searched in first:
                where = f"第 {first[searched].line} 行"
                problems.add("duplicate-id", spot, f"词语 {word} 已在{where}用过")
            elif searched in official:
                problems.add("duplicate-id", spot, f"词语 {word} 在 words 和 official 里都有")
            first.setdefault(searched, spot)
        for at, word in enumerate(synonym.official):
            if not official[at]:
                problems.add("bad-form", synonym.spot("official", at), f"“{word}”没有可以搜索的文字")
