"""Other words for the same thing, and the small index of places."""

from __future__ import annotations

from pathlib import Path

from livelihood.clock import moment
from livelihood.model import Unit
from livelihood.model.synonyms import Synonym
from livelihood.places import Place
from livelihood.problems import Problems
from livelihood.search.meaning import meaning, unit_words
from livelihood.search.places import places
from livelihood.site import load_site
from livelihood.validation.synonyms import check_synonyms
from tests.builds import ROOT
from tests.unit.data_tree import write_data


def unit(name: str, *aliases: str) -> Unit:
    return Unit(id="unit", name=name, aliases=aliases)


def test_names_and_aliases_of_a_unit_with_and_without_its_level() -> None:
    assert unit_words([unit("县人力资源和社会保障局", "县人社局")]) == {
        "人力资源和社会保障局": ["人社局"],
        "人社局": ["人力资源和社会保障局"],
        "县人力资源和社会保障局": ["人力资源和社会保障局", "人社局"],
        "县人社局": ["人力资源和社会保障局", "人社局"],
    }


def test_an_alias_that_a_name_begins_with_needs_no_other_words() -> None:
    # 卫生健康委 finds 卫生健康委员会 too.
    assert unit_words([unit("县卫生健康委", "县卫健委", "县卫生健康委员会")]) == {
        "卫健委": ["卫生健康委"],
        "卫生健康委": ["卫健委"],
        "卫生健康委员会": ["卫生健康委", "卫健委"],
        "县卫健委": ["卫生健康委", "卫健委"],
        "县卫生健康委": ["卫生健康委", "卫健委"],
        "县卫生健康委员会": ["卫生健康委", "卫健委"],
    }


def test_a_unit_of_one_name_is_found_without_its_level() -> None:
    assert unit_words([unit("县审计局")]) == {"县审计局": ["审计局"]}
    assert unit_words([unit("团县委")]) == {}
    # 县委 is no level before a name.
    assert unit_words([unit("县残联")]) == {}


def test_places_of_the_real_data() -> None:
    found = places(load_site(ROOT / "data", now=moment("2026-11-21")))

    assert found["provinces"] == [
        [
            "41",
            "河南省",
            [["4104", "平顶山市", [["410422", "叶县", "yexian"], ["410423", "鲁山县", "lushan"]]]],
        ]
    ]
    ((scheme, province, tasks),) = found["schemes"]
    assert (scheme, province, tasks[0]) == ("henan-2022", "41", ["skills", "开展职业技能培训和评价取证"])
    assert len(tasks) == 10


def test_a_county_without_a_year_is_no_place_to_go(tmp_path: Path) -> None:
    found = places(load_site(write_data(tmp_path), now=moment("2026-11-21")))

    assert found["provinces"] == [["99", "虚构省", [["9901", "虚构市", [["990101", "虚构县", "xugou"]]]]]]


def synonym(words: list[str], official: list[str], line: int = 1) -> Synonym:
    lines = {("words", at): line + at for at in range(len(words))}
    return Synonym(words=words, official=official, place=Place("data/synonyms.yml", line, lines))


def test_words_in_the_form_of_terms_lead_to_official_words() -> None:
    found = meaning([synonym(["井蓋", "ATM 机"], ["窨井", "井盖"])], [unit("县残联")])

    assert found == {"synonyms": {"atm机": ["窨井", "井盖"], "井盖": ["窨井", "井盖"]}, "units": {}}


def test_mistakes_in_synonyms() -> None:
    problems = Problems()
    check_synonyms(
        [synonym(["井盖", "下水道"], ["窨井"], 4), synonym(["井 盖", "养老", "！"], ["养老", "。"], 8)],
        problems,
    )

    assert [(each.line, each.code, each.message.partition("。应当")[0]) for each in problems.sorted()] == [
        (8, "bad-form", "“。”没有可以搜索的文字"),
        (8, "duplicate-id", "词语 井 盖 已在第 4 行用过"),
        (9, "duplicate-id", "词语 养老 在 words 和 official 里都有"),
        (10, "bad-form", "“！”没有可以搜索的文字"),
    ]
